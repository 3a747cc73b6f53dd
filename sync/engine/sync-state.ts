import type { AppError, ErrorBody } from '../../shared/errors.ts';
import { tableByNo } from '../../shared/generated/tables.ts';
import { toUtcSecond } from '../../shared/time.ts';
import type { SyncStatus } from './engine-contract.ts';
import type { BuildProgress, MirrorStore } from './ports.ts';

interface Problem {
  readonly code: string;
  readonly message: string;
}

export type ConnectionState = 'connecting' | 'online' | 'offline';

/** What the tables are called in the recruiter's words while they are copied. */
const STEPS: Readonly<Record<string, string>> = {
  applications: 'Applications',
  applicationHistory: 'Stage history',
  candidates: 'Candidates',
  interviews: 'Interviews',
  jobs: 'Jobs',
  notifications: 'Notifications',
  resumes: 'Résumés',
  resumeProfiles: 'Résumés',
  users: 'People',
};

/** How the connection stands and what is wrong: the source of the sync pill. */
export class SyncState {
  readonly #onChange: () => void;
  #connection: ConnectionState = 'connecting';
  #offlineSince: number | null = null;
  #problem: Problem | null = null;
  #warning: Problem | null = null;
  #copying: { progress: BuildProgress; catchingUp: boolean } | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get connection(): ConnectionState {
    return this.#connection;
  }

  get copying(): boolean {
    return this.#copying !== null;
  }

  connecting(): void {
    if (this.#connection === 'online') this.#set('connecting');
  }

  /** The server answered, and what it said must be done before the device is level with it. */
  reached(): void {
    this.#offlineSince = null;
    this.#problem = null;
    if (this.#connection === 'offline') this.#set('connecting');
  }

  online(): void {
    this.#offlineSince = null;
    this.#problem = null;
    this.#set('online');
  }

  /** The attempt failed. Only what needs a person is a problem; being offline is a state. */
  failed(error: AppError, now: number): void {
    this.#offlineSince ??= now;
    this.#problem = error.kind === 'unreachable' ? null : problemOf(error.body);
    this.#set('offline');
  }

  /** Something that the user should know although the connection stands; null when it is over. */
  warn(warning: Problem | null): void {
    if (this.#warning === warning) return;
    this.#warning = warning;
    this.#onChange();
  }

  copy(progress: BuildProgress | null, catchingUp = false): void {
    this.#copying = progress === null ? null : { progress, catchingUp };
    this.#onChange();
  }

  /** The answer of `sync.status`. */
  status(store: MirrorStore, signedIn: boolean): SyncStatus {
    const { pending, attention } = store.queue.counts();
    const lastSyncedAt = store.fact('lastSyncedAt');
    const verifiedAt = store.fact('verifiedAt');
    return {
      state: this.#state(store, signedIn, attention),
      pending,
      needsAttention: attention,
      lastSyncedAt: lastSyncedAt === null ? null : toUtcSecond(lastSyncedAt),
      verifiedAt: verifiedAt === null ? null : toUtcSecond(verifiedAt),
      offlineSince: this.#offlineSince === null ? null : toUtcSecond(this.#offlineSince),
      problem: this.#problem ?? this.#warning,
      firstSync: this.#firstSync(),
    };
  }

  #state(store: MirrorStore, signedIn: boolean, attention: number): SyncStatus['state'] {
    if (!signedIn) return 'signed_out';
    if (!store.hasCopy()) return 'first_sync';
    if ((this.#problem ?? this.#warning) !== null) return 'attention';
    if (this.#connection !== 'online') return this.#connection;
    return attention > 0 ? 'attention' : 'online';
  }

  #firstSync(): SyncStatus['firstSync'] {
    if (this.#copying === null) return null;
    const { progress, catchingUp } = this.#copying;
    const { rowsDone, rowsTotal, bytesDone, bytesTotal, table } = progress;
    const name = table === null ? undefined : tableByNo(table)?.name;
    const step = catchingUp ? 'Catching up with the latest changes' : name === undefined ? 'Preparing' : (STEPS[name] ?? 'Everything else');
    const problem = this.#connection === 'offline' ? (this.#problem?.message ?? WAITING) : null;
    return { rowsDone, rowsTotal, bytesDone, bytesTotal, step, problem };
  }

  #set(connection: ConnectionState): void {
    this.#connection = connection;
    this.#onChange();
  }
}

const WAITING = 'The server cannot be reached. What was copied is kept, and copying goes on when the connection is back.';

function problemOf({ kind, code, message }: ErrorBody): Problem | null {
  return kind === 'busy' ? null : { code, message };
}
