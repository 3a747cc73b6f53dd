import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { machineBoot } from './boot.ts';
import type { MirrorDatabase } from './database.ts';
import { readValue, writeValue } from './facts.ts';
import { OutboxJournal } from './journal.ts';
import { openBuildFile, openMirrorFile } from './open.ts';
import type { MirrorStorage } from './storage.ts';

/** Where a profile keeps its mirror and how it is opened. */
export interface FolderOptions {
  readonly folder: string;
  /** The raw 256-bit key as 64 hex digits. */
  readonly key: string;
  readonly nativeBinding?: string | undefined;
  /** Room left on the disk of a folder, bytes; the system's word by default. */
  readonly freeBytes?: ((folder: string) => number) | undefined;
}

/** Names the file in use. Generations never share a name, so no write-ahead log is ever read into another file. */
const POINTER = 'current';
const KEY_CHECK = 'key-check';
/** Stands there while everything is to be destroyed. */
const WIPE = 'wipe';
/** Room kept for bad days, given up when the disk is full. */
const BALLAST = 'ballast';
const BALLAST_BYTES = 32 * 1024 * 1024;
/** It is taken only where the disk has so many times as much left. */
const BALLAST_SHARE = 32;
const SIDE_FILES = ['', '-wal', '-shm', '-journal'];

function systemFreeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function writeDurably(folder: string, name: string, text: string): void {
  const next = join(folder, `${name}.next`);
  writeFileSync(next, text, { mode: 0o600 });
  syncPath(next);
  renameSync(next, join(folder, name));
  if (process.platform !== 'win32') syncPath(folder);
}

function remove(folder: string, file: string): void {
  for (const suffix of SIDE_FILES) rmSync(join(folder, file + suffix), { force: true });
}

function generationOf(file: string): number {
  return Number(/^mirror-(\d+)\.db$/.exec(file)?.[1] ?? 0);
}

function notRemoved(cause: unknown): AppError {
  return new AppError(
    {
      kind: 'busy',
      origin: 'db',
      code: 'mirror.not_removed',
      message:
        'The local copy could not be removed completely, because another program holds its files. That is made up for when HotGigs starts next; close other programs before you start it.',
    },
    { cause },
  );
}

/** A wrong key and a damaged file look alike to SQLite; this tells them apart before anything is set aside. */
function assertKey(folder: string, key: string): void {
  const check = createHmac('sha256', Buffer.from(key, 'hex')).update('hotgigs mirror key check').digest('hex').slice(0, 16);
  const path = join(folder, KEY_CHECK);
  if (!existsSync(path)) {
    writeDurably(folder, KEY_CHECK, check);
    return;
  }
  if (readFileSync(path, 'utf8') === check) return;
  throw new AppError({
    kind: 'corrupt',
    origin: 'db',
    code: 'mirror.wrong_key',
    message:
      'This laptop’s key for the local copy is not the one it was made with, so it cannot be read. Restore the key store of this user account, or sign out and in again to fetch a new copy.',
  });
}

/**
 * A profile's mirror files: `mirror-<generation>.db`, the pointer to the one in
 * use, the outbox journal, and what was set aside because it was damaged.
 * @throws AppError `mirror.wrong_key`
 */
export class FolderStorage implements MirrorStorage {
  readonly journal: OutboxJournal;
  readonly #options: FolderOptions;

  constructor(options: FolderOptions) {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    assertKey(options.folder, options.key);
    this.#options = options;
    this.journal = new OutboxJournal(join(options.folder, 'outbox.journal'), options.key);
    this.#removeFormerGenerations();
  }

  openCurrent(): MirrorDatabase {
    const file = this.#pointer() ?? this.#point('mirror-1.db');
    return openMirrorFile(this.#at(file));
  }

  openBuild(): MirrorDatabase {
    const file = this.#nextFile();
    const boot = machineBoot();
    const path = join(this.#options.folder, file);
    if (existsSync(path)) {
      const resumed = this.#resume(file, boot);
      if (resumed !== null) return resumed;
      remove(this.#options.folder, file);
    }
    const database = openBuildFile(this.#at(file));
    database.transaction(() => writeValue(database, 'buildBoot', boot));
    return database;
  }

  discardBuild(build: MirrorDatabase | null): void {
    build?.close();
    remove(this.#options.folder, this.#nextFile());
  }

  openInMemory(): MirrorDatabase {
    return openMirrorFile({ path: ':memory:', key: null, nativeBinding: this.#options.nativeBinding });
  }

  promote(build: MirrorDatabase): MirrorDatabase {
    const file = this.#nextFile();
    build.connection.pragma('locking_mode = NORMAL');
    build.connection.pragma('journal_mode = DELETE');
    build.close();
    syncPath(join(this.#options.folder, file));
    return openMirrorFile(this.#at(file));
  }

  switchToPromoted(former: MirrorDatabase): void {
    const old = this.#pointer();
    this.#point(this.#nextFile());
    former.close();
    if (old !== null) remove(this.#options.folder, old);
  }

  setAside(damaged: MirrorDatabase | null): void {
    damaged?.close();
    const file = this.#pointer();
    if (file === null) return;
    // Readable by the user alone, and beside one that was set aside in the same moment.
    const aside = mkdtempSync(join(this.#options.folder, `damaged-${generationOf(file)}-${Date.now()}-`));
    for (const suffix of SIDE_FILES) {
      const path = join(this.#options.folder, file + suffix);
      if (existsSync(path)) renameSync(path, join(aside, file + suffix));
    }
    remove(this.#options.folder, this.#nextFile());
    this.#point(this.#nextFile());
  }

  destroySetAside(): void {
    this.#removeMatching(/^damaged-/);
  }

  announceWipe(): void {
    writeDurably(this.#options.folder, WIPE, '');
  }

  isWipeDue(): boolean {
    return existsSync(join(this.#options.folder, WIPE));
  }

  withdrawWipe(): void {
    rmSync(join(this.#options.folder, WIPE), { force: true });
  }

  destroy(current: MirrorDatabase): void {
    const next = this.#nextFile();
    current.close();
    this.journal.rewrite([]);
    // An empty file is in use from here on, whatever the system keeps of the former ones.
    this.#point(next);
    try {
      this.#removeMatching(/^(mirror-\d+\.db|damaged-)/);
      this.withdrawWipe();
    } catch (cause) {
      throw notRemoved(cause);
    }
  }

  freeBytes(): number {
    return (this.#options.freeBytes ?? systemFreeBytes)(this.#options.folder);
  }

  keepBallast(): void {
    const path = join(this.#options.folder, BALLAST);
    if (existsSync(path) || this.freeBytes() < BALLAST_BYTES * BALLAST_SHARE) return;
    // Random: a file system may store zeros in no room at all.
    writeFileSync(path, randomBytes(BALLAST_BYTES), { mode: 0o600 });
  }

  dropBallast(): void {
    rmSync(join(this.#options.folder, BALLAST), { force: true });
  }

  close(): void {
    this.journal.close();
  }

  #resume(file: string, boot: string): MirrorDatabase | null {
    let database: MirrorDatabase | null = null;
    try {
      database = openBuildFile(this.#at(file));
      const sound = readValue(database, 'buildBoot') === boot && database.connection.pragma('quick_check', { simple: true }) === 'ok';
      if (sound) return database;
    } catch {
      // A half-built file that cannot be read holds nothing that the server has not: it is begun again.
    }
    database?.close();
    return null;
  }

  #pointer(): string | null {
    const path = join(this.#options.folder, POINTER);
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
  }

  #point(file: string): string {
    writeDurably(this.#options.folder, POINTER, file);
    return file;
  }

  #nextFile(): string {
    return `mirror-${generationOf(this.#pointer() ?? '') + 1}.db`;
  }

  #at(file: string): { path: string; key: string; nativeBinding?: string | undefined } {
    return { path: join(this.#options.folder, file), key: this.#options.key, nativeBinding: this.#options.nativeBinding };
  }

  /** One that cannot be removed keeps none of the others. @throws Error of the last that cannot */
  #removeMatching(pattern: RegExp): void {
    const failures: unknown[] = [];
    for (const name of readdirSync(this.#options.folder).filter((file) => pattern.test(file))) {
      try {
        rmSync(join(this.#options.folder, name), { recursive: true, force: true });
      } catch (thrown) {
        failures.push(thrown);
      }
    }
    if (failures.length > 0) throw failures.at(-1);
  }

  /** What a crash between a switch and the destruction of the former file left behind. */
  #removeFormerGenerations(): void {
    const current = generationOf(this.#pointer() ?? '');
    for (const name of readdirSync(this.#options.folder)) {
      const generation = generationOf(name);
      if (generation > 0 && generation < current) this.#tryToRemove(name);
    }
  }

  /** Another program may hold it; the next start tries again. */
  #tryToRemove(file: string): void {
    try {
      remove(this.#options.folder, file);
    } catch {
      // Nobody opens a former generation: it only takes room.
    }
  }
}
