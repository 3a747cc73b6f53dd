import type { Pool } from 'mysql2/promise';
import type { TableName } from '../../../shared/generated/tables.ts';
import type { ScopeName } from '../../protocol/pull.ts';
import type { Suspects, Uncaptured } from './suspects.ts';
import type { RecentSteps } from './recent-steps.ts';

export type { Queryable } from '../late-writes.ts';

/** A scope as `sync_scope` holds it. */
export interface ScopeState {
  readonly id: number;
  readonly name: ScopeName;
  /** The last version published in it. */
  readonly version: number;
  /** Changes up to here are forgotten; who is behind takes a first sync again. */
  readonly floor: number;
}

/** A scope that a tick moved on. */
export interface PublishedScope {
  readonly scopeId: number;
  readonly scope: ScopeName;
  readonly version: number;
}

/** What a tick did; versions and clients are committed when it is answered. */
export interface TickResult {
  readonly scopes: readonly PublishedScope[];
  /** Devices whose published mutation number rose. */
  readonly clients: readonly number[];
  /** Log rows consumed. */
  readonly consumed: number;
}

/** A row that somebody has just written, as far as they know it. */
export interface ExpectedRow {
  readonly table: TableName;
  readonly id: number;
  /** By property; what is missing is only asked for later. */
  readonly values: Readonly<Record<string, unknown>>;
}

export type PublishedListener = (scopes: readonly PublishedScope[], clients: readonly number[]) => void;

export interface SequencerStatus {
  readonly leader: boolean;
  /** False until `buildIndex` has finished; nothing is sequenced before. */
  readonly indexed: boolean;
  /** Last log row consumed. */
  readonly high: number;
  /** Log rows that may still appear below it. */
  readonly holes: number;
  /** Why the last tick failed, null when it did not. */
  readonly lastError: string | null;
}

/** What `createSequencer` (sequencer.ts) is made of. */
export interface SequencerOptions {
  /** With `batches`. */
  readonly pool: Pool;
  /** This process among several gateways; must differ from the others'. */
  readonly name: string;
  /** Allow-listed fields only: no values, names, addresses. */
  readonly log?: ((event: string, fields: Readonly<Record<string, string | number | boolean>>) => void) | undefined;
  /** Longest wait between looks at the log while a device is connected, in ms; 15 by default. */
  readonly tickIntervalMs?: number | undefined;
  /** How long leadership lasts without being renewed, in ms; 5000 by default. */
  readonly leaseMs?: number | undefined;
  /** The clock that decides what is too old, ms since the epoch; the process's by default. */
  readonly clock?: (() => number) | undefined;
}

export interface Sequencer {
  /** Begins to stand for leader and to tick; answers when the first attempt is through. */
  start(): Promise<void>;
  /** Finishes the running tick, gives leadership back and closes the connection. */
  stop(): Promise<void>;
  /**
   * Answers when everything committed before the call is published, by this
   * process or, where another one leads, by that one.
   * @param expected rows that the caller has just written, to be asked for together with the log. Nothing is published
   *   because it stands here: only the log says what changed, and what is asked for too much is left alone
   * @throws AppError `gateway.indexing` while there is no index, `sequencer.unavailable` when nobody published in time
   */
  tick(expected?: readonly ExpectedRow[]): Promise<TickResult>;
  /**
   * Looks at rows that seem to differ from the index in the next tick; those that
   * do are published and answered. Nothing when this process does not lead.
   */
  examine(suspects: Suspects): Promise<readonly Uncaptured[]>;
  /** Called after every commit that published something; answers the way to stop. */
  onPublished(listener: PublishedListener): () => void;
  isLeader(): boolean;
  /** What this process published lately, for its own streams; added before `onPublished` tells of it. */
  readonly steps: Pick<RecentSteps, 'mark' | 'since'>;
  status(): SequencerStatus;
  /** True while a device is connected: ticks at most 20 ms apart. */
  setActive(active: boolean): void;
}

/** `sync_member.projection`: wider is greater, so that the widest reason wins. */
export const PROJECTION_RANKS = { stub: 1, panel: 2, full: 3 } as const;

/** `sync_change.op`: the row as it is now in one projection, or gone from the scope. */
export const CHANGE_OPS = { full: 'u', panel: 'p', stub: 's', gone: 'd' } as const;
