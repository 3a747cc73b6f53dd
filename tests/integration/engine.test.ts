import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../sync/gateway/log.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { mirrorRows, serverRows, Workstation } from './engine-support.ts';
import { createWorld, type World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const workstations: Workstation[] = [];

async function start(port = 0): Promise<Gateway> {
  const started = await startGateway({
    url: database.url,
    port,
    behindProxy: true,
    log: createLog(() => undefined),
    timings: { heartbeatMs: 500, inspectMs: 200, deadMs: 60_000 },
  });
  await started.ready;
  return started;
}

async function signedIn(email: string): Promise<Workstation> {
  const workstation = new Workstation();
  workstations.push(workstation);
  expect(await workstation.signIn(gateway.address, email)).toEqual({ ok: true, value: {} });
  await workstation.until('online', () => workstation.engine.status().state === 'online');
  return workstation;
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  gateway = await start();
});

afterEach(async () => {
  await Promise.all(workstations.splice(0).map((workstation) => workstation.close()));
});

afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

test('the first copy equals SQL and holds nothing of another company', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const applications = await serverRows(world, 'applications', `jobId = ${world.alpha.jobId}`);
  expect(applications.size).toBe(4);
  expect(mirrorRows(laptop, 'applications')).toEqual(applications);
  expect(mirrorRows(laptop, 'applicationFeedback')).toEqual(await serverRows(world, 'applicationFeedback', `id = ${world.alpha.noteId}`));
  expect(laptop.rows('SELECT id FROM jobs')).toEqual([{ id: world.alpha.jobId }]);
  expect(laptop.rows("SELECT id FROM users WHERE name LIKE 'beta%'")).toEqual([]);
});

test('moves made offline survive a restart and are delivered exactly once', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const port = Number(new URL(gateway.address).port);
  await gateway.close();
  const [first, second] = world.alpha.applicationIds as [number, number];
  expect(laptop.move(first, 'reviewing').ok).toBe(true);
  expect(laptop.move(second, 'shortlisted').ok).toBe(true);
  await laptop.restart();
  expect(laptop.engine.status().pending).toBe(2);
  expect([laptop.status(first), laptop.status(second)]).toEqual(['reviewing', 'shortlisted']);
  gateway = await start(port);
  laptop.engine.syncNow();
  await laptop.until(
    'delivered',
    () => laptop.engine.receipts('delivered', 0, 10).total === 2 && laptop.mirror.current().queue.unsettled().length === 0,
  );
  expect(await world.value('SELECT status FROM applications WHERE id = ?', [first])).toBe('reviewing');
  expect(Number(await world.value('SELECT COUNT(*) FROM application_history WHERE applicationId IN (?, ?)', [first, second]))).toBe(2);
  expect(Number(await world.value('SELECT COUNT(*) FROM sync_effect WHERE dedupe_key LIKE ?', [`stage-mail:${first}:%`]))).toBe(1);
  expect(mirrorRows(laptop, 'applications')).toEqual(await serverRows(world, 'applications', `jobId = ${world.alpha.jobId}`));
  expect(mirrorRows(laptop, 'applicationHistory')).toEqual(
    await serverRows(world, 'applicationHistory', `applicationId IN (${world.alpha.applicationIds.join(',')})`),
  );
});

test('plain SQL of another program and rows deleted by a cascade arrive', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const [, , third, fourth] = world.alpha.applicationIds as [number, number, number, number];
  await world.rows('INSERT INTO application_history (applicationId, fromStatus, toStatus, changedBy, createdAt) VALUES (?, ?, ?, ?, NOW())', [
    fourth,
    'submitted',
    'reviewing',
    world.alpha.recruiter.userId,
  ]);
  await world.rows("UPDATE applications SET status = 'offered' WHERE id = ?", [third]);
  await laptop.until('the foreign change', () => laptop.status(third) === 'offered');
  await laptop.until('the history row', () => laptop.rows('SELECT id FROM applicationHistory WHERE applicationId = ?', fourth).length === 1);
  await world.rows('DELETE FROM applications WHERE id = ?', [fourth]);
  await laptop.until('the deletion', () => laptop.status(fourth) === undefined);
  expect(laptop.rows('SELECT id FROM applicationHistory WHERE applicationId = ?', fourth)).toEqual([]);
});

test('two laptops: a move with its note, a tag with its natural key, and an undo after delivery', async () => {
  const [mine, theirs] = [await signedIn(world.alpha.recruiter.email), await signedIn(world.alpha.companyAdmin.email)];
  const [, , third] = world.alpha.applicationIds as [number, number, number];
  const [candidateId] = world.alpha.candidateIds as [number];
  const before = mine.status(third);
  expect(mine.move(third, 'interviewing').ok).toBe(true);
  await theirs.until('the move', () => theirs.status(third) === 'interviewing');
  expect(
    mine.engine.mutate({ name: 'candidates.tag', input: { tag: { name: 'alpha favourites', color: 'blue' }, candidates: [{ candidateId }] } }).ok,
  ).toBe(true);
  expect(mine.engine.mutate({ name: 'applications.addNote', input: { applicationId: third, text: 'Ring back — Łukasz 🎯' } }).ok).toBe(true);
  await theirs.until('the note', () => theirs.rows('SELECT id FROM applicationFeedback WHERE notes = ?', 'Ring back — Łukasz 🎯').length === 1);
  await mine.until('settled', () => mine.mirror.current().queue.unsettled().length === 0);
  expect(mine.rows('SELECT id FROM candidateTags')).toEqual([{ id: world.alpha.tagId }]);
  expect(mine.rows<{ n: number }>('SELECT count(*) AS n FROM candidateTagAssignments')[0]?.n).toBe(1);
  const move = mine.engine.receipts('delivered', 0, 10).receipts.find((entry) => entry.name === 'applications.move');
  expect(mine.engine.undo(move?.mutationId ?? 0).ok).toBe(true);
  await theirs.until('the undo', () => theirs.status(third) === before);
});

test('a rejected change is shown with its reason and arguments', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const [, second] = world.alpha.applicationIds as [number, number];
  const port = Number(new URL(gateway.address).port);
  await gateway.close();
  await world.rows("UPDATE applications SET status = 'withdrawn' WHERE id = ?", [second]);
  expect(laptop.move(second, 'offered').ok).toBe(true);
  gateway = await start(port);
  laptop.engine.syncNow();
  await laptop.until('attention', () => laptop.engine.status().needsAttention === 1 && laptop.status(second) === 'withdrawn');
  const [entry] = laptop.engine.receipts('attention', 0, 10).receipts;
  expect(entry).toMatchObject({ state: 'rejected', canRetry: true, name: 'applications.move' });
  expect(entry?.reason).toContain('Someone else moved this application');
  expect(laptop.engine.dismiss(entry?.mutationId ?? 0).ok).toBe(true);
  expect(laptop.engine.status()).toMatchObject({ needsAttention: 0, state: 'online' });
});
