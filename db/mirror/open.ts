import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { MirrorDatabase } from './database.ts';
import { translateSqliteError, unusableAddon } from './errors.ts';
import { migrate } from './migrations.ts';

/** How to open a mirror file. */
export interface OpenOptions {
  /** A path, or `:memory:` for simulations, where no cipher is possible. */
  readonly path: string;
  /** The raw 256-bit key as 64 hex digits; null only in memory. */
  readonly key: string | null;
  /** The addon built for this runtime; without it the package's prebuilt one is loaded. */
  readonly nativeBinding?: string | undefined;
}

/** Below this a WAL file with two connections can be corrupted (`reliability.md` 3.1). */
const OLDEST_SQLITE = [3, 51, 3] as const;
/** The prebuilt addon needs it; on an older Node it does not fail, it crashes the process. */
const OLDEST_NODE_API = 10;
/** 16 MB: a thousand queued changes cost a handful of checkpoints, and a start replays little. */
const CHECKPOINT_PAGES = 4_000;
const CACHE_KIBIBYTES = 48 * 1024;

function assertNodeApi(nativeBinding: string | undefined): void {
  const version = Number(process.versions['napi'] ?? 0);
  if (nativeBinding === undefined && version < OLDEST_NODE_API) {
    throw unusableAddon(`it needs Node-API ${OLDEST_NODE_API} and this runtime has ${version}`);
  }
}

function assertSqliteVersion(connection: Database.Database): void {
  const row = connection.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const parts = row.version.split('.').map(Number);
  const first = OLDEST_SQLITE.findIndex((wanted, index) => parts[index] !== wanted);
  if (first >= 0 && (parts[first] ?? 0) < (OLDEST_SQLITE[first] ?? 0)) {
    throw unusableAddon(`SQLite ${row.version} is older than ${OLDEST_SQLITE.join('.')}`);
  }
}

function setKey(connection: Database.Database, key: string): void {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('A mirror key is 64 hex digits.');
  connection.pragma("cipher = 'chacha20'");
  connection.pragma(`key = 'raw:${key}'`);
  if (connection.pragma('cipher', { simple: true }) !== 'chacha20') throw unusableAddon('its cipher is missing');
}

/**
 * Opens the connection with its key before anything else is asked of it, and
 * temporary data in memory, because SQLite would write it unencrypted.
 * @throws AppError `corrupt` for a damaged file or a wrong key, `incompatible` for an unfit addon
 */
export function openConnection(options: OpenOptions): Database.Database {
  assertNodeApi(options.nativeBinding);
  const inMemory = options.path === ':memory:';
  const connection = new Database(options.path, options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding });
  try {
    if (options.key !== null && !inMemory) setKey(connection, options.key);
    else if (!inMemory) throw new Error('A mirror file needs a key.');
    connection.pragma('temp_store = MEMORY');
    connection.pragma('busy_timeout = 5000');
    connection.pragma('foreign_keys = OFF');
    connection.pragma('trusted_schema = OFF');
    connection.pragma('secure_delete = ON');
    connection.pragma(`cache_size = -${CACHE_KIBIBYTES}`);
    assertSqliteVersion(connection);
    connection.prepare('SELECT count(*) FROM sqlite_master').get();
    return connection;
  } catch (thrown) {
    connection.close();
    throw translateSqliteError(thrown);
  }
}

/** Opens a mirror for daily work: write-ahead log, every commit synced to the disk, schema of this build. */
export function openMirrorFile(options: OpenOptions): MirrorDatabase {
  const uncleanEnd = wasLeftOpen(options.path);
  const connection = openConnection(options);
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    if (process.platform === 'darwin') {
      connection.pragma('fullfsync = ON');
      connection.pragma('checkpoint_fullfsync = ON');
    }
    const database = new MirrorDatabase(connection, uncleanEnd);
    migrate(database);
    return database;
  } catch (thrown) {
    connection.close();
    throw translateSqliteError(thrown);
  }
}

/** Closing a file folds its write-ahead log in and removes it: one that is there was left behind. */
function wasLeftOpen(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * Opens a file for its first filling: a rollback journal without syncs. New
 * pages need no journal, so this is as fast as none at all (515 against 518 ms
 * for 100,000 rows; a write-ahead log took 757), and a killed process still
 * leaves a whole number of chunks. A power cut does not: see `boot.ts`.
 */
export function openBuildFile(options: OpenOptions): MirrorDatabase {
  const connection = openConnection(options);
  try {
    connection.pragma('journal_mode = PERSIST');
    connection.pragma('synchronous = OFF');
    connection.pragma('locking_mode = EXCLUSIVE');
    const database = new MirrorDatabase(connection);
    migrate(database);
    return database;
  } catch (thrown) {
    connection.close();
    throw translateSqliteError(thrown);
  }
}
