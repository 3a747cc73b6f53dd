import type { PoolConnection } from 'mysql2/promise';
import type { MutatorContext } from '../../../shared/mutators/mutator.ts';
import type { InsertedRow } from '../push/mysql-store.ts';

/** An applied mutation, as its server part sees it: still inside the transaction and its savepoint. */
export interface AppliedMutation {
  readonly connection: PoolConnection;
  readonly context: MutatorContext;
  readonly clientId: number;
  readonly mutationId: number;
  /** The rows the mutation made. */
  readonly inserted: readonly InsertedRow[];
}

/**
 * What the gateway adds to a mutation: rows outside the device's scope, and
 * effects for later. It writes only to MySQL, in the mutation's transaction;
 * sending anything is the effects' executor's work.
 */
export type ServerPart = (mutation: AppliedMutation) => Promise<void>;
