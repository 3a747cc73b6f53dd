import { DataStatements, NOTHING } from './data-statements.ts';
import { ModelError, NotModelled } from './errors.ts';
import { tableNamed } from './rows.ts';
import type { ModelTable } from './schema.ts';
import { parseStatement } from './statements.ts';
import type { Control, Isolation } from './statements.ts';
import type { VersionedStorage } from './storage.ts';
import { openSession, Transactions, type Session, type Transaction } from './transactions.ts';

/** What the server takes from its surroundings. */
export interface ServerSurroundings {
  /** The database's clock, ms since the epoch. */
  readonly now: () => number;
  /** Runs a task after so many ms; answers the canceller. */
  readonly schedule: (delayMs: number, task: () => void) => () => void;
}

/** What a write answers, as the driver shows it. */
export interface Header {
  readonly affectedRows: number;
  readonly insertId: number;
  readonly changedRows: number;
  readonly warningStatus: number;
}

export type Answer = { readonly kind: 'rows'; readonly rows: readonly unknown[] } | { readonly kind: 'header'; readonly header: Header };

/** How often TRUNCATE looks whether the table is free, ms. */
const TABLE_WAIT_MS = 10;

/**
 * A database server: sessions run statements in transactions with snapshots, row
 * locks, foreign keys, cascades and log triggers. One statement runs at a time;
 * what waits for a lock goes on when it is given. Not modelled: gap locks, DDL
 * but TRUNCATE, changed primary keys.
 */
export class ModelServer {
  readonly transactions: Transactions;
  readonly #storage: VersionedStorage;
  readonly #surroundings: ServerSurroundings;
  readonly #data: DataStatements;
  #lastSession = 0;

  constructor(storage: VersionedStorage, surroundings: ServerSurroundings) {
    this.#storage = storage;
    this.#surroundings = surroundings;
    this.transactions = new Transactions(storage);
    this.#data = new DataStatements(storage, this.transactions, surroundings);
  }

  connect(countsFound: boolean): Session {
    this.#lastSession += 1;
    return openSession(this.#lastSession, countsFound);
  }

  /** The connection was lost: what it had open is rolled back. */
  disconnect(session: Session): void {
    this.transactions.abandon(session);
  }

  /** Ends a session's transaction as a deadlock does. */
  endTransaction(session: Session): void {
    if (session.transaction !== null) this.transactions.rollback(session.transaction);
  }

  /** Runs one statement. @throws ModelError as the server would answer */
  async run(session: Session, sql: string, parameters: readonly unknown[], asArrays: boolean): Promise<Answer> {
    const statement = parseStatement(sql);
    this.#storage.surroundings.now = this.#surroundings.now();
    this.#storage.surroundings.connectionId = session.id;
    switch (statement.kind) {
      case 'select':
      case 'insert':
      case 'update':
      case 'delete':
        return this.#inTransaction(session, (transaction) => this.#data.run(transaction, statement, parameters, asArrays));
      default:
        return this.#control(session, statement);
    }
  }

  async #inTransaction(session: Session, work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    const transaction = session.transaction ?? this.transactions.begin(session, false);
    transaction.startedAt ??= this.#surroundings.now();
    try {
      const answer = await work(transaction);
      if (!transaction.explicit) this.transactions.commit(transaction);
      return answer;
    } catch (thrown) {
      const isOver = session.transaction !== transaction;
      if (!isOver && (!transaction.explicit || isDeadlock(thrown))) this.transactions.rollback(transaction);
      throw thrown;
    }
  }

  async #control(session: Session, statement: Control): Promise<Answer> {
    const { transaction } = session;
    switch (statement.kind) {
      case 'begin':
        this.#begin(session, statement.snapshot);
        break;
      case 'commit':
        if (transaction !== null) this.transactions.commit(transaction);
        break;
      case 'rollback':
        if (transaction !== null) this.#rollback(transaction, statement.to);
        break;
      case 'savepoint':
        transaction?.savepoints.set(statement.name, transaction.writes.length);
        break;
      case 'truncate':
        await this.#truncate(session, tableNamed(statement.table));
        break;
      case 'isolation':
        setIsolation(session, statement.level, statement.session);
        break;
      case 'settings':
        if (statement.lockWaitSeconds !== null) session.lockWaitMs = statement.lockWaitSeconds * 1_000;
        break;
      case 'variables':
        return { kind: 'rows', rows: variables(session, statement.names) };
    }
    return { kind: 'header', header: NOTHING };
  }

  #begin(session: Session, hasSnapshot: boolean): void {
    if (session.transaction !== null) this.transactions.commit(session.transaction);
    const begun = this.transactions.begin(session, true);
    if (!hasSnapshot) return;
    begun.startedAt = this.#surroundings.now();
    if (begun.isolation === 'REPEATABLE READ') begun.snapshot = this.#storage.commits;
  }

  #rollback(transaction: Transaction, to: string | null): void {
    if (to === null) return this.transactions.rollback(transaction);
    const mark = transaction.savepoints.get(to);
    if (mark === undefined) throw new NotModelled(`There is no savepoint ${to}.`);
    return this.transactions.undoTo(transaction, mark);
  }

  /** No trigger fires, no transaction can take it back; it waits until nobody uses the table. */
  async #truncate(session: Session, table: ModelTable): Promise<void> {
    if (session.transaction !== null) this.transactions.commit(session.transaction);
    if (table.referredBy.some((key) => key.child !== table.name)) {
      throw new ModelError('ER_TRUNCATE_ILLEGAL_FK', 'Cannot truncate a table referenced in a foreign key constraint');
    }
    while (this.transactions.open().some((open) => open.tables.has(table.name))) {
      await new Promise<void>((resolve) => this.#surroundings.schedule(TABLE_WAIT_MS, resolve));
    }
    this.#storage.truncate(table);
    this.#data.noteTruncated(table.name);
  }
}

function setIsolation(session: Session, level: Isolation, isForSession: boolean): void {
  if (isForSession) session.isolation = level;
  else if (session.transaction === null) session.nextIsolation = level;
  else throw new ModelError('ER_CANT_CHANGE_TX_CHARACTERISTICS', "Transaction characteristics can't be changed while a transaction is in progress");
}

function isDeadlock(thrown: unknown): boolean {
  return thrown instanceof ModelError && thrown.code === 'ER_LOCK_DEADLOCK';
}

function variables(session: Session, names: string): unknown[] {
  if (/wsrep/.test(names)) return [];
  if (/isolation/.test(names)) return [{ Variable_name: 'tx_isolation', Value: session.isolation.replace(' ', '-') }];
  throw new NotModelled(`The variables of "${names}".`);
}
