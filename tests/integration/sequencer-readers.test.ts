import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../shared/errors.ts';
import { isReadable, tenantOf } from '../../sync/gateway/sequencer/access.ts';
import { readPatch } from '../../sync/gateway/sequencer/change-reader.ts';
import { readEpoch } from '../../sync/gateway/sequencer/first-sync-reader.ts';
import { takeLead } from '../../sync/gateway/sequencer/leader.ts';
import { KEEP_CHANGES_DAYS, trimHistory } from '../../sync/gateway/sequencer/retention.ts';
import { scopesFor } from '../../sync/gateway/sequencer/scopes.ts';
import { createAgency, createPerson, createWorld, firstSync } from './sequencer-world.ts';
import type { World } from './sequencer-world.ts';

const DAY_MS = 86_400_000;
const LEASE_MS = 60_000;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

test('a device’s own progress, outcome and id map come with the rows of the same transaction', async () => {
  const agency = await createAgency(world);
  await world.tick();
  const { insertId: client } = await world.run(
    `INSERT INTO sync_client (user_id, company_id, device_name, platform, generation, created_at, seen_at) VALUES (?, ?, 'd', 'p', 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    [agency.user, agency.company],
  );
  const push = await world.connection();
  await push.query('START TRANSACTION');
  const [made] = await push.query<never>('INSERT INTO customers (name, createdBy) VALUES (?, ?)', ['pushed', agency.user]);
  const customer = (made as { insertId: number }).insertId;
  await push.query('UPDATE sync_client SET last_mutation_id = 1 WHERE id = ?', [client]);
  await push.query(`INSERT INTO sync_outcome VALUES (?, 1, 'x', 'applied', NULL, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`, [client]);
  await push.query('INSERT INTO sync_id_map VALUES (?, 30, -1, ?, 1)', [client, customer]);
  await push.query('INSERT INTO sync_log (table_no, pk, op) VALUES (1000, ?, ?)', [client, 'U']);
  await push.query('COMMIT');
  push.release();
  const scopes = await scopesFor(world.pool, { userId: agency.user, companyId: agency.company, role: 'recruiter' });
  const request = {
    clientId: client,
    epoch: (await readEpoch(world.pool))!,
    positions: scopes.map((scope) => ({ scopeId: scope.id, scope: scope.name, version: scope.version })),
    ackedMutationId: 0,
  };
  const before = await readPatch(world.pool, request);
  expect(before).toMatchObject({ kind: 'patch', patch: { lastMutationId: 0, outcomes: [], idMap: [], patches: [] } });
  expect((await world.tick()).clients).toEqual([client]);
  const after = await readPatch(world.pool, request);
  expect(after).toMatchObject({
    kind: 'patch',
    patch: { lastMutationId: 1, outcomes: [{ mutationId: 1, status: 'applied' }], idMap: [{ table: 30, temporaryId: -1, id: customer }] },
  });
  expect(JSON.stringify(after)).toContain('pushed');
  const acked = await readPatch(world.pool, { ...request, ackedMutationId: 1 });
  expect(acked).toMatchObject({ kind: 'patch', patch: { outcomes: [], idMap: [] } });
});

test('a first sync during changes, caught up to its reach, equals the scope', async () => {
  const agency = await createAgency(world);
  const people = await Promise.all(Array.from({ length: 9 }, () => createPerson(world)));
  for (const person of people) await world.insert('applications', { jobId: agency.job, candidateId: person.candidate });
  await world.tick();
  const scopes = await scopesFor(world.pool, { userId: agency.user, companyId: agency.company, role: 'recruiter' });
  const between = async (chunk: number): Promise<void> => {
    // Somebody keeps working: not all of it is sequenced while the chunks are read.
    const person = must(people.at(chunk % people.length), 'person');
    if (chunk % 4 === 0) await world.run('DELETE FROM candidates WHERE id = ?', [person.candidate]);
    await world.run('UPDATE jobs SET title = ? WHERE id = ?', [`chunk ${chunk}`, agency.job]);
    await world.run('UPDATE users SET name = ? WHERE id = ?', [`name ${chunk}`, person.user]);
    if (chunk % 3 === 0) await world.tick();
  };
  const held = await firstSync(world, scopes, { rows: 3, between });
  const expected = await world.replay(agency.scope);
  for (const [key, row] of await world.replay(`user:${agency.user}`)) expected.set(key, row);
  expect(held).toEqual(expected);
  expect(held.size).toBeGreaterThan(15);
});

test('a device of another epoch, behind the floor or ahead of the server is told to begin again', async () => {
  const agency = await createAgency(world);
  await world.tick();
  const scope = must((await scopesFor(world.pool, { userId: agency.user, companyId: agency.company, role: 'recruiter' })).at(0), 'scope');
  const epoch = (await readEpoch(world.pool))!;
  const ask = async (version: number, ofEpoch = epoch): Promise<string> =>
    (
      await readPatch(world.pool, {
        clientId: 0,
        epoch: ofEpoch,
        positions: [{ scopeId: scope.id, scope: scope.name, version }],
        ackedMutationId: 0,
      })
    ).kind;
  expect([await ask(1), await ask(1, 'another'), await ask(99)]).toEqual(['patch', 'resync', 'resync']);
  await world.freeLead();
  const keeper = await world.connection();
  const leadership = (await takeLead(keeper, 'test', LEASE_MS))!;
  const now = Date.now();
  await trimHistory(keeper, { leadership, leaseMs: LEASE_MS, now });
  await world.run('UPDATE jobs SET title = ? WHERE id = ?', ['newer', agency.job]);
  await world.tick();
  await world.freeLead();
  const again = (await takeLead(keeper, 'test', LEASE_MS))!;
  await trimHistory(keeper, { leadership: again, leaseMs: LEASE_MS, now: now + KEEP_CHANGES_DAYS * DAY_MS });
  keeper.release();
  expect([await ask(0), await ask(1), await ask(2)]).toEqual(['resync', 'patch', 'patch']);
  expect((await world.select('SELECT MIN(version) AS lowest FROM sync_change WHERE scope_id = ?', [scope.id]))[0]?.['lowest']).toBe(2);
});

test('a row no tick has seen yet already has its company', async () => {
  const agency = await createAgency(world);
  const person = await createPerson(world);
  const application = await world.insert('applications', { jobId: agency.job, candidateId: person.candidate });
  const note = await world.insert('applicationFeedback', { applicationId: application, recruiterId: agency.recruiter });
  expect(await tenantOf(world.pool, 'applicationFeedback', note)).toBe(agency.company);
  expect(await tenantOf(world.pool, 'candidates', person.candidate)).toBeNull();
  const scopes = await scopesFor(world.pool, { userId: agency.user, companyId: agency.company, role: 'recruiter' });
  const ids = scopes.map((scope) => scope.id);
  expect(await isReadable(world.pool, ids, 'candidates', person.candidate)).toBe(false);
  await world.tick();
  expect(await isReadable(world.pool, ids, 'candidates', person.candidate)).toBe(true);
  expect(await tenantOf(world.pool, 'applicationFeedback', note)).toBe(agency.company);
});
