import { AppError, failure, type Result, success } from '../../../shared/errors.ts';
import { tableByName, TABLES, type TableName } from '../../../shared/generated/tables.ts';
import type { RowId } from '../../../shared/ids.ts';
import { idsIn, mapIds } from '../../../shared/mutators/id-paths.ts';
import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import { runSync, tx } from '../../../shared/mutators/port.ts';
import { findMutator } from '../../../shared/mutators/registry.ts';
import { columnsOf } from '../../protocol/projections.ts';
import type { FirstScreen } from '../../protocol/first-screen.ts';
import type { IdMapping, Outcome, Patch, ScopeName, ScopePatch, ScopePosition } from '../../protocol/pull.ts';
import type { PushedMutation, PushReply } from '../../protocol/push.ts';
import type { Projection, TableRows, WireRow } from '../../protocol/rows.ts';
import type { Account } from '../../protocol/session.ts';
import { contextOf } from '../replay.ts';
import { type ServerRow, ServerTables, ServerVerbs } from './server-tables.ts';

/** Which scopes show a row, and how much of it. */
export type Visibility = (table: TableName, row: ServerRow, tables: ServerTables) => readonly (readonly [scope: ScopeName, projection: Projection])[];

interface Change {
  readonly version: number;
  readonly table: TableName;
  readonly id: RowId;
  readonly projection: Projection | null;
  readonly row: WireRow | null;
}

interface Scope {
  version: number;
  readonly members: Map<string, Projection>;
  readonly changes: Change[];
}

interface Client {
  readonly account: Account;
  lastMutationId: number;
  readonly outcomes: Map<number, Outcome>;
  readonly ids: Map<string, RowId>;
  readonly mappings: IdMapping[];
}

/** Owned tables go to their person's scope, all else to the company's. */
const OWNERS: Readonly<Partial<Record<TableName, string>>> = {
  notifications: 'userId',
  candidateTags: 'createdBy',
  candidateTagAssignments: 'assignedBy',
};

const byOwner: Visibility = (table, row) => {
  const owner = OWNERS[table];
  return owner === undefined ? [['company:1', 'full']] : [[`user:${String(row[owner])}`, 'full']];
};

const CHUNK_ROWS = 50;

/**
 * A reference server in memory: tables, scopes with versions, the mutators, one
 * outcome for each number of each client. It never fails; faults belong to the
 * way there (`tests/simulation/faulty-transport.ts`).
 */
export class FakeGateway {
  readonly tables = new ServerTables();
  epoch = 'epoch-1';
  readonly #visibility: Visibility;
  readonly #now: () => number;
  readonly #scopes = new Map<ScopeName, Scope>();
  readonly #clients = new Map<number, Client>();
  readonly #accounts = new Map<string, Account>();
  readonly #listeners = new Set<() => void>();
  /** Every accepted mutation, for the oracle: which ran, how often. */
  readonly applied: { clientId: number; mutation: PushedMutation; outcome: Outcome }[] = [];
  readonly #ended = new Set<number>();
  #nextClient = 1;

  constructor(now: () => number, visibility: Visibility = byOwner) {
    this.#now = now;
    this.#visibility = visibility;
  }

  addAccount(account: Account): void {
    this.#accounts.set(account.email, account);
  }

  /** A foreign program's transaction. */
  write(work: (tables: ServerTables) => void): void {
    work(this.tables);
    this.#publish();
  }

  /** Hears after every publication. */
  onPublished(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Forgets the log of changes, as after a long absence: devices behind it must resync. */
  newEpoch(name: string): void {
    this.epoch = name;
    for (const listener of this.#listeners) listener();
  }

  /** Signs in on a new registration, or goes on with the one the device had. */
  signIn(email: string, known?: number): Result<{ clientId: number; account: Account }> {
    const account = this.#accounts.get(email);
    if (account === undefined) return failure({ kind: 'unauthenticated', origin: 'gateway', code: 'session.wrong_password', message: 'Wrong.' });
    const before = known === undefined ? undefined : this.#clients.get(known);
    if (known !== undefined && before?.account.userId === account.userId) {
      this.#ended.delete(known);
      return success({ clientId: known, account });
    }
    const clientId = this.#nextClient++;
    this.#clients.set(clientId, { account, lastMutationId: 0, outcomes: new Map(), ids: new Map(), mappings: [] });
    return success({ clientId, account });
  }

  /** The account of a registration that was not revoked. */
  accountOf(clientId: number): Result<Account> {
    const client = this.#clients.get(clientId);
    if (client !== undefined && !this.#ended.has(clientId)) return success(client.account);
    return failure({ kind: 'unauthenticated', origin: 'gateway', code: 'session.ended', message: 'Your session has ended. Sign in again.' });
  }

  /** Ends a session: the device must sign in again, and goes on where it stood. */
  endSession(clientId: number): void {
    this.#ended.add(clientId);
  }

  /** Forgets a registration altogether. */
  forget(clientId: number): void {
    this.#clients.delete(clientId);
  }

  push(clientId: number, mutations: readonly PushedMutation[]): Result<PushReply> {
    const client = this.#client(clientId);
    const outcomes: Outcome[] = [];
    const idMapBefore = client.mappings.length;
    for (const mutation of mutations) {
      if (mutation.id > client.lastMutationId + 1) {
        this.#publish();
        return failure({ kind: 'conflict', origin: 'gateway', code: 'push.gap', message: 'There is a gap.' });
      }
      outcomes.push(client.outcomes.get(mutation.id) ?? this.#run(clientId, client, mutation));
    }
    this.#publish();
    const { lastMutationId } = client;
    return success({ lastMutationId, outcomes, idMap: client.mappings.slice(idMapBefore), serverNow: this.#now() });
  }

  /** One patch from the positions, or null when the device must resync. */
  pull(clientId: number, epoch: string, positions: readonly ScopePosition[], acked: number): Patch | null {
    const client = this.#client(clientId);
    const scopes = this.#scopesOf(client);
    const held = new Map(positions.map((position) => [position.scope, position.version]));
    if (epoch !== this.epoch || scopes.some((scope) => !held.has(scope))) return null;
    const patches = scopes.map((scope) => this.#patch(scope, held.get(scope) ?? 0)).filter((patch) => patch.to > patch.from);
    return {
      type: 'patch',
      epoch: this.epoch,
      scopes: [...scopes],
      patches,
      lastMutationId: client.lastMutationId,
      outcomes: [...client.outcomes.values()].filter((outcome) => outcome.mutationId > acked),
      idMap: [...client.mappings],
      serverNow: this.#now(),
    };
  }

  /** Every frame of a first sync behind a cursor, after the first screen where it is asked for. */
  firstSync(clientId: number, cursor: string | null, wantsScreen: boolean): unknown[] {
    const scopes = this.#scopesOf(this.#client(clientId));
    const stretches = scopes.flatMap((scope) => this.#chunks(scope));
    const behind = cursor === null ? 0 : stretches.findIndex((chunk) => chunk.cursor === cursor) + 1;
    const tables = stretches.map((chunk) => ({
      scope: chunk.position.scope,
      table: chunk.content.table,
      rows: chunk.content.rows.length,
      bytes: 100 * chunk.content.rows.length,
    }));
    const reach = scopes.map((scope) => ({ scope, version: this.#scope(scope).version }));
    const screen = wantsScreen ? [{ type: 'screen', screen: this.#firstScreen(clientId) }] : [];
    return [...screen, { type: 'plan', epoch: this.epoch, scopes, tables }, ...stretches.slice(behind), { type: 'end', reach }];
  }

  /** The newest job with its applications, as far as the device may see them. */
  #firstScreen(clientId: number): FirstScreen | null {
    const truth = this.truth(clientId);
    const jobId = Math.max(0, ...(truth.get('jobs')?.keys() ?? []));
    if (jobId === 0) return null;
    const rowsOf = (table: TableName, shown: (row: ServerRow) => boolean): TableRows => ({
      table: tableByName(table).no,
      projection: 'full',
      rows: [...(truth.get(table)?.values() ?? [])].filter(shown).map((row) => columnsOf(table, 'full').map((column) => row[column.name] ?? null)),
    });
    return { jobId, content: [rowsOf('jobs', (row) => row.id === jobId), rowsOf('applications', (row) => row['jobId'] === jobId)] };
  }

  /** A scope's rows as it shows them. */
  *heldBy(name: ScopeName): Generator<{ table: TableName; id: RowId; projection: Projection; row: WireRow }> {
    for (const [key, projection] of this.#scope(name).members) {
      const [table, id] = key.split(':') as [TableName, string];
      const row = columnsOf(table, projection).map((column) => this.tables.get(table, Number(id))?.[column.name] ?? null);
      yield { table, id: Number(id), projection, row };
    }
  }

  /** What a device with these scopes must hold, by table and id, as full rows. */
  truth(clientId: number): Map<TableName, Map<RowId, ServerRow>> {
    const client = this.#clients.get(clientId);
    const scopes = new Set(client === undefined ? [] : this.#scopesOf(client));
    const truth = new Map<TableName, Map<RowId, ServerRow>>();
    for (const { name, serverOnly } of TABLES) {
      if (serverOnly) continue;
      for (const [id, row] of this.tables.rows(name)) {
        const shown = this.#visibility(name, row, this.tables).filter(([scope]) => scopes.has(scope));
        if (shown.length === 0) continue;
        const columns = new Set(shown.flatMap(([, projection]) => columnsOf(name, projection).map((column) => column.name)));
        const visible = Object.fromEntries(
          columnsOf(name, 'full').map((column) => [column.name, columns.has(column.name) ? (row[column.name] ?? null) : null]),
        );
        const rows = truth.get(name) ?? new Map<RowId, ServerRow>();
        rows.set(id, visible);
        truth.set(name, rows);
      }
    }
    return truth;
  }

  #client(clientId: number): Client {
    const client = this.#ended.has(clientId) ? undefined : this.#clients.get(clientId);
    if (client === undefined) throw new AppError({ kind: 'unauthenticated', origin: 'gateway', code: 'session.ended', message: 'Sign in again.' });
    return client;
  }

  #scopesOf(client: Client): ScopeName[] {
    return [`company:${client.account.companyId ?? 0}`, `user:${client.account.userId}`];
  }

  #scope(name: ScopeName): Scope {
    const known = this.#scopes.get(name) ?? { version: 1, members: new Map<string, Projection>(), changes: [] };
    this.#scopes.set(name, known);
    return known;
  }

  #run(clientId: number, client: Client, mutation: PushedMutation): Outcome {
    const mark = this.tables.mark();
    const mapped: IdMapping[] = [];
    let outcome: Outcome;
    try {
      outcome = this.#apply(client, mutation, mapped);
    } catch (thrown) {
      this.tables.rollbackTo(mark);
      mapped.length = 0;
      const { code, message } = thrown instanceof MutationRejection ? thrown : { code: 'internal', message: String(thrown) };
      outcome = { mutationId: mutation.id, status: 'rejected', code, message };
    }
    for (const mapping of mapped) {
      client.ids.set(`${mapping.table}:${mapping.temporaryId}`, mapping.id);
      client.mappings.push(mapping);
    }
    client.lastMutationId = mutation.id;
    client.outcomes.set(mutation.id, outcome);
    this.applied.push({ clientId, mutation, outcome });
    return outcome;
  }

  #apply(client: Client, mutation: PushedMutation, mapped: IdMapping[]): Outcome {
    const mutator = findMutator(mutation.name);
    if (mutator === undefined) return { mutationId: mutation.id, status: 'noop' };
    const named = mutator.ids.filter((field) => field.creates !== true);
    const args: unknown = mapIds(mutator.args.parse(mutation.args), named, (table, id) => client.ids.get(`${tableByName(table).no}:${id}`) ?? id);
    if (idsIn(args, named).some(({ id }) => id < 0)) throw new MutationRejection('dependency', 'What this builds on was refused.');
    const context = contextOf(client.account, Math.min(mutation.authoredAt, this.#now()));
    const verbs = new ServerVerbs(this.tables, context.now, (table, temporaryId, id) =>
      mapped.push({ table: tableByName(table).no, temporaryId, id }),
    );
    const report = runSync(mutator.run(tx, args, context), verbs.handle);
    return { mutationId: mutation.id, status: 'applied', skipped: report.skipped.map((row) => ({ ...row })) };
  }

  /** One tick: every scope that something entered, changed in or left gets its next version. */
  #publish(): void {
    const keys = this.tables.take();
    const touched = new Map<ScopeName, Change[]>();
    for (const key of keys)
      for (const [scope, change] of this.#changesOf(key.table, key.id)) touched.set(scope, [...(touched.get(scope) ?? []), change]);
    for (const [name, changes] of touched) {
      const scope = this.#scope(name);
      scope.version += 1;
      for (const change of changes) scope.changes.push({ ...change, version: scope.version });
    }
    for (const listener of this.#listeners) listener();
  }

  #changesOf(table: TableName, id: RowId): [ScopeName, Change][] {
    const row = this.tables.get(table, id);
    const shown = new Map(row === undefined ? [] : this.#visibility(table, row, this.tables));
    for (const name of shown.keys()) this.#scope(name);
    const key = `${table}:${id}`;
    const changes: [ScopeName, Change][] = [];
    for (const [name, scope] of this.#scopes) {
      const projection = shown.get(name);
      if (projection !== undefined && row !== undefined) {
        scope.members.set(key, projection);
        const wire = columnsOf(table, projection).map((column) => row[column.name] ?? null);
        changes.push([name, { version: 0, table, id, projection, row: wire }]);
      } else if (scope.members.delete(key)) changes.push([name, { version: 0, table, id, projection: null, row: null }]);
    }
    return changes;
  }

  #patch(name: ScopeName, from: number): ScopePatch {
    const scope = this.#scope(name);
    const last = new Map<string, Change>();
    for (const change of scope.changes) if (change.version > from) last.set(`${change.table}:${change.id}`, change);
    const rows = new Map<string, TableRows>();
    const gone = new Map<number, number[]>();
    for (const { table, id, projection, row } of last.values()) {
      const { no } = tableByName(table);
      if (projection === null || row === null) gone.set(no, [...(gone.get(no) ?? []), id]);
      else {
        const group = rows.get(`${no}:${projection}`) ?? { table: no, projection, rows: [] };
        group.rows.push(row);
        rows.set(`${no}:${projection}`, group);
      }
    }
    return { scope: name, from, to: scope.version, rows: [...rows.values()], gone: [...gone].map(([table, ids]) => ({ table, ids })) };
  }

  #chunks(name: ScopeName): { type: 'chunk'; position: ScopePosition; content: TableRows; cursor: string }[] {
    const { members, version } = this.#scope(name);
    const groups = new Map<string, { table: TableName; projection: Projection; ids: RowId[] }>();
    for (const [key, projection] of members) {
      const [table, id] = key.split(':') as [TableName, string];
      const group = groups.get(`${table}:${projection}`) ?? { table, projection, ids: [] };
      group.ids.push(Number(id));
      groups.set(`${table}:${projection}`, group);
    }
    return [...groups.values()].flatMap(({ table, projection, ids }) => {
      const sorted = ids.toSorted((left, right) => left - right);
      const { no } = tableByName(table);
      const pages = Array.from({ length: Math.ceil(sorted.length / CHUNK_ROWS) }, (_, page) =>
        sorted.slice(page * CHUNK_ROWS, (page + 1) * CHUNK_ROWS),
      );
      return pages.map((page) => ({
        type: 'chunk' as const,
        position: { scope: name, version },
        content: {
          table: no,
          projection,
          rows: page.map((id) => columnsOf(table, projection).map((column) => this.tables.get(table, id)?.[column.name] ?? null)),
        },
        cursor: `${name}/${no}/${projection}/${String(page.at(-1))}`,
      }));
    });
  }
}
