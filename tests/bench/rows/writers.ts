import type { Connection } from 'mysql2/promise';
import { startBenchServer, type BenchServer } from '../database.ts';
import { fillBenchDatabase } from '../data.ts';
import type { Figure } from '../measure.ts';

const WRITERS = 4;
const ROUND_MS = 2_000;
const ROUNDS = 5;

interface Count {
  transactions: number;
  deadlocks: number;
}

/** One foreign program: transactions of `rows` updates on rows of its own choosing, until time is up. */
async function write(connection: Connection, rows: number, writer: number, until: number, count: Count): Promise<void> {
  for (let turn = 0; performance.now() < until; turn += 1) {
    try {
      await connection.beginTransaction();
      for (let index = 0; index < rows; index += 1) {
        // 97 shares no factor with 2,000: no update may find its value there already.
        const id = ((turn * 37 + index * 11 + writer * 500) % 2_000) + 1;
        await connection.execute('UPDATE applications SET aiScore = ? WHERE id = ?', [turn % 97, id]);
      }
      await connection.commit();
      count.transactions += 1;
    } catch (error) {
      await connection.rollback();
      if ((error as { errno?: number }).errno !== 1213) throw error;
      count.deadlocks += 1;
    }
  }
}

async function round(connections: readonly Connection[], rows: number): Promise<Count> {
  const count = { transactions: 0, deadlocks: 0 };
  const until = performance.now() + ROUND_MS;
  await Promise.all(connections.map((connection, writer) => write(connection, rows, writer, until, count)));
  return count;
}

async function dropTriggers(connection: Connection): Promise<void> {
  const [triggers] = await connection.query('SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()');
  for (const { name } of triggers as { name: string }[]) await connection.query(`DROP TRIGGER \`${name}\``);
}

async function prepared(server: BenchServer, name: string, captured: boolean): Promise<Connection[]> {
  const url = await server.createDatabase(name);
  const connections = await Promise.all(Array.from({ length: WRITERS }, () => server.connect(url)));
  const first = connections[0];
  if (first === undefined) throw new Error('There is no writer');
  await fillBenchDatabase(first, 10_000);
  if (!captured) await dropTriggers(first);
  return connections;
}

/** Rounds with and without capture take turns, so that both meet the same machine; the medians are compared. */
async function compare(plain: Connection[], captured: Connection[], rows: number) {
  const rates: { plain: number[]; captured: number[] } = { plain: [], captured: [] };
  let deadlocks = 0;
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const without = await round(plain, rows);
    const having = await round(captured, rows);
    rates.plain.push(without.transactions);
    rates.captured.push(having.transactions);
    deadlocks += having.deadlocks - without.deadlocks;
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return { cost: (1 - median(rates.captured) / median(rates.plain)) * 100, deadlocks: Math.max(0, deadlocks) };
}

/** What the log triggers cost programs that know nothing of us. */
export async function benchWriters(progress: (text: string) => void): Promise<Figure[]> {
  const server = await startBenchServer();
  try {
    const plain = await prepared(server, 'plain', false);
    const captured = await prepared(server, 'captured', true);
    progress('single-row transactions, with and without capture in turns');
    const single = await compare(plain, captured, 1);
    progress('five-row transactions');
    const five = await compare(plain, captured, 5);
    await Promise.all([...plain, ...captured].map((connection) => connection.end()));
    return [
      { name: 'writers.single', value: single.cost },
      { name: 'writers.five', value: five.cost },
      { name: 'writers.deadlocks', value: single.deadlocks + five.deadlocks },
    ];
  } finally {
    await server.stop();
  }
}
