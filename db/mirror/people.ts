import { TABLES, tableByNo, type TableName } from '../../shared/generated/tables.ts';
import type { RowId } from '../../shared/ids.ts';
import type { Outcome } from '../../sync/protocol/pull.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { MutationRecord, RowKey, RowWrite } from '../../sync/engine/ports.ts';
import type { MirrorDatabase } from './database.ts';
import { writeValue } from './facts.ts';
import { SqliteQueueStore } from './queue-store.ts';

/** Rows that are people; whatever else is about somebody leads to one of them. */
const PEOPLE: readonly TableName[] = ['candidates', 'guestApplications'];

/** A column that leads from a row towards the person it is about. */
interface Way {
  readonly column: string;
  readonly table: TableName;
}

/** Table by table, the shortest ways to people: an application to its candidate, a note to its application. */
function waysToPeople(): ReadonlyMap<TableName, readonly Way[]> {
  const ways = new Map<TableName, readonly Way[]>(PEOPLE.map((table) => [table, []]));
  for (let known = 0; known < ways.size;) {
    known = ways.size;
    const next = TABLES.filter(({ name, serverOnly }) => !serverOnly && !ways.has(name)).map(({ name }): [TableName, Way[]] => {
      const leading = columnsOf(name, 'full').filter(({ references }) => references !== undefined && ways.has(references.table));
      return [name, leading.flatMap(({ name: column, references }) => (references === undefined ? [] : [{ column, table: references.table }]))];
    });
    for (const [name, found] of next) if (found.length > 0) ways.set(name, found);
  }
  return ways;
}

const WAYS = waysToPeople();

/** Where a row leads by one column. A table's and a column's names are the catalogue's. */
function follow(database: MirrorDatabase, from: TableName, { column }: Way, id: RowId): RowId | null {
  return database.prepare<{ next: RowId | null }>(`SELECT "${column}" AS next FROM "${from}" WHERE id = ?`).get(id)?.next ?? null;
}

const OF_USER = 'SELECT id FROM candidates WHERE userId = ?';

/** The people that rows are about: as far as the rows are here, or were written just now. */
function peopleOf(database: MirrorDatabase, keys: readonly RowKey[], writes: readonly RowWrite[]): RowKey[] {
  const written = new Map(writes.map((write) => [`${write.table}:${write.id}`, write.after ?? write.before]));
  const people = new Map<string, RowKey>();
  const seen = new Set<string>();
  const visit = ([no, id]: RowKey): void => {
    const key = `${no}:${id}`;
    const name = tableByNo(no)?.name;
    if (name === undefined || seen.has(key)) return;
    seen.add(key);
    if (PEOPLE.includes(name)) people.set(key, [no, id]);
    if (name === 'users') for (const row of database.prepare<{ id: RowId }>(OF_USER).all(id)) visit([CANDIDATES, row.id]);
    for (const way of WAYS.get(name) ?? []) {
      const next = written.get(key)?.[way.column] ?? follow(database, name, way, id);
      if (typeof next === 'number') visit([NUMBERS.get(way.table) ?? 0, next]);
    }
  };
  for (const key of keys) visit(key);
  for (const { table, id } of writes) visit([table, id]);
  return [...people.values()];
}

const NUMBERS = new Map(TABLES.map(({ name, no }) => [name, no]));
const CANDIDATES = NUMBERS.get('candidates') ?? 0;

/** Notes once for all whom a change is about: when they leave, nothing else may be left that says so. */
export function noteAbout(database: MirrorDatabase, mutationId: number, keys: readonly RowKey[], writes: readonly RowWrite[]): void {
  if (database.prepare('SELECT 1 FROM _about WHERE mutation_id = ? LIMIT 1').get(mutationId) !== undefined) return;
  const insert = database.prepare('INSERT INTO _about (mutation_id, table_no, person) VALUES (?, ?, ?)');
  for (const [no, id] of peopleOf(database, keys, writes)) insert.run(mutationId, no, id);
}

/** Whether a row is somebody, whose leaving takes along what is kept of them. */
export function isPerson(table: TableName): boolean {
  return PEOPLE.includes(table);
}

/** A person made here has the number the server gave. */
export function renamePerson(database: MirrorDatabase, no: number, temporaryId: RowId, id: RowId): void {
  const name = tableByNo(no)?.name;
  if (name === undefined || !isPerson(name)) return;
  database.prepare('UPDATE OR REPLACE _about SET person = ? WHERE table_no = ? AND person = ?').run(id, no, temporaryId);
}

const LABEL = 'A change about somebody who is not on this laptop any more';
const REASON = {
  code: 'person.gone',
  message: 'This was refused, and who it was about was erased or is not shared with you any more. What it said was removed from this laptop.',
};

/** What may stay of a verdict: that there was one. */
function bareVerdict({ mutationId, status, authoredAt }: Outcome): Outcome {
  return { mutationId, status, ...(authoredAt !== undefined && { authoredAt }), ...(status === 'rejected' && REASON) };
}

const BLANK = `UPDATE _mutation SET args = 'null', label = ?, outcome = ?, resolutions = NULL, open_conflicts = 0, inverse = NULL, undo_order = NULL,
  problem = NULL, reads = '{"keys":[],"predicates":[]}' WHERE id = ?`;

function blank(database: MirrorDatabase, { id, outcome }: MutationRecord): void {
  database.prepare(BLANK).run(LABEL, outcome === null ? null : JSON.stringify(bareVerdict(outcome)), id);
  database.prepare('DELETE FROM _about WHERE mutation_id = ?').run(id);
}

function isHere(database: MirrorDatabase, no: number, id: RowId): boolean {
  const name = tableByNo(no)?.name;
  return name !== undefined && database.prepare(`SELECT 1 FROM "${name}" WHERE id = ?`).get(id) !== undefined;
}

/** Settled changes about somebody who had a number of the server and is not here. Those of people who never came to be stay. */
function aboutTheGone(database: MirrorDatabase, changes: readonly number[] | null, people: readonly RowKey[]): Set<number> {
  type About = { readonly id: number; readonly no: number; readonly person: RowId };
  const select = 'SELECT a.mutation_id AS id, a.table_no AS no, a.person FROM _about a JOIN _mutation m ON m.id = a.mutation_id WHERE m.settled = 1';
  const found: About[] = [];
  if (changes === null) found.push(...database.prepare<About>(select).all());
  for (const id of changes ?? []) found.push(...database.prepare<About>(`${select} AND a.mutation_id = ?`).all(id));
  for (const [no, person] of people) found.push(...database.prepare<About>(`${select} AND a.table_no = ? AND a.person = ?`).all(no, person));
  return new Set(found.filter(({ no, person }) => person > 0 && !isHere(database, no, person)).map(({ id }) => id));
}

/** The journal holds arguments that were removed from the queue. */
export const JOURNAL_IS_STALE = 'journalIsStale';

/**
 * Empties settled changes about people who are not on this device any more,
 * erased or no longer shared: what was asked, what would take it back, both
 * sides of its conflicts. That there was a change, when, and what became of it
 * stays. What was not sent keeps its arguments until the server has decided.
 * @param changes those to look at, as just settled; null: all
 * @param people whose changes to look at besides
 * @returns how many were emptied
 */
export function blankTheGone(database: MirrorDatabase, changes: readonly number[] | null, people: readonly RowKey[]): number {
  const ids = aboutTheGone(database, changes, people);
  if (ids.size === 0) return 0;
  const queue = new SqliteQueueStore(database);
  for (const id of ids) {
    const record = queue.get(id);
    if (record !== null) blank(database, record);
  }
  writeValue(database, JOURNAL_IS_STALE, true);
  database.noteErasure();
  database.touch('queue');
  return ids.size;
}
