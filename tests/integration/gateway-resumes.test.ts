/** Résumés and logged interactions on the server: the limit under concurrency, whose they are, what refers to them. */
import { beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import type { PushedMutation } from '../../sync/protocol/push.ts';
import { insertRow } from './central-rows.ts';
import { signInDevice, type Device } from './gateway-device.ts';
import { serveWorld, type World } from './gateway-world.ts';

let world: World;
let gateway: Gateway;

beforeAll(async () => {
  const served = await serveWorld();
  ({ world, gateway } = served);
  return served.close;
});

/** A device that numbers its mutations and gives temporary ids by itself. */
async function author(email: string): Promise<(...mutations: [string, object][]) => Promise<string[]>> {
  const device: Device = await signInDevice(gateway.address, email);
  let last = 0;
  return async (...mutations) => {
    const pushed = mutations.map(([name, args]): PushedMutation => ({ id: (last += 1), name, argsVersion: 1, args, authoredAt: Date.now() }));
    return (await device.push(...pushed)).outcomes.map(({ status, code }) => code ?? status);
  };
}

/** A person with so many résumés. @param addedBy whose they are; nobody's unless it is said */
async function personWith(resumes: number, addedBy: number | null = null): Promise<number> {
  const userId = await insertRow(world.connection, 'users', { name: 'Five', email: `five-${Math.random()}@people.example`, role: 'candidate' });
  const candidateId = await insertRow(world.connection, 'candidates', { userId, addedBy });
  for (let at = 1; at <= resumes; at += 1)
    await insertRow(world.connection, 'resumeProfiles', { candidateId, profileName: `No. ${at}`, isDefault: at === 1 ? 1 : 0 });
  return candidateId;
}

/** Puts somebody forward, so that the job's company has a reason to know them. */
async function apply(candidateId: number, jobId: number, resumeProfileId: number | null = null): Promise<number> {
  return insertRow(world.connection, 'applications', { jobId, candidateId, status: 'submitted', resumeProfileId });
}

const add = (candidateId: number, name: string, resumeId: number, makeDefault = false): [string, object] => [
  'resumes.add',
  { candidateId, name, filename: '', text: 'Welds', makeDefault, resumeId },
];

const stored = (candidateId: number) =>
  world.rows('SELECT id, profileName AS name, isDefault FROM resumeProfiles WHERE candidateId = ? ORDER BY id', [candidateId]);

test('two laptops each add the fifth at once: one is kept, the other needs attention, one is the default', async () => {
  const candidateId = await personWith(4);
  await apply(candidateId, world.alpha.jobId);
  await gateway.sequencer.tick();
  const pushes = [await author(world.alpha.recruiter.email), await author(world.alpha.companyAdmin.email)];
  const outcomes = await Promise.all(pushes.map((push, at) => push(add(candidateId, `Fifth of ${at}`, -1, true))));
  expect(outcomes.flat().toSorted()).toEqual(['applied', 'resume.limit']);
  const rows = await stored(candidateId);
  expect(rows).toHaveLength(5);
  expect(rows.filter(({ isDefault }) => isDefault === 1)).toMatchObject([{ name: expect.stringContaining('Fifth') }]);
});

test('what a colleague added a moment ago counts, before any step has brought it here', async () => {
  const candidateId = await personWith(4);
  await apply(candidateId, world.alpha.jobId);
  await gateway.sequencer.tick();
  const [first, second] = [await author(world.alpha.recruiter.email), await author(world.alpha.companyAdmin.email)];
  expect(await first(add(candidateId, 'Fifth', -1))).toEqual(['applied']);
  expect(await second(add(candidateId, 'Sixth', -1))).toEqual(['resume.limit']);
});

test('of a person whom two organisations hold, each may add; what is there is neither’s to change', async () => {
  const candidateId = await personWith(1);
  await apply(candidateId, world.alpha.jobId);
  await apply(candidateId, world.beta.jobId);
  await gateway.sequencer.tick();
  const [known] = await stored(candidateId);
  const push = await author(world.alpha.recruiter.email);
  const resumeId = Number(known?.['id']);
  expect(
    await push(
      add(candidateId, 'Ours', -1),
      add(candidateId, 'Ours, and first', -2, true),
      ['resumes.rename', { resumeId, base: 'No. 1', value: 'Mine' }],
      ['resumes.remove', { resumeId, heirId: null }],
    ),
  ).toEqual(['applied', 'row.shared', 'row.shared', 'row.shared']);
  expect(await stored(candidateId)).toMatchObject([
    { name: 'No. 1', isDefault: 1 },
    { name: 'Ours', isDefault: 0 },
  ]);
});

test('a removed résumé leaves its application, which forgets it; the newest that is left becomes the default', async () => {
  const candidateId = await personWith(3, Number(await world.value('SELECT id FROM recruiters WHERE userId = ?', [world.alpha.recruiter.userId])));
  const [first] = await stored(candidateId);
  const applicationId = await apply(candidateId, world.alpha.jobId, Number(first?.['id']));
  await gateway.sequencer.tick();
  const push = await author(world.alpha.recruiter.email);
  expect(await push(['resumes.remove', { resumeId: Number(first?.['id']), heirId: null }])).toEqual(['applied']);
  const [one, other] = await stored(candidateId);
  expect(Number(one?.['isDefault']) + Number(other?.['isDefault'])).toBe(1);
  expect(await world.rows('SELECT resumeProfileId FROM applications WHERE id = ?', [applicationId])).toEqual([{ resumeProfileId: null }]);
});

test('a logged call belongs to who logged it, and reaches colleagues as a fact', async () => {
  const candidateId = await personWith(0);
  await apply(candidateId, world.alpha.jobId);
  await gateway.sequencer.tick();
  const [author1, colleague] = [await author(world.alpha.recruiter.email), await author(world.alpha.companyAdmin.email)];
  const call = { candidateId, applicationId: null, kind: 'call', at: null, note: 'Free in May', interactionId: -1 };
  expect(await author1(['interactions.log', call])).toEqual(['applied']);
  const [row] = await world.rows('SELECT id, userId, interactionType, metadata FROM candidate_interactions WHERE candidateId = ?', [candidateId]);
  expect(row).toMatchObject({
    userId: world.alpha.recruiter.userId,
    interactionType: 'profile_viewed',
    metadata: '{"logged":"call","note":"Free in May"}',
  });
  await gateway.sequencer.tick();
  const held = await world.value(
    `SELECT COUNT(*) FROM sync_member m JOIN sync_scope s ON s.id = m.scope_id JOIN sync_tenant t ON t.table_no = m.table_no AND t.pk = m.pk
      WHERE m.pk = ? AND s.kind = 'company' AND t.company_id = ? AND s.ref_id = ?`,
    [Number(row?.['id']), world.alpha.companyId, world.alpha.companyId],
  );
  expect(Number(held)).toBeGreaterThan(0);
  // A colleague cannot take it away: to them there is nothing of theirs to remove.
  expect(await colleague(['interactions.remove', { interactionId: Number(row?.['id']) }])).toEqual(['applied']);
  expect(await world.value('SELECT COUNT(*) FROM candidate_interactions WHERE candidateId = ?', [candidateId])).toBe(1);
});
