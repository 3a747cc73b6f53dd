import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MirrorDatabase } from '../../../db/mirror/database.ts';
import { openMemoryMirror } from '../../../db/mirror/mirror.ts';
import { SearchIndex } from './search-index.ts';

const FULL_TEXT = ['_search_short', '_search_all', '_search_near', '_search_rest'];
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  users: ['id', 'name', 'email', 'lastSignedIn'],
  candidates: ['id', 'userId', 'title', 'skills', 'location', 'bio', 'totalExperienceYears'],
  resumeProfiles: ['id', 'candidateId', 'parsedData', 'isDefault'],
  jobs: ['id', 'title', 'description'],
  customers: ['id', 'name', 'description'],
  applicationFeedback: ['id', 'applicationId', 'notes'],
};

type Row = readonly (string | number | null)[];

function write(database: MirrorDatabase, table: string, row: Row): void {
  const columns = COLUMNS[table] ?? [];
  const updates = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  database
    .prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
    )
    .run(...row);
}

function remove(database: MirrorDatabase, table: string, id: number): void {
  database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
}

function built(database: MirrorDatabase): SearchIndex {
  const index = new SearchIndex(database);
  while (index.build(50));
  return index;
}

/** Every word of every full-text table with its places, and the texts beside them. */
function contentOf(database: MirrorDatabase): unknown {
  const words = FULL_TEXT.map((table) => {
    database.execute(`CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', '${table}', 'instance')`);
    const rows = database.connection.prepare('SELECT term, doc, col, "offset" FROM temp.words ORDER BY term, doc, col, "offset"').all();
    database.execute('DROP TABLE temp.words');
    database.execute(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
    return rows;
  });
  const texts = ['_search_doc', '_search_text', '_search_other'].map((table) =>
    database.connection.prepare(`SELECT * FROM ${table} ORDER BY id`).all(),
  );
  return { words, texts };
}

function rowsOf(database: MirrorDatabase): Map<string, Row[]> {
  return new Map(
    Object.entries(COLUMNS).map(([table, columns]) => [
      table,
      database.connection
        .prepare(`SELECT ${columns.join(', ')} FROM ${table}`)
        .raw()
        .all() as Row[],
    ]),
  );
}

/** The same rows in a new file, indexed from nothing. */
function indexedAnew(database: MirrorDatabase): unknown {
  const fresh = openMemoryMirror().database();
  for (const [table, rows] of rowsOf(database)) for (const row of rows) write(fresh, table, row);
  built(fresh);
  return contentOf(fresh);
}

let database: MirrorDatabase;
beforeEach(() => {
  database = openMemoryMirror().database();
});

const id = fc.integer({ min: -2, max: 4 }).filter((number) => number !== 0);
const text = fc.oneof(
  fc.constantFrom('Anna Berg', 'Jón Åsgeir', '田中 太郎', 'C++, "SQL"', '["Go","Rust"]', '{"rawText":"Ten years of C#"}', '', '🚀'),
  fc.string({ maxLength: 12 }),
);
const row = fc.constantFrom(...Object.keys(COLUMNS)).chain((table) =>
  fc.record({
    table: fc.constant(table),
    values: fc.tuple(...(COLUMNS[table] ?? []).map((column) => (/[iI]d$/.test(column) ? id : /Years|is[A-Z]/.test(column) ? fc.nat(9) : text))),
  }),
);
const step = fc.oneof(
  { weight: 6, arbitrary: row.map((made) => ({ kind: 'write' as const, ...made })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), table: fc.constantFrom(...Object.keys(COLUMNS)), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('rollback' as const), table: fc.constantFrom(...Object.keys(COLUMNS)), id }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'catch up' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'build' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

describe('the index', () => {
  test('holds what the rows say after any history', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const own = openMemoryMirror().database();
        let index = new SearchIndex(own);
        for (const one of steps) {
          if (one.kind === 'write') write(own, one.table, one.values);
          else if (one.kind === 'remove') remove(own, one.table, one.id);
          else if (one.kind === 'catch up') index.catchUp(0);
          else if (one.kind === 'build') index.build(0);
          else if (one.kind === 'restart') index = new SearchIndex(own);
          else {
            const undone = (): void =>
              own.transaction(() => {
                remove(own, one.table, one.id);
                throw new Error('taken back');
              });
            expect(undone).toThrow('taken back');
          }
        }
        while (index.build(50));
        while (!index.catchUp(50));
        expect(index.state()).toEqual({ phase: 'ready', percent: 100 });
        expect(contentOf(own)).toEqual(indexedAnew(own));
        own.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('nothing of an erased person is left in the file', () => {
    write(database, 'users', [5, 'Zqxjkvia Wyzzbord', 'zqxjkvia@wyzzbord.example', null]);
    write(database, 'candidates', [7, 5, 'Qvvtitle', '["qvvskill"]', 'Qvvcity', 'qvvbio', 3]);
    write(database, 'resumeProfiles', [9, 7, '{"rawText":"qvvresume"}', 1]);
    write(database, 'applicationFeedback', [11, 1, 'qvvnote about Zqxjkvia']);
    for (let other = 100; other < 160; other += 1)
      write(database, 'candidates', [other, other, `Engineer ${other}`, '["SQL"]', 'Oslo', 'likes trains', 1]);
    const index = built(database);
    const bytes = (): string => database.connection.serialize().toString('latin1').toLowerCase();
    expect(bytes()).toContain('qvvresume');
    for (const [table, gone] of [
      ['users', 5],
      ['candidates', 7],
      ['resumeProfiles', 9],
      ['applicationFeedback', 11],
    ] as const)
      remove(database, table, gone);
    expect(index.waiting()).toBeGreaterThan(0);
    expect(index.catchUp(1_000)).toBe(true);
    expect(bytes()).not.toMatch(/qvv|zqx|wyzz/);
  });

  test('a changed name reaches the candidate through the account; a sign-in marks nothing', () => {
    write(database, 'users', [5, 'Anna Berg', 'anna@mail.example', null]);
    write(database, 'candidates', [7, 5, 'Engineer', null, 'Oslo', null, 3]);
    const index = built(database);
    write(database, 'users', [5, 'Anna Berg', 'anna@mail.example', '2026-03-01 10:00:00']);
    expect(index.waiting()).toBe(0);
    write(database, 'users', [5, 'Anna Lund', 'anna@mail.example', null]);
    expect(index.waiting()).toBe(1);
    expect(index.catchUp(1_000)).toBe(true);
    expect(database.prepare('SELECT rowid AS id FROM _search_all WHERE _search_all MATCH ?').all('name : "lund"')).toEqual([{ id: 7 }]);
  });

  test('an index of another version is thrown away and made anew', () => {
    write(database, 'candidates', [7, 5, 'Engineer', null, 'Oslo', null, 3]);
    built(database);
    database.prepare("UPDATE _fact SET value = '\"0\"' WHERE name = 'searchVersion'").run();
    const again = new SearchIndex(database);
    expect(again.state()).toEqual({ phase: 'fields', percent: 0 });
    while (again.build(50));
    expect(contentOf(database)).toEqual(indexedAnew(database));
  });

  test('a table made anew by a newer catalogue is indexed anew', () => {
    write(database, 'candidates', [7, 5, 'Engineer', null, 'Oslo', null, 3]);
    built(database);
    const made = database.prepare<{ sql: string }>("SELECT sql FROM sqlite_master WHERE name = 'candidates'").get()?.sql ?? '';
    database.execute(`DROP TABLE candidates; ${made}`);
    write(database, 'candidates', [8, 5, 'Pilot', null, 'Oslo', null, 3]);
    built(database);
    expect(contentOf(database)).toEqual(indexedAnew(database));
  });

  test('a filling that was interrupted goes on where it was, the newest people first', () => {
    for (let number = 1; number <= 100; number += 1) write(database, 'candidates', [number, number, 'Engineer', null, 'Oslo', null, 1]);
    new SearchIndex(database).build(0);
    expect(database.prepare('SELECT min(id) AS first, count(*) AS count FROM _search_doc').get()).toEqual({ first: 61, count: 40 });
    const index = new SearchIndex(database);
    expect(index.state()).toEqual({ phase: 'fields', percent: 40 });
    while (index.build(50));
    expect(database.prepare('SELECT count(*) AS count FROM _search_text').get()).toEqual({ count: 100 });
  });
});
