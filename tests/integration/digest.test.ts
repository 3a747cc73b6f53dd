import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';
import { mirrorRows, serverRows, Workstation } from './engine-support.ts';
import { createWorld, type World } from './gateway-world.ts';

/** Comparing a workstation with the real gateway, over real HTTP, in an encrypted file. */

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const workstations: Workstation[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  for (let index = 0; index < 400; index += 1) {
    await insertRow(world.connection, 'applicationHistory', {
      applicationId: world.alpha.applicationIds[index % 4] ?? 0,
      fromStatus: 'submitted',
      toStatus: 'reviewing',
      notes: `odd text ${index} "quoted" \\ 漢字 🙂 \t`,
    });
  }
  gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  await gateway.ready;
});

afterEach(async () => {
  await Promise.all(workstations.splice(0).map((workstation) => workstation.close()));
});

afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

async function signedIn(email: string): Promise<Workstation> {
  const workstation = new Workstation();
  workstations.push(workstation);
  expect(await workstation.signIn(gateway.address, email)).toEqual({ ok: true, value: {} });
  await workstation.until('online', () => workstation.engine.status().state === 'online');
  return workstation;
}

async function repaired(workstation: Workstation): Promise<number> {
  const result = await workstation.engine.verifyNow();
  if (!result.ok) throw new Error(`${result.error.message} ${workstation.events.slice(-3).join(' ')}`);
  return result.value.repaired;
}

test.each(['recruiter', 'companyAdmin'] as const)('a fresh copy of a %s equals the server’s, whole and narrow rows alike', async (role) => {
  const laptop = await signedIn(world.alpha[role].email);
  expect(await repaired(laptop)).toBe(0);
  expect(laptop.engine.status().verifiedAt).not.toBeNull();
  expect(laptop.rows('SELECT 1 FROM _member WHERE projection = 2').length).toBeGreaterThan(3);
});

test('every kind of damage is repaired from the server, row by row', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const { no } = tableByName('applicationHistory');
  const execute = (sql: string): void => laptop.mirror.database().execute(sql);
  execute(`UPDATE applicationHistory SET notes = 'spoilt' WHERE id IN (SELECT id FROM applicationHistory ORDER BY id LIMIT 3)`);
  execute('DELETE FROM applicationHistory WHERE id = (SELECT max(id) FROM applicationHistory)');
  execute(`DELETE FROM _member WHERE table_no = ${no} AND pk = (SELECT min(pk) + 5 FROM _member WHERE table_no = ${no})`);
  execute("UPDATE users SET name = 'Somebody Else' WHERE id IN (SELECT pk FROM _member WHERE projection = 2)");
  execute('INSERT INTO candidates (id, userId) VALUES (999999, 1)');
  expect(await repaired(laptop)).toBeGreaterThan(5);
  expect(await repaired(laptop)).toBe(0);
  expect(mirrorRows(laptop, 'applicationHistory')).toEqual(
    await serverRows(world, 'applicationHistory', `applicationId IN (${world.alpha.applicationIds.join(',')})`),
  );
  expect(laptop.rows("SELECT 1 FROM users WHERE name = 'Somebody Else'")).toEqual([]);
});

test('it holds at one version while other programs write without pause', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const done = new AbortController();
  const writer = (async () => {
    for (let turn = 1; !done.signal.aborted; turn += 1) {
      await world.rows('UPDATE applications SET aiScore = ? WHERE id = ?', [turn % 100, world.alpha.applicationIds[turn % 4] ?? 0]);
      await world.rows('UPDATE users SET name = ? WHERE id = ?', [`Candidate ${turn}`, world.alpha.candidateUserIds[turn % 4] ?? 0]);
    }
  })();
  try {
    for (let count = 0; count < 5; count += 1) expect(await repaired(laptop)).toBe(0);
  } finally {
    done.abort();
    await writer;
  }
  expect(laptop.events.filter((event) => event.startsWith('verify.mismatch'))).toEqual([]);
});

test('moves that wait are not compared, and a move under way does not disturb it', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const results = [repaired(laptop), repaired(laptop)];
  for (const applicationId of world.alpha.applicationIds) expect(laptop.move(applicationId, 'reviewing').ok).toBe(true);
  expect(await Promise.all(results)).toEqual([0, 0]);
  await laptop.until('delivered', () => laptop.engine.status().pending === 0);
  expect(await repaired(laptop)).toBe(0);
});

test('a program that was killed looks at its file and compares it when it is back', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  expect(await repaired(laptop)).toBe(0);
  const compared = (): number => laptop.events.filter((event) => event.startsWith('verify.equal')).length;
  const before = compared();
  await laptop.crash();
  expect(laptop.mirror.current().endedUncleanly()).toBe(true);
  await laptop.until('compared', () => compared() > before);
  expect(laptop.mirror.current().endedUncleanly()).toBe(false);
});
