import type { RowDataPacket } from 'mysql2/promise';
import type { WireValue } from '../../protocol/rows.ts';
import { writeLater } from '../late-writes.ts';
import type { LateWrite, LateWrites, Postponing, Queryable } from '../late-writes.ts';
import { piecesOf, queryByKeys } from './row-reader.ts';

/** The parts of the row index: references to parents, companies, hashes, and who holds a row. */
export type IndexPart = 'edge' | 'tenant' | 'hash' | 'member';

/** A row of the index in wire form: number of the table (of the reference, for edges), id of the row, and what is known of it. */
export type IndexEntry = readonly [no: number, id: number, ...values: (number | string)[]];

interface PartShape {
  readonly table: string;
  /** Columns in the order of an entry. */
  readonly columns: readonly [no: string, id: string, ...values: string[]];
  /** How many leading columns name the entry; the last one is its value. */
  readonly keyed: 2 | 3;
  /** What the last column is read as. */
  readonly read?: string;
  /** Never overwritten: writing an entry that exists is a fault. */
  readonly once?: true;
}

const PARTS: Readonly<Record<IndexPart, PartShape>> = {
  edge: { table: 'sync_edge', columns: ['fk_no', 'child_pk', 'parent_pk'], keyed: 2 },
  tenant: { table: 'sync_tenant', columns: ['table_no', 'pk', 'company_id'], keyed: 2, once: true },
  hash: { table: 'sync_row', columns: ['table_no', 'pk', 'hash'], keyed: 2, read: 'CAST(hash AS CHAR)' },
  member: { table: 'sync_member', columns: ['table_no', 'pk', 'scope_id', 'projection'], keyed: 3 },
};

const PART_NAMES = Object.keys(PARTS) as IndexPart[];

/** Ids wanted of one part, by number. */
export type WantedKeys = Map<number, Set<number>>;

/** Rows of a part kept in memory during a tick, and entries waiting to be written; a larger tick asks and writes more often. */
const KEPT_ROWS = 20_000;
const WAITING_ENTRIES = 5_000;
/** An entry's values in a statement, at most about. */
const ENTRY_CHARACTERS = 50;

function selectOf(part: IndexPart): string {
  const { table, columns, read } = PARTS[part];
  const value = read ?? columns.at(-1);
  return `SELECT ${[...columns.slice(0, -1), value].join(', ')} FROM ${table}`;
}

function conditionOf(part: IndexPart): string {
  const [no, id] = PARTS[part].columns;
  return `(${no} IN (?) AND ${id} IN (?))`;
}

/** A row's name within its part. */
function rowKey(no: number, id: number): string {
  return `${no}:${id}`;
}

/** Numbers as numbers, hashes as text; a hash that was never taken is left out. */
function asEntry(part: IndexPart, [no, id, ...values]: readonly WireValue[]): IndexEntry {
  const present = values.filter((value) => value !== null);
  return [Number(no), Number(id), ...present.map((value) => (part === 'hash' ? String(value) : Number(value)))];
}

/** Entries of the rows of these ids under any of the numbers. */
export async function readIndex(connection: Queryable, part: IndexPart, numbers: readonly number[], ids: readonly number[]): Promise<IndexEntry[]> {
  if (connection instanceof TickConnection) return connection.read(part, numbers, ids);
  return (await queryByKeys(connection, `${selectOf(part)} WHERE ${conditionOf(part)}`, ids, [numbers])).map((row) =>
    asEntry(part, row as WireValue[]),
  );
}

/** Writes entries and removes others: at once, or with the tick's other writes. */
export async function writeIndex(
  connection: Queryable,
  part: IndexPart,
  entries: readonly IndexEntry[],
  removed: readonly IndexEntry[] = [],
): Promise<void> {
  if (connection instanceof TickConnection) return connection.write(part, entries, removed);
  await insertEntries(connection, part, entries);
  await deleteEntries(connection, part, removed);
}

async function insertEntries(connection: Queryable, part: IndexPart, entries: readonly IndexEntry[]): Promise<void> {
  const { table, columns, once } = PARTS[part];
  const value = columns.at(-1);
  const overwrite = once === true ? '' : ` ON DUPLICATE KEY UPDATE ${value} = VALUES(${value})`;
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ?${overwrite}`;
  for (const piece of piecesOf(entries)) await writeLater(connection, { sql, values: [piece], characters: piece.length * ENTRY_CHARACTERS });
}

async function deleteEntries(connection: Queryable, part: IndexPart, entries: readonly IndexEntry[]): Promise<void> {
  const { table, columns, keyed } = PARTS[part];
  const [no, id, scope] = columns;
  const further = keyed === 3 ? ` AND ${scope} = ?` : '';
  const groups = Map.groupBy(entries, (entry) => (keyed === 3 ? `${entry[0]}:${entry[2]}` : String(entry[0])));
  for (const group of groups.values()) {
    for (const piece of piecesOf(group)) {
      const [first] = piece as [IndexEntry];
      const named = keyed === 3 ? [first[2]] : [];
      await writeLater(connection, {
        sql: `DELETE FROM ${table} WHERE ${no} = ? AND ${id} IN (?)${further}`,
        values: [first[0], piece.map((entry) => entry[1]), ...named],
        characters: piece.length * ENTRY_CHARACTERS,
      });
    }
  }
}

/**
 * The connection of one tick. It remembers what the tick read of the index, so
 * that all it needs can be fetched by one statement, and writes the index late,
 * one statement a part, all in one round trip. Whatever statement is sent through
 * it finds everything written so far; one that writes makes it forget.
 */
export class TickConnection implements Queryable, Postponing {
  readonly #connection: LateWrites;
  /** What the index says of a row, with what waits to be written. */
  readonly #known = perPart(() => new Map<string, readonly IndexEntry[]>());
  /** By the entry's whole key; the last word counts. */
  readonly #waiting = perPart(() => new Map<string, { readonly entry: IndexEntry; readonly removed: boolean }>());
  /** Rows written without having been read: to read them, what waits must be written first. */
  readonly #unread = perPart(() => new Set<string>());
  /** As the driver's, which has more forms than one can retell. */
  readonly query: Queryable['query'];
  /** For writes of anything but the index. */
  readonly later: (write: LateWrite) => Promise<void>;

  constructor(connection: LateWrites) {
    this.#connection = connection;
    this.later = connection.later;
    const query = async (...parameters: Parameters<Queryable['query']>): Promise<unknown> => {
      await this.flush();
      if (!isRead(parameters[0])) this.#forget();
      return connection.query(...parameters);
    };
    this.query = query as Queryable['query'];
  }

  /** Fetches entries of several parts at once, but for what is known. */
  async fetch(wanted: Readonly<Record<IndexPart, WantedKeys>>): Promise<void> {
    const unknown = PART_NAMES.map((part) => [part, this.#unknownOf(part, wanted[part])] as const);
    await Promise.all(unknown.filter(([, keys]) => keys.size > 0).map(([part, keys]) => this.#fetchPart(part, keys)));
  }

  #unknownOf(part: IndexPart, wanted: WantedKeys): WantedKeys {
    const unknown = Array.from(wanted, ([no, ids]) => [no, new Set([...ids].filter((id) => !this.#known[part].has(rowKey(no, id))))] as const);
    return new Map(unknown.filter(([, ids]) => ids.size > 0));
  }

  async #fetchPart(part: IndexPart, wanted: WantedKeys): Promise<void> {
    const sql = `${selectOf(part)} WHERE ${Array.from(wanted, () => conditionOf(part)).join(' OR ')}`;
    const values = [...wanted].flatMap(([no, ids]) => [no, [...ids]]);
    const [rows] = await this.#connection.query<RowDataPacket[][]>({ sql, rowsAsArray: true }, values);
    const entries = (rows as unknown as WireValue[][]).map((row) => asEntry(part, row));
    for (const [no, ids] of wanted) this.#learn(part, [no], [...ids], entries);
  }

  /** Entries of some rows, as the tick has left them so far. */
  async read(part: IndexPart, numbers: readonly number[], ids: readonly number[]): Promise<IndexEntry[]> {
    await this.#makeRoom();
    const known = this.#known[part];
    const missing = ids.filter((id) => numbers.some((no) => !known.has(rowKey(no, id))));
    if (missing.length > 0) {
      if (missing.some((id) => numbers.some((no) => this.#unread[part].has(rowKey(no, id))))) await this.flush();
      this.#learn(part, numbers, missing, await readIndex(this.#connection, part, numbers, missing));
    }
    return ids.flatMap((id) => numbers.flatMap((no) => known.get(rowKey(no, id)) ?? []));
  }

  /** Writes and removes entries before the next other statement. */
  async write(part: IndexPart, entries: readonly IndexEntry[], removed: readonly IndexEntry[]): Promise<void> {
    for (const entry of entries) this.#note(part, entry, false);
    for (const entry of removed) this.#note(part, entry, true);
    if (this.#waiting[part].size > WAITING_ENTRIES) await this.flush();
  }

  /** Hands on what waits, one statement a part: it travels before whatever is asked next. */
  async flush(): Promise<void> {
    for (const part of PART_NAMES) {
      const changes = [...this.#waiting[part].values()];
      this.#waiting[part].clear();
      this.#unread[part].clear();
      const entriesOf = (removed: boolean): IndexEntry[] => changes.flatMap((change) => (change.removed === removed ? [change.entry] : []));
      await insertEntries(this.#connection, part, entriesOf(false));
      await deleteEntries(this.#connection, part, entriesOf(true));
    }
  }

  /** Nothing that waits may be forgotten. */
  async #makeRoom(): Promise<void> {
    if (PART_NAMES.every((part) => this.#known[part].size < KEPT_ROWS)) return;
    await this.flush();
    this.#forget();
  }

  #forget(): void {
    for (const part of PART_NAMES) this.#known[part].clear();
  }

  #learn(part: IndexPart, numbers: readonly number[], ids: readonly number[], read: readonly IndexEntry[]): void {
    const byRow = Map.groupBy(read, (entry) => rowKey(entry[0], entry[1]));
    for (const no of numbers) {
      for (const id of ids) {
        const key = rowKey(no, id);
        if (!this.#known[part].has(key)) this.#known[part].set(key, byRow.get(key) ?? []);
      }
    }
  }

  #note(part: IndexPart, entry: IndexEntry, removed: boolean): void {
    const { keyed } = PARTS[part];
    const key = entry.slice(0, keyed).join(':');
    this.#waiting[part].set(key, { entry, removed });
    const row = rowKey(entry[0], entry[1]);
    const known = this.#known[part].get(row);
    if (known === undefined) {
      this.#unread[part].add(row);
      return;
    }
    const others = known.filter((other) => other.slice(0, keyed).join(':') !== key);
    this.#known[part].set(row, removed ? others : [...others, entry]);
  }
}

/** Whether a statement certainly leaves the index as it is. */
function isRead(statement: string | { readonly sql: string }): boolean {
  return /^\s*SELECT\b/.test(typeof statement === 'string' ? statement : statement.sql);
}

function perPart<T>(make: () => T): Record<IndexPart, T> {
  return { edge: make(), tenant: make(), hash: make(), member: make() };
}
