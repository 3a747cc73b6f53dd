import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { AppError } from '../../../shared/errors.ts';
import { isTemporaryId } from '../../../shared/ids.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { TableName } from '../../../shared/generated/tables.ts';
import { idsIn } from '../../../shared/mutators/id-paths.ts';
import { findMutator } from '../../../shared/mutators/registry.ts';
import { DEVICE_CLONED } from '../../protocol/push.ts';
import type { PushedMutation, PushReply } from '../../protocol/push.ts';
import type { AuditEntry } from '../audit.ts';
import { writeAudit } from '../audit.ts';
import { ACCESS_RULES } from '../access-rules.ts';
import { writeLater } from '../late-writes.ts';
import type { LateWrites, TransactionConnection } from '../late-writes.ts';
import type { Log } from '../log.ts';
import { databaseErrorCode, databaseUnavailable, isTransient, withConnection } from '../pool.ts';
import { refusal } from '../refusals.ts';
import { scopesFor } from '../sequencer/scopes.ts';
import type { ExpectedRow } from '../sequencer/types.ts';
import { authenticateIn, sessionEnded } from '../principals.ts';
import type { Principal } from '../principals.ts';
import { SHARED_SERVER_PARTS } from '../server-parts/registry.ts';
import { inLateTransaction } from '../transaction.ts';
import { createAccess, createTenantBook } from './access.ts';
import type { TenantBook } from './access.ts';
import { applyMutation, believedAuthoredAt, liftMutation, settleOwed } from './apply-mutation.ts';
import type { PreparedPart, PushBatch } from './apply-mutation.ts';
import { loadIdMap, readIdMappings } from './id-map.ts';
import type { IdMap } from './id-map.ts';
import { MustGoApart } from './must-go-apart.ts';
import { readOutcomes, storeOutcomes } from './outcomes.ts';
import type { OutcomeRecord } from './outcomes.ts';
import { loadRows } from './row-cache.ts';
import type { RowCache } from './row-cache.ts';

const MAX_ATTEMPTS = 5;

/** The table number in `sync_log` that tells the sequencer of a device's queue progress. */
const QUEUE_PROGRESS_TABLE_NO = 1000;

/** What a push works with besides its mutations. */
export interface PushOptions {
  /** With `batches`. */
  readonly pool: Pool;
  readonly log: Log;
  /** Whether it still works, and for whom, is asked in the push's transaction, before anything is written. */
  readonly token: string;
  /** The device the token was given to. */
  readonly clientId: number;
}

/** Locks the device's row: its pushes follow one another, whatever is retried. */
async function lockClient(connection: TransactionConnection, clientId: number): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[][]>(
    { sql: 'SELECT last_mutation_id, revoked_at IS NOT NULL FROM sync_client WHERE id = ? FOR UPDATE', rowsAsArray: true },
    [clientId],
  );
  const row = rows[0] as unknown as readonly [last: number, revoked: 0 | 1] | undefined;
  if (row === undefined || row[1] === 1) {
    throw refusal('forbidden', 'session.device_revoked', 'This device was revoked by your administrator. Ask for it to be allowed again.');
  }
  return row[0];
}

function requireDense(mutations: readonly PushedMutation[], last: number): void {
  let expected = Math.min(mutations[0]?.id ?? 1, last + 1);
  for (const { id } of mutations) {
    if (id !== expected)
      throw refusal(
        'conflict',
        'push.gap',
        `The gateway has this device's changes up to ${last} and was sent number ${id}. Send them in order from ${last + 1}.`,
      );
    expected += 1;
  }
}

/** The rows that arguments name, by whatever id; malformed arguments name none. */
function rowsNamed(mutations: readonly PushedMutation[]): { table: TableName; id: RowId }[] {
  return mutations.flatMap(({ name, args }) =>
    idsIn(args, findMutator(name)?.ids ?? [])
      .filter(({ id }) => Number.isSafeInteger(id))
      .map(({ field, id }) => ({ table: field.table, id })),
  );
}

/** The rows to lock before the first mutation runs: those named by ids the server gave. */
function rowsToLock(named: readonly { readonly table: TableName; readonly id: RowId }[], ids: Pick<IdMap, 'find'>): Map<TableName, Set<RowId>> {
  const wanted = new Map<TableName, Set<RowId>>();
  for (const { table, id } of named) {
    const real = isTemporaryId(id) ? ids.find(table, id) : id;
    if (real === undefined || ACCESS_RULES[table] === undefined) continue;
    const known = wanted.get(table) ?? new Set();
    wanted.set(table, known.add(real));
  }
  return wanted;
}

async function advance(connection: TransactionConnection, clientId: number, last: number): Promise<void> {
  const sql = 'UPDATE sync_client SET last_mutation_id = ?, seen_at = UTC_TIMESTAMP(3) WHERE id = ?';
  await writeLater(connection, { sql, values: [last, clientId] });
  await writeLater(connection, { sql: `INSERT INTO sync_log (table_no, pk, op) VALUES (${QUEUE_PROGRESS_TABLE_NO}, ?, 'U')`, values: [clientId] });
}

type Answered = Pick<PushReply, 'outcomes' | 'idMap'>;

/** A push that was carried out: the answer, and the rows it wrote. */
export interface Pushed {
  readonly reply: PushReply;
  readonly written: readonly ExpectedRow[];
}

/** What the mutations of a repeated push came to the first time. */
async function readStored(connection: TransactionConnection, { principal, last }: Opening, mutations: readonly PushedMutation[]): Promise<Answered> {
  const { clientId } = principal;
  const from = mutations[0]?.id ?? 1;
  const to = Math.min(last, from + mutations.length - 1);
  if (from > to) return { outcomes: [], idMap: [] };
  const stored = await readOutcomes(connection, clientId, from, to);
  for (const { outcome, saidAt } of stored) {
    const pushed = mutations.find((mutation) => mutation.id === outcome.mutationId);
    if (saidAt !== null && pushed !== undefined && pushed.authoredAt !== saidAt) throw new ForeignNumber(principal);
  }
  return { outcomes: stored.map(({ outcome }) => outcome), idMap: await readIdMappings(connection, clientId, from, to) };
}

/** A number was used before by another mutation: two profiles, one a copy of the other, push under one registration. */
class ForeignNumber extends Error {
  override readonly name = 'ForeignNumber';
  readonly principal: Principal;

  constructor(principal: Principal) {
    super();
    this.principal = principal;
  }
}

async function clonedDevice(pool: Pool, { clientId, account }: Principal): Promise<AppError> {
  await withConnection(pool, (connection) =>
    writeAudit(connection, { kind: 'push.device_cloned', clientId, userId: account.userId, companyId: account.companyId, detail: {} }),
  );
  return refusal(
    'conflict',
    DEVICE_CLONED,
    'This profile was copied and is used in two places. Sign in again here; nothing of your unsent work is lost.',
  );
}

/** What is known and locked before the first mutation runs. */
interface Opening {
  /** Who sends the push, as the database says in this transaction. */
  readonly principal: Principal;
  readonly last: number;
  readonly ids: IdMap;
  readonly rows: RowCache;
  readonly tenants: TenantBook;
  readonly prepared: PreparedPart | null;
}

/** Whether all rows that mutations name can be told before the id map is read: temporary ids are only given to what they make. */
function namesOnlyOwn(mutations: readonly PushedMutation[]): boolean {
  const made = new Set(mutations.flatMap(({ name, args }) => idsIn(args, findMutator(name)?.ids.filter((field) => field.creates) ?? []).map(keyOf)));
  return mutations.every(({ name, args }) =>
    idsIn(args, findMutator(name)?.ids ?? []).every((named) => !isTemporaryId(named.id) || made.has(keyOf(named))),
  );
}

function keyOf({ field, id }: { readonly field: { readonly table: TableName }; readonly id: RowId }): string {
  return `${field.table}:${id}`;
}

/** Locks the device's row, then asks who sends the push: whoever was shut out while it waited for the lock is too late. */
async function lockFor(connection: TransactionConnection, { token, clientId }: PushOptions): Promise<Pick<Opening, 'principal' | 'last'>> {
  const [last, principal] = await Promise.all([lockClient(connection, clientId), authenticateIn(connection, token)]);
  if (principal.clientId !== clientId) throw sessionEnded();
  return { last, principal };
}

/** Asks what the shared server part of an only mutation must know of its rows, which are locked. */
async function prepareFor(
  connection: TransactionConnection,
  mutations: readonly PushedMutation[],
  locked: ReadonlyMap<TableName, ReadonlySet<RowId>>,
): Promise<PreparedPart | null> {
  const [only] = mutations;
  const part = only !== undefined && mutations.length === 1 ? SHARED_SERVER_PARTS.get(only.name) : undefined;
  const ids = part === undefined ? undefined : locked.get(part.of);
  return part === undefined || ids === undefined ? null : { part, ids, carryOut: await part.prepare(connection, [...ids]) };
}

/**
 * Locks the device's row and those that the mutations name, and asks whose they are and what else they will need: in one
 * round trip, where the id map need not be read first.
 */
async function open(connection: TransactionConnection, options: PushOptions, mutations: readonly PushedMutation[], apart: boolean): Promise<Opening> {
  const { clientId } = options;
  const named = rowsNamed(mutations);
  const tenants = createTenantBook(connection);
  const load = async (known: Pick<IdMap, 'find'>): Promise<Pick<Opening, 'rows' | 'prepared'>> => {
    const toLock = rowsToLock(named, known);
    const [rows, prepared] = await Promise.all([
      loadRows(connection, toLock),
      apart ? null : prepareFor(connection, mutations, toLock),
      ...Array.from(toLock, ([table, ids]) => tenants.prepare(table, [...ids])),
    ]);
    return { rows, prepared };
  };
  const asked = loadIdMap.bind(
    null,
    connection,
    clientId,
    named.filter(({ id }) => isTemporaryId(id)),
  );
  if (namesOnlyOwn(mutations)) {
    const [locked, ids, loaded] = await Promise.all([lockFor(connection, options), asked(), load({ find: () => undefined })]);
    return { ...locked, ...loaded, ids, tenants };
  }
  const [locked, ids] = await Promise.all([lockFor(connection, options), asked()]);
  return { ...locked, ...(await load(ids)), ids, tenants };
}

/** Carries out the mutations that are new and stores what became of them. */
async function applyFresh(
  connection: TransactionConnection,
  log: Log,
  { principal, ids, rows, tenants, prepared }: Opening,
  fresh: readonly PushedMutation[],
  apart: boolean,
): Promise<Answered & Pick<Pushed, 'written'>> {
  const { clientId, account } = principal;
  const audits: AuditEntry[] = [];
  const audit = (entry: AuditEntry): void => void audits.push(entry);
  let scopes: Promise<number[]> | undefined;
  const scopeIds = (): Promise<number[]> => (scopes ??= scopesFor(connection, account).then((found) => found.map((scope) => scope.id)));
  const access = createAccess({ connection, account, clientId, tenants, scopeIds, audit });
  const batch: PushBatch = { connection, principal, access, ids, rows, audit, log, apart, owed: [], prepared, written: [] };
  const receivedAt = Date.now();
  const records: OutcomeRecord[] = [];
  for (const mutation of fresh) {
    const authoredAt = believedAuthoredAt(mutation, principal, receivedAt);
    records.push({ outcome: await applyMutation(batch, mutation, authoredAt), name: mutation.name, authoredAt, saidAt: mutation.authoredAt });
  }
  await settleOwed(batch);
  const idMap = await ids.write();
  await storeOutcomes(connection, clientId, records, receivedAt);
  for (const entry of audits) await writeAudit(connection, entry);
  return { outcomes: records.map((record) => record.outcome), idMap, written: batch.written };
}

/** A failure of one of several statements is somebody's; going apart shows whose. */
function asSharedFailure(error: unknown): unknown {
  return isTransient(error) ? error : new MustGoApart();
}

function asItIs(error: unknown): unknown {
  return error;
}

/** Every write is carried out before the next step: what fails is that mutation's. */
function atOnce({ query, execute }: LateWrites): TransactionConnection {
  return { query, execute };
}

async function attempt(options: PushOptions, mutations: readonly PushedMutation[], apart: boolean): Promise<Pushed> {
  const { clientId, log } = options;
  return inLateTransaction(options.pool, apart ? asItIs : asSharedFailure, async (late) => {
    const connection = apart ? atOnce(late) : late;
    const opening = await open(connection, options, mutations.map(liftMutation), apart);
    const { last } = opening;
    requireDense(mutations, last);
    const stored = await readStored(connection, opening, mutations);
    const fresh = mutations.filter((mutation) => mutation.id > last).map(liftMutation);
    if (fresh.length === 0) return { reply: { lastMutationId: last, ...stored, serverNow: Date.now() }, written: [] };
    const applied = await applyFresh(connection, log, opening, fresh, apart);
    await advance(connection, clientId, last + fresh.length);
    const outcomes = [...stored.outcomes, ...applied.outcomes];
    const idMap = [...stored.idMap, ...applied.idMap];
    return { reply: { lastMutationId: last + fresh.length, outcomes, idMap, serverNow: Date.now() }, written: applied.written };
  });
}

/**
 * Applies a batch of a device's mutations in one READ COMMITTED transaction:
 * effects, outcomes, id maps and the device's number together. Mutations that
 * were applied before answer with their stored outcome, so a push may be
 * repeated after a lost reply. Deadlocks and lost connections, also at COMMIT,
 * repeat the whole batch: what was committed is then found, not done twice.
 * Mutations are first carried out together, which takes a fraction of the round
 * trips; where one must be undone alone, nothing stands yet and the batch
 * is begun anew with a savepoint for each.
 * Whoever sends it is asked for again in each attempt, behind the device's lock.
 * @throws AppError as `authenticate` does, `push.gap`, `device.cloned`, or `database.unavailable` after five attempts
 */
export async function push(options: PushOptions, mutations: readonly PushedMutation[]): Promise<Pushed> {
  let apart = false;
  for (let count = 1; ; count += 1) {
    try {
      return await attempt(options, mutations, apart);
    } catch (error) {
      if (error instanceof MustGoApart) {
        apart = true;
        continue;
      }
      if (error instanceof ForeignNumber) throw await clonedDevice(options.pool, error.principal);
      if (!isTransient(error)) throw error;
      options.log('warn', 'push.repeated', { attempt: count, code: databaseErrorCode(error), clientId: options.clientId });
      if (count === MAX_ATTEMPTS) throw databaseUnavailable(error);
      await delay(Math.random() * 20 * 2 ** count);
    }
  }
}
