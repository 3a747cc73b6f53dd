import { beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import { seededRandom } from './testing/virtual-time.ts';
import type { SimulatedDevice } from './testing/device.ts';
import { holdPushes, move, note, SmallWorld, statusOf } from './testing/small-world.ts';

const { no } = tableByName('applications');
const COLUMNS = ['coverLetter', 'resumeUrl'];

let world: SmallWorld;
let laptop: SimulatedDevice;

/** As a newer version finds the file of the one before: the columns are there and hold nothing. */
function widen(): void {
  const store = laptop.mirror.current();
  store.transaction(() => {
    store.database.execute(`UPDATE applications SET coverLetter = NULL, resumeUrl = NULL; DELETE FROM _fact WHERE name = 'verifiedAt'`);
    const undo = store.database
      .prepare<{ mutation_id: number; seq: number; before: string }>('SELECT * FROM _undo WHERE table_no = ? AND before IS NOT NULL')
      .all(no);
    for (const { mutation_id: id, seq, before } of undo) {
      const row = JSON.stringify(
        (JSON.parse(before) as unknown[]).map((value) => (typeof value === 'string' && value.startsWith('letter') ? null : value)),
      );
      store.database.prepare('UPDATE _undo SET before = ? WHERE mutation_id = ? AND seq = ?').run(row, id, seq);
    }
    store.setFact('lacking', [{ table: no, columns: COLUMNS, after: 0 }]);
  });
}

function letters(): (string | null)[] {
  return laptop.mirror
    .database()
    .prepare<{ coverLetter: string | null }>('SELECT coverLetter FROM applications ORDER BY id')
    .all()
    .map((row) => row.coverLetter);
}

function questions(): number {
  return laptop.events.filter(({ event }) => event === 'columns.filled').length;
}

const ALL = Array.from({ length: 10 }, (_, index) => `letter ${index + 1}`);

beforeEach(async () => {
  world = new SmallWorld();
  world.gateway.write((tables) => {
    for (let id = 1; id <= 10; id += 1) tables.put('applications', { ...tables.get('applications', id), id, coverLetter: `letter ${id}` });
  });
  laptop = await world.ready();
  await world.until(() => laptop.engine.status().verifiedAt !== null);
});

test('columns that a newer version knows are fetched for the rows that are here, and no new copy is taken', async () => {
  widen();
  const copies = laptop.events.filter(({ event }) => event === 'first_sync.done').length;
  await world.until(() => laptop.engine.status().verifiedAt !== null);
  expect(letters()).toEqual(ALL);
  expect(laptop.mirror.current().fact('lacking')).toEqual([]);
  expect(laptop.mirror.current().fact('repairedRows')).toBe(0);
  expect(laptop.events.filter(({ event }) => event === 'first_sync.done')).toHaveLength(copies);
  expect(questions()).toBe(1);
});

test('what waits stays on top, and what would take it back has the columns too', async () => {
  world.connected = false;
  move(laptop, 3, 'offered');
  note(laptop, 7);
  widen();
  holdPushes(laptop);
  world.connected = true;
  await world.until(() => laptop.engine.status().verifiedAt !== null);
  // The comparison looks below what waits, and found everything in place.
  expect([laptop.mirror.current().fact('lacking'), laptop.mirror.current().fact('repairedRows')]).toEqual([[], 0]);
  expect([statusOf(laptop, 3), laptop.engine.status().pending]).toEqual(['offered', 2]);
  expect(letters()).toEqual(ALL);
  expect(laptop.engine.undo(1).ok).toBe(true);
  expect([statusOf(laptop, 3), letters()[2]]).toEqual(['submitted', 'letter 3']);
});

test('an answer that the disk has no room for is asked for again', async () => {
  widen();
  const store = laptop.mirror.current();
  const failing = vi.spyOn(store, 'fillColumns').mockImplementationOnce(() => {
    throw new AppError({ kind: 'disk_full', origin: 'db', code: 'mirror.disk_full', message: 'Not now.' });
  });
  await world.until(() => laptop.engine.status().verifiedAt !== null);
  expect(failing.mock.calls.length).toBeGreaterThan(1);
  expect([letters(), store.fact('repairedRows')]).toEqual([ALL, 0]);
});

test('it goes on where it stood, through cuts and restarts, whatever colleagues change meanwhile', async () => {
  const random = seededRandom(11);
  widen();
  const places = new Set<number>();
  for (let round = 0; laptop.mirror.current().fact('lacking').length > 0; round += 1) {
    expect(round).toBeLessThan(1_000);
    const id = 1 + Math.floor(random() * 10);
    world.gateway.write((tables) =>
      tables.put('applications', { ...tables.get('applications', id), id, coverLetter: `letter ${id} again ${round}` }),
    );
    if (random() < 0.1) await laptop.restart();
    world.connected = random() < 0.7;
    await world.time.advance(random() * 2_000);
    places.add(laptop.mirror.current().fact('lacking')[0]?.after ?? -1);
  }
  expect(places.size).toBeGreaterThan(1);
  world.connected = true;
  await world.until(() => laptop.engine.status().verifiedAt !== null);
  expect(letters()).toEqual([...Array(10).keys()].map((index) => world.gateway.tables.get('applications', index + 1)?.['coverLetter']));
  expect(laptop.mirror.current().fact('repairedRows')).toBe(0);
});
