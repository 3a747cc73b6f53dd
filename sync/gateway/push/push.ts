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
import type { Principal } from '../principals.ts';
import { inLateTransaction } from '../transaction.ts';
import { createAccess, createTenantBook } from './access.ts';
import type { TenantBook } from './access.ts';
import { applyMutation, believedAuthoredAt, liftMutation, settleOwed } from './apply-mutation.ts';
import type { PushBatch } from './apply-mutation.ts';
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
  readonly principal: Principal;
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

/** What the mutations of a repeated push came to the first time. */
async function readStored(
  connection: TransactionConnection,
  clientId: number,
  mutations: readonly PushedMutation[],
  last: number,
): Promise<Answered> {
  const from = mutations[0]?.id ?? 1;
  const to = Math.min(last, from + mutations.length - 1);
  if (from > to) return { outcomes: [], idMap: [] };
  const stored = await readOutcomes(connection, clientId, from, to);
  for (const { outcome, saidAt } of stored) {
    const pushed = mutations.find((mutation) => mutation.id === outcome.mutationId);
    if (saidAt !== null && pushed !== undefined && pushed.authoredAt !== saidAt) throw new ForeignNumber();
  }
  return { outcomes: stored.map(({ outcome }) => outcome), idMap: await readIdMappings(connection, clientId, from, to) };
}

/** A number was used before by another mutation: two profiles, one a copy of the other, push under one registration. */
class ForeignNumber extends Error {
  override readonly name = 'ForeignNumber';
}

async function clonedDevice({ pool, principal }: PushOptions): Promise<AppError> {
  const { clientId, account } = principal;
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
  readonly last: number;
  readonly ids: IdMap;
  readonly rows: RowCache;
  readonly tenants: TenantBook;
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

/** Locks the device's row and those that the mutations name, and asks whose they are: in one round trip, where the id map need not be read first. */
async function open(connection: TransactionConnection, clientId: number, mutations: readonly PushedMutation[]): Promise<Opening> {
  const named = rowsNamed(mutations);
  const tenants = createTenantBook(connection);
  const load = async (known: Pick<IdMap, 'find'>): Promise<RowCache> => {
    const toLock = rowsToLock(named, known);
    const [rows] = await Promise.all([loadRows(connection, toLock), ...Array.from(toLock, ([table, ids]) => tenants.prepare(table, [...ids]))]);
    return rows;
  };
  const asked = loadIdMap.bind(
    null,
    connection,
    clientId,
    named.filter(({ id }) => isTemporaryId(id)),
  );
  if (namesOnlyOwn(mutations)) {
    const [last, ids, rows] = await Promise.all([lockClient(connection, clientId), asked(), load({ find: () => undefined })]);
    return { last, ids, rows, tenants };
  }
  const [last, ids] = await Promise.all([lockClient(connection, clientId), asked()]);
  return { last, ids, rows: await load(ids), tenants };
}

/** Carries out the mutations that are new and stores what became of them. */
async function applyFresh(
  connection: TransactionConnection,
  options: PushOptions,
  { ids, rows, tenants }: Opening,
  fresh: readonly PushedMutation[],
  apart: boolean,
): Promise<Answered> {
  const { principal, log } = options;
  const { clientId, account } = principal;
  const audits: AuditEntry[] = [];
  const audit = (entry: AuditEntry): void => void audits.push(entry);
  let scopes: Promise<number[]> | undefined;
  const scopeIds = (): Promise<number[]> => (scopes ??= scopesFor(connection, account).then((found) => found.map((scope) => scope.id)));
  const access = createAccess({ connection, account, clientId, tenants, scopeIds, audit });
  const batch: PushBatch = { connection, principal, access, ids, rows, audit, log, apart, owed: [] };
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
  return { outcomes: records.map((record) => record.outcome), idMap };
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

async function attempt(options: PushOptions, mutations: readonly PushedMutation[], apart: boolean): Promise<Omit<PushReply, 'serverNow'>> {
  const { clientId } = options.principal;
  return inLateTransaction(options.pool, apart ? asItIs : asSharedFailure, async (late) => {
    const connection = apart ? atOnce(late) : late;
    const opening = await open(connection, clientId, mutations.map(liftMutation));
    const { last } = opening;
    requireDense(mutations, last);
    const stored = await readStored(connection, clientId, mutations, last);
    const fresh = mutations.filter((mutation) => mutation.id > last).map(liftMutation);
    if (fresh.length === 0) return { lastMutationId: last, ...stored };
    const applied = await applyFresh(connection, options, opening, fresh, apart);
    await advance(connection, clientId, last + fresh.length);
    return {
      lastMutationId: last + fresh.length,
      outcomes: [...stored.outcomes, ...applied.outcomes],
      idMap: [...stored.idMap, ...applied.idMap],
    };
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
 * @throws AppError `push.gap`, `device.cloned`, `session.device_revoked`, or `database.unavailable` after five attempts
 */
export async function push(options: PushOptions, mutations: readonly PushedMutation[]): Promise<PushReply> {
  let apart = false;
  for (let count = 1; ; count += 1) {
    try {
      return { ...(await attempt(options, mutations, apart)), serverNow: Date.now() };
    } catch (error) {
      if (error instanceof MustGoApart) {
        apart = true;
        continue;
      }
      if (error instanceof ForeignNumber) throw await clonedDevice(options);
      if (!isTransient(error)) throw error;
      options.log('warn', 'push.repeated', { attempt: count, code: databaseErrorCode(error), clientId: options.principal.clientId });
      if (count === MAX_ATTEMPTS) throw databaseUnavailable(error);
      await delay(Math.random() * 20 * 2 ** count);
    }
  }
}
