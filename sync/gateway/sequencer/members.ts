import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { piecesOf, queryByKeys } from './row-reader.ts';
import type { Queryable } from './types.ts';

/** The scopes that hold a row, each with the rank of its projection. */
export type Scopes = Map<number, number>;

/** Rows and the scopes that hold them. */
export type Members = Map<number, Scopes>;

/** Notes a reason: the widest projection of several wins. */
export function addReason(members: Members, id: number, scopeId: number, rank: number): void {
  const scopes = members.get(id) ?? new Map<number, number>();
  members.set(id, scopes);
  if ((scopes.get(scopeId) ?? 0) < rank) scopes.set(scopeId, rank);
}

/** Who holds these rows, as last written; also by the running transaction. */
export async function readMembers(connection: Queryable, table: MirroredTableName, ids: readonly number[]): Promise<Members> {
  const rows = await queryByKeys(connection, 'SELECT pk, scope_id, projection FROM sync_member WHERE table_no = ? AND pk IN (?)', ids, [
    tableByName(table).no,
  ]);
  const members: Members = new Map();
  for (const row of rows) addReason(members, Number(row[0]), Number(row[1]), Number(row[2]));
  return members;
}

/** One row's change of membership. */
export interface MemberChange {
  readonly id: number;
  readonly before: Scopes;
  readonly after: Scopes;
}

/** Whether a scope came, went or changed its projection. */
export function differs(change: MemberChange): boolean {
  if (change.before.size !== change.after.size) return true;
  return [...change.after].some(([scopeId, rank]) => change.before.get(scopeId) !== rank);
}

/** Writes the difference. */
export async function writeMembers(connection: Queryable, table: MirroredTableName, changes: readonly MemberChange[]): Promise<void> {
  const { no } = tableByName(table);
  const held = changes.flatMap(({ id, before, after }) =>
    [...after].filter(([scopeId, rank]) => before.get(scopeId) !== rank).map(([scopeId, rank]) => [scopeId, no, id, rank]),
  );
  for (const piece of piecesOf(held)) {
    await connection.query(
      'INSERT INTO sync_member (scope_id, table_no, pk, projection) VALUES ? ON DUPLICATE KEY UPDATE projection = VALUES(projection)',
      [piece],
    );
  }
  const left = changes.flatMap(({ id, before, after }) =>
    [...before.keys()].filter((scopeId) => !after.has(scopeId)).map((scopeId) => ({ scopeId, id })),
  );
  for (const [scopeId, rows] of Map.groupBy(left, (row) => row.scopeId)) {
    for (const piece of piecesOf(rows.map((row) => row.id))) {
      await connection.query('DELETE FROM sync_member WHERE scope_id = ? AND table_no = ? AND pk IN (?)', [scopeId, no, piece]);
    }
  }
}
