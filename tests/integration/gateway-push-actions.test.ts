/** What each action leaves behind on the server: rows, effects, notices, and nothing where it is refused. */
import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { createPool, withConnection } from '../../sync/gateway/pool.ts';
import { mintPanelTokens, PANEL_ACTIONS } from '../../sync/gateway/server-parts/panel-tokens.ts';
import type { PushedMutation } from '../../sync/protocol/push.ts';
import { insertRow } from './central-rows.ts';
import { signInDevice, type Device } from './gateway-device.ts';
import { serveWorld, type World } from './gateway-world.ts';

let world: World;
let gateway: Gateway;

beforeAll(async () => {
  const served = await serveWorld();
  ({ world, gateway } = served);
  return served.close;
});

/** A device that numbers its mutations by itself. */
async function author(email: string): Promise<(...mutations: [string, unknown][]) => ReturnType<Device['push']>> {
  const device = await signInDevice(gateway.address, email);
  let last = 0;
  return (...mutations) =>
    device.push(...mutations.map(([name, args]): PushedMutation => ({ id: (last += 1), name, argsVersion: 1, args, authoredAt: Date.now() })));
}

const person = (email: string, userId: number, candidateId: number) => ({
  name: 'Nora Vale',
  email,
  phoneNumber: '',
  location: 'Bern',
  title: null,
  skills: null,
  linkedinUrl: null,
  userId,
  candidateId,
});

const statuses = (reply: Awaited<ReturnType<Device['push']>>): unknown[] => reply.outcomes.map(({ status, code }) => code ?? status);
const effects = (key: string): ReturnType<World['rows']> =>
  world.rows('SELECT kind, status, payload FROM sync_effect WHERE dedupe_key LIKE ? ORDER BY id', [key]);
const payloads = async (key: string): Promise<unknown[]> =>
  (await effects(key)).map(({ status, payload }) => [status, JSON.parse(String(payload)) as unknown]);

test('a new person, their application and their interview travel as one chain of temporary ids', async () => {
  const push = await author(world.alpha.recruiter.email);
  const application = { jobId: world.alpha.jobId, candidateId: -2, applicationId: -3 };
  const interview = { applicationId: -3, scheduledAt: '2035-05-02 09:00:00', duration: 45, type: 'video', videoProvider: 'teams', interviewId: -4 };
  const reply = await push(
    ['candidates.create', person('nora@people.example', -1, -2)],
    ['applications.create', application],
    ['interviews.schedule', interview],
  );
  expect(statuses(reply)).toEqual(['applied', 'applied', 'applied']);
  const rows = await world.rows(
    `SELECT u.email, u.role, u.loginMethod, u.companyId, c.source, a.status, i.scheduledAt, i.videoProvider FROM users u
     JOIN candidates c ON c.userId = u.id JOIN applications a ON a.candidateId = c.id JOIN interviews i ON i.applicationId = a.id WHERE u.email = 'nora@people.example'`,
  );
  const account = { email: 'nora@people.example', role: 'candidate', loginMethod: 'pending', companyId: null };
  expect(rows).toEqual([{ ...account, source: 'recruiter-manual', status: 'submitted', scheduledAt: '2035-05-02 09:00:00', videoProvider: 'teams' }]);
});

test('what hangs on a refused creation is refused as its dependant, and both keep their numbers', async () => {
  const push = await author(world.alpha.recruiter.email);
  const reply = await push(
    ['candidates.create', person(world.alpha.companyAdmin.email, -1, -2)],
    ['applications.create', { jobId: world.alpha.jobId, candidateId: -2, applicationId: -3 }],
    ['interviews.schedule', { applicationId: -3, scheduledAt: '2035-05-02 09:00:00', duration: 45, type: 'phone', interviewId: -4 }],
    ['candidates.create', person('after@people.example', -5, -6)],
  );
  expect(statuses(reply)).toEqual(['row.taken', 'dependency', 'dependency', 'applied']);
  expect(reply.lastMutationId).toBe(4);
});

test('a known e-mail attaches: two names, one person, nothing written over, nothing seen without a reason', async () => {
  const [email] = [`known-${Math.random()}@people.example`];
  const userId = await insertRow(world.connection, 'users', { name: 'Known', email: email.toUpperCase(), role: 'candidate' });
  const candidateId = await insertRow(world.connection, 'candidates', { userId, phoneNumber: '12', location: 'Rome', bio: 'secret past' });
  const push = await author(world.alpha.recruiter.email);
  const first = await push(['candidates.create', person(email, -1, -2)], ['candidates.create', person(email, -3, -4)]);
  expect(first.outcomes).toMatchObject([
    { status: 'applied', skipped: [{ code: 'candidate.known' }] },
    { status: 'applied', skipped: [{}] },
  ]);
  expect(first.idMap.filter(({ id }) => id === candidateId).map(({ temporaryId }) => temporaryId)).toEqual([-2, -4]);
  expect(JSON.stringify(first)).not.toContain('secret');
  expect(await world.value('SELECT location FROM candidates WHERE id = ?', [candidateId])).toBe('Rome');
  // A name alone opens nothing: the person cannot be edited or tagged.
  const edit = { candidateId: -2, fields: { bio: { base: null, value: 'mine' } } };
  const tag = { tag: { name: 'mine', color: 'teal', tagId: -20 }, candidates: [{ candidateId: -2, assignmentId: -21 }] };
  expect(statuses(await push(['candidates.edit', edit], ['candidates.tag', tag]))).toEqual(['row.gone', 'row.gone']);
  const applied = await push(['applications.create', { jobId: world.alpha.jobId, candidateId: -2, applicationId: -5 }]);
  expect(statuses(applied)).toEqual(['applied']);
  expect(await world.value('SELECT COUNT(*) FROM applications WHERE candidateId = ?', [candidateId])).toBe(1);
  const again = await push(['applications.create', { jobId: world.alpha.jobId, candidateId, applicationId: -6 }]);
  expect(again.idMap[0]?.id).toBe(applied.idMap[0]?.id);
});

test('two laptops that add the same person at once end with one', async () => {
  const pushes = [await author(world.alpha.recruiter.email), await author(world.beta.recruiter.email)];
  const replies = await Promise.all(pushes.map((push) => push(['candidates.create', person('twice@people.example', -1, -2)])));
  expect(replies.flatMap(statuses)).toEqual(['applied', 'applied']);
  expect(await world.value(`SELECT COUNT(*) FROM users WHERE email = 'twice@people.example'`)).toBe(1);
  expect(replies[0]?.idMap).toEqual(replies[1]?.idMap);
});

test('an interview’s mail waits, follows its time, is silent when it moves back, and is cancelled with it', async () => {
  const push = await author(world.alpha.companyAdmin.email);
  const [, applicationId = 0] = world.alpha.applicationIds;
  const at = (base: string, value: string) => ({ interviewId: -1, scheduledAt: { base, value }, duration: { base: 60, value: 60 } });
  const [nine, ten] = ['2035-06-01 09:00:00', '2035-06-01 10:00:00'];
  const reply = await push([
    'interviews.schedule',
    { applicationId, scheduledAt: nine, duration: 60, type: 'video', videoProvider: 'zoom', interviewId: -1 },
  ]);
  const interviewId = reply.idMap[0]?.id ?? 0;
  const key = `interview-mail:${interviewId}:%`;
  expect(await payloads(key)).toMatchObject([['waiting', { change: 'invitation', scheduledAt: nine, heard: null, sequence: 0 }]]);
  await push(['interviews.reschedule', at(nine, ten)]);
  expect(await payloads(key)).toMatchObject([
    ['cancelled', {}],
    ['waiting', { change: 'invitation', scheduledAt: ten, heard: null }],
  ]);
  await world.rows(`UPDATE sync_effect SET status = 'done' WHERE dedupe_key LIKE ? AND status = 'waiting'`, [key]);
  await push(['interviews.reschedule', at(ten, nine)]);
  expect((await payloads(key)).at(-1)).toMatchObject([
    'waiting',
    { change: 'rescheduled', scheduledAt: nine, heard: { scheduledAt: ten }, sequence: 1 },
  ]);
  await push(['interviews.reschedule', at(nine, ten)]);
  expect((await payloads(key)).map((row) => (row as unknown[])[0])).toEqual(['cancelled', 'done', 'cancelled']);
  expect(statuses(await push(['interviews.reschedule', at(nine, '2035-06-02 09:00:00')]))).toEqual(['interview.changed_meanwhile']);
  await push(['interviews.cancel', { interviewId: -1 }]);
  expect((await payloads(key)).at(-1)).toMatchObject(['waiting', { change: 'cancelled' }]);
  expect((await effects(`video-link:${interviewId}`)).map(({ kind, status }) => [kind, status])).toEqual([['video_link', 'cancelled']]);
  expect(statuses(await push(['interviews.reschedule', at(ten, nine)]))).toEqual(['interview.over']);
});

test('nobody is in two interviews at once unless it is wanted', async () => {
  const push = await author(world.alpha.recruiter.email);
  const [, , first = 0, second = 0] = world.alpha.applicationIds;
  const plan = (applicationId: number, time: string, interviewId: number, overlapAccepted = false): [string, unknown] => [
    'interviews.schedule',
    { applicationId, scheduledAt: `2035-07-01 ${time}`, duration: 60, type: 'phone', overlapAccepted, interviewId },
  ];
  const reply = await push(
    plan(first, '09:00:00', -1),
    plan(second, '09:30:00', -2),
    plan(second, '10:00:00', -3),
    plan(second, '09:30:00', -4, true),
  );
  expect(statuses(reply)).toEqual(['applied', 'interview.overlap', 'applied', 'applied']);
});

test('an invitation waits with ids alone; its links are minted when it is sent, stored as hashes, and end with the row', async () => {
  const push = await author(world.alpha.recruiter.email);
  const [applicationId = 0] = world.alpha.applicationIds;
  const interview = { applicationId, scheduledAt: '2035-08-01 09:00:00', duration: 60, type: 'phone', interviewId: -1 };
  const guest = { interviewId: -1, email: 'Guest@Panel.example ', name: 'Guest', role: null };
  await push(['interviews.schedule', interview]);
  const invited = await push(['panelists.invite', { ...guest, panelistId: -4 }], ['panelists.invite', { ...guest, panelistId: -5 }]);
  const panelistId = invited.idMap[0]?.id ?? 0;
  expect(invited.idMap.map(({ id }) => id)).toEqual([panelistId, panelistId]);
  expect(await world.rows('SELECT email, userId, status FROM interview_panelists WHERE id = ?', [panelistId])).toEqual([
    { email: 'guest@panel.example', userId: world.alpha.recruiter.userId, status: 'invited' },
  ]);
  const waiting = await effects(`panel-invitation:${panelistId}`);
  expect(waiting.map(({ kind, status }) => [kind, status])).toEqual([['panel_invitation', 'waiting']]);
  expect(Object.keys(JSON.parse(String(waiting[0]?.['payload'])) as object)).toEqual(['panelistId', 'interviewId']);
  expect(await world.value('SELECT COUNT(*) FROM panel_action_tokens WHERE panelistId = ?', [panelistId])).toBe(0);

  const pool = createPool(world.url);
  const [tokens, stored] = await withConnection(pool, async (connection) => {
    await mintPanelTokens(connection, panelistId);
    return [
      await mintPanelTokens(connection, panelistId),
      await world.rows('SELECT actionType, token, expiresAt FROM panel_action_tokens WHERE panelistId = ?', [panelistId]),
    ];
  });
  await pool.end();
  expect(stored).toEqual(
    PANEL_ACTIONS.map((actionType) => ({
      actionType,
      token: `sha256:${createHash('sha256')
        .update(tokens?.[actionType] ?? '')
        .digest('hex')}`,
      expiresAt: '2035-08-08 10:00:00',
    })),
  );
  expect(Object.values(tokens ?? {}).every((token) => /^[0-9a-f]{64}$/.test(token))).toBe(true);

  expect(statuses(await push(['panelists.remove', { panelistId: -4 }]))).toEqual(['applied']);
  expect(await world.value('SELECT COUNT(*) FROM panel_action_tokens WHERE panelistId = ?', [panelistId])).toBe(0);
  expect((await effects(`panel-invitation:${panelistId}`)).map(({ status }) => status)).toEqual(['cancelled']);
});

test('feedback is given once, by the invited e-mail alone, and what is in it goes into no notice', async () => {
  const panelist = await author(world.people.panelist.email);
  const panelistId = Number(await world.value('SELECT id FROM interview_panelists WHERE email = ?', [world.people.panelist.email]));
  const verdict = {
    panelistId,
    overallRating: 5,
    technicalSkills: 4,
    communicationSkills: null,
    problemSolving: null,
    cultureFit: null,
    strengths: 'canary strength',
    weaknesses: null,
    notes: null,
    recommendation: 'strong_hire',
  };
  const colleague = await author(world.alpha.recruiter.email);
  expect(statuses(await colleague(['panelFeedback.submit', { ...verdict, feedbackId: -1 }]))).toEqual(['feedback.not_yours']);
  const reply = await panelist(['panelFeedback.submit', { ...verdict, feedbackId: -1 }], ['panelFeedback.submit', { ...verdict, feedbackId: -2 }]);
  expect(statuses(reply)).toEqual(['applied', 'feedback.submitted']);
  expect(await world.rows('SELECT userId, overallRating, communicationSkills FROM panelist_feedback WHERE panelistId = ?', [panelistId])).toEqual([
    { userId: world.people.panelist.userId, overallRating: 5, communicationSkills: null },
  ]);
  expect(await world.value('SELECT status FROM interview_panelists WHERE id = ?', [panelistId])).toBe('attended');
  const notices = await world.rows(`SELECT message FROM notifications WHERE type = 'panelist_feedback'`);
  expect([notices.length, JSON.stringify(notices).includes('canary')]).toEqual([1, false]);
});

test('a draft goes with all that is below it; one with applications, or opened, or a colleague’s, stays', async () => {
  const { connection, alpha } = world;
  const draft = (values: object) =>
    insertRow(connection, 'jobs', { title: 'D', postedBy: alpha.recruiter.userId, companyId: alpha.companyId, status: 'draft', ...values });
  const [empty, applied, open, others] = [
    await draft({}),
    await draft({}),
    await draft({ status: 'active' }),
    await draft({ postedBy: alpha.companyAdmin.userId }),
  ];
  await insertRow(connection, 'jobSkillRequirements', { jobId: empty, skillName: 'Go' });
  await insertRow(connection, 'applications', { jobId: applied, candidateId: alpha.candidateIds[0] ?? null, status: 'submitted' });
  const push = await author(alpha.recruiter.email);
  const reply = await push(...[empty, applied, open, others].map((jobId): [string, unknown] => ['jobs.deleteDraft', { jobId }]));
  expect(statuses(reply)).toEqual(['applied', 'job.has_applications', 'job.not_draft', 'job.not_yours']);
  expect(await world.value('SELECT COUNT(*) FROM job_skill_requirements WHERE jobId = ?', [empty])).toBe(0);
});

test('arguments of the version before are understood, of an unknown one refused with what to do', async () => {
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const [applicationId = 0] = world.alpha.applicationIds;
  const at = Date.now();
  const reply = await device.push(
    { id: 1, name: 'applications.addNote', argsVersion: 1, args: { applicationId, text: 'old program', noteId: -1 }, authoredAt: at },
    { id: 2, name: 'applications.removeNote', argsVersion: 1, args: { noteId: -1 }, authoredAt: at },
    { id: 3, name: 'applications.addNote', argsVersion: 1, args: { applicationId, text: 'new program', noteId: -2 }, authoredAt: at },
    { id: 4, name: 'applications.removeNote', argsVersion: 2, args: { noteId: -2, base: 'what I saw' }, authoredAt: at },
    { id: 5, name: 'applications.removeNote', argsVersion: 3, args: { noteId: -2 }, authoredAt: at },
  );
  expect(statuses(reply)).toEqual(['applied', 'applied', 'applied', 'note.changed_meanwhile', 'mutation.unknown']);
  expect(reply.outcomes[3]?.conflicts).toMatchObject([{ field: 'notes', base: 'what I saw', theirs: 'new program', by: null }]);
});
