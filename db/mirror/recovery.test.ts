import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import { queuedChange } from '../../sync/engine/testing/queued-change.ts';
import type { FirstSyncPlan } from '../../sync/protocol/first-sync.ts';
import { type Mirror, openMirror } from './mirror.ts';

const KEY = '5a'.repeat(32);
const MEGABYTE = 1024 * 1024;
const SCOPE = 'company:1';
const { no } = tableByName('candidates');

let folder: string;
let free: number;
let mirror: Mirror;

function open(): Mirror {
  return openMirror({ folder, key: KEY, freeBytes: () => free });
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-room-'));
  free = 100_000 * MEGABYTE;
  mirror = open();
});

afterEach(() => {
  mirror.close();
  rmSync(folder, { recursive: true, force: true });
});

function planOf(bytes: number): FirstSyncPlan {
  return { type: 'plan', epoch: 'e', scopes: [SCOPE], tables: [{ scope: SCOPE, table: no, rows: 1, bytes }] };
}

function complete(): void {
  const build = mirror.build();
  build.begin(planOf(100));
  build.finishChunks([{ scope: SCOPE, version: 1 }]);
  mirror.flip(() => undefined);
}

function walBytes(): number {
  return statSync(join(folder, `${readFileSync(join(folder, 'current'), 'utf8')}-wal`)).size;
}

describe('room on the disk', () => {
  test('a copy that would fill it is not begun, and is when there is room', () => {
    free = 600 * MEGABYTE;
    expect(() => mirror.build().begin(planOf(201 * MEGABYTE))).toThrow(
      expect.objectContaining({
        kind: 'disk_full',
        code: 'mirror.no_room',
        message: expect.stringContaining('needs 602 MB of free space here and there are 600 MB'),
      }),
    );
    expect(() => mirror.build().begin(planOf(199 * MEGABYTE))).not.toThrow();
  });

  test('some is kept reserved where there is plenty, and given up when a write finds none', () => {
    const ballast = join(folder, 'ballast');
    mirror.tidy();
    expect(existsSync(ballast)).toBe(false);
    complete();
    free = 500 * MEGABYTE;
    mirror.tidy();
    expect(existsSync(ballast)).toBe(false);
    free = 5_000 * MEGABYTE;
    mirror.tidy();
    expect(statSync(ballast).size).toBe(32 * MEGABYTE);
    const database = mirror.database();
    // SQLite's own limit stands in for the disk's: the same code comes out of it.
    database.connection.pragma('max_page_count = 1');
    const write = (): unknown =>
      database.transaction(() => database.prepare('INSERT INTO candidates (id, bio) VALUES (1, ?)').run('x'.repeat(100_000)));
    expect(write).toThrow(expect.objectContaining({ kind: 'disk_full' }));
    expect(existsSync(ballast)).toBe(false);
    database.connection.pragma('max_page_count = 1000000');
    expect(write).not.toThrow();
  });
});

describe('the write-ahead log', () => {
  test('is emptied soon after rows were removed, and else in a quiet moment', () => {
    complete();
    const store = mirror.current();
    const columns = 60;
    store.transaction(() => store.setFact('lastSyncedAt', columns));
    for (let look = 0; look < 6; look += 1) mirror.tidy();
    expect(walBytes()).toBeGreaterThan(0);
    mirror.tidy();
    expect(walBytes()).toBe(0);
    store.transaction(() => store.apply([SCOPE], [{ scope: SCOPE, from: 1, to: 2, rows: [], gone: [{ table: no, ids: [1] }] }]));
    expect(walBytes()).toBeGreaterThan(0);
    mirror.tidy();
    expect(walBytes()).toBe(0);
  });
});

const entry = {
  clientId: 4,
  numberBase: 0,
  id: 1,
  name: 'applications.addNote',
  argsVersion: 1,
  args: { applicationId: 1, text: 'a note', noteId: -1 },
  label: 'Add a note',
  origin: 'user',
  authoredAt: 1,
  inverse: null,
  asNoop: false,
  nextTemporaryId: 2,
} as const;

test('what a file knows as not sent may have been, where its journal has later changes: it lost its end', () => {
  const store = mirror.current();
  const { clientId: _client, numberBase: _base, nextTemporaryId: _next, ...change } = entry;
  const known = queuedChange(1, change);
  store.transaction(() => {
    store.queue.insert(known);
    store.setFact('nextMutationId', 2);
  });
  store.journal([entry, { ...entry, id: 2, authoredAt: 5, nextTemporaryId: 3 }]);
  mirror.close();
  mirror = open();
  const { queue } = mirror.current();
  expect(queue.undecided(5).map(({ id, sentAt }) => [id, sentAt])).toEqual([
    [1, 1],
    [2, 5],
  ]);
});

test('a file that knows less than its journal is rebuilt from both', () => {
  const store = mirror.current();
  store.journal([entry]);
  mirror.close();
  mirror = open();
  expect(mirror.recovered()).toBe(1);
  expect(
    mirror
      .current()
      .queue.undecided(5)
      .map(({ id, args }) => [id, args]),
  ).toEqual([[1, entry.args]]);
  expect(mirror.current().fact('nextMutationId')).toBe(2);
});

describe('a damaged file', () => {
  test.each(['get', 'all', 'run'] as const)('is known as such to who reads it outside of a transaction (%s)', (call) => {
    const database = mirror.database();
    database.connection.function('damaged_page', () => {
      throw Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' });
    });
    const statement = database.prepare(call === 'run' ? "DELETE FROM _setting WHERE damaged_page() = ''" : 'SELECT damaged_page()');
    if (call === 'run') database.prepare("INSERT INTO _setting (name, value) VALUES ('a', 'b')").run();
    expect(() => statement[call]()).toThrow(expect.objectContaining({ kind: 'corrupt' }));
  });

  test('whose successor cannot be made is replaced at the next attempt, and nothing that was read of it is lost', () => {
    mirror.current().transaction(() => mirror.current().setFact('clientId', 7));
    // Both attempts fall into one moment, as they may on a fast disk.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    // A folder where the name of the file in use is written.
    const inTheWay = join(folder, 'current.next');
    mkdirSync(inTheWay);
    expect(() => mirror.rebuild()).toThrow();
    expect(() => mirror.current().hasCopy()).toThrow(expect.objectContaining({ kind: 'corrupt' }));
    rmSync(inTheWay, { recursive: true });
    mirror.rebuild();
    expect(mirror.current().fact('clientId')).toBe(7);
  });

  test('that was closed for good is not begun again', () => {
    mirror.close();
    expect(() => mirror.rebuild()).toThrow('closed');
    mirror = open();
  });
});
