import type { TableName } from '../../../shared/generated/tables.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { MutatorContext } from '../../../shared/mutators/mutator.ts';
import type { TransactionConnection } from '../late-writes.ts';
import type { ExpectedRow } from '../sequencer/types.ts';
import type { DeletedRow, InsertedRow, UpdatedRow } from '../push/mysql-store.ts';

/** An applied mutation, as its server part sees it: still inside the transaction. */
export interface AppliedMutation {
  readonly connection: TransactionConnection;
  readonly context: MutatorContext;
  readonly clientId: number;
  readonly mutationId: number;
  /** The rows the mutation made. */
  readonly inserted: readonly InsertedRow[];
  /** The rows it changed, and those it deleted. */
  readonly updated: readonly UpdatedRow[];
  readonly deleted: readonly DeletedRow[];
  /** Its arguments, with the ids of the rows they name. */
  readonly args: unknown;
  /** Tells of a row for devices that the part wrote as well: whoever publishes it asks for it sooner. */
  readonly alsoWrote: (row: ExpectedRow) => void;
}

/**
 * What the gateway adds to a mutation: rows outside the device's scope, and
 * effects for later. It writes only to MySQL, in the mutation's transaction;
 * sending anything is the effects' executor's work.
 */
export type ServerPart = (mutation: AppliedMutation) => Promise<void>;

/**
 * The same for what comes in hundreds: it is given neighbouring mutations of a
 * push in their order, after the last of them, and must leave behind what it
 * would if it were given each by itself.
 */
export interface SharedServerPart {
  /** The table whose rows it must know something of. */
  readonly of: TableName;
  /** Those rows' ids. */
  readonly idsIn: (mutations: readonly AppliedMutation[]) => readonly RowId[];
  /**
   * Asks what it must know of rows, and answers the part itself, for mutations of
   * those rows. It may be asked before the mutation is carried out, once the rows
   * are locked: nothing that it asks for is the mutation's own to change.
   */
  readonly prepare: (connection: TransactionConnection, ids: readonly RowId[]) => Promise<CarryOut>;
}

/** What is left of a shared server part once it knows what it must. */
export type CarryOut = (mutations: readonly AppliedMutation[]) => Promise<void>;
