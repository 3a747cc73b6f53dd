import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Change } from './trace.ts';

const SECTOR_BYTES = 512;
/** Shared memory between connections; nobody expects it to survive, and SQLite makes it anew. */
const NOT_ON_DISK = /-shm$/;

type Pending = Extract<Change, { kind: 'write' | 'truncate' }>;
type Renaming = Extract<Change, { kind: 'create' | 'rename' | 'unlink' }>;

/** A file's content as the disk has it for certain, and what was only handed to the system. */
interface Inode {
  durable: Buffer;
  pending: Pending[];
}

interface NameChange {
  readonly change: Renaming;
  readonly inode: Inode;
}

/**
 * A disk as a power cut shows it: what was synced is there, of the rest any
 * sectors may be. Names (created, renamed, removed) reach it in order: with a
 * sync of the folder all of them, with a sync of a new file those up to its own.
 */
export class Disk {
  readonly #folder: string;
  readonly #names = new Map<string, Inode>();
  readonly #durableNames = new Map<string, Inode>();
  #nameChanges: NameChange[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Follows one change. */
  take(change: Change): void {
    if (change.kind === 'said' || NOT_ON_DISK.test(change.path)) return;
    const inode = this.#names.get(change.path);
    switch (change.kind) {
      case 'create':
        this.#rename({ change, inode: { durable: Buffer.alloc(0), pending: [] } });
        break;
      case 'rename':
      case 'unlink':
        if (inode !== undefined) this.#rename({ change, inode });
        break;
      case 'write':
      case 'truncate':
        inode?.pending.push(change);
        break;
      case 'sync':
        this.#sync(change.path, inode);
        break;
    }
  }

  /** Writes what a power cut now would leave into a folder. @param keeps whether something that was not synced got through */
  cutPower(into: string, keeps: () => boolean): void {
    const names = new Map(this.#durableNames);
    for (const change of this.#nameChanges) {
      if (!keeps()) break;
      applyName(names, change);
    }
    mkdirSync(into, { recursive: true, mode: 0o700 });
    for (const [path, inode] of names) writeFileSync(join(into, basename(path)), survivors(inode, keeps));
  }

  #rename(change: NameChange): void {
    applyName(this.#names, change);
    this.#nameChanges.push(change);
  }

  #sync(path: string, inode: Inode | undefined): void {
    if (path === this.#folder) {
      this.#settleNames(this.#nameChanges.length);
      return;
    }
    if (inode === undefined) return;
    inode.durable = survivors(inode, () => true);
    inode.pending = [];
    const own = this.#nameChanges.findIndex(({ change, inode: named }) => change.kind === 'create' && named === inode);
    this.#settleNames(own + 1);
  }

  #settleNames(count: number): void {
    for (const change of this.#nameChanges.slice(0, count)) applyName(this.#durableNames, change);
    this.#nameChanges = this.#nameChanges.slice(count);
  }
}

function applyName(names: Map<string, Inode>, { change, inode }: NameChange): void {
  if (change.kind !== 'create') names.delete(change.path);
  if (change.kind === 'create') names.set(change.path, inode);
  if (change.kind === 'rename') names.set(change.to, inode);
}

function endOf(change: Pending): number {
  return change.kind === 'truncate' ? change.length : change.offset + change.data.length;
}

/** A file's content with what gets through of the changes that were not synced, sector by sector. */
function survivors({ durable, pending }: Inode, keeps: () => boolean): Buffer {
  const content = Buffer.alloc(Math.max(durable.length, ...pending.map(endOf)));
  durable.copy(content);
  let { length } = durable;
  for (const change of pending) {
    if (change.kind === 'truncate') {
      if (!keeps()) continue;
      content.fill(0, Math.min(change.length, length));
      length = change.length;
      continue;
    }
    for (let from = 0; from < change.data.length;) {
      const offset = change.offset + from;
      const to = Math.min(change.data.length, from + SECTOR_BYTES - (offset % SECTOR_BYTES));
      if (keeps()) {
        change.data.copy(content, offset, from, to);
        length = Math.max(length, change.offset + to);
      }
      from = to;
    }
  }
  return content.subarray(0, length);
}
