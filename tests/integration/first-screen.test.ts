/** What a new device shows while it is still copying, against what it shows afterwards. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { AnswerCache } from '../../main/data/answer-cache.ts';
import { createAsk } from '../../main/data/ask.ts';
import { DEFAULT_SETTINGS } from '../../main/data/settings.ts';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import type { Result } from '../../shared/errors.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Query } from '../../shared/queries/query.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { readFirstScreen } from '../../sync/gateway/sequencer/first-screen-reader.ts';
import { scopesFor } from '../../sync/gateway/sequencer/scopes.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';
import { Workstation } from './engine-support.ts';
import { createWorld, type World } from './gateway-world.ts';

/** More than the first screen brings of a column. */
const CROWD = 130;
const PAGE = 100;

let database: TestDatabase;
let world: World;
let gateway: Gateway;
let workstation: Workstation | null = null;

async function addCrowd(): Promise<void> {
  const { connection, alpha } = world;
  for (let number = 0; number < CROWD; number += 1) {
    const userId = await insertRow(connection, 'users', { name: `crowd ${number}`, email: `crowd${number}@people.example`, role: 'candidate' });
    const candidateId = await insertRow(connection, 'candidates', { userId, skills: '["SQL","Rust"]' });
    const submittedAt = `2026-01-${String(1 + (number % 28)).padStart(2, '0')} 10:00:00`;
    const applicationId = await insertRow(connection, 'applications', { jobId: alpha.jobId, candidateId, status: 'reviewing', submittedAt });
    await insertRow(connection, 'applicationHistory', { applicationId, toStatus: 'reviewing', changedBy: alpha.recruiter.userId });
  }
  const [applicationId = 0] = alpha.applicationIds;
  const recruiterId = Number(await world.value('SELECT id FROM recruiters WHERE userId = ?', [alpha.recruiter.userId]));
  const interview = { applicationId, candidateId: alpha.candidateIds[0] ?? 0, recruiterId, jobId: alpha.jobId };
  await insertRow(connection, 'interviews', { ...interview, status: 'scheduled', scheduledAt: '2031-05-05 09:00:00' });
  const over = { ...interview, status: 'completed', scheduledAt: '2026-01-05 09:00:00' };
  const panelist = { userId: alpha.companyAdmin.userId, name: null, status: 'attended' };
  await insertRow(connection, 'interviewPanelists', {
    ...panelist,
    interviewId: await insertRow(connection, 'interviews', over),
    email: 'owes@people.example',
  });
  await insertRow(connection, 'jobSkillRequirements', { jobId: alpha.jobId, skillName: 'Rust' });
  // Newer jobs that the board must not open on: someone else's, and one's own that is over.
  const companyId = alpha.companyId;
  const theirs = await insertRow(connection, 'jobs', { title: 'theirs', postedBy: alpha.companyAdmin.userId, companyId, status: 'active' });
  // Feedback is known of, though not of anybody on this board: only then can it be said who owes some.
  const elsewhere = await insertRow(connection, 'applications', { jobId: theirs, candidateId: alpha.candidateIds[1] ?? 0, status: 'interviewing' });
  const other = await insertRow(connection, 'interviews', { ...over, applicationId: elsewhere, jobId: theirs });
  const panelistId = await insertRow(connection, 'interviewPanelists', { ...panelist, interviewId: other, email: 'gave@people.example' });
  await insertRow(connection, 'panelistFeedback', { panelistId, interviewId: other });
  await insertRow(connection, 'jobs', { title: 'over', postedBy: alpha.recruiter.userId, companyId, status: 'closed' });
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  await addCrowd();
  gateway = await startGateway({ url: database.url, port: 0, behindProxy: true, log: createLog(() => undefined) });
  await gateway.ready;
});

afterEach(async () => {
  await workstation?.close();
  workstation = null;
});

afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

/** Asks as the window would, with nothing remembered from before. */
function asking({ engine, mirror }: Workstation): (query: unknown, params: unknown) => Result<unknown> {
  const ask = createAsk({
    engine,
    cache: new AnswerCache(),
    searchIndex: () => ({ phase: 'ready', percent: 100 }),
    log: () => undefined,
    mirror: () => (mirror.current().hasCopy() ? mirror.database() : null),
    firstScreen: () => mirror.firstScreen(),
    mirrorBytes: () => 0,
    settings: () => DEFAULT_SETTINGS,
    device: { name: 'laptop', keyStore: 'none' },
    defaultGatewayUrl: null,
    nowMs: () => Date.UTC(2026, 2, 10),
  });
  return (query, params) => ask(query as Query<unknown, unknown>, params);
}

/** Everything the board asks for when it opens. */
function boardAnswers(laptop: Workstation, jobId: number): unknown[] {
  const ask = asking(laptop);
  const columns = [...APPLICATION_STATUSES, 'other' as const].map((status) => ({
    jobId,
    status,
    search: '',
    sort: 'newest',
    offset: 0,
    limit: PAGE,
  }));
  return [
    ask(QUERIES.landing, {}),
    ask(QUERIES.board, { jobId, search: '' }),
    ...columns.map((column) => ask(QUERIES.column, column)),
    ...columns.map((column) => ask(QUERIES.columnIds, column)),
  ];
}

test('the first screen answers the board exactly as the complete copy does, nothing else, and nobody else’s', async () => {
  const laptop = new Workstation();
  workstation = laptop;
  const { jobId, recruiter, applicationIds } = world.alpha;
  const early: unknown[][] = [];
  const stop = laptop.engine.onChange(() => {
    if (!laptop.mirror.hasFirstScreen() || early.length > 0) return;
    expect(laptop.engine.session().state).toBe('copying');
    early.push(boardAnswers(laptop, jobId));
    const ask = asking(laptop);
    const noCopy = { ok: false, error: { code: 'mirror.no_copy' } };
    expect(ask(QUERIES.listJobs, { search: '', status: 'any', offset: 0, limit: 8 })).toMatchObject(noCopy);
    expect(ask(QUERIES.column, { jobId, status: 'reviewing', search: '', sort: 'newest', offset: PAGE, limit: PAGE })).toMatchObject(noCopy);
    expect(laptop.engine.mutate({ name: 'applications.addNote', input: { applicationId: applicationIds[0], text: 'too early' } })).toMatchObject({
      ok: false,
      error: { code: 'mutation.not_ready' },
    });
    const strangers = "SELECT name FROM users WHERE name LIKE 'beta%' UNION ALL SELECT title FROM jobs WHERE title LIKE 'beta%'";
    expect(laptop.mirror.firstScreen()?.reader.prepare(strangers).all()).toEqual([]);
  });
  expect(await laptop.signIn(gateway.address, recruiter.email)).toEqual({ ok: true, value: {} });
  await laptop.until('online', () => laptop.engine.status().state === 'online');
  stop();
  expect(laptop.mirror.firstScreen()).toBeNull();
  expect(early).toEqual([boardAnswers(laptop, jobId)]);
  expect(early[0]?.[0]).toEqual({ ok: true, value: { jobId } });
  expect(early[0]?.[1]).toMatchObject({ ok: true, value: { job: { applications: CROWD + applicationIds.length } } });
  expect(early[0]?.[2]).toMatchObject({ ok: true, value: { cards: expect.arrayContaining([expect.objectContaining({ feedbackOwedBy: ['A'] })]) } });
  expect(early[0]?.[3]).toMatchObject({ ok: true, value: { total: CROWD, cards: { length: PAGE } } });
});

test('a job with too many applications waits for the copy', async () => {
  const { recruiter, companyId, applicationIds } = world.alpha;
  const account = { userId: recruiter.userId, companyId, role: 'recruiter' };
  const all = CROWD + applicationIds.length;
  const scopes = await scopesFor(world.connection, account);
  const ask = (mostApplications: number) => readFirstScreen(world.connection, { scopes, userId: recruiter.userId, mostApplications });
  expect(await ask(all - 1)).toBeNull();
  expect(await ask(all)).toMatchObject({ jobId: world.alpha.jobId });
});

test('someone without jobs has no first screen, and copies all the same', async () => {
  const laptop = new Workstation();
  workstation = laptop;
  const states = new Set<string>();
  laptop.engine.onChange(() => states.add(laptop.engine.session().state));
  await world.rows('DELETE FROM jobs WHERE id = ?', [world.beta.jobId]);
  expect(await laptop.signIn(gateway.address, world.beta.recruiter.email)).toEqual({ ok: true, value: {} });
  await laptop.until('online', () => laptop.engine.status().state === 'online');
  expect(states).not.toContain('copying');
});
