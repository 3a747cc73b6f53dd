import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { recruiterAccount } from '../../sync/engine/testing/device.ts';
import type { WireValue } from '../../sync/protocol/rows.ts';
import { queuedChange } from '../../sync/engine/testing/queued-change.ts';
import { journalEntry } from '../../sync/engine/queue.ts';
import { OutboxJournal } from './journal.ts';
import { type Mirror, openMirror } from './mirror.ts';

const KEY = '5a'.repeat(32);
let folder: string;
const open: Mirror[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-mirror-'));
});

afterEach(() => {
  for (const mirror of open.splice(0)) mirror.close();
  rmSync(folder, { recursive: true, force: true });
});

function opened(key = KEY): Mirror {
  const mirror = openMirror({ folder, key });
  open.push(mirror);
  return mirror;
}

function closeAll(): void {
  for (const mirror of open.splice(0)) mirror.close();
}

/** Queues changes as the engine does: file first, then journal. */
function queue(mirror: Mirror, ids: number[]): void {
  const store = mirror.current();
  for (const id of ids) {
    store.transaction(() => {
      store.setFact('clientId', 4);
      store.setFact('nextMutationId', id + 1);
      store.setFact('nextTemporaryId', id + 10);
      store.queue.insert(queuedChange(id));
    });
    store.journal([journalEntry(store, queuedChange(id))]);
  }
}

function pendingIds(mirror: Mirror): number[] {
  return mirror
    .current()
    .queue.undecided(100)
    .map((item) => item.id);
}

function fillBuild(mirror: Mirror, rows: number, from = 1): void {
  const build = mirror.build();
  const columns = columnsOf('candidates', 'full');
  const { no } = tableByName('candidates');
  build.begin({ type: 'plan', epoch: 'e', scopes: ['company:1'], tables: [{ scope: 'company:1', table: no, rows, bytes: rows * 100 }] });
  const content = {
    table: no,
    projection: 'full' as const,
    rows: Array.from({ length: rows }, (_, index) => columns.map((column) => (column.name === 'id' ? from + index : null))),
  };
  build.addChunk({ type: 'chunk', position: { scope: 'company:1', version: 3 }, content, cursor: `after ${from + rows - 1}` });
}

function damage(path: string): void {
  const bytes = readFileSync(path);
  for (let at = 4_096; at < bytes.length; at += 512) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}

function currentFile(): string {
  return join(folder, readFileSync(join(folder, 'current'), 'utf8'));
}

describe('opening', () => {
  test('sets every pragma the design asks for', () => {
    const { connection } = opened().database();
    const pragma = (name: string): unknown => connection.pragma(name, { simple: true });
    expect(pragma('cipher')).toBe('chacha20');
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('temp_store')).toBe(2);
    expect(pragma('foreign_keys')).toBe(0);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('busy_timeout')).toBe(5_000);
  });

  test('nothing that is stored can be read in the folder', () => {
    const mirror = opened();
    mirror.database().transaction(() => mirror.database().prepare("INSERT INTO candidates (id, title) VALUES (1, 'CANARY-77aa')").run());
    mirror.current().journal([journalEntry(mirror.current(), queuedChange(1, { args: { text: 'CANARY-77aa' } }))]);
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('CANARY-77aa'), name).toBe(false);
    closeAll();
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('CANARY-77aa'), name).toBe(false);
  });

  test('a wrong key is told as such, and nothing is set aside', () => {
    queue(opened(), [1]);
    closeAll();
    expect(() => opened('6b'.repeat(32))).toThrow(expect.objectContaining({ code: 'mirror.wrong_key', kind: 'corrupt' }));
    expect(pendingIds(opened())).toEqual([1]);
  });

  test('a mirror of a newer version is left alone', () => {
    const mirror = opened();
    mirror.database().execute("INSERT INTO _migration (version, checksum, min_safe_version) VALUES (99, 'x', 99)");
    closeAll();
    expect(() => opened()).toThrow(expect.objectContaining({ code: 'mirror.newer_version', kind: 'incompatible' }));
    expect(readdirSync(folder).some((name) => name.startsWith('damaged-'))).toBe(false);
  });

  test('a full disk is told as such, and what was acknowledged stays', () => {
    const mirror = opened();
    queue(mirror, [1]);
    const pages = mirror.database().connection.pragma('page_count', { simple: true }) as number;
    mirror.database().connection.pragma(`max_page_count = ${pages}`);
    const big = 'x'.repeat(1_000_000);
    expect(() => mirror.current().transaction(() => mirror.current().queue.insert(queuedChange(2, { args: { text: big } })))).toThrow(
      expect.objectContaining({ kind: 'disk_full' }),
    );
    expect(pendingIds(mirror)).toEqual([1]);
  });
});

describe('a damaged file', () => {
  test('is set aside at the start; unsent changes come back from the journal with their numbers', () => {
    queue(opened(), [1, 2, 3]);
    closeAll();
    damage(currentFile());
    const mirror = opened();
    expect(mirror.recovered()).toBe(3);
    expect(pendingIds(mirror)).toEqual([1, 2, 3]);
    expect(mirror.current().queue.get(2)?.args).toEqual({ applicationId: 2, text: 'a note', noteId: -2 });
    expect(mirror.current().hasCopy()).toBe(false);
    expect(mirror.current().fact('clientId')).toBe(4);
    expect(mirror.current().fact('nextMutationId')).toBe(4);
    expect(mirror.current().fact('nextTemporaryId')).toBe(13);
    expect(readdirSync(folder).filter((name) => name.startsWith('damaged-'))).toHaveLength(1);
  });

  test('that shows while it is open is replaced under everyone’s feet', () => {
    const mirror = opened();
    queue(mirror, [1, 2]);
    const heard: number[] = [];
    mirror.onChange((changed) => heard.push(changed.size));
    mirror.rebuild();
    expect(pendingIds(mirror)).toEqual([1, 2]);
    expect(heard.at(-1)).toBeGreaterThan(50);
    queue(mirror, [3]);
    closeAll();
    expect(pendingIds(opened())).toEqual([1, 2, 3]);
  });

  test('what was set aside is destroyed once nothing is unsent', () => {
    queue(opened(), [1]);
    closeAll();
    damage(currentFile());
    const mirror = opened();
    const store = mirror.current();
    store.transaction(() => store.queue.update(1, { outcome: { mutationId: 1, status: 'applied' }, settled: true }));
    fillBuild(mirror, 2);
    mirror.build().finishChunks([]);
    mirror.flip(() => undefined);
    expect(readdirSync(folder).filter((name) => name.startsWith('damaged-'))).toEqual([]);
  });
});

describe('a first screen', () => {
  const [jobs, candidates] = [tableByName('jobs'), tableByName('candidates')];
  const screen = (row: readonly WireValue[]) => ({ jobId: 3, content: [{ table: jobs.no, projection: 'full' as const, rows: [row] }] });
  const job = columnsOf('jobs', 'full').map((column) => (column.name === 'id' ? 3 : null));

  test('can be asked until the copy takes over, and is no part of it', () => {
    const mirror = opened();
    let told = 0;
    mirror.onChange(() => (told += 1));
    mirror.showFirstScreen(screen(job));
    expect(told).toBe(1);
    expect(mirror.firstScreen()).toMatchObject({ jobId: 3 });
    expect(mirror.firstScreen()?.reader.prepare('SELECT id FROM jobs').all()).toEqual([{ id: 3 }]);
    fillBuild(mirror, 2);
    mirror.build().finishChunks([]);
    mirror.flip(() => undefined);
    expect(mirror.firstScreen()).toBeNull();
    expect(mirror.database().prepare('SELECT id FROM jobs').all()).toEqual([]);
    expect(mirror.database().prepare(`SELECT count(*) AS n FROM "${candidates.name}"`).get()).toEqual({ n: 2 });
  });

  test('goes with the half-built file, with a wipe, and for another one', () => {
    const mirror = opened();
    mirror.showFirstScreen(screen(job));
    mirror.discardBuild();
    expect(mirror.hasFirstScreen()).toBe(false);
    mirror.showFirstScreen(screen(job));
    mirror.wipe();
    expect(mirror.hasFirstScreen()).toBe(false);
    mirror.showFirstScreen(screen(job));
    mirror.showFirstScreen(null);
    expect(mirror.hasFirstScreen()).toBe(false);
  });

  test('with a row that does not fit shows nothing', () => {
    const mirror = opened();
    expect(() => mirror.showFirstScreen(screen([3, 'too short']))).toThrow(expect.objectContaining({ code: 'sync.bad_row' }));
    expect(mirror.hasFirstScreen()).toBe(false);
  });
});

describe('a new copy', () => {
  test('takes over with queue, counters and id map in one step', () => {
    const mirror = opened();
    queue(mirror, [1, 2]);
    mirror.current().transaction(() => {
      mirror.current().setFact('account', recruiterAccount(1));
      mirror.current().addIds([{ table: tableByName('jobs').no, temporaryId: -3, id: 30 }]);
    });
    const former = currentFile();
    fillBuild(mirror, 500);
    mirror.build().finishChunks([{ scope: 'company:1', version: 4 }]);
    mirror.flip((next) => next.setFact('epoch', 'e'));
    expect(currentFile()).not.toBe(former);
    expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toHaveLength(1);
    closeAll();
    const again = opened();
    expect(again.current().hasCopy()).toBe(true);
    expect(pendingIds(again)).toEqual([1, 2]);
    expect(again.current().resolveId('jobs', -3)).toBe(30);
    expect(again.current().fact('account')?.userId).toBe(1);
    expect(again.database().prepare<{ n: number }>('SELECT count(*) AS n FROM candidates').get()?.n).toBe(500);
  });

  test('that fails to complete leaves the former one in use', () => {
    const mirror = opened();
    queue(mirror, [1]);
    fillBuild(mirror, 10);
    mirror.build().finishChunks([]);
    expect(() =>
      mirror.flip(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(pendingIds(mirror)).toEqual([1]);
    expect(mirror.current().hasCopy()).toBe(false);
  });

  test('goes on behind its last chunk when the program starts again', () => {
    fillBuild(opened(), 100);
    closeAll();
    const mirror = opened();
    expect(mirror.build().cursor()).toBe('after 100');
    expect(mirror.build().progress()).toMatchObject({ rowsDone: 100, rowsTotal: 100, bytesDone: 10_000 });
    expect(mirror.current().hasCopy()).toBe(false);
  });

  test('half built and damaged is begun again', () => {
    fillBuild(opened(), 3_000);
    closeAll();
    damage(join(folder, 'mirror-2.db'));
    expect(opened().build().cursor()).toBeNull();
  });

  test('half built before the machine was started again is not trusted', () => {
    const mirror = opened();
    fillBuild(mirror, 10);
    (mirror.build() as unknown as { database: ReturnType<Mirror['database']> }).database.execute(
      "UPDATE _fact SET value = '\"another boot\"' WHERE name = 'buildBoot'",
    );
    closeAll();
    expect(opened().build().cursor()).toBeNull();
  });
});

test('wiping leaves no row, no queue and no journal', () => {
  const mirror = opened();
  queue(mirror, [1, 2]);
  mirror.wipe();
  expect(pendingIds(mirror)).toEqual([]);
  closeAll();
  expect(pendingIds(opened())).toEqual([]);
  expect(readFileSync(join(folder, 'outbox.journal')).every((byte) => byte === 0)).toBe(true);
});

test.each([
  ['with the next one', (mirror: Mirror): void => queue(mirror, [2]), [1, 2]],
  ['in a quiet moment', (mirror: Mirror): void => mirror.tidy(), [1]],
])('a copy that the journal could not take comes along %s', (_when, then, kept) => {
  const mirror = opened();
  const failing = vi.spyOn(OutboxJournal.prototype, 'append').mockImplementationOnce(() => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  });
  expect(() => queue(mirror, [1])).toThrow('no space');
  failing.mockRestore();
  then(mirror);
  closeAll();
  damage(currentFile());
  expect(pendingIds(opened())).toEqual(kept);
});

test('a change whose program died before the journal had it is in there after the next start', () => {
  const mirror = opened();
  queue(mirror, [1]);
  const store = mirror.current();
  store.transaction(() => {
    store.setFact('nextMutationId', 3);
    store.queue.insert(queuedChange(2));
  });
  closeAll();
  queue(opened(), [3]);
  closeAll();
  damage(currentFile());
  expect(pendingIds(opened())).toEqual([1, 2, 3]);
});

test('what was said about somebody who left is out of the journal at the next tidying', () => {
  const mirror = opened();
  queue(mirror, [1]);
  const store = mirror.current();
  store.transaction(() => {
    store.queue.update(1, { outcome: { mutationId: 1, status: 'applied' }, settled: true });
    store.database.prepare('INSERT INTO _about (mutation_id, table_no, person) VALUES (1, ?, 7)').run(tableByName('candidates').no);
    store.blankTheGone([1]);
  });
  mirror.tidy();
  expect(store.queue.get(1)?.args).toBeNull();
  closeAll();
  const journal = new OutboxJournal(join(folder, 'outbox.journal'), KEY);
  expect(journal.read().map(({ kind }) => kind)).toEqual(['counters']);
  journal.close();
});

test('the journal is trimmed once everything is decided, and the counters outlive it', () => {
  const mirror = opened();
  queue(
    mirror,
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  const store = mirror.current();
  store.transaction(() => {
    for (let id = 1; id <= 40; id += 1) store.queue.update(id, { outcome: { mutationId: id, status: 'applied' }, settled: true });
  });
  store.trimJournal();
  closeAll();
  damage(currentFile());
  const again = opened();
  expect(pendingIds(again)).toEqual([]);
  expect(again.current().fact('nextMutationId')).toBe(41);
  expect(again.current().fact('nextTemporaryId')).toBe(50);
});
