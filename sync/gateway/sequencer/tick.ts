import { ANNOTATIONS, TENANT_ORDER } from '../../../db/central/annotations.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { toUtcSecond } from '../../../shared/time.ts';
import { LateWrites, writeLater } from '../late-writes.ts';
import { noteBlindness } from './blindness.ts';
import { expandDeletes, syncEdges } from './edges.ts';
import type { EdgeChange } from './edges.ts';
import { noteExpired, noteSettings } from './expiry.ts';
import { renewal } from './leader.ts';
import type { Leadership } from './leader.ts';
import { readLog, readPosition, writePosition } from './log-reader.ts';
import type { LogBatch, LogPosition } from './log-reader.ts';
import { settleMembership, signalByTenant } from './membership.ts';
import { settlePanels } from './panels.ts';
import type { MembershipPass } from './pass.ts';
import { createRowReader, piecesOf } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import type { PublishedStep } from './recent-steps.ts';
import { createTickVersions } from './scope-book.ts';
import type { ScopeBook } from './scope-book.ts';
import { confirmSuspects, writeAlarms } from './suspects.ts';
import type { Suspects, Uncaptured } from './suspects.ts';
import { deleteTenants, readTenants, resolveTenants, writeTenants } from './tenants.ts';
import { TickConnection } from './tick-index.ts';
import { fetchExpected, fetchNeeds, fetchTouched } from './tick-needs.ts';
import type { ExpectedRow, Queryable, TickResult } from './types.ts';

/** What a tick needs besides its connection. */
export interface TickInput {
  readonly leadership: Leadership;
  readonly leaseMs: number;
  readonly book: ScopeBook;
  /** Where the last committed tick of this leader stopped; null to read it from the database. */
  readonly position: LogPosition | null;
  /** Also look for rows that leave by time alone. */
  readonly sweep: boolean;
  /** Rows the scrubber found to differ from the index; those that differ without a reason are published with an alarm. */
  readonly suspects?: Suspects | undefined;
  /** What callers have just written. */
  readonly expected?: readonly ExpectedRow[] | undefined;
  /** The moment of the tick, ms since the epoch. */
  readonly now: number;
}

export interface TickOutput {
  readonly result: TickResult;
  /** What was published, for who follows along in memory; null when it was too much for that. */
  readonly step: PublishedStep | null;
  /** Suspects that nothing explains. */
  readonly uncaptured: readonly Uncaptured[];
  readonly position: LogPosition;
}

const EMPTY: Omit<TickOutput, 'position'> = {
  result: { scopes: [], clients: [], consumed: 0 },
  step: { versions: new Map(), changes: new Map(), clients: new Map() },
  uncaptured: [],
};

/** Tenants are worked out for so many rows at a time. */
const ROWS_AT_A_TIME = 2_000;

/**
 * One tick: everything that became visible since the last one is worked out and
 * published in one transaction. It begins with the leader's row, not with a
 * snapshot: the first plain read after that opens the snapshot, so it shows
 * whatever an earlier tick committed, even one whose answer was lost. Whatever
 * throws has changed nothing; the caller rolls back and repeats. A small tick
 * takes four round trips: the log, the touched rows, what the index says of them,
 * and all that is written, with its COMMIT; two where callers said what they wrote.
 * @param connection of a pool with `batches`, in session isolation REPEATABLE READ, without a transaction
 * @throws LostLeadership when another leader has taken over
 */
export async function runTick(connection: Queryable, input: TickInput): Promise<TickOutput | null> {
  const late = new LateWrites(connection);
  await late.later({ sql: 'START TRANSACTION' });
  await late.later(renewal(input.leadership, input.leaseMs));
  const position = input.position ?? (await readPosition(late));
  if (position === null) {
    await late.query('ROLLBACK');
    return null;
  }
  const index = new TickConnection(late);
  // Base rows do not depend on what the tick writes.
  const reader = createRowReader(late);
  const [batch] = await Promise.all([readLog(late, position, input.now), fetchExpected(index, reader, input.expected ?? [])]);
  const isIdle = batch.consumed === 0 && !input.sweep && input.suspects === undefined;
  const published = isIdle ? EMPTY : await publishBatch(index, reader, batch, input);
  await late.query('COMMIT');
  input.book.noteVersions(published.result.scopes);
  return { ...published, position: batch.position };
}

async function publishBatch(connection: TickConnection, reader: RowReader, batch: LogBatch, input: TickInput): Promise<Omit<TickOutput, 'position'>> {
  const versions = createTickVersions(input.book);
  const edgeChanges = new Map<number, Map<number, EdgeChange>>();
  const newTenants = new Map<MirroredTableName, Set<number>>();
  const pass: MembershipPass = {
    connection,
    reader,
    book: input.book,
    versions,
    touched: batch.touched,
    pending: new Map(),
    signals: new Map(),
    edgeChanges,
    newTenants,
    panels: new Set(),
    now: toUtcSecond(input.now),
  };
  await fetchTouched(pass.reader, pass.touched);
  await expandDeletes(connection, pass.reader, pass.touched);
  const uncaptured = input.suspects === undefined ? [] : await addUncaptured(pass, input.suspects);
  await fetchNeeds(connection, pass.reader, pass.touched);
  await noteSettings(pass);
  for (const table of TENANT_ORDER) {
    const ids = [...(pass.touched.get(table)?.keys() ?? [])];
    for (const piece of piecesOf(ids, ROWS_AT_A_TIME)) {
      noteEdges(edgeChanges, await settleEdges(pass, table, piece));
      newTenants.set(table, new Set([...(newTenants.get(table) ?? []), ...(await settleTenants(pass, table, piece))]));
    }
    if (ids.length > 0) await signalByTenant(pass, table);
  }
  await noteBlindness(pass);
  if (input.sweep) await noteExpired(pass);
  await settleMembership(pass);
  await settlePanels(pass);
  await publishProgress(connection, batch.clients);
  const scopes = await versions.write(connection);
  await writePosition(connection, batch);
  await writeProgress(connection, batch, input);
  await connection.flush();
  const result: TickResult = { scopes, clients: [...batch.clients.keys()], consumed: batch.consumed };
  return { result, step: versions.published(batch.clients), uncaptured };
}

/** Rows written behind the log's back, with what their deletes took along. */
async function addUncaptured(pass: MembershipPass, suspects: Suspects): Promise<Uncaptured[]> {
  const uncaptured = await confirmSuspects(pass.connection, pass.reader, suspects, pass.touched);
  if (uncaptured.length === 0) return uncaptured;
  await expandDeletes(pass.connection, pass.reader, pass.touched);
  await writeAlarms(pass.connection, uncaptured);
  return uncaptured;
}

function noteEdges(noted: Map<number, Map<number, EdgeChange>>, changes: readonly EdgeChange[]): void {
  for (const change of changes) {
    const ofReference = noted.get(change.reference.no) ?? new Map<number, EdgeChange>();
    noted.set(change.reference.no, ofReference);
    ofReference.set(change.child, change);
  }
}

async function settleEdges(pass: MembershipPass, table: MirroredTableName, ids: readonly number[]): Promise<EdgeChange[]> {
  return syncEdges(pass.connection, table, ids, await pass.reader.read(table, ids));
}

/** Companies of touched rows; answers which were found. One once noted stays, wherever its people go. */
async function settleTenants(pass: MembershipPass, table: MirroredTableName, ids: readonly number[]): Promise<Set<number>> {
  const { connection, reader } = pass;
  if (ANNOTATIONS[table].tenantPath.length === 0) return new Set();
  const rows = await reader.read(table, ids);
  const known = await readTenants(connection, table, ids);
  const unknown = new Map([...rows].filter(([id]) => !known.has(id)));
  const found = await resolveTenants(reader, table, unknown, (parents, parentIds) => readTenants(connection, parents, parentIds));
  if (found.size > 0) await writeTenants(connection, table, found);
  const gone = [...known.keys()].filter((id) => !rows.has(id));
  if (gone.length > 0) await deleteTenants(connection, table, gone);
  return new Set(found.keys());
}

/** How far devices' queues have come in this very snapshot: rows and outcome are published together. */
async function publishProgress(connection: Queryable, clients: ReadonlyMap<number, number>): Promise<void> {
  if (clients.size === 0) return;
  await writeLater(connection, {
    sql: 'INSERT INTO sync_published (client_id, mutation_id) VALUES ? ON DUPLICATE KEY UPDATE mutation_id = VALUES(mutation_id)',
    values: [[...clients]],
  });
}

/** The log position, and a counter by which other gateways notice that something was published. */
async function writeProgress(connection: Queryable, batch: LogBatch, input: TickInput): Promise<void> {
  const swept = input.sweep ? [['swept_at', String(input.now)]] : [];
  await writeLater(connection, {
    sql: 'INSERT INTO sync_state (name, value) VALUES ? ON DUPLICATE KEY UPDATE value = IF(name = ?, value + 1, VALUES(value))',
    values: [[['high', String(batch.position.high)], ['ticks', '1'], ...swept], 'ticks'],
  });
}
