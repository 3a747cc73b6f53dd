import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import type { EdgeChange } from './edges.ts';
import type { TouchedRows } from './log-reader.ts';
import type { Members, Scopes } from './members.ts';
import type { RowReader } from './row-reader.ts';
import type { ScopeBook, TickVersions } from './scope-book.ts';
import type { Queryable } from './types.ts';

/** What the tables of a tick share while their membership is worked out. */
export interface MembershipPass {
  readonly connection: Queryable;
  readonly reader: RowReader;
  readonly book: ScopeBook;
  readonly versions: TickVersions;
  readonly touched: TouchedRows;
  /** Rows to look at although nothing touched them: what they depend on changed. */
  readonly pending: Map<MirroredTableName, Set<number>>;
  /** Scopes that children have just brought rows into; proof enough. */
  readonly signals: Map<MirroredTableName, Members>;
  /** By reference number, then by child. */
  readonly edgeChanges: ReadonlyMap<number, ReadonlyMap<number, EdgeChange>>;
  /** Rows whose company was found in this tick. */
  readonly newTenants: ReadonlyMap<MirroredTableName, ReadonlySet<number>>;
  readonly now: string;
  /** Panelists whose scopes must be worked out anew when all else is settled. */
  readonly panels: Set<number>;
}

/** Notes that a row must be looked at in this tick. */
export function addPending(pass: Pick<MembershipPass, 'pending'>, table: MirroredTableName, id: number): void {
  const ids = pass.pending.get(table) ?? new Set<number>();
  pass.pending.set(table, ids);
  ids.add(id);
}

/** The scopes that children have brought rows of a table into in this tick. */
export function signalsOf(pass: Pick<MembershipPass, 'signals'>, table: MirroredTableName): Members {
  const members = pass.signals.get(table) ?? new Map<number, Scopes>();
  pass.signals.set(table, members);
  return members;
}
