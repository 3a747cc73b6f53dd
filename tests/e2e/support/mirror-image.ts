import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The demo profile's key lies readable in its folder; a real one is wrapped by the key store. */
function keyOf(profile: string): string {
  return (JSON.parse(readFileSync(join(profile, 'key.json'), 'utf8')) as { key: string }).key;
}

function openEncrypted(path: string, key: string): Database.Database {
  const database = new Database(path);
  database.pragma("cipher = 'chacha20'");
  database.pragma(`key = 'raw:${key}'`);
  return database;
}

/** The mirror file of a profile that is in use. */
export function mirrorFile(profile: string): string {
  const folder = join(profile, 'mirror');
  return join(folder, readFileSync(join(folder, 'current'), 'utf8').trim());
}

/** Asks a profile's mirror. The workstation must be closed. */
export function askMirror<Row>(profile: string, sql: string): Row[] {
  const database = openEncrypted(mirrorFile(profile), keyOf(profile));
  try {
    return database.prepare(sql).all() as Row[];
  } finally {
    database.close();
  }
}

/** Runs a statement on a profile's mirror behind the workstation's back. It must be closed. */
export function changeMirror(profile: string, sql: string): void {
  const database = openEncrypted(mirrorFile(profile), keyOf(profile));
  database.exec(sql);
  database.close();
}

/** Does something to a profile's mirror as another version of the workstation would have. It must be closed. */
export function alterMirror(profile: string, work: (file: Database.Database) => void): void {
  const file = openEncrypted(mirrorFile(profile), keyOf(profile));
  work(file);
  file.close();
}

/** Every byte of a profile's mirror, decrypted: pages, indexes, free pages and all. The workstation must be closed. */
export function decryptedImage(profile: string): Buffer {
  const source = openEncrypted(mirrorFile(profile), keyOf(profile));
  try {
    source.pragma('wal_checkpoint(TRUNCATE)');
    source.pragma('journal_mode = DELETE');
    return source.serialize();
  } finally {
    source.close();
  }
}

/** Every file of a profile as it lies on the disk. */
export function filesOf(profile: string): { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }));
}
