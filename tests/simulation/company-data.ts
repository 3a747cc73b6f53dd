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

/** The company a recruiter begins in. */
export function companyOf(userId: number): number {
  return 1 + ((userId - 1) % COMPANIES);
}

/** Whether a recruiter may be moved between companies. */
export function isMover(userId: number): boolean {
  return userId > COMPANIES;
}

export function emailOf(userId: number): string {
  return `recruiter${userId}@example.test`;
}

/** Stands in texts that only one company may ever see. */
export function markOf(company: number): string {
  return `#company-${company}#`;
}

function many(amount: number, make: (number: number) => ForeignStatement): ForeignStatement[] {
  return Array.from({ length: amount }, (_, index) => make(index + 1));
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
  ];
}

const QUIET: Wire = { travel: () => null, fateOf: () => 'done', accepts: () => true };

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
