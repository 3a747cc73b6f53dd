import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { count, pick } from './chance.ts';
import { COMPANIES, isMover, markOf, RECRUITERS } from './company-data.ts';
import type { ModelConnection } from './model-mysql/pool.ts';
import { insertOf, type ForeignStatement } from './platform-rows.ts';
import type { World } from './world.ts';

/** Applications 1 and 5 belong to one company and are only ever written together. */
export const PAIR = [1, 5] as const;

type Rows = readonly Record<string, unknown>[];

async function rowsOf(connection: ModelConnection, sql: string): Promise<Rows> {
  const [rows] = (await connection.query(sql)) as [Rows];
  return rows;
}

async function someId(world: World, connection: ModelConnection, table: string): Promise<number | null> {
  const rows = await rowsOf(connection, `SELECT id FROM \`${table}\` ORDER BY id`);
  return rows.length === 0 ? null : Number(pick(world.random, rows)['id']);
}

function send(connection: ModelConnection, { sql, parameters }: ForeignStatement): Promise<unknown> {
  return connection.query(sql, parameters);
}

type Writing = (world: World, connection: ModelConnection) => Promise<void>;

const setStatus: Writing = async (world, connection) => {
  const id = await someId(world, connection, 'applications');
  if (id !== null) await connection.query('UPDATE applications SET status = ? WHERE id = ?', [pick(world.random, APPLICATION_STATUSES), id]);
};

const setPair: Writing = async (world, connection) => {
  const text = `pair ${Math.floor(world.random() * 1e9)}`;
  for (const id of PAIR) {
    await connection.query('UPDATE applications SET coverLetter = ? WHERE id = ?', [text, id]);
    await world.time.sleep(Math.floor(world.random() * 1_500));
  }
};

const setAll: Writing = async (world, connection) => {
  await connection.query('UPDATE applications SET notes = ?', [`bulk ${Math.floor(world.random() * 1e6)}`]);
};

const apply: Writing = async (world, connection) => {
  const [jobId, candidateId] = [await someId(world, connection, 'jobs'), await someId(world, connection, 'candidates')];
  if (jobId !== null && candidateId !== null) await send(connection, insertOf('applications', { jobId, candidateId, status: 'submitted' }, 'new'));
};

const register: Writing = async (world, connection) => {
  const salt = String(Math.floor(world.random() * 1e9));
  const [made] = (await send(connection, insertOf('users', { role: 'candidate', name: `Person ${salt}` }, salt))) as [{ insertId: number }];
  await send(connection, insertOf('candidates', { userId: made.insertId }, salt));
};

const post: Writing = async (world, connection) => {
  const company = 1 + Math.floor(world.random() * COMPANIES);
  const title = `Job ${Math.floor(world.random() * 1e6)} ${markOf(company)}`;
  await send(connection, insertOf('jobs', { postedBy: company, title, status: 'active' }, 'new'));
};

/** Takes along what hangs on it, without a log row for any of it. */
const dropCandidate: Writing = async (world, connection) => {
  const id = await someId(world, connection, 'candidates');
  if (id !== null) await connection.query('DELETE FROM candidates WHERE id = ?', [id]);
};

const dropApplication: Writing = async (world, connection) => {
  const id = await someId(world, connection, 'applications');
  if (id !== null && !PAIR.some((kept) => kept === id)) await connection.query('DELETE FROM applications WHERE id = ?', [id]);
};

const dropJob: Writing = async (world, connection) => {
  const id = await someId(world, connection, 'jobs');
  if (id !== null && id > 4) await connection.query('DELETE FROM jobs WHERE id = ?', [id]);
};

const rename: Writing = async (world, connection) => {
  await connection.query('UPDATE users SET name = ? WHERE id = ?', [`Name ${Math.floor(world.random() * 100)}`, 1 + Math.floor(world.random() * 12)]);
};

const notify: Writing = async (world, connection) => {
  await send(connection, insertOf('notifications', { userId: 1 + Math.floor(world.random() * RECRUITERS) }, String(world.random())));
};

/** A user goes to the other company, and leaves his work behind. */
const move: Writing = async (world, connection) => {
  const movers = Array.from({ length: RECRUITERS }, (_, index) => index + 1).filter(isMover);
  await connection.query('UPDATE users SET companyId = ? WHERE id = ?', [1 + Math.floor(world.random() * COMPANIES), pick(world.random, movers)]);
  count(world.counts, 'users moved');
};

const setRole: Writing = async (world, connection) => {
  const movers = Array.from({ length: RECRUITERS }, (_, index) => index + 1).filter(isMover);
  await connection.query('UPDATE users SET role = ? WHERE id = ?', [
    pick(world.random, ['recruiter', 'company_admin', 'candidate']),
    pick(world.random, movers),
  ]);
  count(world.counts, 'roles changed');
};

const closeJob: Writing = async (world, connection) => {
  const id = await someId(world, connection, 'jobs');
  if (id === null || id <= 4) return;
  const age = world.random() < 0.5 ? 400 : 10;
  const sql =
    "UPDATE jobs SET status = 'closed', createdAt = NOW() - INTERVAL ? DAY, closedAt = NOW() - INTERVAL ? DAY, updatedAt = NOW() - INTERVAL ? DAY WHERE id = ?";
  await connection.query(sql, [age, age, age, id]);
};

const WRITINGS: readonly (readonly [weight: number, writing: Writing])[] = [
  [10, setStatus],
  [6, setPair],
  [1, setAll],
  [6, apply],
  [4, register],
  [3, post],
  [3, dropCandidate],
  [4, dropApplication],
  [2, dropJob],
  [3, rename],
  [3, notify],
  [2, move],
  [1, setRole],
  [2, closeJob],
];

const TOTAL = WRITINGS.reduce((sum, [weight]) => sum + weight, 0);

function chosen(random: () => number): Writing {
  let left = random() * TOTAL;
  return WRITINGS.find(([weight]) => (left -= weight) < 0)?.[1] ?? setStatus;
}

function isExpected(thrown: unknown): boolean {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  return /^(ER_LOCK|ER_ROW_IS_REFERENCED|ER_NO_REFERENCED_ROW|PROTOCOL_CONNECTION_LOST|ECONNREFUSED)/.test(code);
}

/**
 * Another program's transaction: one write or several with time between them,
 * committed or rolled back, ended by the database where it must be.
 */
export async function foreignTransaction(world: World): Promise<void> {
  const { random, time, counts, platform } = world;
  const writes = random() < 0.6 ? 1 : 2 + Math.floor(random() * 3);
  const longest = random() < 0.1 ? 20_000 : 500;
  const isRolledBack = random() < 0.15;
  count(counts, isRolledBack ? 'foreign rollbacks' : 'foreign transactions');
  let connection: ModelConnection | null = null;
  try {
    connection = await platform.getConnection();
    await connection.beginTransaction();
    for (let write = 0; write < writes; write += 1) {
      await chosen(random)(world, connection);
      await time.sleep(Math.floor(random() * longest));
    }
    await (isRolledBack ? connection.rollback() : connection.commit());
    connection.release();
  } catch (thrown) {
    connection?.destroy();
    if (!isExpected(thrown)) throw thrown;
    count(counts, 'foreign failures');
  }
}
