import { createHash } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import { TABLES } from '../../shared/generated/tables.ts';
import { SCHEMA_HASH } from '../../sync/protocol/projections.ts';
import type { MirrorDatabase } from './database.ts';
import { newerMirror } from './errors.ts';
import { MIRROR_TABLES_SQL } from './generated/schema.sql.ts';
import { widenTables } from './widen.ts';
import { ABOUT_TABLE_SQL, CONFLICT_COLUMNS_SQL, LOCAL_TABLES_SQL } from './local-tables.ts';

/** A step of the local tables. Released steps are never edited: their checksum is in every file. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
  /** The oldest format whose program may still work on the file after this step. */
  readonly minSafeVersion: number;
}

/** Every step so far, oldest first. None touches the rows of `_mutation`. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, sql: LOCAL_TABLES_SQL, minSafeVersion: 1 },
  { version: 2, sql: CONFLICT_COLUMNS_SQL, minSafeVersion: 1 },
  { version: 3, sql: ABOUT_TABLE_SQL, minSafeVersion: 1 },
];

interface Marker {
  readonly version: number;
  readonly checksum: string;
  readonly minSafeVersion: number;
}

function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex').slice(0, 16);
}

function readMarkers(database: MirrorDatabase): Marker[] {
  database.execute('CREATE TABLE IF NOT EXISTS _migration (version INTEGER PRIMARY KEY, checksum TEXT NOT NULL, min_safe_version INTEGER NOT NULL)');
  return database.prepare<Marker>('SELECT version, checksum, min_safe_version AS minSafeVersion FROM _migration ORDER BY version').all();
}

function assertKnown(markers: readonly Marker[], known: readonly Migration[]): void {
  const newest = known.at(-1)?.version ?? 0;
  for (const marker of markers) {
    if (marker.minSafeVersion > newest) throw newerMirror(marker.version);
    const migration = known.find((item) => item.version === marker.version);
    if (migration !== undefined && checksum(migration) !== marker.checksum) {
      throw new AppError({
        kind: 'corrupt',
        origin: 'db',
        code: 'mirror.migration_changed',
        message:
          'The local copy was made by a build that is not this one. It is set aside and fetched again; changes that were not sent yet are kept.',
      });
    }
  }
}

function apply(database: MirrorDatabase, migration: Migration): void {
  database.transaction(() => {
    database.execute(migration.sql);
    database
      .prepare('INSERT INTO _migration (version, checksum, min_safe_version) VALUES (?, ?, ?)')
      .run(migration.version, checksum(migration), migration.minSafeVersion);
  });
}

/**
 * Brings a file to this build's format: each step and its marker in one
 * transaction, so that a crash repeats a whole step or none.
 * @throws AppError `incompatible` for a file of a newer build that older ones must not touch
 */
export function migrate(database: MirrorDatabase, migrations: readonly Migration[] = MIGRATIONS): void {
  const markers = readMarkers(database);
  assertKnown(markers, migrations);
  const done = new Set(markers.map((marker) => marker.version));
  for (const migration of migrations) {
    if (!done.has(migration.version)) apply(database, migration);
  }
  matchSchema(database);
}

/** Something was taken away or changed: what was begun is rolled back. */
class NotWider extends Error {
  override readonly name = 'NotWider';
}

function widen(database: MirrorDatabase): boolean {
  try {
    database.transaction(() => {
      if (!widenTables(database)) throw new NotWider();
    });
    return true;
  } catch (thrown) {
    if (thrown instanceof NotWider) return false;
    throw thrown;
  }
}

/**
 * The mirrored tables follow the catalogue. Where it only added something, the
 * rows stay and can be worked with while what is new is fetched. Else the tables
 * are made anew and empty, because the server has every row: the engine sees no
 * copy and takes a first sync. The queue is kept in any case.
 */
function matchSchema(database: MirrorDatabase): void {
  const hash = database.prepare<{ value: string }>("SELECT value FROM _fact WHERE name = 'schemaHash'").get()?.value;
  if (hash === SCHEMA_HASH) return;
  database.transaction(() => {
    if (!widen(database)) {
      for (const table of TABLES) database.execute(`DROP TABLE IF EXISTS "${table.name}"`);
      for (const sql of MIRROR_TABLES_SQL) database.execute(sql);
      database.execute(
        "DELETE FROM _member; DELETE FROM _position; DELETE FROM _undo; DELETE FROM _fact WHERE name IN ('complete', 'lacking', 'buildCursor', 'buildPlan', 'buildProgress', 'buildReach')",
      );
    }
    database.prepare("INSERT OR REPLACE INTO _fact (name, value) VALUES ('schemaHash', ?)").run(SCHEMA_HASH);
  });
}
