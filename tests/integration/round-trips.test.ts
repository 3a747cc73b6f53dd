/** How often a change waits for MySQL on its way from one device to the others: each time costs as much as a statement. */
import type { Pool, PoolConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { createPool } from '../../sync/gateway/pool.ts';
import { push } from '../../sync/gateway/push/push.ts';
import { createSequencer } from '../../sync/gateway/sequencer/sequencer.ts';
import type { ExpectedRow, Sequencer } from '../../sync/gateway/sequencer/types.ts';
import type { PushedMutation } from '../../sync/protocol/push.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';
import { moveMutation, signInDevice } from './gateway-device.ts';
import { createWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

const COUNTED: ReadonlySet<PropertyKey> = new Set(['query', 'execute', 'beginTransaction', 'commit', 'rollback']);

/** A pool that notes what its connections send, one entry a round trip. */
function countingPool(pool: Pool, sent: string[]): Pool {
  const counting = (connection: PoolConnection): PoolConnection =>
    new Proxy(connection, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]): unknown => {
          const [first] = given;
          const text = typeof first === 'object' && first !== null && 'sql' in first ? first.sql : (first ?? name);
          if (COUNTED.has(name)) sent.push(String(text));
          return (value as (...values: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'getConnection') return async () => counting(await target.getConnection());
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

let database: TestDatabase;
let world: World;
let pool: Pool;
let token: string;
let clientId: number;
let sequencer: Sequencer;
let sent: string[];
let expected: readonly ExpectedRow[] = [];
let next = 1;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  const gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  await gateway.ready;
  const { session } = await signInDevice(gateway.address, world.alpha.recruiter.email);
  await gateway.close();
  sent = [];
  pool = createPool(database.url, { batches: true });
  ({ accessToken: token, clientId } = session);
  // It looks for news so seldom that only the ticks asked for are counted.
  sequencer = createSequencer({ pool: countingPool(pool, sent), name: 'counted', leaseMs: 600_000, tickIntervalMs: 600_000 });
  await sequencer.start();
});

afterAll(async () => {
  await sequencer?.stop();
  await pool?.end();
  await world?.connection.end();
  await database?.drop();
});

async function freshApplication(): Promise<number> {
  const candidateId = world.alpha.candidateIds[0] ?? 0;
  return insertRow(world.connection, 'applications', { jobId: world.alpha.jobId, candidateId, status: 'submitted' });
}

/** Pushes and answers what was sent for it. */
async function sentFor(...mutations: readonly PushedMutation[]): Promise<string[]> {
  sent.length = 0;
  const { reply, written } = await push({ pool: countingPool(pool, sent), log: () => undefined, token, clientId }, mutations);
  expect(reply.outcomes.map((outcome) => outcome.status)).toEqual(mutations.map(() => 'applied'));
  expected = written;
  return [...sent];
}

async function sentForTick(): Promise<string[]> {
  sent.length = 0;
  const { consumed } = await sequencer.tick(expected);
  expect(consumed).toBeGreaterThan(0);
  return [...sent];
}

const move = (applicationId: number, from: string, to: string): PushedMutation => moveMutation(next++, applicationId, from, to);

test('a move is carried out in three round trips and published in two', async () => {
  const applicationId = await freshApplication();
  sequencer.setActive(true);
  await sentFor(move(applicationId, 'submitted', 'reviewing'));
  await sentForTick();
  expect(await sentFor(move(applicationId, 'reviewing', 'shortlisted'))).toHaveLength(3);
  expect(await sentForTick()).toHaveLength(2);
});
