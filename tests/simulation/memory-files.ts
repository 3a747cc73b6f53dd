import Database from 'better-sqlite3';
import { MirrorDatabase } from '../../db/mirror/database.ts';
import { mirrorIndexes } from '../../db/mirror/indexes.ts';
import { memoryStorage } from '../../db/mirror/memory-storage.ts';
import { openMirrorFile } from '../../db/mirror/open.ts';
import type { MirrorStorage } from '../../db/mirror/storage.ts';

let empty: Buffer | null = null;

/** An empty mirror as bytes; its tables are made once in a process. */
function emptyImage(): Buffer {
  if (empty === null) {
    const made = openMirrorFile({ path: ':memory:', key: null });
    empty = made.connection.serialize();
    made.close();
  }
  return empty;
}

function open(image: Buffer): MirrorDatabase {
  const connection = new Database(image);
  connection.pragma('foreign_keys = OFF');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('temp_store = MEMORY');
  return new MirrorDatabase(connection);
}

/** Mirror files of one device, and an image of the one in use, as a backup keeps it. */
export interface MemoryFiles extends MirrorStorage {
  readonly image: () => Buffer;
  /** Puts an image in the place of the file in use. */
  readonly restore: (image: Buffer) => void;
}

/** Mirror files of one device that live in memory: the same tables and rules without a disk. */
export function memoryFiles(): MemoryFiles {
  let current: MirrorDatabase | null = null;
  let build: MirrorDatabase | null = null;
  const openCurrent = (): MirrorDatabase => {
    if (current === null) {
      current = open(emptyImage());
      for (const sql of mirrorIndexes()) current.execute(sql);
    }
    return current;
  };
  return {
    // What needs no file of this storage's own stays as it is in memory.
    ...memoryStorage(),
    openInMemory: () => open(emptyImage()),
    image: () => openCurrent().connection.serialize(),
    restore: (image) => {
      current?.close();
      build?.close();
      build = null;
      current = open(image);
    },
    openCurrent,
    openBuild: () => (build ??= open(emptyImage())),
    discardBuild: (opened) => {
      opened?.close();
      build = null;
    },
    promote: (filled) => filled,
    switchToPromoted: (former) => {
      former.close();
      current = build;
      build = null;
    },
    setAside: () => {
      current = null;
    },
    destroySetAside: () => undefined,
    destroy: (opened) => {
      opened.close();
      current = null;
    },
    close: () => {
      current?.close();
      build?.close();
    },
  };
}
