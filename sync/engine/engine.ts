import { AppError, failure, type Result, success, toErrorBody } from '../../shared/errors.ts';
import type { Account, SessionReply } from '../protocol/session.ts';
import type { EngineParts } from './engine-parts.ts';
import type { Engine, EngineOptions, SessionInfo, SessionStateName } from './engine-contract.ts';
import { Gate } from './gate.ts';
import { readIdentity } from './identity.ts';
import { receipts, toEntry } from './ledger.ts';
import { unreachableGateway } from './network-errors.ts';
import { adoptClient } from './numbering.ts';
import { PendingIndex } from './pending-index.ts';
import type { MirrorStore, MutationRecord } from './ports.ts';
import { enqueue, journalEntry, loadPending } from './queue.ts';
import { refuseForUnsent, refuseForUnsentOf } from './refuse-unsent.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { Session } from './session.ts';
import { finishSignOut, signOut, wipeWhatIsDue } from './sign-out.ts';
import { Supervisor } from './supervisor.ts';
import { SyncState } from './sync-state.ts';
import { edit, type HistorySubject, redo, renewedInput, repeat, undo } from './undo.ts';

/** How far the server's clock is ahead, ms. A file that cannot be read keeps nobody from asking the time: who reads something else tells of it. */
function knownOffset(mirror: EngineOptions['mirror']): number {
  try {
    return mirror.current().fact('clockOffset') ?? 0;
  } catch {
    return 0;
  }
}

/** A measured clock offset is stored again only when it moved by more than this, ms. */
const OFFSET_TOLERANCE_MS = 500;

type Nothing = Record<never, never>;

/** Damage of the file here, whatever a gateway may call damaged. */
function isDamage(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.kind === 'corrupt' && thrown.body.origin === 'db';
}

/** Makes the client half of the sync layer over its surroundings. Nothing runs before {@link Engine.start}. */
export function createEngine(options: EngineOptions): Engine {
  return new SyncEngine(options);
}

class SyncEngine implements Engine {
  readonly #options: EngineOptions;
  readonly #parts: EngineParts;
  #supervisor: Supervisor | null = null;
  #signingIn = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    const { mirror, runtime } = options;
    const log = options.log ?? ((): void => undefined);
    const touch = (topic: 'sync' | 'session') => (): void => mirror.current().touch(topic);
    const session = new Session({
      keeper: options.sessions,
      transportTo: options.transportTo,
      device: options.device,
      known: () => {
        const store = mirror.current();
        const clientId = store.fact('clientId');
        return clientId === null ? null : { clientId, generation: store.fact('generation') };
      },
      serverNow: () => runtime.now() + knownOffset(mirror),
      onServerTime: (serverNow) => this.#observeServerTime(serverNow),
      onChange: () => this.#onSessionChange(),
      log,
    });
    this.#parts = {
      mirror,
      session,
      runtime,
      pending: new PendingIndex(),
      state: new SyncState(touch('sync')),
      log,
      gate: new Gate(),
      observeServerTime: (serverNow) => this.#observeServerTime(serverNow),
      subject: () => this.#subject(),
      account: () => this.#account(),
      wipe: (message) => this.#wipe(message),
    };
  }

  start(): void {
    finishSignOut(this.#parts);
    try {
      loadPending(this.#parts.mirror.current(), this.#parts.pending);
    } catch (thrown) {
      if (!isDamage(thrown)) throw thrown;
      this.reportDamage(thrown);
    }
    if (this.#parts.session.stored !== null) this.#run();
  }

  async stop(): Promise<void> {
    const supervisor = this.#supervisor;
    this.#supervisor = null;
    await supervisor?.stop();
  }

  companies(...[credentials]: Parameters<Engine['companies']>): ReturnType<Engine['companies']> {
    return this.#parts.session.companies(credentials);
  }

  readIdentity(...[candidateId]: Parameters<Engine['readIdentity']>): ReturnType<Engine['readIdentity']> {
    return readIdentity(this.#parts.session, this.resolveId('candidates', candidateId));
  }

  async signIn(...[input]: Parameters<Engine['signIn']>): Promise<Result<Nothing>> {
    this.#signingIn = true;
    this.#options.mirror.current().touch('session');
    try {
      return await this.#attempt(async () => {
        const answer = await this.#parts.session.signIn(input);
        if (!answer.ok) throw new AppError(answer.error);
        await this.#welcome(input.gatewayUrl, answer.value);
      });
    } finally {
      this.#signingIn = false;
      this.#options.mirror.current().touch('session');
    }
  }

  async signOut({ discardUnsent }: { discardUnsent: boolean }): Promise<Result<Nothing>> {
    return this.#attempt(async () => {
      if (!discardUnsent) refuseForUnsent(this.#options.mirror.current());
      await this.#whileStopped(() => {
        // Asked again: a change may have been made while the loops came to their end.
        if (!discardUnsent) refuseForUnsent(this.#options.mirror.current());
        signOut(this.#parts);
      });
    });
  }

  mutate(request: { name: string; input: unknown }): Result<{ mutationId: number; label: string }> {
    return this.#act(() => {
      const record = enqueue(this.#subject(), request);
      this.#keep([record]);
      return { mutationId: record.id, label: record.label };
    });
  }

  undo(mutationId: number | null): ReturnType<Engine['undo']> {
    return this.#act(() => {
      const done = undo(this.#subject(), mutationId);
      if (done === null) return { label: null, mutationId: null };
      const changed = done.queued ?? this.#options.mirror.current().queue.get(done.undone.id);
      if (changed !== null) this.#keep([changed]);
      return { label: done.undone.label, mutationId: done.undone.id };
    });
  }

  redo(): ReturnType<Engine['redo']> {
    return this.#act(() => {
      const record = redo(this.#subject());
      if (record !== null) this.#keep([record]);
      return { label: record?.label ?? null, mutationId: record?.id ?? null, repeats: record?.target ?? null };
    });
  }

  retry(mutationId: number): Result<Nothing> {
    return this.#act(() => {
      const subject = this.#subject();
      this.#keep([repeat(subject, this.#rejected(mutationId), 'retry')]);
      return {};
    });
  }

  edit(mutationId: number, input: unknown): Result<{ mutationId: number }> {
    return this.#act(() => {
      const record = edit(this.#subject(), this.#rejected(mutationId), input);
      this.#keep([record]);
      return { mutationId: record.id };
    });
  }

  resolveConflict(...[mutationId, conflict, decision]: Parameters<Engine['resolveConflict']>): Result<Nothing> {
    return this.#act(() => {
      const queued = resolveConflict(this.#subject(), mutationId, conflict, decision);
      if (queued !== null) this.#keep([queued]);
      return {};
    });
  }

  dismiss(mutationId: number): Result<Nothing> {
    return this.#act(() => {
      const { store } = this.#subject();
      const record = this.#rejected(mutationId);
      store.transaction(() => store.queue.update(record.id, { dismissed: true }));
      return {};
    });
  }

  syncNow(): void {
    this.#supervisor?.retryNow();
  }

  verifyNow(): ReturnType<Engine['verifyNow']> {
    return this.#supervisor?.verifyNow() ?? Promise.resolve(failure(unreachableGateway().body));
  }

  status(): ReturnType<Engine['status']> {
    return this.#parts.state.status(this.#options.mirror.current(), this.#parts.session.stored !== null);
  }

  session(): SessionInfo {
    return { ...this.#parts.session.info(), state: this.#sessionState() };
  }

  receipts(...page: Parameters<Engine['receipts']>): ReturnType<Engine['receipts']> {
    return receipts(this.#options.mirror.current(), ...page);
  }

  change(mutationId: number): ReturnType<Engine['change']> {
    const subject = this.#subject();
    const record = subject.store.queue.get(mutationId);
    if (record === null) return { receipt: null, input: null };
    const receipt = toEntry(record);
    return { receipt, input: receipt.canRetry ? renewedInput(subject, record) : null };
  }

  undoState(): { undo: string | null; redo: string | null } {
    const { queue } = this.#options.mirror.current();
    return { undo: queue.newestUndoable()?.label ?? null, redo: queue.lastUndone()?.label ?? null };
  }

  unconfirmedRows(...[table]: Parameters<Engine['unconfirmedRows']>): ReadonlySet<number> {
    return this.#parts.pending.writtenRows(table);
  }

  resolveId(...[table, id]: Parameters<Engine['resolveId']>): number {
    return this.#options.mirror.current().resolveId(table, id);
  }

  onChange(listener: Parameters<Engine['onChange']>[0]): () => void {
    return this.#options.mirror.onChange(listener);
  }

  reportDamage(thrown: unknown): void {
    if (!isDamage(thrown)) return;
    const { mirror, pending, log } = this.#parts;
    try {
      mirror.rebuild();
      loadPending(mirror.current(), pending);
      log('mirror.rebuilt', { pending: pending.ids().length });
    } catch (refused) {
      // The damage is still there for the next who reads, and for the connection: each of them has it tried again.
      log('mirror.not_rebuilt', { code: toErrorBody(refused, 'sync').code });
    }
    this.#supervisor?.reconnect();
  }

  #wipe(message: string): void {
    const { mirror, pending, session, log } = this.#parts;
    const unsent = pending.ids().length;
    // The session last: while there is one, a copy that could not be destroyed is tried again.
    mirror.wipe();
    loadPending(mirror.current(), pending);
    session.revoke(message);
    this.#supervisor = null;
    log('device.wiped', { unsent });
  }

  #onSessionChange(): void {
    this.#noteAccount();
    this.#options.mirror.current().touch('session');
  }

  /** The gateway's word on name and role counts from the next change on. */
  #noteAccount(): void {
    const account = this.#parts.session.stored?.account;
    if (account === undefined) return;
    this.#note('account.not_noted', (store) => {
      const known = store.fact('account');
      // One that was rebuilt after damage does not know whose it is.
      if ((known ?? account).userId !== account.userId || JSON.stringify(known) === JSON.stringify(account)) return;
      store.transaction(() => store.setFact('account', account));
    });
  }

  #run(): void {
    this.#supervisor = new Supervisor(this.#parts);
  }

  /** Takes a new sign-in into use: the same person goes on, another one begins with an empty mirror. */
  #welcome(gatewayUrl: string, reply: SessionReply): Promise<void> {
    const { mirror, session, pending, runtime } = this.#parts;
    return this.#whileStopped(() => {
      wipeWhatIsDue(this.#parts);
      const known = mirror.current().fact('account');
      if (known !== null && known.userId !== reply.account.userId) {
        refuseForUnsentOf(mirror.current(), known);
        mirror.wipe();
        loadPending(mirror.current(), pending);
      }
      mirror.current().transaction(() => mirror.current().setFact('account', reply.account));
      adoptClient(this.#subject(), reply, runtime.now());
      this.#keep(mirror.current().queue.undecided(Number.MAX_SAFE_INTEGER));
      session.adopt(gatewayUrl, reply);
    });
  }

  /** Does something while no loop runs, in one go; the loops of a session go on afterwards, whatever came of it. */
  async #whileStopped(work: () => void): Promise<void> {
    await this.stop();
    try {
      work();
    } finally {
      if (this.#parts.session.stored !== null) this.#run();
    }
  }

  #sessionState(): SessionStateName {
    if (this.#signingIn) return 'signing_in';
    if (this.#parts.session.stored === null) return 'signed_out';
    if (this.#parts.session.ended) return 'expired';
    const { mirror } = this.#options;
    if (mirror.current().hasCopy()) return 'ready';
    return mirror.hasFirstScreen() ? 'copying' : 'first_sync';
  }

  #rejected(mutationId: number): MutationRecord {
    const record = this.#options.mirror.current().queue.get(mutationId);
    if (record?.outcome?.status === 'rejected' && !record.dismissed) return record;
    throw new AppError({
      kind: 'not_found',
      origin: 'sync',
      code: 'sync.not_rejected',
      message: 'This change does not need your attention any more.',
    });
  }

  /** The second copy of new work, then the way to the server. */
  #keep(records: readonly MutationRecord[]): void {
    const store = this.#options.mirror.current();
    if (records.length > 0) {
      try {
        store.journal(records.map((record) => journalEntry(store, record)));
      } catch {
        // The change itself is durable in the mirror; its second copy comes with the next one.
        this.#parts.log('journal.failed', { changes: records.length });
      }
    }
    this.#supervisor?.kick();
  }

  #subject(): HistorySubject {
    const { mirror, pending, runtime } = this.#parts;
    return { store: mirror.current(), pending, runtime, account: this.#account() };
  }

  #account(): Account {
    // A mirror that was rebuilt after damage does not know whose it is; the session does.
    const account = this.#options.mirror.current().fact('account') ?? this.#parts.session.stored?.account;
    if (account !== undefined) return account;
    throw new AppError({ kind: 'unauthenticated', origin: 'sync', code: 'session.none', message: 'Sign in to go on.' });
  }

  #observeServerTime(serverNow: number): void {
    const offset = Math.round(serverNow - this.#options.runtime.now());
    this.#note('clock.not_noted', (store) => {
      const known = store.fact('clockOffset');
      if (known !== null && Math.abs(known - offset) <= OFFSET_TOLERANCE_MS) return;
      store.transaction(() => store.setFact('clockOffset', offset));
    });
    this.#noteAccount();
  }

  /** Keeps what was only heard by the way: nobody on another errand must fall over a full disk. The next answer brings it again. */
  #note(failed: string, write: (store: MirrorStore) => void): void {
    try {
      write(this.#options.mirror.current());
    } catch (thrown) {
      this.#parts.log(failed, { code: toErrorBody(thrown, 'sync').code });
    }
  }

  /** Runs an action of the user; expected failures come back as values, damage is repaired and told. */
  #act<T>(work: () => T): Result<T> {
    try {
      return success(work());
    } catch (thrown) {
      this.reportDamage(thrown);
      return failure(toErrorBody(thrown, 'sync'));
    }
  }

  async #attempt(work: () => Promise<void>): Promise<Result<Nothing>> {
    try {
      await work();
      return success({});
    } catch (thrown) {
      this.reportDamage(thrown);
      return failure(toErrorBody(thrown, 'sync'));
    }
  }
}
