import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startGateway } from '../../sync/gateway/gateway.ts';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { createPasswordCheck } from '../../sync/gateway/passwords.ts';
import { createPool } from '../../sync/gateway/pool.ts';
import type { SessionReply } from '../../sync/protocol/session.ts';
import { errorReply, sessionReply } from '../../sync/protocol/session.ts';
import { PROTOCOL_VERSION } from '../../sync/protocol/version.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { allFrames, deviceOf, endOf, post, signInBody, signInDevice } from './gateway-device.ts';
import { createWorld, PASSWORD } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const logged: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  gateway = await startGateway({ url: database.url, port: 0, log: createLog((line) => logged.push(line)), timings: { inspectMs: 50 } });
  await gateway.ready;
});

afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

const signIn = (email: string, password?: string): ReturnType<typeof post> => post(gateway.address, '/session/sign-in', signInBody(email, password));

test('hello says what language the gateway speaks, to anyone, and lets no web page in', async () => {
  const response = await fetch(`${gateway.address}/hello`, { headers: { origin: 'https://somewhere.example' } });
  expect(await response.json()).toMatchObject({ product: 'hotgigs-gateway', protocol: 1, indexing: null });
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a recruiter, a company administrator and an invited panelist get a device', async () => {
  const recruiter = sessionReply.parse((await signIn(world.alpha.recruiter.email.toUpperCase())).body);
  expect(recruiter.account).toMatchObject({
    userId: world.alpha.recruiter.userId,
    role: 'recruiter',
    companyId: world.alpha.companyId,
    companyName: 'alpha',
  });
  expect(recruiter.account.recruiterId).not.toBeNull();
  expect(recruiter.leaseDays).toBe(14);
  expect((await signIn(world.alpha.companyAdmin.email)).body).toMatchObject({ account: { role: 'company_admin' } });
  const panelist = sessionReply.parse((await signIn(world.people.panelist.email)).body);
  expect(panelist.account).toMatchObject({ role: 'panelist', companyId: null });
  expect(await world.value('SELECT user_id FROM sync_client WHERE id = ?', [recruiter.clientId])).toBe(world.alpha.recruiter.userId);
  expect(panelist.clientId).not.toBe(recruiter.clientId);
});

test('a company decides about its lease', async () => {
  await world.rows(`UPDATE companies SET settings = '{"offlineLeaseDays": 3}' WHERE id = ?`, [world.beta.companyId]);
  expect((await signIn(world.beta.recruiter.email)).body).toMatchObject({ leaseDays: 3 });
});

test('a wrong password and an unknown user get the same answer', async () => {
  const wrong = await signIn(world.alpha.recruiter.email, 'wrong');
  const unknown = await signIn('nobody@people.example', 'wrong');
  const candidate = await signIn(world.people.candidate.email, 'wrong');
  const deactivated = await signIn(world.people.deactivated.email, 'wrong');
  const pending = await signIn(world.people.candidateWithoutPassword.email, 'wrong');
  expect(wrong.status).toBe(401);
  expect(errorReply.parse(wrong.body).error.code).toBe('session.wrong_password');
  for (const answer of [unknown, candidate, deactivated, pending])
    expect({ status: answer.status, body: answer.body }).toEqual({ status: wrong.status, body: wrong.body });
});

test('an unknown user costs the work of a known one', async () => {
  const pool = createPool(database.url);
  const bcrypt = (await import('bcrypt')).default;
  const compare = vi.spyOn(bcrypt, 'compare');
  const check = createPasswordCheck(pool);
  expect(await check.matches(PASSWORD, null)).toBe(false);
  const [, standIn] = compare.mock.calls[0] ?? ['', ''];
  expect(compare).toHaveBeenCalledTimes(1);
  expect(bcrypt.getRounds(standIn)).toBe(
    bcrypt.getRounds(String(await world.value('SELECT passwordHash FROM users WHERE id = ?', [world.alpha.recruiter.userId]))),
  );
  compare.mockRestore();
  await pool.end();
});

test.each([
  ['candidate', 'session.candidate_account', 'HotGigs web site'],
  ['deactivated', 'session.deactivated', 'Ask your company administrator'],
  ['noPassword', 'session.no_password', 'password link'],
  ['noCompany', 'session.no_company', 'Ask your company administrator'],
  ['platformAdmin', 'session.choose_company', 'Choose the company'],
  ['unverifiedPanelist', 'session.email_not_verified', 'Confirm your e-mail'],
] as const)('%s is refused with where to go', async (who, code, advice) => {
  const answer = await signIn(world.people[who].email);
  expect(answer.status).toBe(403);
  expect(answer.body.error).toMatchObject({ kind: 'forbidden', code });
  expect(answer.body.error?.message).toContain(advice);
  const audited = await world.rows(`SELECT detail FROM sync_audit WHERE kind = 'session.refused' AND user_id = ?`, [world.people[who].userId]);
  expect(audited.map((row) => String(row['detail']))).toContain(JSON.stringify({ code }));
});

test('guessing at one e-mail is slowed down, and says for how long', async () => {
  const guesses = [];
  for (let count = 0; count < 12; count += 1) guesses.push(await signIn('guessed@people.example', `guess ${count}`));
  const last = guesses.at(-1);
  expect(last?.status).toBe(429);
  expect(last?.body.error).toMatchObject({ kind: 'rate_limited', code: 'request.too_many' });
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
});

const refresh = (refreshToken: string): ReturnType<typeof post> => post(gateway.address, '/session/refresh', { refreshToken });
const alive = async (session: SessionReply): Promise<number> =>
  (await deviceOf(gateway.address, session).post('/sync/alive', { clientId: session.clientId })).status;
const reuses = (session: SessionReply): Promise<unknown> =>
  world.value(`SELECT COUNT(*) FROM sync_audit WHERE kind = 'session.refresh_reused' AND client_id = ?`, [session.clientId]);

test('a refresh token gives a new pair; shown again after that pair was used, the family ends', async () => {
  const { session } = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const second = (await refresh(session.refreshToken)).body as unknown as SessionReply;
  expect(second.clientId).toBe(session.clientId);
  expect(second.refreshToken).not.toBe(session.refreshToken);
  const third = (await refresh(second.refreshToken)).body as unknown as SessionReply;
  expect(await alive(third)).toBe(200);
  expect((await refresh(session.refreshToken)).body.error).toMatchObject({ kind: 'unauthenticated', code: 'session.refresh_reused' });
  expect(await alive(third)).toBe(401);
  expect((await refresh(third.refreshToken)).body.error).toMatchObject({ code: 'session.ended' });
  expect(await reuses(session)).toBe(1);
});

test('a lost reply costs nothing: the same token gives another pair, and the lost one never works', async () => {
  const { session } = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const lost = (await refresh(session.refreshToken)).body as unknown as SessionReply;
  const heard = (await refresh(session.refreshToken)).body as unknown as SessionReply;
  expect(await alive(heard)).toBe(200);
  expect(await alive(lost)).toBe(401);
  expect(await reuses(session)).toBe(0);
});

test('whoever comes with a replaced token shows that two hold the family, and it ends', async () => {
  const { session } = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const replaced = (await refresh(session.refreshToken)).body as unknown as SessionReply;
  const newest = (await refresh(session.refreshToken)).body as unknown as SessionReply;
  expect((await refresh(replaced.refreshToken)).body.error).toMatchObject({ code: 'session.refresh_reused' });
  expect(await alive(newest)).toBe(401);
  expect(await reuses(session)).toBe(1);
});

test('of two uses of one refresh token at once, at most one pair lives', async () => {
  const { session } = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const both = await Promise.all([1, 2].map(() => refresh(session.refreshToken)));
  const pairs = both.filter((answer) => answer.status === 200).map((answer) => answer.body as unknown as SessionReply);
  const living = await Promise.all(pairs.map(alive));
  expect(living.filter((status) => status === 200)).toHaveLength(1);
});

test('signing in again on the same device keeps its registration and ends the tokens before', async () => {
  const { session } = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const again = async (email: string): Promise<SessionReply> => {
    const device = { name: 'Test laptop', platform: 'linux', clientId: session.clientId };
    return (await post(gateway.address, '/session/sign-in', { protocol: PROTOCOL_VERSION, email, password: PASSWORD, device }))
      .body as unknown as SessionReply;
  };
  const same = await again(world.alpha.companyAdmin.email);
  expect(same.clientId).toBe(session.clientId);
  expect([await alive(session), await alive(same)]).toEqual([401, 200]);
  const someoneElse = await again(world.alpha.recruiter.email);
  expect(someoneElse.clientId).not.toBe(session.clientId);
  expect(await alive(same)).toBe(200);
});

test('tokens are stored as hashes only', async () => {
  const { session } = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const stored = JSON.stringify(await world.rows('SELECT * FROM sync_session'));
  expect(stored).not.toContain(session.accessToken);
  expect(stored).not.toContain(session.refreshToken);
});

test('signing out, an ended token, a device of another session', async () => {
  const device = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const other = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const alive = { clientId: device.session.clientId };
  expect((await other.post('/sync/alive', alive)).body.error).toMatchObject({ kind: 'forbidden', code: 'request.foreign_device' });
  expect((await post(gateway.address, '/sync/alive', alive)).body.error).toMatchObject({ code: 'session.ended' });
  await world.rows(`UPDATE sync_session SET expires_at = '2020-01-01' WHERE client_id = ? AND kind = 'access'`, [device.session.clientId]);
  expect((await device.post('/sync/alive', alive)).body.error).toMatchObject({ kind: 'unauthenticated', code: 'session.expired' });
  expect((await other.post('/session/sign-out', {})).status).toBe(200);
  expect((await other.post('/sync/alive', { clientId: other.session.clientId })).body.error).toMatchObject({ code: 'session.ended' });
});

test('a suspended person is out on the next request, and the open stream is closed', async () => {
  const device = await signInDevice(gateway.address, world.beta.recruiter.email);
  const { epoch, reach } = endOf(await device.firstSync());
  const stream = await device.stream(epoch, reach);
  await world.rows(`INSERT INTO team_members (companyId, userId, status) VALUES (?, ?, 'suspended')`, [
    world.beta.companyId,
    world.beta.recruiter.userId,
  ]);
  expect((await device.post('/sync/alive', { clientId: device.session.clientId })).body.error).toMatchObject({
    kind: 'forbidden',
    code: 'session.deactivated',
  });
  const frames = await allFrames(stream);
  expect(frames.at(-1)).toMatchObject({ type: 'goodbye', error: { code: 'session.deactivated' } });
  await world.rows('DELETE FROM team_members WHERE userId = ?', [world.beta.recruiter.userId]);
});

test('a revoked device is out', async () => {
  const device = await signInDevice(gateway.address, world.beta.companyAdmin.email);
  await world.rows('UPDATE sync_client SET revoked_at = UTC_TIMESTAMP(3) WHERE id = ?', [device.session.clientId]);
  expect((await device.post('/sync/alive', { clientId: device.session.clientId })).body.error).toMatchObject({
    kind: 'forbidden',
    code: 'session.device_revoked',
  });
  expect((await post(gateway.address, '/session/refresh', { refreshToken: device.session.refreshToken })).body.error).toMatchObject({
    code: 'session.device_revoked',
  });
});

test('the log has neither names, addresses, passwords nor tokens', async () => {
  const { session } = await signInDevice(gateway.address, world.alpha.companyAdmin.email);
  const text = logged.join('\n');
  expect(logged.length).toBeGreaterThan(10);
  for (const secret of ['people.example', 'alpha', PASSWORD, session.accessToken, session.refreshToken]) expect(text.includes(secret)).toBe(false);
});
