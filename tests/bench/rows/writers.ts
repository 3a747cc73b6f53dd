import type { Connection } from 'mysql2/promise';
import { startBenchServer, type BenchServer } from '../database.ts';
import { fillBenchDatabase } from '../data.ts';
import { percentile, type Figure } from '../measure.ts';

const WRITERS = 4;
/** Short rounds, many pairs: a burst of something else on the machine spoils a few pairs, not the median. */
const ROUND_MS = 400;
const PAIRS = 31;

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
        const id = ((turn * 37 + index * 11 + writer * 500) % 2_000) + 1;
        await connection.execute('UPDATE applications SET aiScore = aiScore + 1 WHERE id = ?', [id]);
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

/** A company with four writers on it. */
interface Side {
  readonly connections: readonly Connection[];
  deadlocks: number;
}

/** Transactions per ms of all writers together. */
async function round(side: Side, rows: number): Promise<number> {
  const count = { transactions: 0, deadlocks: 0 };
  const start = performance.now();
  await Promise.all(side.connections.map((connection, writer) => write(connection, rows, writer, start + ROUND_MS, count)));
  side.deadlocks += count.deadlocks;
  return count.transactions / (performance.now() - start);
}

async function dropTriggers(connection: Connection): Promise<void> {
  const [triggers] = await connection.query('SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()');
  for (const { name } of triggers as { name: string }[]) await connection.query(`DROP TRIGGER \`${name}\``);
}

async function prepared(server: BenchServer, name: string, captured: boolean): Promise<Side> {
  const url = await server.createDatabase(name);
  const connections = await Promise.all(Array.from({ length: WRITERS }, () => server.connect(url)));
  const first = connections[0];
  if (first === undefined) throw new Error('There is no writer');
  await fillBenchDatabase(first, 10_000);
  if (!captured) await dropTriggers(first);
  return { connections, deadlocks: 0 };
}

/**
 * What capture costs in per cent: the median over pairs of neighbouring rounds,
 * which side goes first changing from pair to pair. One pair warms up uncounted.
 */
async function cost(plain: Side, captured: Side, rows: number): Promise<{ percent: number; spread: string }> {
  const ratios: number[] = [];
  for (let pair = 0; pair <= PAIRS; pair += 1) {
    const rates = new Map<Side, number>();
    for (const side of pair % 2 === 0 ? [plain, captured] : [captured, plain]) rates.set(side, await round(side, rows));
    if (pair > 0) ratios.push((rates.get(captured) ?? 0) / (rates.get(plain) ?? 0));
  }
  const percents = ratios.map((ratio) => (1 - ratio) * 100);
  return { percent: percentile(percents, 0.5), spread: [0.25, 0.5, 0.75].map((share) => percentile(percents, share).toFixed(1)).join(' / ') };
}

/** What the log triggers cost programs that know nothing of us. */
export async function benchWriters(progress: (text: string) => void): Promise<Figure[]> {
  const server = await startBenchServer();
  try {
    const plain = await prepared(server, 'plain', false);
    const captured = await prepared(server, 'captured', true);
    progress(`${WRITERS} writers, ${PAIRS} pairs of rounds with and without capture`);
    const single = await cost(plain, captured, 1);
    progress(`single-row transactions, cost of capture by quartile: ${single.spread} %`);
    const five = await cost(plain, captured, 5);
    progress(`five-row transactions: ${five.spread} %; deadlocks ${captured.deadlocks} with capture, ${plain.deadlocks} without`);
    await Promise.all([...plain.connections, ...captured.connections].map((connection) => connection.end()));
    return [
      { name: 'writers.single', value: single.percent },
      { name: 'writers.five', value: five.percent },
      { name: 'writers.deadlocks', value: Math.max(0, captured.deadlocks - plain.deadlocks) },
    ];
  } finally {
    await server.stop();
  }
}
