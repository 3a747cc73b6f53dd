import type { Account } from '../protocol/session.ts';
import type { EngineLog } from './engine-contract.ts';
import type { Gate } from './gate.ts';
import type { PendingIndex } from './pending-index.ts';
import type { MirrorHost } from './ports.ts';
import type { HistorySubject } from './undo.ts';
import type { Runtime } from './runtime.ts';
import type { Session } from './session.ts';
import type { SyncState } from './sync-state.ts';

/** What the engine's loops share. */
export interface EngineParts {
  readonly mirror: MirrorHost;
  readonly session: Session;
  readonly runtime: Runtime;
  readonly pending: PendingIndex;
  readonly state: SyncState;
  readonly log: EngineLog;
  /** Steps of the server are taken one at a time; a comparison holds them up while it lasts. */
  readonly gate: Gate;
  /** Takes the server's clock over from an answer, ms. */
  readonly observeServerTime: (serverNow: number) => void;
  /** Runs work on the mirror; what its damage or a full disk throws is thrown on. */
  readonly subject: () => HistorySubject;
  readonly account: () => Account;
  /** The device was revoked: ends the session and destroys the mirror. */
  readonly wipe: (message: string) => void;
}
