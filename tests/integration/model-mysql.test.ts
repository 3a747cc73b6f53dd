/**
 * The simulation's model of MySQL answers as the real server does: the same
 * generated histories of several connections run on both, and every answer,
 * error number and wait is compared.
 */
import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../shared/errors.ts';
import { MODEL_TABLES } from '../simulation/model-mysql/schema.ts';
import { asConnection, ModelPool } from '../simulation/model-mysql/pool.ts';
import { ModelServer, type ServerSurroundings } from '../simulation/model-mysql/server.ts';
import { VersionedStorage } from '../simulation/model-mysql/storage.ts';
import { beginning, CONNECTIONS, joined, modelHistories, statementOf, type ModelStep } from './model-history.ts';
import { INTERRUPTIONS, type Ask } from './model-interruptions.ts';
import { createWorld, type World } from './sequencer-world.ts';

const MOMENT = Date.UTC(2026, 2, 10, 12);
const RUNS = Number(process.env['MODEL_HISTORIES'] ?? 15);
/** The same histories every time, so that a red run says something about the change under test; `MODEL_SEED=random` looks for new ones. */
const CHOSEN_SEED = process.env['MODEL_SEED'] ?? '1';
const SEED = CHOSEN_SEED === 'random' ? undefined : Number(CHOSEN_SEED);

let world: World;
let watcher: PoolConnection;
beforeAll(async () => {
  world = await createWorld({ indexed: false });
  watcher = await world.connection();
});
afterAll(async () => {
  watcher.release();
  await world.drop();
});

const LOOK_AGAIN_MS = 110;

/** What one statement came to. */
function told(answer: unknown): string {
  // Whether a whole number comes as one or as text depends on MySQL's type of the expression.
  if (Array.isArray(answer)) return JSON.stringify(answer).replaceAll(/"(\d+)"(?!:)/g, '$1');
  const { affectedRows, insertId } = answer as { affectedRows: number; insertId: number };
  return `${affectedRows} rows, id ${insertId}`;
}

/** What a text of one or several statements came to. */
async function answerOf(connection: PoolConnection, sql: string, parameters: readonly unknown[]): Promise<string> {
  try {
    const [answer] = await connection.query<RowDataPacket[]>(sql, [...parameters]);
    return sql.includes(';\n') ? (answer as unknown[]).map(told).join('; ') : told(answer);
  } catch (error) {
    return `error ${(error as { errno?: number }).errno ?? String(error)}`;
  }
}

/** One of the two sides of a history: connections whose statements may stand before a lock. */
abstract class Side {
  readonly #connections: PoolConnection[];
  readonly #running = new Map<number, { answer: string | null }>();

  constructor(connections: PoolConnection[]) {
    this.#connections = connections;
  }

  isBusy(connection: number): boolean {
    return this.#running.has(connection);
  }

  /** Sends a statement and answers what all connections have to say when nothing moves any more. */
  async send(connection: number, sql: string, parameters: readonly unknown[]): Promise<Map<number, string>> {
    const running = { answer: null as string | null };
    this.#running.set(connection, running);
    void answerOf(must(this.#connections[connection], 'a connection'), sql, parameters).then((answer) => (running.answer = answer));
    for (let look = 0; running.answer === null && look < 5; look += 1) await delay(1);
    const said = await this.#settled([...this.#running.keys()]);
    for (const [who, answer] of said) if (answer !== 'waits') this.#running.delete(who);
    return said;
  }

  async #settled(connections: readonly number[]): Promise<Map<number, string>> {
    const threads = connections.map((connection) => must(this.#connections[connection], 'a connection').threadId);
    for (;;) {
      const open = connections.filter((connection) => this.#running.get(connection)?.answer === null);
      const waiting = open.length === 0 ? new Set<number>() : await this.waiting(threads);
      const stands = (connection: number): boolean => waiting.has(must(this.#connections[connection], 'a connection').threadId);
      if (open.every(stands)) return new Map(connections.map((connection) => [connection, this.#running.get(connection)?.answer ?? 'waits']));
    }
  }

  async close(): Promise<void> {
    for (const connection of this.#connections) {
      await this.kill(connection.threadId);
      connection.destroy();
    }
  }

  protected abstract kill(threadId: number): Promise<void>;
  /** Which of these sessions stand before a lock, as of now. */
  protected abstract waiting(threadIds: readonly number[]): Promise<ReadonlySet<number>>;
}

class RealSide extends Side {
  /** A server does not see that a client has gone while its statement stands before a lock. */
  protected async kill(threadId: number): Promise<void> {
    await watcher.query('KILL ?', [threadId]);
  }

  protected async waiting(threadIds: readonly number[]): Promise<ReadonlySet<number>> {
    // The server shows what it knew at the last look, unless nobody has looked for 100 ms.
    await delay(LOOK_AGAIN_MS);
    const [rows] = await watcher.query<RowDataPacket[]>(
      `SELECT trx_mysql_thread_id AS id FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT' AND trx_mysql_thread_id IN (?)`,
      [threadIds],
    );
    return new Set(rows.map((row) => Number(row['id'])));
  }
}

class ModelSide extends Side {
  protected async kill(): Promise<void> {
    await setImmediate();
  }

  protected async waiting(threadIds: readonly number[]): Promise<ReadonlySet<number>> {
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    return new Set(threadIds);
  }
}

/** Empties the real database and begins all numbers anew. */
async function emptied(): Promise<void> {
  const connection = await world.connection();
  await connection.query('SET FOREIGN_KEY_CHECKS = 0');
  for (const table of USED) await connection.query(`TRUNCATE TABLE \`${table}\``);
  connection.destroy();
}

const USED = [...MODEL_TABLES.keys()].filter((name) =>
  /^(companies|users|recruiters|candidates|jobs|applications|application_history|candidate_tags|candidateTags|candidate_tag_assignments|candidateTagAssignments|sync_log|sync_state|sync_member|sync_edge|sync_scope|sync_leader)$/.test(
    name,
  ),
);

async function realSide(): Promise<RealSide> {
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => world.connection()));
  for (const connection of connections) await connection.query(`SET timestamp = ${MOMENT / 1000}, innodb_lock_wait_timeout = 50`);
  return new RealSide(connections);
}

const storage = new VersionedStorage();

type Schedule = ServerSurroundings['schedule'];

async function modelConnections(amount: number, schedule: Schedule): Promise<PoolConnection[]> {
  storage.reset();
  const server = new ModelServer(storage, { now: () => MOMENT, schedule });
  const pool = new ModelPool(server, 'test', { travel: () => null, fateOf: () => 'done', accepts: () => true, notModelled: () => undefined });
  const connections = await Promise.all(Array.from({ length: amount }, () => pool.getConnection()));
  return connections.map(asConnection);
}

async function modelSide(): Promise<ModelSide> {
  return new ModelSide(await modelConnections(CONNECTIONS, () => () => undefined));
}

/** Time as it is, for who waits for a lock until it is too long. */
function systemSchedule(delayMs: number, task: () => void): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}

/** Connections over the rows that every history starts with. */
async function begun(connections: readonly PoolConnection[]): Promise<Ask> {
  const ask: Ask = async (connection, ...statements) => {
    const { sql, parameters } = joined(statements);
    return answerOf(must(connections[connection], 'a connection'), sql, parameters);
  };
  for (const statement of beginning()) await ask(0, statement);
  return ask;
}

interface Counts {
  statements: number;
  waits: number;
  errors: number;
  /** Of several statements that travelled together, where one failed. */
  brokenBatches: number;
  deadlocks: number;
  /** Histories that ended where the server locks a gap, which the model does not. */
  gaps: number;
}

/** Statements that also lock rows they only look at; the model locks those that match, and keeps no read of before a wait. */
const SCANS: ReadonlySet<string> = new Set(['edge', 'versions']);

/** What runs in REPEATABLE READ, where locking reads would lock gaps: what the sequencer does. */
const SNAPSHOT_ACTIONS = /^(read|begin|snapshot|commit|rollback|dirty|ticks|lead|member)/;

/** Whether a statement waits for the gap between rows, not for a row. */
async function waitsForGap(): Promise<boolean> {
  const [rows] = await watcher.query<RowDataPacket[]>(
    'SELECT l.lock_mode, l.lock_data FROM information_schema.INNODB_LOCK_WAITS w JOIN information_schema.INNODB_LOCKS l ON l.lock_id = w.requested_lock_id',
  );
  return rows.some((row) => String(row['lock_mode']).includes('GAP') || row['lock_data'] === 'supremum pseudo-record');
}

/** What each connection may do next, by what it has done. */
class Manners {
  readonly #repeatable = new Set<number>();
  readonly #inTransaction = new Set<number>();

  allows({ connection, actions }: ModelStep): boolean {
    const names = actions.map(({ action }) => action);
    if (this.#repeatable.has(connection) && !names.every((name) => SNAPSHOT_ACTIONS.test(name))) return false;
    if (names.some((name) => SCANS.has(name)) && this.#inTransaction.has(connection)) return false;
    if (names.includes('repeatable')) this.#repeatable.add(connection);
    if (names.some((name) => /^(begin|snapshot)$/.test(name))) this.#inTransaction.add(connection);
    // One that travels with others is carried out only if none of them fails.
    if (names.length === 1 && /^(commit|rollback)$/.test(names[0] ?? '')) this.#inTransaction.delete(connection);
    return true;
  }
}

type Said = ReadonlyMap<number, string>;

function isDeadlock(said: Said): boolean {
  return [...said.values()].includes('error 1213');
}

function note(counts: Counts, { connection, actions }: ModelStep, said: Said): void {
  counts.statements += 1;
  if (actions.length > 1 && said.get(connection)?.startsWith('error') === true) counts.brokenBatches += 1;
  for (const answer of said.values()) {
    if (answer === 'waits') counts.waits += 1;
    if (answer.startsWith('error')) counts.errors += 1;
  }
}

/** Whether the server waits for what the model does not lock: a gap, or rows that were only looked at. */
async function locksMore(step: ModelStep, expected: Said, found: Said): Promise<boolean> {
  if (step.actions.some(({ action }) => SCANS.has(action)) && expected.get(step.connection) === 'waits') return true;
  const onlyThere = [...expected].some(([connection, answer]) => answer === 'waits' && found.get(connection) !== 'waits');
  return onlyThere && (await waitsForGap());
}

/**
 * Plays a step on both sides and compares; answers whether the history goes on.
 * Who is ended by a deadlock is left to the server, so a history ends with its first.
 */
async function playStep(real: Side, model: Side, step: ModelStep, index: number, counts: Counts): Promise<boolean> {
  const { sql, parameters } = statementOf(step, String(index));
  const expected = await real.send(step.connection, sql, parameters);
  const found = await model.send(step.connection, sql, parameters);
  note(counts, step, expected);
  const where = `${index}: ${step.connection}: ${sql} ${JSON.stringify(parameters)}`;
  if (isDeadlock(expected)) {
    counts.deadlocks += 1;
    expect(isDeadlock(found), where).toBe(true);
    return false;
  }
  if (await locksMore(step, expected, found)) {
    counts.gaps += 1;
    return false;
  }
  expect([...found], where).toEqual([...expected]);
  return true;
}

async function compare(steps: readonly ModelStep[], counts: Counts): Promise<void> {
  const manners = new Manners();
  await emptied();
  const [real, model] = [await realSide(), await modelSide()];
  try {
    for (const { sql, parameters } of beginning()) expect(await model.send(0, sql, parameters), sql).toEqual(await real.send(0, sql, parameters));
    for (const [index, step] of steps.entries()) {
      if (real.isBusy(step.connection) || !manners.allows(step)) continue;
      if (!(await playStep(real, model, step, index, counts))) return;
    }
  } finally {
    await real.close();
    await model.close();
  }
}

describe('the model of MySQL', () => {
  test('answers generated histories as the server does', async () => {
    const counts: Counts = { statements: 0, waits: 0, errors: 0, brokenBatches: 0, deadlocks: 0, gaps: 0 };
    await fc.assert(
      fc.asyncProperty(modelHistories(60), (steps) => compare(steps, counts)),
      { numRuns: RUNS, endOnFailure: true, ...(SEED !== undefined && { seed: SEED }) },
    );
    expect(counts.statements).toBeGreaterThan(RUNS * 10);
    expect(counts.waits).toBeGreaterThan(0);
    expect(counts.errors).toBeGreaterThan(0);
    expect(counts.brokenBatches).toBeGreaterThan(0);
    expect(counts.gaps).toBeLessThan(RUNS);
  }, 600_000);

  test.each(Object.entries(INTERRUPTIONS))(
    'where one of several statements fails (%s) leaves what the server leaves',
    async (_what, { failsBy, left, play }) => {
      await emptied();
      const real = await Promise.all([world.connection(), world.connection()]);
      const model = await modelConnections(2, systemSchedule);
      for (const connection of real) await connection.query(`SET timestamp = ${MOMENT / 1000}`);
      const [expected, found] = await Promise.all([real, model].map((connections) => begun(connections).then(play)));
      for (const connection of [...real, ...model]) connection.destroy();
      expect(found).toEqual(expected);
      expect(expected?.[1]).toBe(failsBy);
      const tags = JSON.parse(expected?.at(-1) ?? '') as { name: string }[];
      expect(tags.map(({ name }) => name)).toEqual(left);
    },
  );
});
