/** Gateways whose catalogues differ, on one database. The other version is played by what it would leave there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../sync/gateway/log.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createPool } from '../../sync/gateway/pool.ts';
import { buildIndex } from '../../sync/gateway/sequencer/index-builder.ts';
import { SCHEMA_HASH } from '../../sync/protocol/projections.ts';
import type { ScopePosition } from '../../sync/protocol/pull.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { endOf, signInDevice, type Device } from './gateway-device.ts';
import { createWorld, type World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
const gateways = new Set<Gateway>();

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
});

afterAll(async () => {
  await Promise.all([...gateways].map(close));
  await world?.connection.end();
  await database?.drop();
});

async function started(): Promise<Gateway> {
  const gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  gateways.add(gateway);
  return gateway;
}

async function close(gateway: Gateway): Promise<void> {
  gateways.delete(gateway);
  await gateway.close();
}

/** Another process leads until the day it is told not to. */
async function lead(holder: string, until: string): Promise<void> {
  await world.rows('UPDATE sync_leader SET holder = ?, fence = fence + 1, expires_at = ? WHERE id = 1', [holder, until]);
}

const [FOR_LONG, NO_MORE] = ['2099-01-01', '2000-01-01'];

/** Whose the index is, which it replaced, and what both versions need of it. */
async function index(): Promise<Record<string, unknown>> {
  const states = await world.rows(`SELECT name, value FROM sync_state WHERE name IN ('index_schema', 'index_former', 'epoch', 'high')`);
  const rows = await world.value('SELECT COUNT(*) FROM sync_row');
  return { ...Object.fromEntries(states.map(({ name, value }) => [String(name), value])), rows };
}

/** A newer version has taken the lead and made the index its own. */
async function replaced(): Promise<void> {
  await lead('the newer', FOR_LONG);
  await world.rows(`UPDATE sync_state SET value = 'of a newer version' WHERE name = 'index_schema'`);
  await world.rows(`INSERT INTO sync_state (name, value) VALUES ('index_former', ?) ON DUPLICATE KEY UPDATE value = VALUES(value)`, [
    JSON.stringify([SCHEMA_HASH]),
  ]);
}

/** What comes of a pull from a place, or from nowhere. */
async function pulls(device: Device, place: { epoch: string; reach: readonly ScopePosition[] } = { epoch: 'e', reach: [] }): Promise<unknown> {
  const { epoch, reach: positions } = place;
  const answer = await device.post('/sync/pull', { ...device.versions, epoch, positions, ackedMutationId: 0 });
  return answer.body.error?.code ?? answer.status;
}

test('a newer one waits for the lead, and touches nothing that the older one needs while that leads', async () => {
  const older = await started();
  await older.ready;
  await close(older);
  await lead('the older', FOR_LONG);
  await world.rows(`UPDATE sync_state SET value = 'of an older version' WHERE name = 'index_schema'`);
  const before = await index();
  const newer = await started();
  const device = await signInDevice(newer.address, world.alpha.recruiter.email);
  expect(await pulls(device)).toBe('gateway.indexing');
  await expect(newer.sequencer.tick()).rejects.toThrow();
  expect(await index()).toEqual(before);
  await lead('the older', NO_MORE);
  await newer.ready;
  expect(await index()).toMatchObject({ index_schema: SCHEMA_HASH, index_former: '["of an older version"]', rows: before['rows'] });
  await close(newer);
});

test('an older one that was replaced while it ran neither reads nor publishes by an index that is not its own, nor takes the lead', async () => {
  const older = await started();
  await older.ready;
  const device = await signInDevice(older.address, world.alpha.recruiter.email);
  const place = endOf(await device.firstSync());
  expect(await pulls(device, place)).toBe(200);
  await replaced();
  expect(await pulls(device, place)).toBe('gateway.superseded');
  const first = await device.post('/sync/first', { ...device.versions, cursor: null });
  expect(first.body.error?.code).toBe('gateway.superseded');
  await lead('the newer', NO_MORE);
  const before = await index();
  await world.rows('UPDATE candidates SET title = ? WHERE id = ?', ['for the newer to tell', world.alpha.candidateIds[0] ?? 0]);
  await expect(older.sequencer.tick()).rejects.toMatchObject({ code: 'gateway.indexing' });
  await expect(older.sequencer.tick()).rejects.toMatchObject({ code: 'gateway.indexing' });
  expect(older.sequencer.isLeader()).toBe(false);
  expect(await world.value('SELECT expires_at < UTC_TIMESTAMP(3) FROM sync_leader')).toBe(1);
  expect(await index()).toEqual(before);
  await close(older);
});

test('one that is started again says that it was replaced, and makes no index until an operator goes back to it', async () => {
  await replaced();
  await lead('the newer', NO_MORE);
  const before = await index();
  const older = await started();
  const device = await signInDevice(older.address, world.alpha.recruiter.email);
  await expect.poll(() => pulls(device)).toBe('gateway.superseded');
  expect(await index()).toEqual(before);
  const pool = createPool(database.url);
  await buildIndex(pool, { goesBack: true });
  await pool.end();
  await close(older);
  expect(await index()).toMatchObject({ index_schema: SCHEMA_HASH, index_former: '["of a newer version"]', rows: before['rows'] });
  const again = await started();
  await again.ready;
  expect((await (await signInDevice(again.address, world.alpha.recruiter.email)).firstSync()).at(-1)?.type).toBe('end');
});
