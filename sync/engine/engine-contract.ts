import type { Result } from '../../shared/errors.ts';
import type { RowId } from '../../shared/ids.ts';
import type { MutationRequest } from '../../shared/mutators/mutator.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import type { AnswerOf, LocalTopic } from '../../shared/queries/query.ts';
import type { sessionState } from '../../shared/queries/session.ts';
import type { Receipt, syncStatus, undoState } from '../../shared/queries/sync.ts';
import type { IdentityReply } from '../protocol/identity.ts';
import type { Account, CompaniesReply } from '../protocol/session.ts';
import type { ConflictDecision, ConflictKey } from './resolve-conflict.ts';
import type { LedgerFilter, MirrorHost, SessionKeeper, Transport } from './ports.ts';
import type { Runtime } from './runtime.ts';
import type { Verification } from './verify.ts';

export type SyncStatus = AnswerOf<typeof syncStatus>;
export type UndoState = AnswerOf<typeof undoState>;
export type SessionStateName = AnswerOf<typeof sessionState>['state'];

/** Who is signed in and whether work can be done. */
export interface SessionInfo {
  readonly state: SessionStateName;
  readonly gatewayUrl: string | null;
  readonly account: Account | null;
  readonly clientId: number | null;
  /** Why the last session ended, when it was not the user's wish. */
  readonly notice: string | null;
}

/** What a person proves who they are with, and to which gateway. */
export interface Credentials {
  readonly gatewayUrl: string;
  readonly email: string;
  readonly password: string;
}

/** A sign-in; `companyId` is the choice of an administrator of the platform. */
export interface SignIn extends Credentials {
  readonly companyId?: number | undefined;
}

/** A receipt without what only the mirror's tables can tell; its name and `args` say what it is about. */
export interface LedgerEntry extends Omit<Receipt, 'subject' | 'route'> {
  readonly args: unknown;
}

/** One line for the log: an event's name and allow-listed figures, never a row's values. */
export type EngineLog = (event: string, figures: Readonly<Record<string, string | number | boolean | null>>) => void;

export interface EngineOptions {
  readonly mirror: MirrorHost;
  /** The way to the gateway at a URL. */
  readonly transportTo: (gatewayUrl: string) => Transport;
  readonly sessions: SessionKeeper;
  readonly runtime: Runtime;
  readonly device: { readonly name: string; readonly platform: string };
  readonly log?: EngineLog | undefined;
}

/** The client half of the sync layer: what the data process and the simulation drive. */
export interface Engine {
  /** Resumes the stored session, if any, and begins to sync. */
  readonly start: () => void;
  /** Ends every loop; what was committed is safe. */
  readonly stop: () => Promise<void>;
  readonly signIn: (input: SignIn) => Promise<Result<Record<never, never>>>;
  /** The companies an administrator of the platform may choose from; refused `session.choose_company` asks for it. */
  readonly companies: (credentials: Credentials) => Promise<Result<CompaniesReply>>;
  /** A person's identity papers, from the server, for now. */
  readonly readIdentity: (candidateId: RowId) => Promise<Result<IdentityReply>>;
  readonly signOut: (input: { discardUnsent: boolean }) => Promise<Result<Record<never, never>>>;
  /** Queues a change and applies it to the mirror; durable when it answers. */
  readonly mutate: (request: MutationRequest) => Result<{ mutationId: number; label: string }>;
  /** Answers the change that was taken back; nulls when there was none. */
  readonly undo: (mutationId: number | null) => Result<{ label: string | null; mutationId: number | null }>;
  /** Answers the new change and the one it repeats; nulls when there was none. */
  readonly redo: () => Result<{ label: string | null; mutationId: number | null; repeats: number | null }>;
  readonly retry: (mutationId: number) => Result<Record<never, never>>;
  readonly dismiss: (mutationId: number) => Result<Record<never, never>>;
  /** Sends a rejected change again with another input. */
  readonly edit: (mutationId: number, input: unknown) => Result<{ mutationId: number }>;
  /** Decides an open conflict of a delivered change. */
  readonly resolveConflict: (mutationId: number, conflict: ConflictKey, decision: ConflictDecision) => Result<Record<never, never>>;
  readonly syncNow: () => void;
  /** Compares the copy with the server at once; answers how many rows had to be put right. */
  readonly verifyNow: () => Promise<Result<Verification>>;
  readonly status: () => SyncStatus;
  readonly session: () => SessionInfo;
  readonly receipts: (filter: LedgerFilter, offset: number, limit: number) => { total: number; receipts: LedgerEntry[] };
  /** One change's receipt, and the input to send it again with where it was refused; both null when it is not known. */
  readonly change: (mutationId: number) => { receipt: LedgerEntry | null; input: unknown };
  readonly undoState: () => UndoState;
  /** Rows of a table that changes without a verdict have written. */
  readonly unconfirmedRows: (table: TableName) => ReadonlySet<RowId>;
  /** The row a temporary id turned out to be; the id itself while that is unknown. */
  readonly resolveId: (table: TableName, id: RowId) => RowId;
  /** Hears after every change of rows, queue, sync or session. Answers the unsubscriber. */
  readonly onChange: (listener: (changed: ReadonlySet<TableName | LocalTopic>) => void) => () => void;
  /** Gives an error of a query to the engine, which rebuilds a damaged mirror. */
  readonly reportDamage: (thrown: unknown) => void;
}
