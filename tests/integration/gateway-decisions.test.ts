/** What decisions leave on the server: letters that wait as long as they were told, hires, guests; and that undo leaves nothing. */
import { beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import type { PushedMutation } from '../../sync/protocol/push.ts';
import { findMutator } from '../../shared/mutators/registry.ts';
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

type Push = (...mutations: [string, unknown][]) => ReturnType<Device['push']>;

/** A device that numbers its mutations by itself. */
async function author(email: string): Promise<Push> {
  const device = await signInDevice(gateway.address, email);
  let last = 0;
  return (...mutations) =>
    device.push(
      ...mutations.map(([name, args]): PushedMutation => {
        return { id: (last += 1), name, argsVersion: findMutator(name)?.argsVersion ?? 1, args, authoredAt: Date.now() };
      }),
    );
}

let temporary = 0;
const next = (): number => (temporary -= 1);
const statuses = (reply: Awaited<ReturnType<Device['push']>>): unknown[] => reply.outcomes.map(({ status, code }) => code ?? status);

interface Applicant {
  readonly applicationId: number;
  readonly candidateId: number;
}

/** Somebody new who applied for a job of the recruiter's. */
async function applicant(status: string, jobId = world.alpha.jobId): Promise<Applicant> {
  const email = `decided-${Math.random()}@people.example`;
  const userId = await insertRow(world.connection, 'users', { name: 'Ida', email, role: 'candidate' });
  const candidateId = await insertRow(world.connection, 'candidates', { userId });
  const applicationId = await insertRow(world.connection, 'applications', { jobId, candidateId, status });
  await gateway.sequencer.tick();
  return { applicationId, candidateId };
}

const LETTER = { subject: 'About {{jobTitle}}', body: 'Dear {{firstName}}', delaySeconds: 2 * 86_400 };
const move = (applicationId: number, from: string, to: string, letter?: unknown): [string, unknown] => [
  'applications.move',
  { moves: [{ applicationId, from, to, historyId: next() }], ...(letter === undefined ? {} : { letter }) },
];

/** Effects under a key: status, seconds of delay, payload. */
async function effects(key: string): Promise<{ status: unknown; delay: number; payload: unknown }[]> {
  const rows = await world.rows(
    'SELECT status, payload, TIMESTAMPDIFF(SECOND, created_at, not_before) AS delay FROM sync_effect WHERE dedupe_key LIKE ? ORDER BY id',
    [key],
  );
  return rows.map(({ status, delay, payload }) => ({ status, delay: Number(delay), payload: JSON.parse(String(payload)) as unknown }));
}
const letters = (applicationId: number) => effects(`stage-mail:${applicationId}:%`);
const waitingOf = async (applicationId: number): Promise<number> =>
  (await letters(applicationId)).filter(({ status }) => status === 'waiting').length;

test('a rejection’s letter waits as long as its author chose, with its own text; without words it is the platform’s, after five minutes', async () => {
  const push = await author(world.alpha.recruiter.email);
  const [own, standard, silent, atOnce] = [
    await applicant('reviewing'),
    await applicant('reviewing'),
    await applicant('reviewing'),
    await applicant('reviewing'),
  ];
  await push(
    move(own.applicationId, 'reviewing', 'rejected', LETTER),
    move(standard.applicationId, 'reviewing', 'rejected'),
    move(silent.applicationId, 'reviewing', 'rejected', null),
    move(atOnce.applicationId, 'reviewing', 'withdrawn', { ...LETTER, delaySeconds: 0 }),
  );
  expect(await letters(own.applicationId)).toMatchObject([
    { status: 'waiting', delay: LETTER.delaySeconds, payload: { status: 'rejected', letter: { subject: LETTER.subject, body: LETTER.body } } },
  ]);
  const [platforms] = await letters(standard.applicationId);
  expect([platforms?.delay, platforms?.payload]).toEqual([300, expect.not.objectContaining({ letter: expect.anything() })]);
  expect(await letters(silent.applicationId)).toEqual([]);
  // The platform has no template for those who withdrew; the author's own goes nevertheless.
  expect(await letters(atOnce.applicationId)).toMatchObject([{ status: 'waiting', delay: 0, payload: { status: 'withdrawn' } }]);
});

test('undo within the delay leaves no e-mail, after it exactly the one that went', async () => {
  const push = await author(world.alpha.recruiter.email);
  const [within, after] = [await applicant('reviewing'), await applicant('reviewing')];
  for (const { applicationId } of [within, after]) await push(move(applicationId, 'reviewing', 'rejected', LETTER));
  expect([await waitingOf(within.applicationId), await waitingOf(after.applicationId)]).toEqual([1, 1]);
  // What the executor does when the time has come.
  await world.rows(`UPDATE sync_effect SET status = 'done' WHERE dedupe_key LIKE ?`, [`stage-mail:${after.applicationId}:%`]);
  await push(move(within.applicationId, 'rejected', 'reviewing'), move(after.applicationId, 'rejected', 'reviewing', null));
  expect((await letters(within.applicationId)).map(({ status }) => status)).toEqual(['cancelled']);
  expect((await letters(after.applicationId)).map(({ status }) => status)).toEqual(['done']);
});

test('rejected, undone and rejected again in one push waits once; a letter that nobody was sent is not taken back by another', async () => {
  const push = await author(world.alpha.recruiter.email);
  const { applicationId } = await applicant('reviewing');
  await push(
    move(applicationId, 'reviewing', 'rejected', LETTER),
    move(applicationId, 'rejected', 'reviewing'),
    move(applicationId, 'reviewing', 'rejected', LETTER),
  );
  expect((await letters(applicationId)).map(({ status }) => status)).toEqual(['cancelled', 'waiting']);
  const silent = await applicant('reviewing');
  await push(move(silent.applicationId, 'reviewing', 'rejected', null), move(silent.applicationId, 'rejected', 'reviewing', null));
  expect(await letters(silent.applicationId)).toEqual([]);
});

test('a bulk rejection of 200 waits 200 times; of the whole undo leaves none waiting', async () => {
  const push = await author(world.alpha.recruiter.email);
  const many: Applicant[] = [];
  for (let count = 0; count < 200; count += 1) {
    const userId = await insertRow(world.connection, 'users', { name: 'Many', email: `many-${count}@people.example`, role: 'candidate' });
    const candidateId = await insertRow(world.connection, 'candidates', { userId });
    const row = { jobId: world.alpha.jobId, candidateId, status: 'submitted' };
    many.push({ candidateId, applicationId: await insertRow(world.connection, 'applications', row) });
  }
  await gateway.sequencer.tick();
  const bulk = (from: string, to: string) => many.map(({ applicationId }) => ({ applicationId, from, to, historyId: next() }));
  const keys = many.map(({ applicationId }) => `dedupe_key LIKE 'stage-mail:${applicationId}:%'`).join(' OR ');
  const counted = () => world.rows(`SELECT status, COUNT(*) AS count FROM sync_effect WHERE ${keys} GROUP BY status`);
  // One of them was moved by a colleague meanwhile: it is left with a sentence, the rest is rejected.
  const [first] = many;
  await world.rows(`UPDATE applications SET status = 'offered' WHERE id = ?`, [first?.applicationId ?? 0]);
  const reply = await push(['applications.move', { moves: bulk('submitted', 'rejected'), letter: LETTER, note: 'Salary' }]);
  expect(reply.outcomes[0]).toMatchObject({ status: 'applied', skipped: [{ id: first?.applicationId, code: 'application.changed_meanwhile' }] });
  expect(await counted()).toMatchObject([{ status: 'waiting', count: 199 }]);
  await push(['applications.move', { moves: bulk('rejected', 'submitted') }]);
  expect(await counted()).toMatchObject([{ status: 'cancelled', count: 199 }]);
});

test('a letter is cancelled alone while it waits; once it has left the gateway says so, and another’s move has none here', async () => {
  const push = await author(world.alpha.recruiter.email);
  const { applicationId } = await applicant('reviewing');
  const [name, args] = move(applicationId, 'reviewing', 'rejected', LETTER);
  const historyId = (args as { moves: { historyId: number }[] }).moves[0]?.historyId ?? 0;
  // Both from one queue: the letter is put in line and taken back in one push.
  const reply = await push([name, args], ['applications.cancelLetter', { applicationId, historyId }]);
  expect(statuses(reply)).toEqual(['applied', 'applied']);
  expect((await letters(applicationId)).map(({ status }) => status)).toEqual(['cancelled']);
  expect(await world.value('SELECT status FROM applications WHERE id = ?', [applicationId])).toBe('rejected');
  expect(statuses(await push(['applications.cancelLetter', { applicationId, historyId }]))).toEqual(['letter.left']);
});

const hire = (applicationId: number, fillsJob: boolean) => {
  const tasks = [{ title: 'Laptop', description: null, taskType: null, priority: 'high', daysFromStart: -3, taskId: next() }];
  return { applicationId, startDate: '2035-03-01', fillsJob, tasks, associateId: next(), processId: next() };
};

test('a hire travels with the person, the application and the offer it hangs on, and all of it is there', async () => {
  const push = await author(world.alpha.recruiter.email);
  const jobId = await insertRow(world.connection, 'jobs', {
    title: 'Cook',
    postedBy: world.alpha.recruiter.userId,
    companyId: world.alpha.companyId,
    status: 'active',
  });
  await gateway.sequencer.tick();
  const [userId, candidateId, applicationId] = [next(), next(), next()];
  const person = { name: 'Nora', email: 'nora-hired@people.example', phoneNumber: '', location: '', title: null, skills: null, linkedinUrl: null };
  const reply = await push(
    ['candidates.create', { ...person, userId, candidateId }],
    ['applications.create', { jobId, candidateId, applicationId }],
    move(applicationId, 'submitted', 'offered'),
    ['applications.hire', hire(applicationId, true)],
  );
  expect(statuses(reply)).toEqual(['applied', 'applied', 'applied', 'applied']);
  const rows = await world.rows(
    `SELECT s.jobTitle, s.status, p.status AS process, t.title, t.dueDate, j.status AS job, u.email FROM associates s
     JOIN onboardingProcesses p ON p.associateId = s.id JOIN onboardingTasks t ON t.processId = p.id JOIN users u ON u.id = s.userId JOIN jobs j ON j.id = ?
     WHERE u.email = ?`,
    [jobId, person.email],
  );
  expect(rows).toEqual([
    {
      jobTitle: 'Cook',
      status: 'onboarding',
      process: 'in_progress',
      title: 'Laptop',
      dueDate: '2035-02-26 00:00:00',
      job: 'filled',
      email: person.email,
    },
  ]);
  const associateId = reply.idMap.at(-1)?.id;
  expect(associateId).toBeDefined();
});

test('of two laptops that hire at once one succeeds; the other hears that the job is filled, and undo opens it again', async () => {
  const jobId = await insertRow(world.connection, 'jobs', {
    title: 'Baker',
    postedBy: world.alpha.recruiter.userId,
    companyId: world.alpha.companyId,
    status: 'active',
  });
  const [one, two] = [await applicant('offered', jobId), await applicant('offered', jobId)];
  const laptops = [await author(world.alpha.recruiter.email), await author(world.alpha.companyAdmin.email)];
  const wishes = [hire(one.applicationId, true), hire(two.applicationId, true)];
  const replies = await Promise.all(laptops.map((push, at) => push(['applications.hire', wishes[at]])));
  expect(new Set(replies.flatMap(statuses))).toEqual(new Set(['applied', 'job.filled']));
  const winner = replies.findIndex((reply) => statuses(reply)[0] === 'applied');
  expect(await world.value('SELECT COUNT(*) FROM associates WHERE jobTitle = ?', ['Baker'])).toBe(1);
  expect((await effects('welcome-mail:%')).filter(({ status }) => status === 'waiting').length).toBeGreaterThan(0);
  const back = await laptops[winner]?.(['applications.unhire', { associateId: wishes[winner]?.associateId, reopens: { jobId, status: 'active' } }]);
  expect(back && statuses(back)).toEqual(['applied']);
  expect(await world.value('SELECT COUNT(*) FROM associates WHERE jobTitle = ?', ['Baker'])).toBe(0);
  expect(await world.value('SELECT status FROM jobs WHERE id = ?', [jobId])).toBe('active');
});

test('a guest is invited once per wish, not after a colleague, not after claiming; taken back only while it waits', async () => {
  const push = await author(world.alpha.recruiter.email);
  const guest = { jobId: world.alpha.jobId, email: 'guest@people.example', name: 'Guest', claimed: 0, invitationSent: 0, invitationCount: 0 };
  const id = await insertRow(world.connection, 'guestApplications', guest);
  const claimed = await insertRow(world.connection, 'guestApplications', { ...guest, claimed: 1 });
  await gateway.sequencer.tick();
  const invite = (guestApplicationId: number, seen: number): [string, unknown] => ['guests.invite', { guests: [{ guestApplicationId, seen }] }];
  const colleague = await author(world.alpha.companyAdmin.email);
  expect(statuses(await push(invite(id, 0), invite(claimed, 0)))).toEqual(['applied', 'guest.claimed']);
  expect(statuses(await colleague(invite(id, 0)))).toEqual(['guest.invited_meanwhile']);
  const waiting = () => effects(`guest-invitation:${id}:%`);
  expect(await waiting()).toMatchObject([{ status: 'waiting', delay: 300, payload: { guestApplicationId: id, invitation: 1 } }]);
  const back: [string, unknown] = ['guests.takeInvitationBack', { guests: [{ guestApplicationId: id, before: { count: 0, invitedAt: null } }] }];
  expect(statuses(await push(back))).toEqual(['applied']);
  expect(await world.rows('SELECT invitationSent, invitationCount, invitedAt FROM guest_applications WHERE id = ?', [id])).toEqual([
    { invitationSent: 0, invitationCount: 0, invitedAt: null },
  ]);
  expect((await waiting()).map(({ status }) => status)).toEqual(['cancelled']);
  await push(invite(id, 0));
  await world.rows(`UPDATE sync_effect SET status = 'done' WHERE dedupe_key LIKE ? AND status = 'waiting'`, [`guest-invitation:${id}:%`]);
  expect(statuses(await push(back))).toEqual(['guest.invitation_left']);
  expect(await world.value('SELECT invitationCount FROM guest_applications WHERE id = ?', [id])).toBe(1);
});

test('an application deleted meanwhile, and a job closed meanwhile, are said in a sentence', async () => {
  const push = await author(world.alpha.recruiter.email);
  const jobId = await insertRow(world.connection, 'jobs', {
    title: 'Clerk',
    postedBy: world.alpha.recruiter.userId,
    companyId: world.alpha.companyId,
    status: 'active',
  });
  const [gone, closed] = [await applicant('reviewing'), await applicant('offered', jobId)];
  await world.rows('DELETE FROM applications WHERE id = ?', [gone.applicationId]);
  await world.rows(`UPDATE jobs SET status = 'closed' WHERE id = ?`, [jobId]);
  const reply = await push(move(gone.applicationId, 'reviewing', 'rejected', LETTER), ['applications.hire', hire(closed.applicationId, false)]);
  expect(statuses(reply)).toEqual(['row.gone', 'job.not_open']);
  for (const { message } of reply.outcomes) expect(message).toMatch(/\.$/u);
  // Rejecting those who applied for a closed job is what one does with it.
  expect(statuses(await push(move(closed.applicationId, 'offered', 'rejected', LETTER)))).toEqual(['applied']);
  expect(await letters(gone.applicationId)).toEqual([]);
});
