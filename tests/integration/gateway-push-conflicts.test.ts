/** Two people and one row: what meets, who is asked, and what is told about the other. Real engines, real gateway. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';
import { Workstation } from './engine-support.ts';
import { signInDevice } from './gateway-device.ts';
import { createWorld, type World } from './gateway-world.ts';

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

async function signedIn(email: string): Promise<Workstation> {
  const workstation = new Workstation();
  workstations.push(workstation);
  expect(await workstation.signIn(gateway.address, email)).toEqual({ ok: true, value: {} });
  await workstation.until('online', () => workstation.engine.status().state === 'online');
  return workstation;
}

/** A candidate of alpha's whom nobody else knows. */
async function addCandidate(values: Record<string, string | number | null> = {}): Promise<number> {
  const { connection, alpha } = world;
  const userId = await insertRow(connection, 'users', { name: 'Edited', email: `edited-${Math.random()}@people.example`, role: 'candidate' });
  const recruiterId = Number(await world.value('SELECT id FROM recruiters WHERE userId = ?', [alpha.recruiter.userId]));
  const candidateId = await insertRow(connection, 'candidates', { userId, addedBy: recruiterId, phoneNumber: '1', location: 'Bern', ...values });
  await gateway.sequencer.tick();
  return candidateId;
}

const edit = (candidateId: number, fields: Record<string, { base: unknown; value: unknown }>) => ({
  name: 'candidates.edit',
  input: { candidateId, fields },
});

const onServer = async (candidateId: number): Promise<Record<string, unknown>> =>
  (await world.rows('SELECT title, phoneNumber, bio, skills, linkedinUrl FROM candidates WHERE id = ?', [candidateId]))[0] ?? {};

/** Everything has its verdict, and what was delivered is here as the server's rows. */
async function settled(workstation: Workstation): Promise<void> {
  const { engine } = workstation;
  const arrived = (): boolean => engine.receipts('delivered', 0, 50).receipts.every(({ serverVersion }) => serverVersion !== null);
  await workstation.until('everything settled', () => engine.status().pending === 0 && arrived());
}

test('disjoint edits merge, lists merge, cosmetic fields follow the later one, and a real conflict asks', async () => {
  const candidateId = await addCandidate({ title: 'Welder', bio: 'old', skills: '["go"]', linkedinUrl: null });
  const colleague = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const laptop = await signedIn(world.alpha.recruiter.email);
  await laptop.until('the candidate', () => laptop.rows('SELECT id FROM candidates WHERE id = ?', candidateId).length === 1);
  await laptop.engine.stop();
  const fields = {
    title: { base: 'Welder', value: 'Senior welder' },
    bio: { base: 'old', value: 'mine' },
    skills: { base: '["go"]', value: '["go","sql"]' },
    linkedinUrl: { base: null, value: 'https://mine.example' },
  };
  expect(laptop.engine.mutate(edit(candidateId, fields)).ok).toBe(true);
  const theirs = {
    phoneNumber: { base: '1', value: '2' },
    bio: { base: 'old', value: 'theirs' },
    skills: { base: '["go"]', value: '["go","rust"]' },
    linkedinUrl: { base: null, value: 'https://theirs.example' },
  };
  const { input } = edit(candidateId, theirs);
  await colleague.push({ id: 1, name: 'candidates.edit', argsVersion: 1, args: input, authoredAt: Date.now() });
  laptop.engine.start();
  const newest = () => laptop.engine.receipts('attention', 0, 10).receipts[0];
  await settled(laptop);
  expect(laptop.engine.status().needsAttention).toBe(1);
  expect(await onServer(candidateId)).toEqual({
    title: 'Senior welder',
    phoneNumber: '2',
    bio: 'theirs',
    skills: '["go","rust","sql"]',
    linkedinUrl: 'https://mine.example',
  });
  const asked = newest();
  const by = { name: 'alpha-admin', at: expect.any(String) as string };
  expect(asked?.state).toBe('delivered');
  expect(
    asked?.conflicts.map(({ field, label, base, mine, theirs: other, kept, open, by: who }) => [field, label, base, mine, other, kept, open, who]),
  ).toEqual([
    ['bio', 'Bio', 'old', 'mine', 'theirs', 'theirs', true, by],
    ['skills', 'Skills', '["go"]', '["go","sql"]', '["go","rust"]', 'both', false, by],
    ['linkedinUrl', 'Linkedin url', null, 'https://mine.example', 'https://theirs.example', 'mine', false, by],
  ]);
  const mutationId = asked?.mutationId ?? 0;
  const key = { table: 'candidates', id: candidateId, field: 'bio' };
  await laptop.restart();
  expect(laptop.engine.resolveConflict(mutationId, key, { choice: 'mine' })).toEqual({ ok: true, value: {} });
  expect(laptop.engine.resolveConflict(mutationId, key, { choice: 'mine' })).toMatchObject({ ok: false, error: { code: 'sync.conflict_settled' } });
  await settled(laptop);
  expect((await onServer(candidateId))['bio']).toBe('mine');
  expect(laptop.engine.status().needsAttention).toBe(0);
  expect(laptop.engine.change(mutationId).receipt?.conflicts[0]).toMatchObject({ choice: 'mine', open: false });
});

test('another program is nobody; keeping theirs or writing something else settles the field', async () => {
  const candidateId = await addCandidate({ title: 'Cook', bio: 'old' });
  const laptop = await signedIn(world.alpha.recruiter.email);
  await laptop.until('the candidate', () => laptop.rows('SELECT id FROM candidates WHERE id = ?', candidateId).length === 1);
  await laptop.engine.stop();
  laptop.engine.mutate(edit(candidateId, { title: { base: 'Cook', value: 'Chef' }, bio: { base: 'old', value: 'mine' } }));
  await world.rows("UPDATE candidates SET title = 'Baker', bio = 'program' WHERE id = ?", [candidateId]);
  laptop.engine.start();
  await settled(laptop);
  expect(laptop.engine.status().needsAttention).toBe(1);
  const receipt = laptop.engine.receipts('attention', 0, 1).receipts[0];
  expect(receipt?.conflicts.map(({ by, theirs }) => [by, theirs])).toEqual([
    [null, 'Baker'],
    [null, 'program'],
  ]);
  const on = (field: string) => ({ table: 'candidates', id: candidateId, field });
  laptop.engine.resolveConflict(receipt?.mutationId ?? 0, on('title'), { choice: 'theirs' });
  expect(laptop.engine.status().needsAttention).toBe(1);
  laptop.engine.resolveConflict(receipt?.mutationId ?? 0, on('bio'), { choice: 'edit', value: 'both of us' });
  await settled(laptop);
  expect(await onServer(candidateId)).toMatchObject({ title: 'Baker', bio: 'both of us' });
  expect(laptop.engine.status().needsAttention).toBe(0);
});

test('a guarded change is refused with who and what; trying again begins from what is there now', async () => {
  const laptop = await signedIn(world.alpha.recruiter.email);
  const [applicationId = 0] = world.alpha.applicationIds;
  const colleague = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  await laptop.engine.stop();
  expect(laptop.move(applicationId, 'offered').ok).toBe(true);
  const moves = [{ applicationId, from: 'submitted', to: 'rejected', historyId: -1 }];
  await colleague.push({ id: 1, name: 'applications.move', argsVersion: 1, args: { moves }, authoredAt: Date.now() });
  laptop.engine.start();
  await settled(laptop);
  expect(laptop.engine.status().needsAttention).toBe(1);
  const refused = laptop.engine.receipts('attention', 0, 1).receipts[0];
  expect(refused).toMatchObject({ state: 'rejected', canRetry: true });
  expect(refused?.conflicts).toMatchObject([
    { field: 'status', base: 'submitted', mine: 'offered', theirs: 'rejected', open: false, by: { name: 'alpha-admin' } },
  ]);
  await laptop.until('their row', () => laptop.status(applicationId) === 'rejected');
  const { input } = laptop.engine.change(refused?.mutationId ?? 0);
  expect(input).toEqual({ moves: [{ applicationId, from: 'rejected', to: 'offered' }] });
  const changed = { moves: [{ applicationId, from: 'rejected', to: 'shortlisted' }] };
  expect(laptop.engine.edit(refused?.mutationId ?? 0, changed).ok).toBe(true);
  await settled(laptop);
  expect(await world.value('SELECT status FROM applications WHERE id = ?', [applicationId])).toBe('shortlisted');
  expect(laptop.engine.status().needsAttention).toBe(0);
});

test('a person whom two organisations hold is edited by the one it belongs to alone', async () => {
  const candidateId = await addCandidate({ bio: 'old' });
  await insertRow(world.connection, 'applications', { jobId: world.beta.jobId, candidateId, status: 'submitted' });
  await gateway.sequencer.tick();
  const change = (value: string) => ({
    id: 1,
    name: 'candidates.edit',
    argsVersion: 1,
    args: edit(candidateId, { bio: { base: 'old', value } }).input,
    authoredAt: Date.now(),
  });
  const stranger = await signInDevice(gateway.address, world.beta.recruiter.email);
  const refused = await stranger.push(change('stranger'));
  expect(refused.outcomes).toMatchObject([{ status: 'rejected', code: 'row.shared' }]);
  expect(refused.outcomes[0]).not.toHaveProperty('conflicts');
  expect(await world.value(`SELECT COUNT(*) FROM sync_audit WHERE kind = 'push.shared_row' AND client_id = ?`, [stranger.session.clientId])).toBe(1);
  const owner = await signInDevice(gateway.address, world.alpha.recruiter.email);
  expect((await owner.push(change('owner'))).outcomes).toMatchObject([{ status: 'applied' }]);
  const removal = { id: 2, name: 'candidates.remove', argsVersion: 1, args: { candidateId }, authoredAt: Date.now() };
  expect((await owner.push(removal)).outcomes).toMatchObject([{ status: 'rejected', code: 'row.shared' }]);
  expect((await onServer(candidateId))['bio']).toBe('owner');
});

test('self-registered people are edited by the only organisation that holds them', async () => {
  const { connection, alpha, beta } = world;
  const userId = await insertRow(connection, 'users', { name: 'Self', email: `self-${Math.random()}@people.example`, role: 'candidate' });
  const candidateId = await insertRow(connection, 'candidates', { userId, bio: 'old' });
  await insertRow(connection, 'applications', { jobId: alpha.jobId, candidateId, status: 'submitted' });
  await gateway.sequencer.tick();
  const device = await signInDevice(gateway.address, alpha.recruiter.email);
  const write = (id: number, base: string, value: string) =>
    device.push({ id, name: 'candidates.edit', argsVersion: 1, args: edit(candidateId, { bio: { base, value } }).input, authoredAt: Date.now() });
  expect((await write(1, 'old', 'alone')).outcomes).toMatchObject([{ status: 'applied' }]);
  await insertRow(connection, 'applications', { jobId: beta.jobId, candidateId, status: 'submitted' });
  await gateway.sequencer.tick();
  expect((await write(2, 'alone', 'together')).outcomes).toMatchObject([{ status: 'rejected', code: 'row.shared' }]);
});
