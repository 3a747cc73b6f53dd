import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { MirrorDatabase } from './database.ts';
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
