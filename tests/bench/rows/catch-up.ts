import type { Connection, RowDataPacket } from 'mysql2/promise';
import { setTimeout as delay } from 'node:timers/promises';
import { BenchDevice } from '../device.ts';
import { percentile, type Figure } from '../measure.ts';
import { SwitchedTransport } from '../switched-transport.ts';
import { startBenchWorld } from '../world.ts';

const TURNS = 3;
const CHANGED = 20_000;
/** What one foreign statement touches; a week is not one transaction. */
const AT_A_TIME = 500;

/** A week of other people's work: so many applications get a new letter. */
async function changeMeanwhile(connection: Connection, letter: string): Promise<void> {
  for (let first = 1; first <= CHANGED; first += AT_A_TIME) {
    await connection.query('UPDATE applications SET coverLetter = ? WHERE id BETWEEN ? AND ?', [letter, first, first + AT_A_TIME - 1]);
  }
}

/** Waits until the sequencer has published all that the log holds. */
async function untilPublished(connection: Connection): Promise<void> {
  const sql = "SELECT (SELECT MAX(seq) FROM sync_log) AS logged, (SELECT value FROM sync_state WHERE name = 'high') AS published";
  for (;;) {
    const [[row]] = await connection.query<RowDataPacket[]>(sql);
    if (row?.['logged'] === null || Number(row?.['published']) >= Number(row?.['logged'])) return;
    await delay(20);
  }
}

/** A laptop that was away for a week comes back: 20,000 of its 100,000 rows have changed. */
export async function benchCatchUp(progress: (text: string) => void): Promise<Figure[]> {
  const world = await startBenchWorld({ rows: 100_000 }, progress);
  const transport = new SwitchedTransport(world.gateway.url);
  const device = new BenchDevice(world.gateway.url, transport);
  try {
    await device.follow();
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const letter = `The letter of week ${turn}`;
      transport.switchOff();
      await device.until(() => device.engine.status().state !== 'online', 'offline');
      await changeMeanwhile(world.connection, letter);
      await untilPublished(world.connection);
      const held = device.mirror.database().prepare<{ n: number }>('SELECT count(*) AS n FROM applications WHERE coverLetter = ?');
      transport.switchOn();
      const start = performance.now();
      device.engine.syncNow();
      times.push((await device.until(() => held.get(letter)?.n === CHANGED, 'level after a week')) - start);
      await device.untilOnline();
    }
    progress(`${CHANGED.toLocaleString('en')} rows: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    return [{ name: 'catch-up.20k', value: percentile(times, 0.5) }];
  } finally {
    await device.close();
    await world.stop();
  }
}
