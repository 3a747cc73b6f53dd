import { setImmediate } from 'node:timers/promises';
import { seededRandom, VirtualTime } from '../../sync/engine/testing/virtual-time.ts';
import { buildIndex } from '../../sync/gateway/sequencer/index-builder.ts';
import { asPool, ModelPool, type Wire } from './model-mysql/pool.ts';
import { ModelServer } from './model-mysql/server.ts';
import { VersionedStorage } from './model-mysql/storage.ts';
import { insertOf, type ForeignStatement } from './platform-rows.ts';
import { VirtualProcess } from './virtual-process.ts';

export const START = Date.UTC(2026, 2, 10, 12);
export const COMPANIES = 2;
export const RECRUITERS_PER_COMPANY = 2;
/** The recruiters: of each company the first stays, the others may be moved. */
export const RECRUITERS = COMPANIES * RECRUITERS_PER_COMPANY;
const JOBS_PER_COMPANY = 2;
const CANDIDATES = 8;
const APPLICATIONS = 12;
/** Runs no company and may enter each. */
export const PLATFORM_ADMIN = RECRUITERS + CANDIDATES + 1;
/** Works for nobody, and is invited to interviews of all. */
export const PANELIST = PLATFORM_ADMIN + 1;

/** The company a recruiter begins in. */
export function companyOf(userId: number): number {
  return 1 + ((userId - 1) % COMPANIES);
}

/** Whether a recruiter may be moved between companies. */
export function isMover(userId: number): boolean {
  return userId > COMPANIES;
}

const GUESTS: ReadonlyMap<number, string> = new Map([
  [PLATFORM_ADMIN, 'administrator@example.test'],
  [PANELIST, 'panelist@example.test'],
]);

export function emailOf(userId: number): string {
  return GUESTS.get(userId) ?? `recruiter${userId}@example.test`;
}

/**
 * The people at a seed's devices: recruiters, two of whose devices belong to one
 * of them, and in three seeds of four also somebody who is no recruiter.
 */
export function usersOf(seed: number, deviceCount: number): number[] {
  const guests = [[], [PANELIST], [PLATFORM_ADMIN], [PANELIST, PLATFORM_ADMIN]][seed % 4]?.slice(0, Math.max(0, deviceCount - 2)) ?? [];
  const places = deviceCount - guests.length;
  const people = Math.min(RECRUITERS, Math.max(1, places - 1));
  return [...Array.from({ length: places }, (_, index) => 1 + (((index % people) + seed) % RECRUITERS)), ...guests];
}

/** Stands in texts that only one company may ever see. */
export function markOf(company: number): string {
  return `#company-${company}#`;
}

function many(amount: number, make: (number: number) => ForeignStatement): ForeignStatement[] {
  return Array.from({ length: amount }, (_, index) => make(index + 1));
}

/** An interview of each company, of applications that are only ever taken along by what they hang on. */
const INTERVIEWS = [
  { applicationId: 4, recruiterId: 1, candidateId: 5, jobId: 1 },
  { applicationId: 1, recruiterId: 2, candidateId: 2, jobId: 2 },
] as const;

/** Who is on a panel from the first day on: somebody from outside on both, a colleague on one. */
function panels(): ForeignStatement[] {
  const invited: readonly (readonly [interviewId: number, userId: number])[] = [
    [1, PANELIST],
    [1, 3],
    [2, PANELIST],
  ];
  return [
    ...INTERVIEWS.map((row, index) => insertOf('interviews', { ...row, scheduledAt: '2026-04-01 09:00:00', status: 'scheduled' }, `i${index}`)),
    ...invited.map(([interviewId, userId]) =>
      insertOf('interviewPanelists', { interviewId, userId: interviewId, email: emailOf(userId), name: `Panelist ${userId}`, status: 'invited' }, ''),
    ),
  ];
}

/** Two companies at work, recruiters in each, and candidates they share. */
function firstRows(): ForeignStatement[] {
  const job = (number: number): number => 1 + ((number - 1) % COMPANIES);
  return [
    ...many(COMPANIES, (id) => insertOf('companies', { name: `Company ${id}` }, `c${id}`)),
    ...many(RECRUITERS, (id) =>
      insertOf('users', { role: 'recruiter', companyId: companyOf(id), email: emailOf(id), emailVerified: 1, name: `Recruiter ${id}` }, `u${id}`),
    ),
    ...many(RECRUITERS, (id) => insertOf('recruiters', { userId: id }, `r${id}`)),
    ...many(CANDIDATES, (id) => insertOf('users', { role: 'candidate', email: `candidate${id}@example.test`, name: `Candidate ${id}` }, `v${id}`)),
    ...many(CANDIDATES, (id) => insertOf('candidates', { userId: RECRUITERS + id }, `p${id}`)),
    ...many(COMPANIES * JOBS_PER_COMPANY, (id) =>
      insertOf('jobs', { postedBy: job(id), title: `Job ${id} ${markOf(job(id))}`, status: 'active' }, `j${id}`),
    ),
    ...many(APPLICATIONS, (id) =>
      insertOf(
        'applications',
        { jobId: 1 + (id % (COMPANIES * JOBS_PER_COMPANY)), candidateId: 1 + (id % CANDIDATES), status: 'submitted', coverLetter: 'pair 0' },
        `a${id}`,
      ),
    ),
    insertOf('users', { role: 'admin', email: emailOf(PLATFORM_ADMIN), emailVerified: 1, name: 'Administrator' }, 'admin'),
    insertOf('users', { role: 'candidate', email: emailOf(PANELIST), emailVerified: 1, name: 'Guest' }, 'guest'),
    ...many(RECRUITERS, (id) => insertOf('teamMembers', { companyId: companyOf(id), userId: id, status: 'active' }, `t${id}`)),
    ...many(COMPANIES, (id) => insertOf('companySettings', { companyId: id, additionalSettings: '{}' }, `s${id}`)),
    ...many(COMPANIES, (id) => insertOf('jobs', { postedBy: job(id), title: `Draft ${markOf(id)}`, status: 'draft' }, `d${id}`)),
    ...many(COMPANIES, (id) => insertOf('jobSkillRequirements', { jobId: COMPANIES * JOBS_PER_COMPANY + id, skillName: 'care' }, `k${id}`)),
    ...many(COMPANIES, (id) => insertOf('guestApplications', { jobId: id, email: `stranger${id}@example.test`, name: `Stranger ${id}` }, `g${id}`)),
    ...panels(),
  ];
}

const QUIET: Wire = {
  travel: () => null,
  fateOf: () => 'done',
  accepts: () => true,
  notModelled: (error) => {
    throw error;
  },
};

let prepared: Promise<VersionedStorage> | null = null;

async function prepare(): Promise<VersionedStorage> {
  const storage = new VersionedStorage();
  const time = new VirtualTime(START);
  const server = new ModelServer(storage, { now: () => time.now(), schedule: (delayMs, task) => time.schedule(delayMs, task) });
  const pool = new ModelPool(server, 'set-up', QUIET);
  for (const { sql, parameters } of firstRows()) await pool.query(sql, parameters);
  const process = new VirtualProcess({ time, random: seededRandom(1), skewMs: () => 0 });
  await process.run(() => buildIndex(asPool(pool)));
  await pool.end();
  await setImmediate();
  storage.save();
  return storage;
}

/** The indexed database that every seed begins with; made once in a process, and put back for each. */
export async function companyStorage(): Promise<VersionedStorage> {
  prepared ??= prepare();
  const storage = await prepared;
  storage.reset();
  return storage;
}
