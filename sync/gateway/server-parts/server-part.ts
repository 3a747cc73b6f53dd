import type { MutatorContext } from '../../../shared/mutators/mutator.ts';
import type { TransactionConnection } from '../late-writes.ts';
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
export type SharedServerPart = (connection: TransactionConnection, mutations: readonly AppliedMutation[]) => Promise<void>;
