import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { readIndex, writeIndex } from './tick-index.ts';
import type { IndexEntry } from './tick-index.ts';
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
  const entries = await readIndex(connection, 'member', [tableByName(table).no], ids);
  const members: Members = new Map();
  for (const [, id, scopeId, rank] of entries) addReason(members, id, Number(scopeId), Number(rank));
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
    [...after].filter(([scopeId, rank]) => before.get(scopeId) !== rank).map(([scopeId, rank]): IndexEntry => [no, id, scopeId, rank]),
  );
  const left = changes.flatMap(({ id, before, after }) =>
    [...before.keys()].filter((scopeId) => !after.has(scopeId)).map((scopeId): IndexEntry => [no, id, scopeId]),
  );
  await writeIndex(connection, 'member', held, left);
}
