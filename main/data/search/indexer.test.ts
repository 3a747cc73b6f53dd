import { describe, expect, test } from 'vitest';
import type { MirrorDatabase } from '../../../db/mirror/database.ts';
import { openMemoryMirror } from '../../../db/mirror/mirror.ts';
import { AppError } from '../../../shared/errors.ts';
import { SearchIndexer } from './indexer.ts';

/** An indexer whose clock is moved by hand. */
function harness(first: MirrorDatabase | null) {
  const waiting: { readonly delayMs: number; readonly task: () => void }[] = [];
  const logged: string[] = [];
  let database = first;
  const indexer = new SearchIndexer({
    database: () => database,
    schedule: (delayMs, task) => {
      const entry = { delayMs, task };
      waiting.push(entry);
      return () => waiting.splice(waiting.indexOf(entry), 1);
    },
    log: (event) => logged.push(event),
  });
  return {
    indexer,
    logged,
    use: (next: MirrorDatabase) => {
      database = next;
    },
    /** Runs what is due next; answers how long it would have waited, or null. */
    tick: (): number | null => {
      const entry = waiting.shift();
      entry?.task();
      return entry?.delayMs ?? null;
    },
  };
}

function withPeople(count: number): MirrorDatabase {
  const database = openMemoryMirror().database();
  const insert = database.prepare('INSERT INTO candidates (id, title) VALUES (?, ?)');
  for (let id = 1; id <= count; id += 1) insert.run(id, 'Engineer');
  return database;
}

function found(database: MirrorDatabase, word: string): number {
  return database.prepare('SELECT rowid FROM _search_all WHERE _search_all MATCH ?').all(`"${word}"`).length;
}

describe('the indexer', () => {
  test('leaves the window alone at first, then fills the index in slices and rests when it is done', () => {
    const database = withPeople(30);
    const { tick, indexer, logged } = harness(database);
    expect(tick()).toBeGreaterThan(1_000);
    while (tick() !== null);
    expect(indexer.state()).toEqual({ phase: 'ready', percent: 100 });
    expect(found(database, 'engineer')).toBe(30);
    expect(logged).toEqual(['search.indexed']);
  });

  test('a change is indexed soon after, or by the search that comes before', () => {
    const database = withPeople(3);
    const { tick, indexer } = harness(database);
    while (tick() !== null);
    database.prepare("UPDATE candidates SET title = 'Pilot' WHERE id = 2").run();
    indexer.changed(new Set(['notifications']));
    expect(tick()).toBeNull();
    indexer.changed(new Set(['candidates']));
    expect(tick()).toBeLessThan(100);
    expect(found(database, 'pilot')).toBe(1);
    database.prepare("UPDATE candidates SET title = 'Nurse' WHERE id = 3").run();
    indexer.state();
    expect(found(database, 'nurse')).toBe(1);
  });

  test('another file that takes over gets an index of its own', () => {
    const { tick, indexer, use } = harness(withPeople(3));
    while (tick() !== null);
    const next = withPeople(5);
    use(next);
    expect(indexer.state().phase).toBe('fields');
    indexer.changed(new Set(['candidates']));
    while (tick() !== null);
    expect(found(next, 'engineer')).toBe(5);
  });

  test('a full disk stops the index, not the search; it goes on when there is room', () => {
    const database = withPeople(3);
    const { tick, indexer, logged } = harness(database);
    while (tick() !== null);
    database.prepare("UPDATE candidates SET title = 'Pilot' WHERE id = 2").run();
    const transaction = database.transaction.bind(database);
    database.transaction = () => {
      throw new AppError({ kind: 'disk_full', origin: 'db', code: 'mirror.disk_full', message: 'The disk is full.' });
    };
    expect(indexer.state()).toEqual({ phase: 'changes', percent: 0 });
    indexer.changed(new Set(['candidates']));
    tick();
    expect(logged.filter((event) => event === 'search.waits')).toHaveLength(2);
    database.transaction = transaction;
    expect(tick()).toBeGreaterThan(1_000);
    expect(found(database, 'pilot')).toBe(1);
  });
});
