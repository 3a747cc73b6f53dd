import type { JournalRecord, OutboxJournal } from '../../db/mirror/journal.ts';
import type { JournalEntry } from '../../sync/engine/ports.ts';
import type { FailingDisk } from './failing-disk.ts';

/** The outbox journal without a disk: what was appended is there after the process, what failed is not. */
export class MemoryJournal {
  readonly #disk: FailingDisk;
  #records: string[] = [];

  constructor(disk: FailingDisk) {
    this.#disk = disk;
  }

  append(entries: readonly JournalEntry[]): void {
    this.#disk.write();
    for (const entry of entries) this.#records.push(JSON.stringify({ kind: 'mutation', entry } satisfies JournalRecord));
  }

  read(): JournalRecord[] {
    return this.#records.map((text) => JSON.parse(text) as JournalRecord);
  }

  rewrite(records: readonly JournalRecord[]): void {
    this.#disk.write();
    this.#records = records.map((record) => JSON.stringify(record));
  }

  size(): number {
    return this.#records.reduce((sum, text) => sum + text.length, 0);
  }

  close(): void {
    // Nothing is open.
  }

  /** What a backup keeps of it. */
  image(): readonly string[] {
    return [...this.#records];
  }

  restore(image: readonly string[]): void {
    this.#records = [...image];
  }
}

/** The journal as the mirror knows it. */
export function asJournal(journal: MemoryJournal): OutboxJournal {
  return journal as unknown as OutboxJournal;
}
