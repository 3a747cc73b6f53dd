import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FirstSyncFrame } from '../../sync/protocol/first-sync.ts';
import { firstSyncFrame } from '../../sync/protocol/first-sync.ts';
import { streamFrame } from '../../sync/protocol/pull.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import { startGateway } from '../../sync/gateway/gateway.ts';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { allFrames, endOf, moveMutation, nextPatch, post, readFrames, signInDevice } from './gateway-device.ts';
import { createWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  gateway = await startGateway({
    url: database.url,
    port: 0,
    behindProxy: true,
    log: createLog(() => undefined),
    timings: { heartbeatMs: 100, inspectMs: 50 },
  });
  await gateway.ready;
});

afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

const APPLICATIONS = tableByName('applications').no;

function idsOf(frames: readonly FirstSyncFrame[], table: number): number[] {
  return frames.flatMap((frame) => (frame.type === 'chunk' && frame.content.table === table ? frame.content.rows.map((row) => Number(row[0])) : []));
}

test('a first sync brings the company’s rows, nobody else’s, and ends with where to catch up to', async () => {
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const frames = await device.firstSync();
  for (const frame of frames) firstSyncFrame.parse(frame);
  expect(frames[0]?.type).toBe('plan');
  expect(frames.at(-1)?.type).toBe('end');
  expect(idsOf(frames, APPLICATIONS).toSorted((a, b) => a - b)).toEqual([...world.alpha.applicationIds]);
  const wire = JSON.stringify(frames);
  expect(wire).toContain('alpha');
  for (const canary of ['beta', '$2b$']) expect(wire).not.toContain(canary);
  const { reach } = endOf(frames);
  expect(reach.map(({ scope }) => scope).toSorted()).toEqual([`company:${world.alpha.companyId}`, `user:${world.alpha.recruiter.userId}`].toSorted());
});

test('a first sync goes on behind the cursor it is given', async () => {
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const whole = (await device.firstSync()).filter((frame) => frame.type === 'chunk');
  const half = Math.floor(whole.length / 2);
  const rest = (await device.firstSync(whole[half - 1]?.cursor ?? null)).filter((frame) => frame.type === 'chunk');
  expect(rest.map((chunk) => chunk.content)).toEqual(whole.slice(half).map((chunk) => chunk.content));
  const stale = await device.post('/sync/first', { ...device.versions, cursor: 'guessed' });
  expect(stale.body.error).toMatchObject({ kind: 'conflict', code: 'first_sync.cursor' });
});

test('a pull catches up from the lowest chunk, and then there is nothing', async () => {
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const { epoch, reach, lowest } = endOf(await device.firstSync());
  const caughtUp = await device.pull(epoch, lowest);
  expect(streamFrame.parse(caughtUp)).toMatchObject({ type: 'patch', epoch });
  expect(await device.pull(epoch, reach)).toMatchObject({ type: 'patch', patches: [], outcomes: [], lastMutationId: 0 });
  expect(await device.pull('another epoch', reach)).toMatchObject({ type: 'resync' });
  expect(await device.pull(epoch, reach.slice(0, 1))).toMatchObject({ type: 'resync' });
});

test('a device’s change reaches the other’s stream with its rows, and its own with its number, in one patch', async () => {
  const [author, reader] = [
    await signInDevice(gateway.address, world.alpha.recruiter.email),
    await signInDevice(gateway.address, world.alpha.companyAdmin.email),
  ];
  const positions = [endOf(await author.firstSync()), endOf(await reader.firstSync())] as const;
  const [own, other] = [await author.stream(positions[0].epoch, positions[0].reach), await reader.stream(positions[1].epoch, positions[1].reach)];
  await nextPatch(own);
  await nextPatch(other);
  const [applicationId = 0] = world.alpha.applicationIds;
  await author.push(moveMutation(1, applicationId, 'submitted', 'shortlisted'));
  const moved = (patch: Awaited<ReturnType<typeof nextPatch>>): boolean =>
    patch.patches.some((step) =>
      step.rows.some((rows) => rows.table === APPLICATIONS && rows.rows.some((row) => row[0] === applicationId && row.includes('shortlisted'))),
    );
  expect(await nextPatch(other, moved)).toMatchObject({ outcomes: [], lastMutationId: 0 });
  const confirmed = await nextPatch(own, (patch) => patch.lastMutationId === 1);
  expect(moved(confirmed)).toBe(true);
  expect(confirmed.outcomes).toEqual([{ mutationId: 1, status: 'applied', authoredAt: expect.any(Number) }]);
  expect(confirmed.idMap).toMatchObject([{ temporaryId: -1 }]);
  await own.return(undefined);
  await other.return(undefined);
});

test('a plain SQL write by another program, and a delete’s cascade, reach the stream', async () => {
  const device = await signInDevice(gateway.address, world.beta.recruiter.email);
  const { epoch, reach } = endOf(await device.firstSync());
  const stream = await device.stream(epoch, reach);
  await nextPatch(stream);
  const applicationId = world.beta.applicationIds.at(-1) ?? 0;
  await world.rows(`UPDATE applications SET coverLetter = 'written elsewhere' WHERE id = ?`, [applicationId]);
  await nextPatch(stream, (patch) => JSON.stringify(patch.patches).includes('written elsewhere'));
  await world.rows('DELETE FROM applications WHERE id = ?', [applicationId]);
  await nextPatch(stream, (patch) =>
    patch.patches.some((step) => step.gone.some((gone) => gone.table === APPLICATIONS && gone.ids.includes(applicationId))),
  );
  await stream.return(undefined);
});

test('another company’s changes do not touch a stream', async () => {
  const device = await signInDevice(gateway.address, world.beta.recruiter.email);
  const { epoch, reach } = endOf(await device.firstSync());
  const stream = await device.stream(epoch, reach);
  await nextPatch(stream);
  await world.rows(`UPDATE applications SET coverLetter = 'of alpha' WHERE id = ?`, [world.alpha.applicationIds[1] ?? 0]);
  await gateway.sequencer.tick();
  await world.rows(`UPDATE applications SET coverLetter = 'of beta' WHERE id = ?`, [world.beta.applicationIds[1] ?? 0]);
  const patch = await nextPatch(stream);
  expect(JSON.stringify(patch)).toContain('of beta');
  expect(JSON.stringify(patch)).not.toContain('of alpha');
  await stream.return(undefined);
});

test('both sides show that they live: heartbeats come, and a silent device is cut off', async () => {
  // A gateway of its own, beside the other one: with so little patience, it would cut off slow tests as well.
  const timings = { heartbeatMs: 50, inspectMs: 50, deadMs: 400 };
  const strict = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined), timings });
  await strict.ready;
  const device = await signInDevice(strict.address, world.beta.companyAdmin.email);
  const { epoch, reach } = endOf(await device.firstSync());
  const kinds = new Set<string>();
  const stream = await device.stream(epoch, reach);
  await expect(
    (async () => {
      for await (const frame of stream) kinds.add(frame.type);
    })(),
  ).rejects.toThrow();
  expect([...kinds]).toContain('heartbeat');
  await strict.close();
});

test('a second stream of a device replaces the first', async () => {
  const device = await signInDevice(gateway.address, world.beta.companyAdmin.email);
  const { epoch, reach } = endOf(await device.firstSync());
  const first = await device.stream(epoch, reach);
  await nextPatch(first);
  const second = await device.stream(epoch, reach);
  expect((await allFrames(first)).at(-1)).toMatchObject({ type: 'goodbye', error: { code: 'stream.replaced' } });
  await nextPatch(second);
  await second.return(undefined);
});

test('frames are compressed for a device that is not on this machine', async () => {
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const ask = (address: Record<string, string>): Promise<Response> =>
    fetch(`${gateway.address}/sync/first`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${device.session.accessToken}`, ...address },
      body: JSON.stringify({ ...device.versions, cursor: null }),
    });
  const [near, far] = [await ask({}), await ask({ 'x-forwarded-for': '203.0.113.7' })];
  expect([near.headers.get('content-encoding'), far.headers.get('content-encoding')]).toEqual([null, 'gzip']);
  const [plain, unpacked] = [await allFrames(readFrames(near)), await allFrames(readFrames(far))];
  expect(unpacked).toEqual(plain);
});

test('bad input gets typed answers', async () => {
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const huge = await post(gateway.address, '/sync/push', { padding: 'x'.repeat(10 * 1024 * 1024) }, device.session.accessToken);
  expect([huge.status, huge.body.error?.code]).toEqual([413, 'request.too_large']);
  const malformed = await post(gateway.address, '/sync/push', '{"protocol": 1,', device.session.accessToken);
  expect([malformed.status, malformed.body.error?.code]).toEqual([400, 'request.malformed']);
  const poisoned = await post(gateway.address, '/sync/push', '{"__proto__": {"admin": true}}', device.session.accessToken);
  expect([poisoned.status, poisoned.body.error?.code]).toEqual([400, 'request.malformed']);
  const older = await device.post('/sync/push', { ...device.versions, protocol: 0, mutations: [] });
  expect([older.status, older.body.error?.kind]).toEqual([409, 'incompatible']);
  const elsewhere = await device.post('/sync/pull', { ...device.versions, schemaHash: 'other', epoch: '', positions: [], ackedMutationId: 0 });
  expect([elsewhere.status, elsewhere.body.error?.code]).toEqual([409, 'schema.different']);
  const unknown = await device.post('/sync/teleport', {});
  expect([unknown.status, unknown.body.error?.code]).toEqual([404, 'request.unknown']);
  const form = await fetch(`${gateway.address}/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'email=a',
  });
  expect([form.status, ((await form.json()) as { error: { code: string } }).error.code]).toEqual([400, 'request.not_json']);
});

test('a panelist’s device holds no scope yet, and is told so plainly', async () => {
  const device = await signInDevice(gateway.address, world.people.panelist.email);
  const frames = await device.firstSync();
  expect(frames.map((frame) => frame.type)).toEqual(['plan', 'end']);
  expect(endOf(frames).reach).toEqual([]);
});
