import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../sync/gateway/log.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { Workstation } from './engine-support.ts';
import { createWorld, type World } from './gateway-world.ts';

/** A profile copied with its folder and its session, and both used (`reliability.md` T19). */

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const workstations: Workstation[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
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

function note(laptop: Workstation, applicationId: number, text: string): void {
  expect(laptop.engine.mutate({ name: 'applications.addNote', input: { applicationId, text } }).ok).toBe(true);
}

async function settled(laptop: Workstation): Promise<void> {
  await laptop.until('level or ended', () => laptop.engine.session().state === 'expired' || laptop.engine.status().pending === 0);
  if (laptop.engine.session().state !== 'expired') return;
  const { alpha } = world;
  expect(await laptop.signIn(gateway.address, alpha.recruiter.email)).toEqual({ ok: true, value: {} });
  await settled(laptop);
}

test('both copies keep their work: nothing is lost, nothing done twice, under registrations of their own', async () => {
  const [applicationId = 0] = world.alpha.applicationIds;
  const original = new Workstation();
  workstations.push(original);
  await original.signIn(gateway.address, world.alpha.recruiter.email);
  await original.until('online', () => original.engine.status().state === 'online');
  await original.engine.stop();
  // Waits in both copies.
  note(original, applicationId, 'written before the copy');
  const copy = new Workstation(original);
  workstations.push(copy);
  await copy.engine.stop();
  note(original, applicationId, 'written on the original');
  note(copy, applicationId, 'written on the copy');
  note(copy, applicationId, 'written on the copy, too');
  await original.restart();
  await settled(original);
  await copy.restart();
  await settled(copy);
  note(original, applicationId, 'the original goes on');
  note(copy, applicationId, 'the copy goes on');
  await settled(original);
  await settled(copy);
  await settled(original);
  const rows = await world.rows('SELECT notes FROM applicationFeedback WHERE applicationId = ? AND notes LIKE ? OR notes LIKE ? ORDER BY notes', [
    applicationId,
    'written%',
    'the %goes on',
  ]);
  expect(rows.map((row) => String(row['notes']))).toEqual([
    'the copy goes on',
    'the original goes on',
    'written before the copy',
    'written on the copy',
    'written on the copy, too',
    'written on the original',
  ]);
  const registrations = [original, copy].map((laptop) => laptop.engine.session().clientId);
  expect(new Set(registrations).size).toBe(2);
  for (const laptop of [original, copy]) expect(laptop.engine.status()).toMatchObject({ pending: 0, needsAttention: 0 });
});
