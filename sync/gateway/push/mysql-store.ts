import type { ResultSetHeader } from 'mysql2/promise';
import { unreachable } from '../../../shared/errors.ts';
import type { TableName } from '../../../shared/generated/tables.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import { isTemporaryId } from '../../../shared/ids.ts';
import type { RowId } from '../../../shared/ids.ts';
import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import type { Operation } from '../../../shared/mutators/port.ts';
import { charactersIn } from '../late-writes.ts';
import type { TransactionConnection } from '../late-writes.ts';
import { databaseErrorCode } from '../pool.ts';
import { parentsOf } from './access.ts';
import type { Access } from './access.ts';
import type { IdMap } from './id-map.ts';
import { MustGoApart } from './must-go-apart.ts';
import type { RowCache } from './row-cache.ts';
import { columnName, parameter, selectFrom, tableName } from './statements.ts';
import type { Parameter, StoredRow } from './statements.ts';

type Values = Readonly<Record<string, unknown>>;
type Of<Verb extends Operation['verb']> = Extract<Operation, { verb: Verb }>;

/** A row that a mutation made. */
export interface InsertedRow {
  readonly table: TableName;
  readonly id: RowId;
  readonly values: Values;
}

/** A row that a mutation changed. */
export interface UpdatedRow {
  readonly table: TableName;
  readonly id: RowId;
  readonly changes: Values;
  /** As it was locked, where this push still remembers it. */
  readonly before: Values;
}

/** A row that a mutation deleted. */
export interface DeletedRow {
  readonly table: TableName;
  readonly id: RowId;
}

/** What the store is given for one mutation; `noEffect` is told of a write that found no row. */
export interface MysqlStoreOptions {
  readonly connection: TransactionConnection;
  readonly access: Access;
  readonly ids: IdMap;
  readonly rows: RowCache;
  readonly noEffect: (table: TableName, id: RowId) => void;
}

/** The least id an INT column of the id map holds. */
const MIN_TEMPORARY_ID = -2_147_483_648;

function gone(): MutationRejection {
  return new MutationRejection('row.gone', 'This was deleted or is no longer shared with you.');
}

/**
 * The five verbs over MySQL, for one mutation. Every row is read `FOR UPDATE`
 * and only if it is the author's to work with; a foreign row answers exactly
 * like a missing one.
 */
export class MysqlStore {
  readonly #options: MysqlStoreOptions;
  readonly #inserted: InsertedRow[] = [];
  readonly #updated: UpdatedRow[] = [];
  readonly #deleted: DeletedRow[] = [];
  /** Rows this mutation has locked and was let in to. */
  readonly #held = new Set<string>();
  #wrote = false;

  constructor(options: MysqlStoreOptions) {
    this.#options = options;
  }

  /** The rows made so far, in order; the server parts work from these. */
  get inserted(): readonly InsertedRow[] {
    return this.#inserted;
  }

  /** The rows changed so far, in order. */
  get updated(): readonly UpdatedRow[] {
    return this.#updated;
  }

  /** The rows deleted so far, in order, without what went along. */
  get deleted(): readonly DeletedRow[] {
    return this.#deleted;
  }

  /** False while nothing would be left behind if the mutation were given up. */
  get wrote(): boolean {
    return this.#wrote;
  }

  /** Runs one operation of a mutator. @throws MutationRejection where a rule forbids it */
  async handle(operation: Operation): Promise<unknown> {
    switch (operation.verb) {
      case 'get':
        return this.#get(operation.table, operation.id);
      case 'findBy':
        return this.#findBy(operation.table, operation.equals);
      case 'insert':
        return this.#insert(operation);
      case 'update':
        return this.#update(operation);
      case 'delete':
        return this.#delete(operation);
      default:
        return unreachable(operation);
    }
  }

  async #get(table: TableName, id: RowId): Promise<StoredRow | undefined> {
    this.#options.access.rule(table);
    if (isTemporaryId(id)) return undefined;
    const row = await this.#lock(table, id);
    return row !== undefined && (await this.#isOwn(table, row)) ? row : undefined;
  }

  async #lock(table: TableName, id: RowId): Promise<StoredRow | undefined> {
    const { connection, rows } = this.#options;
    const known = rows.find(table, id);
    if (known !== undefined) return known ?? undefined;
    const [found] = await connection.execute<StoredRow[]>(`${selectFrom(table)} WHERE id = ? FOR UPDATE`, [id]);
    return found[0];
  }

  async #isOwn(table: TableName, row: StoredRow): Promise<boolean> {
    const key = `${table}:${row.id}`;
    if (this.#held.has(key)) return true;
    if (!(await this.#options.access.owns(table, row))) return false;
    this.#held.add(key);
    return true;
  }

  async #requireHeld(table: TableName, id: RowId): Promise<void> {
    if (!this.#held.has(`${table}:${id}`) && (await this.#get(table, id)) === undefined) throw gone();
  }

  async #findBy(table: TableName, equals: Values): Promise<StoredRow[]> {
    this.#options.access.rule(table);
    const own: StoredRow[] = [];
    for (const row of await this.#select(table, equals)) if (await this.#isOwn(table, row)) own.push(row);
    return own;
  }

  /** Every row with these values, whoever holds it. */
  async #select(table: TableName, equals: Values): Promise<StoredRow[]> {
    const wheres = Object.keys(equals).map((property) => `${columnName(table, property)} <=> ?`);
    const [found] = await this.#options.connection.execute<StoredRow[]>(
      `${selectFrom(table)} WHERE ${wheres.join(' AND ')} ORDER BY id FOR UPDATE`,
      Object.values(equals).map(parameter),
    );
    return found;
  }

  async #insert({ table, as, values, naturalKey }: Of<'insert'>): Promise<RowId> {
    const { access, ids } = this.#options;
    access.requireInsert(table, values);
    requireFreshName(ids, table, as);
    for (const parent of parentsOf(table, values)) await this.#requireReferable(parent.table, parent.id);
    const existing = naturalKey === undefined ? undefined : await this.#findByNaturalKey(table, naturalKey);
    const id = existing ?? (await this.#insertRow(table, values).catch((error: unknown) => this.#takeTwin(table, naturalKey, error)));
    ids.note(table, as, id);
    return id;
  }

  /** Another transaction made the same row a moment ago: a unique key says so, and the row can be found by now. */
  async #takeTwin(table: TableName, naturalKey: Values | undefined, error: unknown): Promise<RowId> {
    if (databaseErrorCode(error) !== 'ER_DUP_ENTRY') throw error;
    const twin = naturalKey === undefined ? undefined : await this.#findByNaturalKey(table, naturalKey);
    if (twin !== undefined) return twin;
    throw new MutationRejection(
      'row.taken',
      'Something else is known under this name or address already, and it is of another kind. Choose another one.',
    );
  }

  /** A new row may hang on rows the author works with, and on those this device named by their natural key. */
  async #requireReferable(table: TableName, id: RowId): Promise<void> {
    const { access, ids } = this.#options;
    const isNamed = access.rule(table).attach === true && !this.#held.has(`${table}:${id}`) && (await ids.knows(table, id));
    if (isNamed && (await this.#lock(table, id)) !== undefined) return;
    await this.#requireHeld(table, id);
  }

  async #insertRow(table: TableName, values: Values): Promise<RowId> {
    this.#wrote = true;
    const columns = Object.keys(values).map((property) => columnName(table, property));
    const [{ insertId: id }] = await this.#options.connection.execute<ResultSetHeader>(
      `INSERT INTO ${tableName(table)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      Object.values(values).map(parameter),
    );
    this.#held.add(`${table}:${id}`);
    this.#inserted.push({ table, id, values });
    return id;
  }

  /** Two devices that make "the same" row at once wait for each other on what it hangs on. */
  async #findByNaturalKey(table: TableName, key: Values): Promise<RowId | undefined> {
    for (const column of tableByName(table).columns) {
      const id = key[column.name];
      if (column.references === undefined || typeof id !== 'number') continue;
      await this.#options.connection.execute(`SELECT id FROM ${tableName(column.references.table)} WHERE id = ? FOR UPDATE`, [id]);
    }
    if (this.#options.access.rule(table).attach !== true) return (await this.#findBy(table, key))[0]?.id;
    return (await this.#select(table, key))[0]?.id;
  }

  async #update({ table, id, changes }: Of<'update'>): Promise<void> {
    const { access, rows } = this.#options;
    await this.#requireHeld(table, id);
    await access.requireUpdate(table, id, changes);
    const before = rows.find(table, id) ?? {};
    rows.forget(table, id);
    const sets = Object.keys(changes).map((property) => `${columnName(table, property)} = ?`);
    const values = [...Object.values(changes).map(parameter), id];
    await this.#write(`UPDATE ${tableName(table)} SET ${sets.join(', ')} WHERE id = ?`, values, table, id);
    this.#updated.push({ table, id, changes, before });
  }

  async #delete({ table, id }: Of<'delete'>): Promise<void> {
    const { access, rows } = this.#options;
    await this.#requireHeld(table, id);
    await access.requireDelete(table, id);
    // A cascade may take rows along that were read before.
    rows.clear();
    await this.#write(`DELETE FROM ${tableName(table)} WHERE id = ?`, [id], table, id);
    this.#held.delete(`${table}:${id}`);
    this.#deleted.push({ table, id });
  }

  /** A write that may wait is known to have found its row before the push is committed; if it did not, the mutation must be undone alone. */
  async #write(sql: string, values: Parameter[], table: TableName, id: RowId): Promise<void> {
    this.#wrote = true;
    const { connection } = this.#options;
    if (connection.later === undefined) {
      const [result] = await connection.execute<ResultSetHeader>(sql, values);
      return this.#requireEffect(result, table, id);
    }
    const check = (result: ResultSetHeader): void => {
      if (result.affectedRows === 0) throw new MustGoApart();
    };
    await connection.later({ sql, values, check, characters: charactersIn(values) });
  }

  #requireEffect(result: ResultSetHeader, table: TableName, id: RowId): void {
    if (result.affectedRows > 0) return;
    this.#options.noEffect(table, id);
    throw gone();
  }
}

/** A temporary id names one row for ever, and fits the id map's column. */
function requireFreshName(ids: IdMap, table: TableName, as: RowId): void {
  if (as < MIN_TEMPORARY_ID) throw new MutationRejection('args.invalid', 'This change names a row by an id no device gives.');
  if (ids.find(table, as) !== undefined) {
    throw new MutationRejection('args.reused_id', 'This change names a row that an earlier change made already.');
  }
}
