import type { Connection } from 'mysql2/promise';
import { toUtcSecond } from '../../shared/time.ts';

/** The shape of "100,000 rows": how many of each table, of every 100 (`docs/benchmarks.md`). */
const SHARES = { users: 14, candidates: 14, resumeProfiles: 14, applications: 22, application_history: 30, notifications: 6 };
/** A company that collects people: what a search is measured on. */
export const PEOPLE_SHARES: typeof SHARES = {
  users: 33,
  candidates: 33,
  resumeProfiles: 33,
  applications: 1,
  application_history: 0,
  notifications: 0,
};

/** The account the benches sign in with. */
export const BENCH_ACCOUNT = { email: 'bench@company.example', password: 'a long bench password' } as const;
/** bcrypt of that password at the lowest cost: the bench measures the sync, not the hash. */
const PASSWORD_HASH = '$2b$04$lMmep79.L7E6POu.e6MQe.2s/13L0Qf0fq.CFY1/tbgeMFZjlbTqe';
const RECRUITER_USER = 1;
const JOBS = 20;
const FIRST_CANDIDATE_USER = 10;
const STATUSES = ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered', 'rejected', 'withdrawn'];

type Value = string | number | null;

/** Made-up prose of a fixed length that compresses and indexes like words, not like zeros. */
export function prose(seed: number, length: number): string {
  const words: string[] = [];
  let size = 0;
  for (let index = seed; size < length; index = Math.imul(index, 1103515245) + 12345) {
    const word = (index >>> 8).toString(36).slice(0, 6);
    words.push(word);
    size += word.length + 1;
  }
  return words.join(' ').slice(0, length);
}

async function insert(connection: Connection, table: string, columns: readonly string[], rows: Iterable<Value[]>): Promise<void> {
  const names = columns.map((column) => `\`${column}\``).join(', ');
  let batch: Value[][] = [];
  const flush = async () => {
    if (batch.length > 0) await connection.query(`INSERT INTO \`${table}\` (${names}) VALUES ?`, [batch]);
    batch = [];
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === 2_000) await flush();
  }
  await flush();
}

function* times(count: number, make: (index: number) => Value[]): Generator<Value[]> {
  for (let index = 0; index < count; index += 1) yield make(index);
}

/**
 * Fills a migrated, empty database with one company and `total` rows in the
 * documented shape, mean 300-420 bytes a row.
 * @param onOneJob every application stands on job 1 instead of being spread, for the board's bench
 * @param shares how many of each table, of every 100 rows
 */
export async function fillBenchDatabase(connection: Connection, total: number, onOneJob = false, shares = SHARES): Promise<void> {
  const count = (table: keyof typeof SHARES) => Math.round((total * shares[table]) / 100);
  const people = count('users');
  const start = Date.parse('2026-01-05T08:00:00Z');
  const at = (index: number) => toUtcSecond(start + index * 1_000);
  await connection.query('SET FOREIGN_KEY_CHECKS = 0, UNIQUE_CHECKS = 0');
  await connection.query("INSERT INTO companies (id, name, domain) VALUES (1, 'Bench Company', 'company.example')");
  await connection.query(
    "INSERT INTO users (id, openId, name, email, passwordHash, role, companyId, emailVerified) VALUES (?, 'bench', 'Bea Bench', ?, ?, 'recruiter', 1, 1)",
    [RECRUITER_USER, BENCH_ACCOUNT.email, PASSWORD_HASH],
  );
  await connection.query('INSERT INTO recruiters (id, userId, companyName) VALUES (1, ?, ?)', [RECRUITER_USER, 'Bench Company']);
  await insert(
    connection,
    'jobs',
    ['id', 'title', 'companyName', 'description', 'location', 'status', 'postedBy', 'createdAt', 'updatedAt'],
    times(JOBS, (index) => [
      index + 1,
      `Engineer ${index + 1}`,
      'Bench Company',
      prose(index, 400),
      'Utrecht',
      'active',
      RECRUITER_USER,
      at(index),
      at(index),
    ]),
  );
  await insert(
    connection,
    'users',
    ['id', 'openId', 'name', 'email', 'role', 'createdAt', 'updatedAt', 'lastSignedIn'],
    times(people, (index) => [
      FIRST_CANDIDATE_USER + index,
      `person-${index}`,
      `Person ${prose(index, 18)}`,
      `person${index}@mail.example`,
      'candidate',
      at(index),
      at(index),
      at(index),
    ]),
  );
  await insert(
    connection,
    'candidates',
    ['id', 'userId', 'addedBy', 'title', 'phoneNumber', 'location', 'bio', 'skills', 'createdAt', 'updatedAt'],
    times(people, (index) => [
      index + 1,
      FIRST_CANDIDATE_USER + index,
      1,
      'Software engineer',
      `+31 6 ${10_000_000 + index}`,
      'Utrecht',
      prose(index, 280),
      '["TypeScript","SQL","React"]',
      at(index),
      at(index),
    ]),
  );
  await insert(
    connection,
    'resumeProfiles',
    [
      'id',
      'candidateId',
      'profileName',
      'resumeUrl',
      'resumeFileKey',
      'resumeFilename',
      'parsedData',
      'isDefault',
      'uploadedAt',
      'createdAt',
      'updatedAt',
    ],
    times(count('resumeProfiles'), (index) => [
      index + 1,
      index + 1,
      'General',
      `https://files.example/${index}`,
      `key/${index}`,
      'resume.pdf',
      JSON.stringify({ rawText: prose(index + 9, 420) }),
      1,
      at(index),
      at(index),
      at(index),
    ]),
  );
  await insert(
    connection,
    'applications',
    ['id', 'jobId', 'candidateId', 'coverLetter', 'status', 'aiScore', 'submittedAt', 'updatedAt'],
    times(count('applications'), (index) => [
      index + 1,
      onOneJob ? 1 : (index % JOBS) + 1,
      (index % people) + 1,
      prose(index + 3, 240),
      STATUSES[index % STATUSES.length] ?? null,
      index % 100,
      at(index),
      at(index),
    ]),
  );
  await insert(
    connection,
    'application_history',
    ['id', 'applicationId', 'fromStatus', 'toStatus', 'changedBy', 'notes', 'createdAt'],
    times(count('application_history'), (index) => [
      index + 1,
      (index % count('applications')) + 1,
      'submitted',
      STATUSES[index % STATUSES.length] ?? null,
      RECRUITER_USER,
      prose(index + 5, 180),
      at(index),
    ]),
  );
  await insert(
    connection,
    'notifications',
    ['id', 'userId', 'type', 'title', 'message', 'isRead', 'createdAt'],
    times(count('notifications'), (index) => [index + 1, RECRUITER_USER, 'application', 'New application', prose(index + 7, 200), 1, at(index)]),
  );
  await connection.query('SET FOREIGN_KEY_CHECKS = 1, UNIQUE_CHECKS = 1');
}
