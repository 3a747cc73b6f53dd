import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScopeName } from '../../sync/protocol/pull.ts';
import { patchFromSteps, readPatch } from '../../sync/gateway/sequencer/change-reader.ts';
import type { HeldPosition, PatchRequest } from '../../sync/gateway/sequencer/change-reader.ts';
import { readEpoch } from '../../sync/gateway/sequencer/first-sync-reader.ts';
import { takeLead } from '../../sync/gateway/sequencer/leader.ts';
import type { LogPosition } from '../../sync/gateway/sequencer/log-reader.ts';
import { SharedPatches } from '../../sync/gateway/sequencer/shared-patches.ts';
import { createRecentSteps } from '../../sync/gateway/sequencer/recent-steps.ts';
import type { RecentSteps, StepMark } from '../../sync/gateway/sequencer/recent-steps.ts';
import { createScopeBook } from '../../sync/gateway/sequencer/scope-book.ts';
import { scopesFor } from '../../sync/gateway/sequencer/scopes.ts';
import { runTick } from '../../sync/gateway/sequencer/tick.ts';
import { beginHistory, histories, playStep } from './sequencer-history.ts';
import { createWorld } from './sequencer-world.ts';
import type { World } from './sequencer-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** A leader that remembers from tick to tick, as a gateway's does. */
async function lead(steps: RecentSteps): Promise<{ tick(): Promise<void>; stop(): void }> {
  const connection = await world.connection();
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  const leadership = await takeLead(connection, 'test', 60_000);
  if (leadership === null) throw new Error('Another holder leads.');
  const book = createScopeBook();
  let position: LogPosition | null = null;
  steps.begin();
  return {
    async tick() {
      const output = await runTick(connection, { leadership, leaseMs: 60_000, book, position, sweep: false, now: Date.now() });
      if (output === null) throw new Error('The database is not indexed.');
      position = output.position;
      if (output.result.scopes.length > 0 || output.result.clients.length > 0) steps.add(output.step);
    },
    stop: () => connection.destroy(),
  };
}

/** A device that follows: where it stands by the tables, and among the steps. */
interface Follower {
  readonly clientId: number;
  positions: HeldPosition[];
  told: number;
  mark: StepMark | null;
}

async function register(userId: number, companyId: number): Promise<Follower> {
  const scopes = await scopesFor(world.pool, { userId, companyId, role: 'recruiter' });
  const { insertId } = await world.run(
    `INSERT INTO sync_client (user_id, company_id, device_name, platform, generation, created_at, seen_at) VALUES (?, ?, 'd', 'p', 1, NOW(3), NOW(3))`,
    [userId, companyId],
  );
  return { clientId: insertId, positions: scopes.map(({ id, name, version }) => ({ scopeId: id, scope: name, version })), told: 0, mark: null };
}

/** What a push leaves behind: the number, an outcome, an id map, and the log row that tells of them. */
async function pushed(device: Follower): Promise<void> {
  await world.run('UPDATE sync_client SET last_mutation_id = last_mutation_id + 1 WHERE id = ?', [device.clientId]);
  await world.run(
    `INSERT INTO sync_outcome (client_id, mutation_id, name, status, body, authored_at, received_at)
     SELECT id, last_mutation_id, 'm', 'applied', NULL, NOW(3), NOW(3) FROM sync_client WHERE id = ?`,
    [device.clientId],
  );
  await world.run(
    'INSERT INTO sync_id_map (client_id, table_no, temp_id, real_id, mutation_id) SELECT id, 1, -last_mutation_id, 7, last_mutation_id FROM sync_client WHERE id = ?',
    [device.clientId],
  );
  await world.run(`INSERT INTO sync_log (table_no, pk, op) VALUES (1000, ?, 'U')`, [device.clientId]);
}

async function requestOf(device: Follower): Promise<PatchRequest> {
  return { clientId: device.clientId, epoch: (await readEpoch(world.pool)) ?? '', positions: device.positions, ackedMutationId: device.told };
}

/** Brings a device level by the tables, and checks that memory would have said the same, to the byte. */
async function compare(steps: RecentSteps, shared: SharedPatches, device: Follower): Promise<'same' | 'gap'> {
  const request = await requestOf(device);
  const since = device.mark === null ? null : steps.since(device.mark);
  const fromSteps = since === null ? null : await patchFromSteps(world.pool, request, since, device.told, shared);
  device.mark = steps.mark();
  const answer = await readPatch(world.pool, request);
  if (answer.kind !== 'patch') throw new Error(answer.reason);
  const { patch } = answer;
  if (fromSteps !== null) expect(JSON.stringify({ ...fromSteps, serverNow: patch.serverNow })).toBe(JSON.stringify(patch));
  const moved = new Map(patch.patches.map(({ scope, to }) => [scope, to]));
  device.positions = device.positions.map((position) => ({ ...position, version: moved.get(position.scope) ?? position.version }));
  device.told = patch.lastMutationId;
  return fromSteps === null ? 'gap' : 'same';
}

test('what a leader answers from memory is what its tables say, to the byte', async () => {
  const seen = { same: 0, gap: 0 };
  const turns = fc.array(fc.record({ every: fc.integer({ min: 1, max: 5 }), push: fc.boolean(), late: fc.boolean() }), {
    minLength: 12,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(histories({ growing: false, length: 40 }), turns, async (history, plan) => {
      await world.freeLead();
      const made = await beginHistory(world);
      const steps = createRecentSteps();
      const shared = new SharedPatches();
      const leader = await lead(steps);
      const devices: Follower[] = [];
      for (const company of made.get('companies') ?? []) devices.push(await register((made.get('users') ?? [])[0] ?? 1, company));
      try {
        for (const [index, step] of history.entries()) {
          await playStep(world, made, step);
          const turn = plan[index % plan.length];
          if (turn === undefined || index % turn.every !== 0) continue;
          const [author] = devices;
          if (turn.push && author !== undefined) await pushed(author);
          await leader.tick();
          for (const device of turn.late ? devices.slice(1) : devices) seen[await compare(steps, shared, device)] += 1;
        }
      } finally {
        leader.stop();
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(seen.same).toBeGreaterThan(50);
});

test('a device before a step that is not in memory, or of another leadership, is sent to the tables', async () => {
  const steps = createRecentSteps();
  const step = { versions: new Map([[1, 1]]), changes: new Map(), clients: new Map() };
  expect(steps.mark()).toBeNull();
  steps.begin();
  const start = steps.mark() as StepMark;
  expect(steps.since(start)).toEqual([]);
  steps.add(step);
  expect(steps.since(start)).toEqual([step]);
  steps.add(null);
  expect(steps.since(start)).toBeNull();
  const after = steps.mark() as StepMark;
  steps.add(step);
  expect(steps.since(after)).toEqual([step]);
  for (let count = 0; count < 600; count += 1) steps.add(step);
  expect(steps.since(after)).toBeNull();
  const late = steps.mark() as StepMark;
  steps.end();
  expect(steps.since(late)).toBeNull();
  steps.begin();
  expect(steps.since(late)).toBeNull();
});

test('steps that do not go on where the device stands are no answer', async () => {
  const position = { scopeId: 1, scope: 'company:1' as ScopeName, version: 3 };
  const request = { clientId: 1, epoch: 'e', positions: [position], ackedMutationId: 0 };
  const stepTo = (version: number) => ({ versions: new Map([[1, version]]), changes: new Map(), clients: new Map() });
  expect(await patchFromSteps(world.pool, request, [stepTo(5)], 0, new SharedPatches())).toBeNull();
  expect(await patchFromSteps(world.pool, request, [stepTo(4), stepTo(6)], 0, new SharedPatches())).toBeNull();
  expect((await patchFromSteps(world.pool, request, [stepTo(2), stepTo(3), stepTo(4)], 0, new SharedPatches()))?.patches).toMatchObject([
    { from: 3, to: 4 },
  ]);
});
