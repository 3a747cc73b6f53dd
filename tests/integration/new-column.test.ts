import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { dropIndexColumn, dropMirrorColumn, ofOlderVersion } from '../support/former-version.ts';
import { insertRow } from './central-rows.ts';
import { mirrorRows, serverRows, Workstation } from './engine-support.ts';
import { createWorld, type World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const laptops: Workstation[] = [];

function start(port = 0): Promise<Gateway> {
  return startGateway({ url: database.url, port, log: createLog(() => undefined) });
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  await world.rows(`UPDATE candidates SET bio = CONCAT('bio of ', id)`);
  // More than one answer brings.
  const { userId } = world.alpha.recruiter;
  await insertRow(world.connection, 'candidates', { userId: world.alpha.candidateUserIds[0] ?? 0, addedBy: userId, bio: 'one of many' });
  const all = tableByName('candidates')
    .columns.filter(({ name }) => name !== 'id')
    .map(({ column }) => `\`${column}\``)
    .join(', ');
  for (let doublings = 0; doublings < 11; doublings += 1) {
    await world.rows(`INSERT INTO candidates (${all}) SELECT ${all} FROM candidates WHERE addedBy = ?`, [userId]);
  }
  gateway = await start();
  await gateway.ready;
});

afterAll(async () => {
  await Promise.all(laptops.map((laptop) => laptop.close()));
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

async function signedIn(email: string): Promise<Workstation> {
  const laptop = new Workstation();
  laptops.push(laptop);
  expect((await laptop.signIn(gateway.address, email)).ok).toBe(true);
  await laptop.until('online', () => laptop.engine.status().state === 'online');
  return laptop;
}

/** The program ends, and what it leaves is of the version before. */
async function beOlder(laptop: Workstation): Promise<void> {
  await laptop.restart(() => {
    dropMirrorColumn(laptop.mirror.database().connection, 'candidates', 'bio');
    ofOlderVersion(laptop.mirror.database().connection);
  });
}

test('a column that both sides mirror from now on is fetched alone: no new copy, the queue kept, every row level', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const [candidateId = 0, other = 0] = world.alpha.candidateIds;
  const epoch = await world.value(`SELECT value FROM sync_state WHERE name = 'epoch'`);
  // Changes that are kept for who is behind, of rows that have changed since, and are as they were.
  await world.rows('UPDATE candidates SET title = ? WHERE id = ?', ['first', candidateId]);
  await world.rows('UPDATE candidates SET title = ? WHERE id = ?', ['kept', other]);
  await laptop.until('told', () => laptop.rows('SELECT 1 FROM candidates WHERE id = ? AND title = ?', other, 'kept').length === 1);
  const version = Number(await world.value(`SELECT version FROM sync_scope WHERE kind = 'company' AND ref_id = ?`, [world.alpha.companyId]));
  await gateway.close();
  await laptop.until('offline', () => laptop.engine.status().state === 'offline');
  const base = mirrorRows(laptop, 'candidates').get(candidateId)?.['location'];
  expect(laptop.engine.mutate({ name: 'candidates.edit', input: { candidateId, fields: { location: { base, value: 'Ghent' } } } }).ok).toBe(true);
  await dropIndexColumn(world, 'candidates', 'bio');
  await beOlder(laptop);
  // Written while nobody reads the log: ahead of the index in a column that was known, and in the one that was not.
  await world.rows('UPDATE candidates SET title = ?, bio = ? WHERE id = ?', ['second', 'new words', candidateId]);
  await world.rows(`UPDATE candidates SET title = 'ahead' WHERE bio = 'one of many' ORDER BY id LIMIT 1`);
  expect(laptop.rows('SELECT 1 FROM candidates WHERE bio IS NOT NULL')).toEqual([]);

  gateway = await start(Number(new URL(gateway.address).port));
  await gateway.ready;
  expect(await world.value(`SELECT value FROM sync_state WHERE name = 'epoch'`)).toBe(epoch);
  laptop.events.length = 0;
  laptop.engine.syncNow();
  const verified = laptop.until('verified', () => laptop.engine.status().verifiedAt !== null && laptop.engine.status().pending === 0);
  await expect(verified).resolves.toBeUndefined();
  expect(laptop.events.filter((event) => event.startsWith('first_sync'))).toEqual([]);
  expect(laptop.mirror.current().fact('repairedRows')).toBe(0);
  await laptop.until('delivered', () => laptop.mirror.current().queue.unsettled().length === 0);
  const held = mirrorRows(laptop, 'candidates');
  expect(held.size).toBeGreaterThan(2_000);
  const all = await serverRows(world, 'candidates', '1 = 1');
  for (const [id, row] of held) expect(row).toEqual(all.get(id));
  expect([...held.values()].filter(({ title }) => title === 'ahead')).toHaveLength(1);
  expect(held.get(candidateId)).toMatchObject({ title: 'second', bio: 'new words', location: 'Ghent' });
  expect(laptop.engine.receipts('all', 0, 1).receipts[0]?.state).toBe('delivered');

  // What is kept for who is behind reads like new: a row that is as it was has its words, a former state nothing in their place.
  const { no } = tableByName('candidates');
  const bio = columnsOf('candidates', 'full').findIndex(({ name }) => name === 'bio');
  const kept = await world.rows('SELECT pk, payload FROM sync_change WHERE table_no = ? AND version <= ? AND pk IN (?, ?) AND payload IS NOT NULL', [
    no,
    version,
    candidateId,
    other,
  ]);
  expect(kept.length).toBeGreaterThan(1);
  for (const { pk, payload } of kept) {
    const row = JSON.parse(String(payload)) as unknown[];
    expect([row.length, row[bio]]).toEqual([columnsOf('candidates', 'full').length, pk === other ? `bio of ${other}` : null]);
  }
});

test('a new copy is equal as well, and a comparison finds nothing to put right', async () => {
  const laptop = await signedIn(world.alpha.companyAdmin.email);
  expect(await laptop.engine.verifyNow()).toEqual({ ok: true, value: { repaired: 0 } });
});
