import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'mysql2/promise';
import { TENANT_ORDER } from '../../../db/central/annotations.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import { describeError } from '../log.ts';
import type { Log } from '../log.ts';
import { withConnection } from '../pool.ts';
import { checkCapture } from './capture-check.ts';
import type { CaptureState } from './capture-check.ts';
import { inSnapshot } from './snapshot.ts';
import { readStates, writeState } from './state.ts';
import { compareStretch } from './suspects.ts';
import type { Sequencer } from './types.ts';

/** Rows in one look, about 5 ms of work. */
const STRETCH_ROWS = 500;
/** One part of work to so many of rest. */
const REST_RATIO = 50;
const LEAST_REST_MS = 20;
/** A look that meets another leader, no index or no database is tried again after this, ms. */
const WAIT_MS = 1_000;
const CHECK_EVERY_MS = 60_000;
/** A small database is not looked at again without end. */
const LEAST_ROUND_MS = 60_000;

/** Rhythms in ms; tests make them short. */
export interface ScrubberTimings {
  readonly leastRestMs: number;
  readonly restRatio: number;
  readonly waitMs: number;
  readonly checkEveryMs: number;
  readonly leastRoundMs: number;
}

const TIMINGS: ScrubberTimings = {
  leastRestMs: LEAST_REST_MS,
  restRatio: REST_RATIO,
  waitMs: WAIT_MS,
  checkEveryMs: CHECK_EVERY_MS,
  leastRoundMs: LEAST_ROUND_MS,
};

export interface ScrubberOptions {
  readonly pool: Pool;
  readonly sequencer: Pick<Sequencer, 'isLeader' | 'examine'>;
  readonly log: Log;
  readonly timings?: Partial<ScrubberTimings> | undefined;
}

/** The leader's second look at everything, at a low duty, round after round. */
export interface Scrubber {
  start(): void;
  stop(): Promise<void>;
}

/**
 * Finds writes that no trigger logged, by comparing the tables with the row
 * index stretch by stretch, and has them published as ordinary versions with an
 * alarm. Tables whose triggers are missing are looked at after every check.
 */
export function createScrubber(options: ScrubberOptions): Scrubber {
  return new RollingScrubber(options);
}

class RollingScrubber implements Scrubber {
  readonly #options: ScrubberOptions;
  readonly #timings: ScrubberTimings;
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;
  #capture: CaptureState | null = null;
  #checkedAt = -Infinity;
  /** Tables to look at before the round goes on. */
  #urgent: MirroredTableName[] = [];
  #round: MirroredTableName[] = [];
  #roundAt = -Infinity;
  /** Where the table under the lens stands. */
  #current: { table: MirroredTableName; after: number } | null = null;

  constructor(options: ScrubberOptions) {
    this.#options = options;
    this.#timings = { ...TIMINGS, ...options.timings };
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const rest = await this.#turn();
      await delay(rest, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One look; answers how long to rest, ms. */
  async #turn(): Promise<number> {
    if (!this.#options.sequencer.isLeader()) return this.#timings.waitMs;
    try {
      if (performance.now() - this.#checkedAt >= this.#timings.checkEveryMs) await this.#check();
      const begin = performance.now();
      this.#current ??= await this.#next();
      if (this.#current === null) return this.#timings.waitMs;
      const found = await this.#look(this.#current);
      const spent = performance.now() - begin;
      return found > 0 ? this.#timings.leastRestMs : Math.max(this.#timings.leastRestMs, spent * this.#timings.restRatio);
    } catch (error) {
      if (!this.#stopping.signal.aborted) this.#options.log('warn', 'scrubber.failed', describeError(error));
      return this.#timings.waitMs;
    }
  }

  /** Looks at one stretch; answers in how many tables something was found. */
  async #look({ table, after }: { table: MirroredTableName; after: number }): Promise<number> {
    const { pool, sequencer, log } = this.#options;
    const { suspects, after: next } = await inSnapshot(pool, (connection) => compareStretch(connection, table, after, STRETCH_ROWS));
    const uncaptured = suspects.length === 0 ? [] : await sequencer.examine(new Map([[table, suspects]]));
    for (const { table: of, ids } of uncaptured) {
      log('error', 'capture.uncaptured', { table: tableByName(of).table, rows: ids.length, keys: ids.slice(0, 20).join(' ') });
    }
    this.#current = next === null ? null : { table, after: next };
    return uncaptured.length;
  }

  /** The next table; null while a round that is through rests. */
  async #next(): Promise<{ table: MirroredTableName; after: number } | null> {
    if (this.#urgent.length === 0 && this.#round.length === 0) {
      if (performance.now() - this.#roundAt < this.#timings.leastRoundMs) return null;
      if (this.#roundAt > 0) await withConnection(this.#options.pool, (connection) => writeState(connection, 'scrubbed_at', String(Date.now())));
      this.#roundAt = performance.now();
      this.#round = [...TENANT_ORDER];
    }
    const table = this.#urgent.shift() ?? this.#round.shift();
    return table === undefined ? null : { table, after: 0 };
  }

  /** Triggers and columns; a change for better or worse is told once, and its tables are looked at now. */
  async #check(): Promise<void> {
    const { pool, log } = this.#options;
    const before = this.#capture;
    const now = await withConnection(pool, checkCapture);
    const known = before ?? (await withConnection(pool, readKnown));
    this.#capture = now;
    this.#checkedAt = performance.now();
    const lost = now.untriggered ?? [];
    const wasLost = known?.untriggered ?? [];
    // Once more when they are back: for what was written in between.
    this.#urgent = [...new Set([...lost, ...wasLost])];
    if (JSON.stringify(known) === JSON.stringify(now)) return;
    tell(log, known, now);
    await withConnection(pool, async (connection) => {
      await writeState(connection, 'capture', JSON.stringify(now));
      await connection.query(`INSERT INTO sync_audit (at, kind, detail) VALUES (UTC_TIMESTAMP(3), 'capture.checked', ?)`, [
        JSON.stringify({ untriggered: lost.length, missingColumns: now.missingColumns.length, fingerprint: now.fingerprint }),
      ]);
    });
  }
}

/** Says what became of what capture rests on. */
function tell(log: Log, known: CaptureState | null, now: CaptureState): void {
  const names = (now.untriggered ?? []).map((table) => tableByName(table).table);
  const before = known?.untriggered?.length ?? 0;
  if (names.length > 0) log('error', 'capture.triggers_missing', { table: names.join(' '), rows: names.length });
  else if (before > 0) log('info', 'capture.triggers_back', { rows: before });
  if (now.missingColumns.length > 0) {
    log('error', 'capture.columns_missing', { table: now.missingColumns.join(' '), rows: now.missingColumns.length });
  }
  if (now.untriggered === null) log('warn', 'capture.triggers_unseen');
  if (known !== null && known.fingerprint !== now.fingerprint) log('warn', 'capture.schema_changed');
}

async function readKnown(connection: Parameters<typeof readStates>[0]): Promise<CaptureState | null> {
  const text = (await readStates(connection, ['capture'])).get('capture');
  return text === undefined ? null : (JSON.parse(text) as CaptureState);
}
