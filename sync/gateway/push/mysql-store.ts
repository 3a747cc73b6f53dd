import type { PoolConnection, ResultSetHeader } from 'mysql2/promise';
import { unreachable } from '../../../shared/errors.ts';
import type { TableName } from '../../../shared/generated/tables.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import { isTemporaryId } from '../../../shared/ids.ts';
import type { RowId } from '../../../shared/ids.ts';
import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import type { AsyncOperationHandler, Operation } from '../../../shared/mutators/port.ts';
import { parentsOf } from './access.ts';
import type { Access } from './access.ts';
import type { IdMap } from './id-map.ts';
import type { RowCache } from './row-cache.ts';
import { columnName, parameter, selectFrom, tableName } from './statements.ts';
import type { StoredRow } from './statements.ts';

type Values = Readonly<Record<string, unknown>>;
type Of<Verb extends Operation['verb']> = Extract<Operation, { verb: Verb }>;

/** A row that a mutation made. */
export interface InsertedRow {
  readonly table: TableName;
  readonly id: RowId;
  readonly values: Values;
}

/** The five verbs over MySQL, for one mutation. */
export interface MysqlStore {
  readonly handle: AsyncOperationHandler;
  /** The rows made so far, in order; the server parts work from these. */
  readonly inserted: readonly InsertedRow[];
}

/** What the store is given for one mutation; `noEffect` is told of a write that found no row. */
export interface MysqlStoreOptions {
  readonly connection: PoolConnection;
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
 * Makes the store a mutation runs on. Every row is read `FOR UPDATE` and only if
 * it is the author's to work with; a foreign row answers exactly like a missing one.
 */
export function createMysqlStore({ connection, access, ids, rows, noEffect }: MysqlStoreOptions): MysqlStore {
  const inserted: InsertedRow[] = [];
  /** Rows this mutation has locked and was let in to. */
  const held = new Set<string>();

  const lock = async (table: TableName, id: RowId): Promise<StoredRow | undefined> => {
    const known = rows.find(table, id);
    if (known !== undefined) return known ?? undefined;
    const [found] = await connection.execute<StoredRow[]>(`${selectFrom(table)} WHERE id = ? FOR UPDATE`, [id]);
    return found[0];
  };

  const read = async (table: TableName, id: RowId): Promise<StoredRow | undefined> => {
    access.rule(table);
    if (isTemporaryId(id)) return undefined;
    const row = await lock(table, id);
    if (row === undefined || held.has(`${table}:${id}`)) return row;
    if (!(await access.owns(table, row))) return undefined;
    held.add(`${table}:${id}`);
    return row;
  };

  const requireHeld = async (table: TableName, id: RowId): Promise<void> => {
    if (!held.has(`${table}:${id}`) && (await read(table, id)) === undefined) throw gone();
  };

  const findBy = async (table: TableName, equals: Values): Promise<StoredRow[]> => {
    access.rule(table);
    const wheres = Object.keys(equals).map((property) => `${columnName(table, property)} <=> ?`);
    const [found] = await connection.execute<StoredRow[]>(
      `${selectFrom(table)} WHERE ${wheres.join(' AND ')} ORDER BY id FOR UPDATE`,
      Object.values(equals).map(parameter),
    );
    const owned: StoredRow[] = [];
    for (const row of found) {
      if (!held.has(`${table}:${row.id}`) && !(await access.owns(table, row))) continue;
      held.add(`${table}:${row.id}`);
      owned.push(row);
    }
    return owned;
  };

  /** Two devices that make "the same" row at once wait for each other on what it hangs on. */
  const findByNaturalKey = async (table: TableName, key: Values): Promise<RowId | undefined> => {
    for (const column of tableByName(table).columns) {
      const id = key[column.name];
      if (column.references === undefined || typeof id !== 'number') continue;
      await connection.execute(`SELECT id FROM ${tableName(column.references.table)} WHERE id = ? FOR UPDATE`, [id]);
    }
    return (await findBy(table, key))[0]?.id;
  };

  const insert = async ({ table, as, values, naturalKey }: Of<'insert'>): Promise<RowId> => {
    access.requireInsert(table, values);
    if (as < MIN_TEMPORARY_ID) throw new MutationRejection('args.invalid', 'This change names a row by an id no device gives.');
    if (ids.find(table, as) !== undefined) throw new MutationRejection('args.reused_id', 'This change names a row that an earlier change made already.');
    for (const parent of parentsOf(table, values)) await requireHeld(parent.table, parent.id);
    const existing = naturalKey === undefined ? undefined : await findByNaturalKey(table, naturalKey);
    if (existing !== undefined) {
      ids.note(table, as, existing);
      return existing;
    }
    const columns = Object.keys(values).map((property) => columnName(table, property));
    const [result] = await connection.execute<ResultSetHeader>(
      `INSERT INTO ${tableName(table)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      Object.values(values).map(parameter),
    );
    ids.note(table, as, result.insertId);
    held.add(`${table}:${result.insertId}`);
    inserted.push({ table, id: result.insertId, values });
    return result.insertId;
  };

  const requireEffect = ([result]: [ResultSetHeader, unknown], table: TableName, id: RowId): void => {
    if (result.affectedRows > 0) return;
    noEffect(table, id);
    throw gone();
  };

  const update = async ({ table, id, changes }: Of<'update'>): Promise<void> => {
    access.requireUpdate(table, changes);
    await requireHeld(table, id);
    rows.forget(table, id);
    const sets = Object.keys(changes).map((property) => `${columnName(table, property)} = ?`);
    const sql = `UPDATE ${tableName(table)} SET ${sets.join(', ')} WHERE id = ?`;
    requireEffect(await connection.execute<ResultSetHeader>(sql, [...Object.values(changes).map(parameter), id]), table, id);
  };

  const remove = async ({ table, id }: Of<'delete'>): Promise<void> => {
    access.requireDelete(table);
    await requireHeld(table, id);
    rows.clear();
    requireEffect(await connection.execute<ResultSetHeader>(`DELETE FROM ${tableName(table)} WHERE id = ?`, [id]), table, id);
    held.delete(`${table}:${id}`);
  };

  const handle = async (operation: Operation): Promise<unknown> => {
    switch (operation.verb) {
      case 'get':
        return read(operation.table, operation.id);
      case 'findBy':
        return findBy(operation.table, operation.equals);
      case 'insert':
        return insert(operation);
      case 'update':
        return update(operation);
      case 'delete':
        return remove(operation);
      default:
        return unreachable(operation);
    }
  };
  return { handle, inserted };
}
