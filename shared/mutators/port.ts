import type { RowId } from '../ids.ts';
import type { Rows, TableName } from '../generated/tables.ts';

/** A row's changeable columns, by property name. */
export type Changes<T extends TableName> = Partial<Omit<Rows[T], 'id'>>;

/**
 * One request of a mutator to the store it runs on. The five verbs are all a
 * mutator may do, so that SQLite can run it synchronously in one transaction
 * and MySQL asynchronously, with a lock on every row it gets.
 */
export type Operation =
  | { readonly verb: 'get'; readonly table: TableName; readonly id: RowId }
  | { readonly verb: 'findBy'; readonly table: TableName; readonly equals: Readonly<Record<string, unknown>> }
  | {
      readonly verb: 'insert';
      readonly table: TableName;
      readonly as: RowId;
      readonly values: Readonly<Record<string, unknown>>;
      readonly naturalKey?: Readonly<Record<string, unknown>> | undefined;
    }
  | { readonly verb: 'update'; readonly table: TableName; readonly id: RowId; readonly changes: Readonly<Record<string, unknown>> }
  | { readonly verb: 'delete'; readonly table: TableName; readonly id: RowId };

/** A step of a mutator: yields operations, is resumed with their results, returns T. */
export type Step<T> = Generator<Operation, T, unknown>;

/** What runs an operation. `insert` answers the row's id, `get` a row or undefined, `findBy` rows by id. */
export type OperationHandler = (operation: Operation) => unknown;
export type AsyncOperationHandler = (operation: Operation) => Promise<unknown>;

/**
 * The typed face of the five verbs: `const a = yield* tx.get('applications', id)`.
 * `findBy` is an equality on indexed columns (null matches null), ordered by id.
 * `insert` makes the row that the arguments know by the temporary id `as`; where
 * a row with the natural key exists already, that row is taken instead and `as`
 * becomes another name of it.
 * `update` and `delete` of a row that is not there reject with `row.gone`.
 */
export const tx = {
  *get<T extends TableName>(table: T, id: RowId): Step<Rows[T] | undefined> {
    return (yield { verb: 'get', table, id }) as Rows[T] | undefined;
  },
  *findBy<T extends TableName>(table: T, equals: Partial<Rows[T]>): Step<readonly Rows[T][]> {
    return (yield { verb: 'findBy', table, equals }) as readonly Rows[T][];
  },
  *insert<T extends TableName>(table: T, as: RowId, values: Changes<T>, naturalKey?: Partial<Rows[T]>): Step<RowId> {
    return (yield { verb: 'insert', table, as, values, naturalKey }) as RowId;
  },
  *update<T extends TableName>(table: T, id: RowId, changes: Changes<T>): Step<void> {
    yield { verb: 'update', table, id, changes };
  },
  *delete<T extends TableName>(table: T, id: RowId): Step<void> {
    yield { verb: 'delete', table, id };
  },
} as const;

/** The verbs' type, for mutators' signatures. */
export type MutatorTx = typeof tx;

/** Runs a step to its end over a synchronous store. */
export function runSync<T>(step: Step<T>, handle: OperationHandler): T {
  let next = step.next();
  while (!next.done) {
    let answer: unknown;
    try {
      answer = handle(next.value);
    } catch (error) {
      next = step.throw(error);
      continue;
    }
    next = step.next(answer);
  }
  return next.value;
}

/** Runs a step to its end over an asynchronous store, one operation at a time. */
export async function runAsync<T>(step: Step<T>, handle: AsyncOperationHandler): Promise<T> {
  let next = step.next();
  while (!next.done) {
    let answer: unknown;
    try {
      answer = await handle(next.value);
    } catch (error) {
      next = step.throw(error);
      continue;
    }
    next = step.next(answer);
  }
  return next.value;
}
