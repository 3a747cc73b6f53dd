import { describe, expect, test } from 'vitest';
import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import { columnsOf } from '../protocol/projections.ts';
import { rowHash, textHash } from '../protocol/row-hash.ts';
import type { Projection } from '../protocol/rows.ts';
import type { SimulatedDevice } from './testing/device.ts';
import { move, note, SmallWorld, statusOf } from './testing/small-world.ts';

/** Changes the file behind the engine's back, as damage or a bug would. */
function spoil(device: SimulatedDevice, sql: string): void {
  device.mirror.database().execute(sql);
}

function eventsOf(device: SimulatedDevice, name: string): Readonly<Record<string, unknown>>[] {
  return device.events.filter(({ event }) => event === name).map(({ figures }) => figures);
}

function questions(device: SimulatedDevice): number {
  return device.transport.recorded.filter((text) => text.includes('"repairs":')).length;
}

function ids(device: SimulatedDevice, table: TableName): number[] {
  return device.mirror
    .database()
    .prepare<{ id: number }>(`SELECT id FROM "${table}" ORDER BY id`)
    .all()
    .map((row) => row.id);
}

async function verified(world: SmallWorld, laptop: SimulatedDevice): Promise<number> {
  const result = await world.during(laptop.engine.verifyNow());
  if (!result.ok) throw new Error(`${result.error.message} ${JSON.stringify(eventsOf(laptop, 'verify.failed'))}`);
  return result.value.repaired;
}

describe('comparing with the server', () => {
  test('a new copy is compared after the first screen, in one round trip, and says when', async () => {
    const world = new SmallWorld(300);
    const laptop = await world.ready();
    expect(laptop.engine.status().verifiedAt).toBeNull();
    await world.until(() => laptop.engine.status().verifiedAt !== null);
    expect(questions(laptop)).toBe(1);
    expect(eventsOf(laptop, 'verify.equal')).toEqual([{ repaired: 0 }]);
    expect(eventsOf(laptop, 'verify.mismatch')).toEqual([]);
  });

  test('happens again after a day, in a quiet moment, and not before', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    await world.until(() => laptop.engine.status().verifiedAt !== null);
    const first = laptop.engine.status().verifiedAt;
    await world.time.advance(23 * 3_600_000);
    expect(laptop.engine.status().verifiedAt).toBe(first);
    await world.time.advance(2 * 3_600_000);
    expect(laptop.engine.status().verifiedAt).not.toBe(first);
    expect(questions(laptop)).toBe(2);
  });

  test('changes that wait do not count, and stay on top', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.gateway.write((tables) => tables.put('notifications', { id: 1, userId: 1, isRead: 0 }));
    laptop.transport.request = refusing(laptop);
    move(laptop, 1, 'offered');
    move(laptop, 1, 'rejected');
    note(laptop, 2);
    laptop.engine.mutate({ name: 'notifications.markRead', input: { notificationIds: [1] } });
    await world.time.advance(1_000);
    expect(await verified(world, laptop)).toBe(0);
    expect([statusOf(laptop, 1), laptop.engine.status().pending]).toEqual(['rejected', 4]);
  });

  test('a steady stream of foreign changes does not blur it', async () => {
    const world = new SmallWorld(200);
    const laptop = await world.ready();
    let turn = 0;
    const write = (): void => {
      turn += 1;
      world.gateway.write((tables) =>
        tables.put('applications', { ...tables.get('applications', 1 + (turn % 200)), id: 1 + (turn % 200), aiScore: turn }),
      );
      if (turn < 60) world.time.schedule(1, write);
    };
    world.time.schedule(1, write);
    expect(await verified(world, laptop)).toBe(0);
    expect(eventsOf(laptop, 'verify.mismatch')).toEqual([]);
  });

  test('that came due while the connection was away happens as soon as it is back', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    await world.until(() => laptop.engine.status().state === 'offline');
    await world.time.advance(10_000);
    expect(laptop.engine.status().verifiedAt).toBeNull();
    world.connected = true;
    laptop.engine.syncNow();
    await world.until(() => laptop.engine.status().state === 'online');
    await world.time.advance(1_000);
    expect(laptop.engine.status().verifiedAt).not.toBeNull();
  });

  test('looks at the pages of one table at a time; a file that is replaced meanwhile is not damaged', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    await world.until(() => laptop.engine.status().verifiedAt !== null);
    const store = laptop.mirror.current();
    let looks = 0;
    const check = store.check.bind(store);
    store.check = function* counted() {
      for (const _ of check()) {
        looks += 1;
        // In the pause behind the second one the user makes the copy anew.
        if (looks === 2) laptop.mirror.rebuild();
        yield;
      }
    };
    const result = await world.during(laptop.engine.verifyNow());
    expect([result.ok, looks]).toEqual([false, 2]);
    expect(eventsOf(laptop, 'verify.failed').map(({ kind }) => kind)).toEqual(['cancelled']);
  });

  test('away from the network it says so', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    await world.until(() => laptop.engine.status().state === 'offline');
    expect(await world.during(laptop.engine.verifyNow())).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
});

/** Lets everything through but the pushes, which a busy gateway puts off. */
function refusing(device: SimulatedDevice): SimulatedDevice['transport']['request'] {
  const original = device.transport.request.bind(device.transport);
  return (method, path, body, options) =>
    path === '/sync/push'
      ? Promise.resolve({ ok: false, error: { kind: 'unavailable', origin: 'gateway', code: 'gateway.busy', message: 'Later.' } })
      : original(method, path, body, options);
}

describe('what differs', () => {
  const damages: readonly (readonly [what: string, sql: string, rows: number])[] = [
    ['a changed value', "UPDATE applications SET status = 'offered' WHERE id = 7", 1],
    ['a value of another type', "UPDATE applications SET jobId = 'one' WHERE id = 7", 1],
    ['a lost row', 'DELETE FROM applications WHERE id IN (3, 299)', 2],
    ['a lost row with its membership', 'DELETE FROM applications WHERE id = 300; DELETE FROM _member WHERE table_no = 20 AND pk = 300', 1],
    ['a row that no scope holds', 'INSERT INTO candidates (id, userId) VALUES (9000, 1)', 1],
    [
      'a row that its scope should not hold',
      'INSERT INTO jobs (id) VALUES (77); INSERT INTO _member SELECT (SELECT 0), 77, scope, 0 FROM _position',
      1,
    ],
    ['a membership without its row', 'DELETE FROM candidates WHERE id = 5', 1],
    ['rows of several tables', "UPDATE candidates SET title = 'x' WHERE id < 20; UPDATE applications SET aiScore = 1 WHERE id % 50 = 0", 25],
  ];

  test.each(damages)('%s is found, put right in at most three round trips, and counted', async (_what, sql, rows) => {
    const world = new SmallWorld(300);
    const laptop = await world.ready();
    await world.until(() => laptop.engine.status().verifiedAt !== null);
    const before = questions(laptop);
    const { no } = tableByName('applications');
    const jobs = tableByName('jobs').no;
    spoil(laptop, sql.replace('table_no = 20', `table_no = ${no}`).replace('(SELECT 0)', String(jobs)));
    expect(await verified(world, laptop)).toBeGreaterThanOrEqual(rows);
    expect(questions(laptop) - before).toBeLessThanOrEqual(3);
    expect(laptop.mirror.current().fact('repairedRows')).toBeGreaterThanOrEqual(rows);
    expect(await verified(world, laptop)).toBe(0);
    expect(ids(laptop, 'applications')).toHaveLength(300);
    expect(ids(laptop, 'candidates')).toHaveLength(300);
    expect([ids(laptop, 'jobs'), statusOf(laptop, 7)]).toEqual([[], 'submitted']);
  });

  test('below a change that waits is put right below it', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    spoil(laptop, 'UPDATE applications SET aiScore = 99 WHERE id IN (1, 2)');
    laptop.transport.request = refusing(laptop);
    move(laptop, 1, 'offered');
    await world.time.advance(1_000);
    expect(await verified(world, laptop)).toBe(2);
    expect(statusOf(laptop, 1)).toBe('offered');
    laptop.engine.undo(null);
    const rows = laptop.mirror
      .database()
      .prepare<{ status: string; aiScore: number | null }>('SELECT status, aiScore FROM applications WHERE id = 1');
    expect(rows.get()).toEqual({ status: 'submitted', aiScore: null });
  });

  test('too much of it is fetched as a new copy, the queue kept', async () => {
    const world = new SmallWorld(2_500);
    const laptop = await world.ready();
    spoil(laptop, 'UPDATE applications SET aiScore = 99');
    laptop.transport.request = refusing(laptop);
    note(laptop, 3);
    const file = laptop.mirror.current();
    const result = await world.during(laptop.engine.verifyNow());
    expect(result.ok).toBe(false);
    await world.until(() => laptop.mirror.current() !== file && laptop.engine.status().verifiedAt !== null);
    expect(laptop.engine.status().pending).toBe(1);
    expect(laptop.mirror.database().prepare('SELECT 1 FROM applications WHERE aiScore = 99').get()).toBeUndefined();
  });
});

describe('canonical text', () => {
  test('of SQLite is that of JavaScript for every kind of value', async () => {
    const world = new SmallWorld(0);
    const odd = [
      '',
      'plain',
      '"quoted" \\ / ',
      'tab\tline\nfeed\r\b\f',
      '\u0000\u0001\u001f\u007f',
      'é ñ 漢字 🙂 \u2028',
      '{"a":1}',
      '[1]',
      '1',
      'null',
    ];
    world.gateway.write((tables) => {
      odd.forEach((coverLetter, index) =>
        tables.put('applications', { id: index + 1, jobId: 1, candidateId: 2_147_483_647, status: 'submitted', coverLetter, aiScore: -5 }),
      );
    });
    const laptop = await world.ready();
    const texts: string[] = [];
    const slice = { table: 'applications', projection: 'full' as Projection, after: 0, limit: 1_000 } as const;
    laptop.mirror.current().visitHeldRows(slice, ({ text }) => texts.push(text));
    const { no } = tableByName('applications');
    const rows = odd.map((_text, index) =>
      columnsOf('applications', 'full').map((column) => world.gateway.tables.get('applications', index + 1)?.[column.name] ?? null),
    );
    expect(texts).toEqual(rows.map((row) => JSON.stringify(row)));
    expect(texts.map((text) => textHash(no, text))).toEqual(rows.map((row) => rowHash(no, row)));
  });
});
