import type { Result } from '../../shared/errors.ts';
import type { RowId } from '../../shared/ids.ts';
import type { MutationRequest } from '../../shared/mutators/mutator.ts';
import type { OperationHandler } from '../../shared/mutators/port.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import type { LocalTopic } from '../../shared/queries/query.ts';
import type { UtcSecond } from '../../shared/time.ts';
import type { FirstScreen } from '../protocol/first-screen.ts';
import type { FirstSyncChunk, FirstSyncPlan } from '../protocol/first-sync.ts';
import type { IdMapping, Outcome, ScopeName, ScopePatch, ScopePosition } from '../protocol/pull.ts';
import type { Projection, WireRow, WireValue } from '../protocol/rows.ts';
import type { Account } from '../protocol/session.ts';

/** A call to the gateway. `token` is the access token where the endpoint needs one. */
export interface TransportOptions {
  readonly token?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The way to the gateway. Bodies are JSON; a stream's items are its parsed lines. */
export interface Transport {
  readonly request: (method: 'GET' | 'POST', path: string, body: unknown, options: TransportOptions) => Promise<Result<unknown>>;
  /** Throws an AppError when the stream cannot be opened or is cut; ends when the gateway ends it. */
  readonly stream: (path: string, body: unknown, options: TransportOptions) => AsyncIterable<unknown>;
}

/** What is kept of a sign-in across restarts. The refresh token is stored encrypted by the keeper. */
export interface StoredSession {
  readonly gatewayUrl: string;
  readonly refreshToken: string;
  readonly clientId: number;
  readonly account: Account;
  readonly leaseDays: number;
}

export interface SessionKeeper {
  readonly load: () => StoredSession | null;
  readonly save: (session: StoredSession) => void;
  readonly clear: () => void;
}

/** Why a mutation exists; an `undo` is not itself undone, it is redone. */
export type MutationOrigin = 'user' | 'undo' | 'redo' | 'retry';

/** The user's word on one conflict of a change that was delivered. */
export interface ConflictResolution {
  readonly table: string;
  readonly id: RowId;
  readonly field: string;
  readonly choice: 'theirs' | 'mine' | 'edit';
}

/** A change in the device's queue and ledger. Times are ms since the epoch, corrected to the server's clock. */
export interface MutationRecord {
  readonly id: number;
  readonly name: string;
  readonly argsVersion: number;
  /** Null when it is settled and who it was about is not on this device any more. */
  readonly args: unknown;
  readonly label: string;
  readonly origin: MutationOrigin;
  readonly authoredAt: number;
  /** When it was first handed to the network; null while it certainly never was. */
  readonly sentAt: number | null;
  /** When the gateway's verdict was heard. */
  readonly decidedAt: number | null;
  readonly outcome: Outcome | null;
  /** What the user decided about the outcome's conflicts. */
  readonly resolutions: readonly ConflictResolution[];
  /** How many of the outcome's conflicts still wait for the user. */
  readonly openConflicts: number;
  /** The version of the widest scope in which its effects arrived; null before that. */
  readonly serverVersion: number | null;
  /** The mirror holds the server's rows of it, so that its own effect is gone. */
  readonly settled: boolean;
  /** Travels as `noop`: taken back before it was sent, or refused as a request. */
  readonly asNoop: boolean;
  readonly inverse: MutationRequest | null;
  /** The mutation that took it back; its own id when it became a noop. */
  readonly undoneBy: number | null;
  /** Place in the order of undoing, for redo; null when it cannot be redone. */
  readonly undoOrder: number | null;
  /** The mutation this one takes back or repeats. */
  readonly target: number | null;
  readonly dismissed: boolean;
  /** Why its effect cannot be shown on today's rows; the server has the last word. */
  readonly problem: { readonly code: string; readonly message: string } | null;
  /** What it read while it ran, for rebasing. */
  readonly reads: ReadUse;
}

/** A row's key, by the table's permanent number. */
export type RowKey = readonly [table: number, id: RowId];
/** An equality a mutation looked up. */
export type Predicate = readonly [table: number, columns: readonly string[], values: readonly WireValue[]];

export interface ReadUse {
  readonly keys: readonly RowKey[];
  readonly predicates: readonly Predicate[];
}

/** One row write of a mutation: the row before and after, by property names; null where there was none. */
export interface RowWrite {
  readonly table: number;
  readonly id: RowId;
  readonly before: Readonly<Record<string, WireValue>> | null;
  readonly after: Readonly<Record<string, WireValue>> | null;
}

/** Runs the five verbs for one mutation and remembers what it read and wrote. */
export interface MutationRecorder {
  readonly handle: OperationHandler;
  readonly reads: () => ReadUse;
  readonly writes: () => readonly RowWrite[];
  /** Notes whom the change is about, unless that is known: what is kept of it is emptied when they leave. */
  readonly notePeople: () => void;
}

export type MutationUpdate = Partial<Omit<MutationRecord, 'id'>>;
export type LedgerFilter = 'all' | 'pending' | 'attention' | 'delivered';

/** The queue and ledger of a device's changes. */
export interface QueueStore {
  readonly insert: (record: MutationRecord) => void;
  readonly update: (id: number, changes: MutationUpdate) => void;
  readonly get: (id: number) => MutationRecord | null;
  /** Not settled yet, oldest first; all of them, or those up to a number. */
  readonly unsettled: (upTo?: number) => MutationRecord[];
  /** Without a verdict, oldest first. */
  readonly undecided: (limit: number) => MutationRecord[];
  readonly list: (filter: LedgerFilter, offset: number, limit: number) => { total: number; records: MutationRecord[] };
  readonly counts: () => { pending: number; attention: number };
  /** The newest change that undo would take back, or null. */
  readonly newestUndoable: () => MutationRecord | null;
  /** The change undone last, which redo would repeat, or null. */
  readonly lastUndone: () => MutationRecord | null;
  /** Forgets what could be redone, as every new change does. */
  readonly clearRedo: () => void;
  /** Drops all but the newest settled records that need nobody. */
  readonly prune: (keep: number) => void;
}

/** Columns of a table that rows up to a key have and later ones lack, since the program before did not know them. */
export interface LackingColumns {
  readonly table: number;
  readonly columns: readonly string[];
  readonly after: RowId;
}

/** Small facts a mirror file keeps about itself and its device. */
export interface MirrorFacts {
  epoch: string | null;
  clientId: number | null;
  /** What the last sign-in under that registration gave; a copy of the profile has an older one. */
  generation: number | null;
  account: Account | null;
  /** Number of the newest change whose effects the mirror holds as the server's rows. */
  lastMutationId: number;
  nextMutationId: number;
  /** A change's number minus this is its number at the gateway, which counts anew for every registration. */
  numberBase: number;
  /** Next temporary id is its negative. */
  nextTemporaryId: number;
  nextUndoOrder: number;
  /** Server clock minus device clock, ms; null before it was ever measured. */
  clockOffset: number | null;
  /** Server time of the last moment the device was level with it, ms. */
  lastSyncedAt: number | null;
  /** Server time of the last moment both sides were compared and found equal, ms. */
  verifiedAt: number | null;
  /** Rows that comparisons found to differ and put right, since this copy was made. */
  repairedRows: number;
  /** What is to be fetched for rows that are here already. */
  lacking: readonly LackingColumns[];
}

/** Rows of one table and projection behind a key, so many at most. */
export interface HeldSlice {
  readonly table: TableName;
  readonly projection: Projection;
  readonly after: RowId;
  readonly limit: number;
}

/** A row as a scope holds it: the server's values as canonical JSON text, in the projection's columns. */
export interface HeldRow {
  readonly scope: ScopeName;
  readonly id: RowId;
  readonly text: string;
}

/** The open mirror file, as the engine needs it. Everything is synchronous. */
export interface MirrorStore {
  /** Durable when it returns; inside another one it is a savepoint. */
  readonly transaction: <T>(work: () => T) => T;
  readonly queue: QueueStore;
  readonly fact: <K extends keyof MirrorFacts>(key: K) => MirrorFacts[K];
  readonly setFact: <K extends keyof MirrorFacts>(key: K, value: MirrorFacts[K]) => void;
  readonly positions: () => readonly ScopePosition[];
  /** Whether the file holds a complete copy, so that work can be done on it. */
  readonly hasCopy: () => boolean;
  /** Runs verbs under a mutation's number, keeping undo records. `now` fills what MySQL would. */
  readonly record: (mutationId: number, now: UtcSecond) => MutationRecorder;
  /** What a mutation wrote, from its undo records. */
  readonly writesOf: (mutationId: number) => readonly RowWrite[];
  /** Puts back every row a mutation wrote and forgets its undo records. */
  readonly revert: (mutationId: number) => void;
  /** Forgets a mutation's undo records, keeping the rows. */
  readonly forgetUndo: (mutationId: number) => void;
  /** The rows that only a scope no longer listed holds or held. */
  readonly rowsOfScopesNotIn: (scopes: readonly ScopeName[]) => readonly RowKey[];
  /** Brings the rows forward: what scopes hold, what left, what was taken away. */
  readonly apply: (scopes: readonly ScopeName[], patches: readonly ScopePatch[]) => void;
  /**
   * Empties settled changes about people who left with what was applied, and
   * those of `settled` (null: of all) about people who are not here.
   */
  readonly blankTheGone: (settled: readonly number[] | null) => void;
  /** Writes columns of rows that are here: each its id and their values in that order. Rows that are not here are passed over. */
  readonly fillColumns: (table: TableName, columns: readonly string[], rows: readonly WireRow[]) => void;
  /** Hands over held rows without what waits on top; answers the key to go on behind, null at the end. */
  readonly visitHeldRows: (slice: HeldSlice, visit: (row: HeldRow) => void) => RowId | null;
  /** Whether the program that had this file before did not close it, and nobody has looked at it since. */
  readonly endedUncleanly: () => boolean;
  /** Looks at every page of the file, a part of them at each step. @throws AppError `corrupt` */
  readonly check: () => Generator<void, void>;
  /** Removes rows that no scope holds, which only damage leaves behind; answers how many there were. */
  readonly removeStrayRows: () => number;
  readonly resolveId: (table: TableName, id: RowId) => RowId;
  readonly addIds: (mappings: readonly IdMapping[]) => void;
  /** Another name for a temporary id whose mutation was refused and sent again. */
  readonly aliasId: (table: TableName, id: RowId, target: RowId) => void;
  /** Tells listeners of a topic that has no rows of its own. */
  readonly touch: (topic: TableName | LocalTopic) => void;
  /** Adds to the second, append-only copy of unsent work; durable when it returns. */
  readonly journal: (entries: readonly JournalEntry[]) => void;
  /** Shrinks that copy to what is still undecided. */
  readonly trimJournal: () => void;
  /** Whole file's size, for the device page. */
  readonly bytes: () => number;
}

/** What the journal must be able to give back after the mirror is lost. */
export interface JournalEntry {
  readonly clientId: number | null;
  readonly numberBase: number;
  readonly id: number;
  readonly name: string;
  readonly argsVersion: number;
  readonly args: unknown;
  readonly label: string;
  readonly origin: MutationOrigin;
  readonly authoredAt: number;
  readonly inverse: MutationRequest | null;
  readonly asNoop: boolean;
  /** The counter after this change, so that no temporary id is ever given twice. */
  readonly nextTemporaryId: number;
}

/** A new mirror file while the first sync fills it. */
export interface MirrorBuild {
  readonly cursor: () => string | null;
  readonly epoch: () => string | null;
  /** Whether what is stored can be gone on with under this plan: of the same epoch and of no more scopes. */
  readonly goesOn: (plan: FirstSyncPlan) => boolean;
  /** What the gateway said was coming, and how much has been stored. */
  readonly progress: () => BuildProgress;
  readonly begin: (plan: FirstSyncPlan) => void;
  /** Stores a chunk, its cursor and its scope's lowest position in one transaction. */
  readonly addChunk: (chunk: FirstSyncChunk) => void;
  readonly chunksDone: () => boolean;
  /** Stores what the last frame said must be reached, and makes the indexes. */
  readonly finishChunks: (reach: readonly ScopePosition[]) => void;
  readonly reach: () => readonly ScopePosition[];
  readonly positions: () => readonly ScopePosition[];
  readonly apply: (scopes: readonly ScopeName[], patches: readonly ScopePatch[]) => void;
}

export interface BuildProgress {
  readonly rowsDone: number;
  readonly rowsTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** The table of the last chunk, or null before the first. */
  readonly table: number | null;
}

/** The profile's mirror: the file in use, and the next one while it is built. */
export interface MirrorHost {
  /** The file in use. Asked for at every use, because a flip or rebuild replaces it. */
  readonly current: () => MirrorStore;
  /** Opens the half-built next file, or starts one. */
  readonly build: () => MirrorBuild;
  /** Gives up the half-built file and the first screen. */
  readonly discardBuild: () => void;
  /** Takes what can be looked at while the file is built; null: nothing. It goes with the switch. */
  readonly showFirstScreen: (screen: FirstScreen | null) => void;
  readonly hasFirstScreen: () => boolean;
  /**
   * Makes the built file the current one: copies queue, id map, settings and
   * counters, lets `finish` complete it, and switches in one durable step.
   */
  readonly flip: (finish: (next: MirrorStore) => void) => void;
  /** Notes durably that everything is to be destroyed, whatever comes in between. */
  readonly announceWipe: () => void;
  /** Whether that was noted and has not been done. */
  readonly isWipeDue: () => boolean;
  readonly withdrawWipe: () => void;
  /** Destroys everything of this profile's mirror and begins with an empty one, which is in use even where something could not be destroyed. */
  readonly wipe: () => void;
  /** Sets a damaged file aside and puts the queue into an empty one. */
  readonly rebuild: () => void;
  /** Housekeeping of every few seconds: removed rows leave the disk, some room is kept reserved. */
  readonly tidy: () => void;
  readonly onChange: (listener: (changed: ReadonlySet<TableName | LocalTopic>) => void) => () => void;
}
