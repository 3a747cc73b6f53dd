import Database from 'better-sqlite3';
import { MirrorDatabase } from '../../db/mirror/database.ts';
import { mirrorIndexes } from '../../db/mirror/indexes.ts';
import { translateSqliteError } from '../../db/mirror/errors.ts';
import { memoryStorage } from '../../db/mirror/memory-storage.ts';
import { migrate } from '../../db/mirror/migrations.ts';
import { openMirrorFile } from '../../db/mirror/open.ts';
import type { MirrorStorage } from '../../db/mirror/storage.ts';
import type { FailingDisk } from './failing-disk.ts';
import { asJournal, MemoryJournal } from './memory-journal.ts';

let empty: Buffer | null = null;

/** An empty mirror as bytes. Its tables and indexes are made once in a process. */
function emptyMirror(): Buffer {
  if (empty === null) {
    const made = openMirrorFile({ path: ':memory:', key: null });
    for (const sql of mirrorIndexes()) made.execute(sql);
    empty = made.connection.serialize();
    made.close();
  }
  return empty;
}

/** A mirror whose durable writes the disk may refuse: SQLite says so at the commit. */
class DiskDatabase extends MirrorDatabase {
  readonly #disk: FailingDisk;
  #isInside = false;

  constructor(connection: Database.Database, disk: FailingDisk, uncleanEnd: boolean) {
    super(connection, uncleanEnd);
    this.#disk = disk;
  }

  override transaction<T>(work: () => T): T {
    if (this.#isInside) return super.transaction(work);
    this.#isInside = true;
    try {
      return super.transaction(() => {
        const result = work();
        this.#disk.write();
        return result;
      });
    } finally {
      this.#isInside = false;
    }
  }
}

/** What is on a laptop's disk, as a backup keeps it. */
export interface FileImage {
  readonly mirror: Buffer;
  readonly journal: readonly string[];
}

/** Mirror files of one device. */
export interface MemoryFiles extends MirrorStorage {
  readonly image: () => FileImage;
  /** Puts files in the place of those in use; without a journal the present one stays. */
  readonly restore: (image: Pick<FileImage, 'mirror'> & Partial<FileImage>) => void;
  /** Opens the file anew as one that was not closed, after something was done to it. */
  readonly reopenUnclean: (change: (file: Database.Database) => void) => void;
  /** The file as another version left it, opened by this one: half a copy of that version is of no use. */
  readonly upgrade: (change: (file: Database.Database) => void) => void;
}

function connect(image: Buffer): Database.Database {
  const connection = new Database(image);
  connection.pragma('foreign_keys = OFF');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('temp_store = MEMORY');
  return connection;
}

/** Mirror files of one device that live in memory, on a disk that may fail: the same tables and rules. */
export function memoryFiles(disk: FailingDisk): MemoryFiles {
  const journal = new MemoryJournal(disk);
  let current: MirrorDatabase | null = null;
  let build: MirrorDatabase | null = null;
  const open = (image: Buffer, uncleanEnd = false): MirrorDatabase => new DiskDatabase(connect(image), disk, uncleanEnd);
  /** A new file is a write like any other. @throws AppError as opening a real one does */
  const made = (): MirrorDatabase => {
    try {
      disk.write();
    } catch (thrown) {
      throw translateSqliteError(thrown);
    }
    return open(emptyMirror());
  };
  const openCurrent = (): MirrorDatabase => (current ??= made());
  const changed = (change: (file: Database.Database) => void): Buffer => {
    const former = disk.rest(openCurrent);
    const file = connect(former.connection.serialize());
    former.close();
    change(file);
    const image = file.serialize();
    file.close();
    return image;
  };
  const dropBuild = (): void => {
    build?.close();
    build = null;
  };
  return {
    // What needs no file of this storage's own stays as it is in memory.
    ...memoryStorage(),
    journal: asJournal(journal),
    openInMemory: () => open(emptyMirror()),
    image: () => ({ mirror: disk.rest(openCurrent).connection.serialize(), journal: journal.image() }),
    restore: (image) => {
      current?.close();
      dropBuild();
      current = open(image.mirror);
      if (image.journal !== undefined) journal.restore(image.journal);
    },
    reopenUnclean: (change) => {
      current = open(changed(change), true);
    },
    upgrade: (change) => {
      dropBuild();
      current = open(changed(change));
      migrate(current);
    },
    openCurrent,
    openBuild: () => (build ??= made()),
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
    setAside: (damaged) => {
      damaged?.close();
      current = null;
    },
    destroySetAside: () => undefined,
    destroy: (opened) => {
      opened.close();
      journal.restore([]);
      current = null;
    },
    close: () => {
      current?.close();
      build?.close();
    },
  };
}
