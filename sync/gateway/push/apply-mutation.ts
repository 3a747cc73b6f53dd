import { idsIn, mapIds } from '../../../shared/mutators/id-paths.ts';
import type { TableName } from '../../../shared/generated/tables.ts';
import { isTemporaryId } from '../../../shared/ids.ts';
import type { RowId } from '../../../shared/ids.ts';
import { MutationRejection } from '../../../shared/mutators/mutator.ts';
import type { AnyMutator, MutatorContext } from '../../../shared/mutators/mutator.ts';
import { runAsync, tx } from '../../../shared/mutators/port.ts';
import { findMutator } from '../../../shared/mutators/registry.ts';
import { liftArgs } from '../../../shared/mutators/upcast.ts';
import { toUtcSecond } from '../../../shared/time.ts';
import type { Outcome } from '../../protocol/pull.ts';
import { NOOP_MUTATION } from '../../protocol/push.ts';
import type { PushedMutation } from '../../protocol/push.ts';
import type { TransactionConnection } from '../late-writes.ts';
import type { AuditEntry } from '../audit.ts';
import { describeError } from '../log.ts';
import type { Log } from '../log.ts';
import { databaseErrorCode, isTransient } from '../pool.ts';
import { SERVER_PARTS, SHARED_SERVER_PARTS } from '../server-parts/registry.ts';
import type { AppliedMutation, CarryOut, SharedServerPart } from '../server-parts/server-part.ts';
import type { Principal } from '../principals.ts';
import type { ExpectedRow } from '../sequencer/types.ts';
import type { Access } from './access.ts';
import type { IdMap } from './id-map.ts';
import { MysqlStore } from './mysql-store.ts';
import type { RowCache } from './row-cache.ts';
import { nameAuthors, noteFieldAuthors } from './field-authors.ts';
import { MustGoApart } from './must-go-apart.ts';

/** What all mutations of one push share. */
export interface PushBatch {
  readonly connection: TransactionConnection;
  readonly principal: Principal;
  readonly access: Access;
  readonly ids: IdMap;
  readonly rows: RowCache;
  readonly audit: (entry: AuditEntry) => void;
  readonly log: Log;
  /** Every mutation behind a savepoint, with its server part; otherwise none, and shared server parts once for many. */
  readonly apart: boolean;
  /** Shared server parts that are still to run, in order. */
  readonly owed: OwedPart[];
  /** Of a push's only mutation: between two of them, more than one knows of may change. */
  readonly prepared: PreparedPart | null;
  /** Rows that were written, for the tick that publishes them. */
  readonly written: ExpectedRow[];
}

/** What a shared server part still has to add. */
export interface OwedPart {
  readonly part: SharedServerPart;
  readonly mutations: AppliedMutation[];
}

/** A shared server part that was asked for with the push's first statements. */
export interface PreparedPart {
  readonly part: SharedServerPart;
  readonly ids: ReadonlySet<RowId>;
  readonly carryOut: CarryOut;
}

/** A mutation with its mutator found and its arguments checked. */
export interface ParsedMutation {
  readonly mutator: AnyMutator;
  readonly args: unknown;
}

/** A mutation with arguments of the version this gateway knows, where it can be lifted to it. */
export function liftMutation(mutation: PushedMutation): PushedMutation {
  const mutator = findMutator(mutation.name);
  const lifted = mutator === undefined ? null : liftArgs(mutator, mutation.argsVersion, mutation.args);
  return lifted?.ok === true && mutator !== undefined ? { ...mutation, argsVersion: mutator.argsVersion, args: lifted.args } : mutation;
}

/**
 * Finds a lifted mutation's mutator and checks its arguments.
 * @throws MutationRejection when this gateway does not know the change (any more) or its arguments are not as agreed
 */
export function parseMutation({ name, argsVersion, args }: PushedMutation): ParsedMutation {
  const mutator = findMutator(name);
  if (mutator === undefined || argsVersion > mutator.argsVersion) {
    throw new MutationRejection(
      'mutation.unknown',
      'The company gateway does not know this kind of change. Ask your administrator to update the gateway, then do it again.',
    );
  }
  if (argsVersion < mutator.argsVersion) {
    throw new MutationRejection(
      'mutation.too_old',
      'This change was made by a version of HotGigs that is too old. Update HotGigs, then do it again.',
    );
  }
  const parsed = mutator.args.safeParse(args);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new MutationRejection(
      'args.invalid',
      `The company gateway could not read this change${where === '' ? '' : ` (at "${where}")`}. Do it again; if that does not help, update the workstation.`,
    );
  }
  return { mutator, args: parsed.data };
}

/** Puts real ids for the temporary ones of earlier changes. */
function resolveIds({ mutator, args }: ParsedMutation, ids: IdMap): unknown {
  const own = new Set(
    idsIn(
      args,
      mutator.ids.filter((field) => field.creates),
    ).map(({ field, id }) => `${field.table}:${id}`),
  );
  return mapIds(args, mutator.ids, (table, id) => {
    if (!isTemporaryId(id) || own.has(`${table}:${id}`)) return id;
    const real = ids.find(table, id);
    if (real !== undefined) return real;
    throw new MutationRejection(
      'dependency',
      'This builds on an earlier change that was not accepted. Your work is kept here: do the earlier one again first.',
    );
  });
}

function contextOf({ account, registeredAt }: Principal, authoredAt: number): MutatorContext {
  return {
    userId: account.userId,
    email: account.email,
    recruiterId: account.recruiterId,
    companyId: account.companyId,
    role: account.role,
    now: toUtcSecond(Math.max(authoredAt, registeredAt)),
  };
}

/**
 * When a mutation was authored, as far as the device may be believed: not after
 * now, not before the device was registered.
 */
export function believedAuthoredAt(mutation: PushedMutation, principal: Principal, now: number): number {
  return Math.min(Math.max(mutation.authoredAt, principal.registeredAt), now);
}

async function run(
  batch: PushBatch,
  mutation: PushedMutation,
  authoredAt: number,
  store: MysqlStore,
): Promise<Pick<Outcome, 'skipped' | 'conflicts'>> {
  const { connection, principal, ids, audit, written } = batch;
  const { clientId, account } = principal;
  const parsed = parseMutation(mutation);
  const { mutator } = parsed;
  if (!mutator.roles.includes(account.role)) {
    audit({
      kind: 'push.forbidden_role',
      clientId,
      userId: account.userId,
      companyId: account.companyId,
      detail: { name: mutator.name, role: account.role },
    });
    throw new MutationRejection('forbidden.role', 'Your role may not make this change. Ask your company administrator if you need to.');
  }
  const args = resolveIds(parsed, ids);
  const context = contextOf(principal, authoredAt);
  const report = await runAsync(mutator.run(tx, args, context), (operation) => store.handle(operation));
  const { inserted, updated, deleted } = store;
  const alsoWrote = (row: ExpectedRow): void => void written.push(row);
  const applied = { connection, context, clientId, mutationId: mutation.id, inserted, updated, deleted, args, alsoWrote };
  await addServerPart(batch, mutator.name, applied);
  // Whose the others' values are is asked before this mutation's own author is noted over them.
  const conflicts = await nameAuthors(connection, account, report.conflicts);
  await noteFieldAuthors(connection, mutator, store.updated, { userId: account.userId, at: context.now });
  written.push(...inserted, ...updated.map(({ table, id, before, changes }) => ({ table, id, values: { ...before, ...changes } })));
  return { ...(report.skipped.length > 0 && { skipped: [...report.skipped] }), ...(conflicts.length > 0 && { conflicts }) };
}

async function addServerPart(batch: PushBatch, name: string, applied: AppliedMutation): Promise<void> {
  const { apart, owed } = batch;
  const [part, shared] = [SERVER_PARTS.get(name), SHARED_SERVER_PARTS.get(name)];
  const last = owed.at(-1);
  if (part !== undefined) {
    await settleOwed(batch);
    await part(applied);
  }
  if (shared === undefined) return;
  if (apart) await carryOut(batch, shared, [applied]);
  else if (last?.part === shared) last.mutations.push(applied);
  else owed.push({ part: shared, mutations: [applied] });
}

async function carryOut({ connection, prepared }: PushBatch, part: SharedServerPart, mutations: readonly AppliedMutation[]): Promise<void> {
  const ids = part.idsIn(mutations);
  if (ids.length === 0) return;
  const isPrepared = prepared?.part === part && ids.every((id) => prepared.ids.has(id));
  const run = isPrepared ? prepared.carryOut : await part.prepare(connection, ids);
  await run(mutations);
}

/** Runs the shared server parts that are owed. @throws MustGoApart when one fails */
export async function settleOwed(batch: PushBatch): Promise<void> {
  try {
    for (const { part, mutations } of batch.owed.splice(0)) await carryOut(batch, part, mutations);
  } catch (error) {
    throw isTransient(error) ? error : new MustGoApart();
  }
}

function createStore({ connection, principal, access, ids, rows, audit }: PushBatch): MysqlStore {
  const { clientId, account } = principal;
  const actor = { clientId, userId: account.userId, companyId: account.companyId };
  const noEffect = (table: TableName, id: RowId): void => audit({ kind: 'push.no_effect', ...actor, detail: { table, id } });
  return new MysqlStore({ connection, access, ids, rows, noEffect });
}

/** Why a mutation that threw is rejected. The text of unexpected errors stays here. */
function rejectionOf(error: unknown, { log, principal }: PushBatch): MutationRejection {
  if (error instanceof MutationRejection) return error;
  const code = databaseErrorCode(error);
  if (code.startsWith('ER_NO_REFERENCED_ROW')) return new MutationRejection('row.gone', 'Something this change belongs to was deleted meanwhile.');
  if (code.startsWith('ER_ROW_IS_REFERENCED')) return new MutationRejection('row.in_use', 'Other records still need this one, so it stays.');
  log('error', 'push.mutation_failed', { ...describeError(error), clientId: principal.clientId });
  return new MutationRejection('internal', 'The company gateway could not carry this change out. It is kept here; report it to your administrator.');
}

/**
 * Carries out one mutation and says what became of it. A refusal, whatever its
 * reason, undoes only this mutation: none blocks the queue. Most are refused
 * before they write anything, so that nothing is to be undone.
 * @throws what must repeat the whole batch: deadlock, lock wait, lost connection; MustGoApart
 */
export async function applyMutation(batch: PushBatch, mutation: PushedMutation, authoredAt: number): Promise<Outcome> {
  if (mutation.name === NOOP_MUTATION) return { mutationId: mutation.id, status: 'noop' };
  const { connection, ids, apart } = batch;
  const store = createStore(batch);
  if (apart) await connection.query('SAVEPOINT mutation');
  try {
    const notes = await run(batch, mutation, authoredAt, store);
    ids.keep(mutation.id);
    return { mutationId: mutation.id, status: 'applied', ...notes };
  } catch (error) {
    if (isTransient(error)) throw error;
    await undo(batch, store, error);
    const { code, message, conflicts } = rejectionOf(error, batch);
    const named = await nameAuthors(connection, batch.principal.account, conflicts);
    return { mutationId: mutation.id, status: 'rejected', code, message, ...(named.length > 0 && { conflicts: named }) };
  }
}

/** Leaves nothing of a refused mutation behind. */
async function undo({ connection, ids, rows, apart }: PushBatch, store: MysqlStore, error: unknown): Promise<void> {
  if (!apart && (store.wrote || !(error instanceof MutationRejection))) throw new MustGoApart();
  ids.discard();
  if (!apart) return;
  await connection.query('ROLLBACK TO SAVEPOINT mutation');
  rows.clear();
}
