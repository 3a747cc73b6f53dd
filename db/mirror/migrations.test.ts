import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { MirrorDatabase } from './database.ts';
import { readFact, writeValue } from './facts.ts';
import { LOCAL_TABLES_SQL } from './local-tables.ts';
import { migrate, type Migration, MIGRATIONS } from './migrations.ts';

const RELEASED = MIGRATIONS.map((step) => step.version);
const NEXT: Migration = {
  version: RELEASED.length + 1,
  sql: 'ALTER TABLE _mutation ADD COLUMN colour TEXT; CREATE TABLE _extra (id INTEGER PRIMARY KEY)',
  minSafeVersion: 1,
};
let database: MirrorDatabase;

beforeEach(() => {
  database = new MirrorDatabase(new Database(':memory:'));
  migrate(database);
  database.execute(
    "INSERT INTO _mutation (id, name, args_version, args, label, origin, authored_at, settled, as_noop, dismissed, reads) VALUES (1, 'a', 1, '{}', 'A', 'user', 5, 0, 0, 0, '{}')",
  );
});

function versions(): number[] {
  return database
    .prepare<{ version: number }>('SELECT version FROM _migration ORDER BY version')
    .all()
    .map((row) => row.version);
}

function queueLength(): number | undefined {
  return database.prepare<{ n: number }>('SELECT count(*) AS n FROM _mutation').get()?.n;
}

test('every step runs once, and the queue is as it was', () => {
  migrate(database, [...MIGRATIONS, NEXT]);
  migrate(database, [...MIGRATIONS, NEXT]);
  expect(versions()).toEqual([...RELEASED, NEXT.version]);
  expect(queueLength()).toBe(1);
});

test('a step that fails in the middle leaves neither its tables nor its marker', () => {
  const broken: Migration = { ...NEXT, sql: `${NEXT.sql}; INSERT INTO nowhere VALUES (1)` };
  expect(() => migrate(database, [...MIGRATIONS, broken])).toThrow('nowhere');
  expect(versions()).toEqual(RELEASED);
  expect(database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_extra'").get()).toBeUndefined();
  migrate(database, [...MIGRATIONS, NEXT]);
  expect(versions()).toEqual([...RELEASED, NEXT.version]);
});

test('an older build works on a newer file where that is safe, and refuses where it is not', () => {
  migrate(database, [...MIGRATIONS, NEXT]);
  expect(() => migrate(database)).not.toThrow();
  migrate(database, [...MIGRATIONS, NEXT, { version: NEXT.version + 1, sql: 'CREATE TABLE _more (id INTEGER)', minSafeVersion: NEXT.version + 1 }]);
  expect(() => migrate(database)).toThrow(expect.objectContaining({ kind: 'incompatible', code: 'mirror.newer_version' }));
});

test('a released step that was edited is not this file’s', () => {
  expect(() => migrate(database, [{ version: 1, sql: `${LOCAL_TABLES_SQL} `, minSafeVersion: 1 }])).toThrow(
    expect.objectContaining({ kind: 'corrupt' }),
  );
});

test('another schema of the mirrored tables empties them and keeps the queue', () => {
  database.execute(
    "INSERT INTO jobs (id) VALUES (1); INSERT INTO _position (name, version) VALUES ('company:1', 4); UPDATE _fact SET value = 'older' WHERE name = 'schemaHash'; ALTER TABLE jobs DROP COLUMN title",
  );
  migrate(database);
  expect(database.prepare('SELECT id, title FROM jobs').all()).toEqual([]);
  expect(database.prepare('SELECT name FROM _position').all()).toEqual([]);
  expect(queueLength()).toBe(1);
});

/** The whole queue, as text. */
function queueText(columns: string): string {
  return JSON.stringify(database.prepare(`SELECT ${columns} FROM _mutation ORDER BY id`).all());
}

test.each([0, 1, 500])('%i waiting changes of the first format are the same after every step and another schema', (waiting) => {
  database = new MirrorDatabase(new Database(':memory:'));
  migrate(database, MIGRATIONS.slice(0, 1));
  database.execute(`WITH RECURSIVE n (id) AS (SELECT 1 WHERE ${waiting} > 0 UNION ALL SELECT id + 1 FROM n WHERE id < ${waiting})
    INSERT INTO _mutation (id, name, args_version, args, label, origin, authored_at, settled, as_noop, dismissed, reads)
    SELECT id, 'applications.addNote', 1, json_object('text', 'note ' || id), 'Add a note', 'user', id, 0, 0, 0, '{}' FROM n`);
  const columns = 'id, name, args_version, args, label, origin, authored_at, sent_at, outcome, settled, as_noop, inverse, undone_by, target';
  const before = queueText(columns);
  migrate(database);
  expect(queueText(columns)).toBe(before);
  database.execute(
    "UPDATE _fact SET value = 'older' WHERE name = 'schemaHash'; ALTER TABLE jobs DROP COLUMN title; ALTER TABLE jobs ADD COLUMN gone TEXT",
  );
  migrate(database);
  expect(queueText(columns)).toBe(before);
  expect(queueLength()).toBe(waiting);
});

test('a schema that only adds columns and tables keeps every row, its place in the scopes and what would undo a change', () => {
  const columns = columnsOf('jobs', 'full').map((column) => column.name);
  const place = columns.indexOf('title');
  const row = columns.map((name) => (name === 'id' ? 1 : name === 'title' ? 'Engineer' : null));
  const older = row.filter((_value, index) => index !== place + 1);
  const { no } = tableByName('jobs');
  database.execute(`INSERT INTO jobs (id, title) VALUES (1, 'Engineer'); INSERT INTO _position (name, version) VALUES ('company:1', 4);
    INSERT INTO _member VALUES (${no}, 1, 1, 0); INSERT OR REPLACE INTO _fact VALUES ('complete', 'true'), ('epoch', '"e1"'), ('schemaHash', 'older');
    ALTER TABLE jobs DROP COLUMN "${columns[place + 1]}"; DROP TABLE notifications`);
  database.prepare('INSERT INTO _undo (mutation_id, seq, table_no, pk, before, after) VALUES (1, 0, ?, 1, ?, NULL)').run(no, JSON.stringify(older));
  migrate(database);
  expect(database.prepare('SELECT id, title FROM jobs').all()).toEqual([{ id: 1, title: 'Engineer' }]);
  expect(
    database
      .prepare<{ name: string }>("SELECT name FROM pragma_table_info('jobs') ORDER BY cid")
      .all()
      .map(({ name }) => name),
  ).toEqual(columns);
  expect(database.prepare('SELECT count(*) AS n FROM notifications').get()).toEqual({ n: 0 });
  expect(database.prepare('SELECT version FROM _position').all()).toEqual([{ version: 4 }]);
  expect(JSON.parse(database.prepare<{ before: string }>('SELECT before FROM _undo').get()?.before ?? '')).toEqual(row);
  // The gateway knows no such epoch, and gives a new copy.
  expect(database.prepare("SELECT value FROM _fact WHERE name = 'epoch'").get()).toEqual({ value: '"widened"' });
  expect(database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'jobs_status'").get()).toBeDefined();
});

test('only what became wider is written anew', () => {
  const pages = (): Map<string, number> =>
    new Map(
      database
        .prepare<{ name: string; rootpage: number }>("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'")
        .all()
        .map(({ name, rootpage }) => [name, rootpage]),
    );
  database.execute("INSERT OR REPLACE INTO _fact VALUES ('complete', 'true'), ('schemaHash', 'older'); ALTER TABLE jobs DROP COLUMN title");
  const before = pages();
  migrate(database);
  const moved = [...pages()].flatMap(([name, page]) => (before.get(name) === page ? [] : [name]));
  expect(moved).toEqual(['jobs']);
});

test('one that only adds columns says which to fetch, and keeps epoch and place', () => {
  const { no } = tableByName('jobs');
  const begin =
    "INSERT OR REPLACE INTO _fact VALUES ('complete', 'true'), ('epoch', '\"e1\"'), ('schemaHash', 'older'); ALTER TABLE jobs DROP COLUMN title";
  database.execute(`${begin}; INSERT INTO jobs (id) VALUES (1)`);
  migrate(database);
  expect(database.prepare("SELECT value FROM _fact WHERE name = 'epoch'").get()).toEqual({ value: '"e1"' });
  expect(readFact(database, 'lacking')).toEqual([{ table: no, columns: ['title'], after: 0 }]);
  // Once more before that was fetched: what is still lacking of the table begins anew, with what is new to it.
  writeValue(database, 'lacking', [{ table: no, columns: ['title'], after: 700 }]);
  database.execute("UPDATE _fact SET value = 'older' WHERE name = 'schemaHash'; ALTER TABLE jobs DROP COLUMN location");
  migrate(database);
  expect(readFact(database, 'lacking')).toEqual([{ table: no, columns: ['title', 'location'], after: 0 }]);
});

test('what was begun of a copy for another schema is not gone on with', () => {
  writeValue(database, 'buildCursor', 'behind the candidates');
  database.execute("UPDATE _fact SET value = 'older' WHERE name = 'schemaHash'; ALTER TABLE jobs DROP COLUMN title");
  migrate(database);
  expect(database.prepare("SELECT 1 FROM _fact WHERE name LIKE 'build%'").get()).toBeUndefined();
});
