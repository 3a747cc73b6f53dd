import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { JournalEntry } from '../../sync/engine/ports.ts';

/** What a record may be: a change, or the counters where older changes were trimmed away. */
export type JournalRecord =
  | { readonly kind: 'mutation'; readonly entry: JournalEntry }
  | { readonly kind: 'counters'; readonly clientId: number | null; readonly numberBase: number; readonly nextMutationId: number; readonly nextTemporaryId: number };

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const CIPHER = 'aes-256-gcm';

function seal(key: Buffer, record: JournalRecord): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(record), 'utf8'), cipher.final()]);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(NONCE_BYTES + TAG_BYTES + body.length);
  return Buffer.concat([length, nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, frame: Buffer): JournalRecord {
  const decipher = createDecipheriv(CIPHER, key, frame.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(frame.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = Buffer.concat([decipher.update(frame.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  return JSON.parse(body.toString('utf8')) as JournalRecord;
}

/** The records of a journal's bytes up to the first one that a crash or damage cut short. */
function parseRecords(key: Buffer, bytes: Buffer): JournalRecord[] {
  const records: JournalRecord[] = [];
  let offset = 0;
  while (offset + LENGTH_BYTES <= bytes.length) {
    const end = offset + LENGTH_BYTES + bytes.readUInt32LE(offset);
    if (end > bytes.length) break;
    try {
      records.push(unseal(key, bytes.subarray(offset + LENGTH_BYTES, end)));
    } catch {
      // Not authentic: a torn tail. What came before it is whole.
      break;
    }
    offset = end;
  }
  return records;
}

/**
 * The second, append-only copy of unsent changes beside the mirror, encrypted
 * with a key of its own derived from the mirror's. A change is acknowledged to
 * the user only after it is here and on disk, so that a damaged mirror never
 * costs unsent work.
 */
export class OutboxJournal {
  readonly #path: string;
  readonly #key: Buffer;
  #descriptor: number;

  /** @param mirrorKey the mirror's raw key, 64 hex digits */
  constructor(path: string, mirrorKey: string) {
    this.#path = path;
    this.#key = Buffer.from(hkdfSync('sha256', Buffer.from(mirrorKey, 'hex'), '', 'hotgigs outbox journal', 32));
    this.#descriptor = openSync(path, 'a+', 0o600);
    this.#dropTornTail();
  }

  /** Adds changes; on disk when it returns. */
  append(entries: readonly JournalEntry[]): void {
    const frames = entries.map((entry) => seal(this.#key, { kind: 'mutation', entry }));
    writeSync(this.#descriptor, Buffer.concat(frames));
    fdatasyncSync(this.#descriptor);
  }

  /** Every whole record, oldest first. */
  read(): JournalRecord[] {
    return parseRecords(this.#key, readFileSync(this.#path));
  }

  /** Replaces the content in one durable step. */
  rewrite(records: readonly JournalRecord[]): void {
    const next = `${this.#path}.next`;
    const descriptor = openSync(next, 'w', 0o600);
    writeSync(descriptor, Buffer.concat(records.map((record) => seal(this.#key, record))));
    fsyncSync(descriptor);
    closeSync(descriptor);
    closeSync(this.#descriptor);
    renameSync(next, this.#path);
    this.#descriptor = openSync(this.#path, 'a+', 0o600);
  }

  /** Bytes on disk. */
  size(): number {
    return fstatSync(this.#descriptor).size;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** A record after a torn one would never be read: what a crash left half written goes first. */
  #dropTornTail(): void {
    const bytes = readFileSync(this.#path);
    const whole = parseRecords(this.#key, bytes);
    let end = 0;
    for (let index = 0; index < whole.length; index += 1) end += LENGTH_BYTES + bytes.readUInt32LE(end);
    if (end < bytes.length) ftruncateSync(this.#descriptor, end);
  }
}
