import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import type { HelloReply } from '../../sync/protocol/session.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { signInDevice } from './gateway-device.ts';
import { createWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
});

afterAll(async () => {
  await world?.connection.end();
  await database?.drop();
});

test('while the index is being built, people sign in and see how far it is; then everything works by itself', async () => {
  // Another process leads and is at it: this gateway waits, and says so.
  await world.rows(`INSERT INTO sync_leader (id, holder, fence, expires_at) VALUES (1, 'another', 1, '2099-01-01')`);
  const gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  const hello = async (): Promise<HelloReply> => (await (await fetch(`${gateway.address}/hello`)).json()) as HelloReply;
  expect((await hello()).indexing).toBe(0);
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  for (const [path, body] of [
    ['/sync/first', { ...device.versions, cursor: null }],
    ['/sync/pull', { ...device.versions, epoch: 'e', positions: [], ackedMutationId: 0 }],
    ['/sync/stream', { ...device.versions, epoch: 'e', positions: [], ackedMutationId: 0 }],
    ['/sync/push', { ...device.versions, mutations: [{ id: 1, name: 'noop', argsVersion: 1, args: null, authoredAt: 0 }] }],
  ] as const) {
    const answer = await device.post(path, body);
    expect([answer.status, answer.body.error?.code]).toEqual([503, 'gateway.indexing']);
    expect(answer.body.error?.message).toContain('0 %');
    expect(answer.headers.get('retry-after')).toBe('2');
  }
  await world.rows(`UPDATE sync_leader SET expires_at = '2000-01-01' WHERE id = 1`);
  await gateway.ready;
  expect((await hello()).indexing).toBeNull();
  expect((await device.firstSync()).at(-1)?.type).toBe('end');
  await gateway.close();
});

test('a gateway that is closed while it waits for its index ends at once', async () => {
  await world.rows(`DELETE FROM sync_state WHERE name IN ('high', 'index')`);
  await world.rows(`UPDATE sync_leader SET expires_at = '2099-01-01', holder = 'another' WHERE id = 1`);
  const gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  await gateway.close();
  expect(await world.value(`SELECT COUNT(*) FROM sync_state WHERE name = 'high'`)).toBe(0);
});
