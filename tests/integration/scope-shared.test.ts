/** People whom several companies know, and what leaves or comes without a write. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../shared/errors.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../shared/generated/tables.ts';
import { companiesHolding } from '../../sync/gateway/sequencer/access.ts';
import { createAgency, createPerson, createWorld, keyOf } from './sequencer-world.ts';
import type { Agency, World } from './sequencer-world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.drop());

/** Every way in which a company comes to know a person who registered alone. */
const REASONS: Readonly<Record<string, (agency: Agency, candidate: number) => Promise<[table: MirroredTableName, id: number]>>> = {
  application: async ({ job }, candidateId) => ['applications', await world.insert('applications', { jobId: job, candidateId })],
  tag: async ({ user }, candidateId) => {
    const tagId = await world.insert('candidateTags', { createdBy: user });
    return ['candidateTagAssignments', await world.insert('candidateTagAssignments', { tagId, candidateId, assignedBy: user })];
  },
  campaign: async ({ user }, candidateId) => {
    const campaignId = await world.insert('emailCampaigns', { createdBy: user });
    return ['campaignRecipients', await world.insert('campaignRecipients', { campaignId, candidateId })];
  },
  sequence: async ({ user }, candidateId) => {
    const sequenceId = await world.insert('followUpSequences', { createdBy: user });
    return ['sequenceEnrollments', await world.insert('sequenceEnrollments', { sequenceId, candidateId })];
  },
  sourcing: async ({ user }, candidateId) => {
    const campaignId = await world.insert('sourcingCampaigns', { createdBy: user });
    return ['sourcedCandidates', await world.insert('sourcedCandidates', { campaignId, candidateId })];
  },
  associate: async ({ recruiter }, candidateId) => ['associates', await world.insert('associates', { candidateId, onboardedBy: recruiter })],
};

test.each(Object.keys(REASONS))('a company knows a person by %s, with the résumé, as long as that is there; no other does', async (reason) => {
  const [mine, other] = [await createAgency(world), await createAgency(world)];
  const person = await createPerson(world);
  const [table, id] = must(await REASONS[reason]?.(mine, person.candidate), reason);
  await world.tick();
  const held = await world.replay(mine.scope);
  expect([held.has(keyOf('candidates', person.candidate)), held.has(keyOf('resumeProfiles', person.resume))]).toEqual([true, true]);
  expect((await world.replay(other.scope)).has(keyOf('candidates', person.candidate))).toBe(false);
  expect(await companiesHolding(world.pool, 'candidates', person.candidate)).toEqual([mine.company]);
  await world.run(`DELETE FROM \`${tableByName(table).table}\` WHERE id = ?`, [id]);
  await world.tick();
  const left = await world.replay(mine.scope);
  expect([left.has(keyOf('candidates', person.candidate)), left.has(keyOf('resumeProfiles', person.resume))]).toEqual([false, false]);
  expect(await companiesHolding(world.pool, 'candidates', person.candidate)).toEqual([]);
});

test('a person is held by a company whose only application is too old for its devices', async () => {
  const [mine, other] = [await createAgency(world), await createAgency(world)];
  const { candidate } = await createPerson(world);
  await world.insert('applications', { jobId: mine.job, candidateId: candidate });
  await world.insert('applications', { jobId: other.job, candidateId: candidate });
  await world.run(`UPDATE jobs SET status = 'closed', createdAt = '2020-01-01', closedAt = '2020-01-02', updatedAt = '2020-01-03' WHERE id = ?`, [
    other.job,
  ]);
  await world.tick();
  expect((await world.replay(other.scope)).has(keyOf('candidates', candidate))).toBe(false);
  expect(new Set(await companiesHolding(world.pool, 'candidates', candidate))).toEqual(new Set([mine.company, other.company]));
});

test('a company decides how long its closed jobs stay; they leave and come back with what it says', async () => {
  const [mine, other] = [await createAgency(world), await createAgency(world)];
  const { candidate } = await createPerson(world);
  for (const { job } of [mine, other]) {
    await world.insert('applications', { jobId: job, candidateId: candidate });
    await world.run(
      `UPDATE jobs SET status = 'closed', createdAt = NOW() - INTERVAL 99 DAY, closedAt = NOW() - INTERVAL 90 DAY, updatedAt = NOW() - INTERVAL 90 DAY WHERE id = ?`,
      [job],
    );
  }
  await world.tick();
  const holders = async (): Promise<boolean[]> => {
    await world.tick();
    const scopes = [await world.replay(mine.scope), await world.replay(other.scope)];
    return [
      ...scopes.map((held) => held.has(keyOf('jobs', held === scopes[0] ? mine.job : other.job))),
      ...scopes.map((held) => held.has(keyOf('candidates', candidate))),
    ];
  };
  const decide = (settings: string): Promise<unknown> =>
    world.run('UPDATE companySettings SET additionalSettings = ? WHERE companyId = ?', [settings, mine.company]);
  expect(await holders()).toEqual([true, true, true, true]);
  await world.insert('companySettings', { companyId: mine.company, additionalSettings: '{"closedJobDays": 30, "theme": "dark"}' });
  expect(await holders()).toEqual([false, true, false, true]);
  await decide('{"closedJobDays": 120}');
  expect(await holders()).toEqual([true, true, true, true]);
  await decide('{"closedJobDays": "60"}');
  expect(await holders()).toEqual([false, true, false, true]);
  await decide('{"closedJobDays": "soon"}');
  expect(await holders()).toEqual([true, true, true, true]);
  await decide('{"closedJobDays": 91}');
  expect(await holders()).toEqual([true, true, true, true]);
  await world.tick({ sweep: true, now: Date.now() + 2 * 86_400_000 });
  expect(await holders()).toEqual([false, true, false, true]);
  await world.run('DELETE FROM companySettings WHERE companyId = ?', [mine.company]);
  expect(await holders()).toEqual([true, true, true, true]);
});
