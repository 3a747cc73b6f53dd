import type { LocalTopic } from '../../shared/queries/query.ts';
import type { TableName } from '../../shared/generated/tables.ts';

interface Entry {
  readonly reads: readonly (TableName | LocalTopic)[];
  readonly value: unknown;
}

/** How many intermediate results are kept; a board of eight columns uses about ten. */
const CAPACITY = 64;

/**
 * Intermediate results (orders of ids, matches of a search) that several
 * windows of one list share. An entry lives until something it was read from
 * changes, or until it is the least recently used of too many.
 */
export class AnswerCache {
  readonly #entries = new Map<string, Entry>();

  /** The value under the key, computed when it is not there. */
  remember<T>(key: string, reads: readonly (TableName | LocalTopic)[], compute: () => T): T {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known.value as T;
    }
    const value = compute();
    this.#entries.set(key, { reads, value });
    const oldest = this.#entries.keys().next().value;
    if (this.#entries.size > CAPACITY && oldest !== undefined) this.#entries.delete(oldest);
    return value;
  }

  /** Forgets what was read from anything that changed. */
  invalidate(changed: ReadonlySet<TableName | LocalTopic>): void {
    for (const [key, entry] of this.#entries) {
      if (entry.reads.some((name) => changed.has(name))) this.#entries.delete(key);
    }
  }

  /** Forgets everything: another account, another file. */
  clear(): void {
    this.#entries.clear();
  }
}
