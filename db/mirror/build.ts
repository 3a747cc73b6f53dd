import { AppError } from '../../shared/errors.ts';
import type { FirstSyncChunk, FirstSyncPlan } from '../../sync/protocol/first-sync.ts';
import type { ScopeName, ScopePatch, ScopePosition } from '../../sync/protocol/pull.ts';
import type { BuildProgress, MirrorBuild } from '../../sync/engine/ports.ts';
import { applyPatches, readPositions, scopeNumber, storeRows, writePosition } from './apply.ts';
import type { MirrorDatabase } from './database.ts';
import { readValue, writeValue } from './facts.ts';
import { mirrorIndexes } from './indexes.ts';

const NOTHING_DONE: BuildProgress = { rowsDone: 0, rowsTotal: 0, bytesDone: 0, bytesTotal: 0, table: null };

const MEGABYTE = 1024 * 1024;
/** Left for everything else on the disk. */
const MARGIN_BYTES = 200 * MEGABYTE;

/** A copy that would fill the disk is not begun: half of it would help nobody. */
function requireRoom(estimate: number, free: number | null): void {
  const needed = 2 * estimate + MARGIN_BYTES;
  if (free === null || free >= needed) return;
  const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / MEGABYTE).toLocaleString('en')} MB`;
  throw new AppError({
    kind: 'disk_full',
    origin: 'db',
    code: 'mirror.no_room',
    message: `Your company’s data needs ${inMegabytes(needed)} of free space here and there are ${inMegabytes(free)}. Free some space; copying begins by itself then.`,
  });
}

/** The next mirror file while the first sync fills it, chunk by chunk, each with its cursor in one transaction. */
export class SqliteMirrorBuild implements MirrorBuild {
  readonly database: MirrorDatabase;
  #progress: BuildProgress;
  #plan: FirstSyncPlan | null;

  readonly #freeBytes: () => number | null;

  /** @param freeBytes room left on the disk, or null where that means nothing */
  constructor(database: MirrorDatabase, freeBytes: () => number | null) {
    this.database = database;
    this.#freeBytes = freeBytes;
    this.#progress = (readValue(database, 'buildProgress') as BuildProgress | null) ?? NOTHING_DONE;
    this.#plan = readValue(database, 'buildPlan') as FirstSyncPlan | null;
  }

  cursor(): string | null {
    return readValue(this.database, 'buildCursor') as string | null;
  }

  epoch(): string | null {
    return this.#plan?.epoch ?? null;
  }

  progress(): BuildProgress {
    return this.#progress;
  }

  begin(plan: FirstSyncPlan): void {
    const sum = (figure: 'rows' | 'bytes'): number => plan.tables.reduce((total, table) => total + table[figure], 0);
    requireRoom(sum('bytes'), this.#freeBytes());
    // A copy that goes on keeps where it began: rows may have come to a scope that was passed over since.
    const begun = this.#plan?.epoch === plan.epoch ? this.#begun() : new Map<ScopeName, number>();
    const positions = plan.positions?.map(({ scope, version }) => ({ scope, version: begun.get(scope) ?? version }));
    this.#plan = { ...plan, ...(positions !== undefined && { positions }) };
    this.#progress = { ...NOTHING_DONE, rowsTotal: sum('rows'), bytesTotal: sum('bytes') };
    this.database.transaction(() => {
      writeValue(this.database, 'buildPlan', this.#plan);
      writeValue(this.database, 'buildProgress', this.#progress);
    });
  }

  addChunk(chunk: FirstSyncChunk): void {
    const { scope, version } = chunk.position;
    const progress = this.#advanced(chunk);
    this.database.transaction(() => {
      storeRows(this.database, scopeNumber(this.database, scope), chunk.content);
      const known = this.positions().find((position) => position.scope === scope);
      if (known === undefined || known.version > version) writePosition(this.database, scope, version);
      writeValue(this.database, 'buildCursor', chunk.cursor);
      writeValue(this.database, 'buildProgress', progress);
    });
    this.#progress = progress;
  }

  goesOn(plan: FirstSyncPlan): boolean {
    if (this.#plan === null) return true;
    const { epoch, scopes } = this.#plan;
    // Panels are not copied; of any other scope that is new, tables were passed that its rows would have come in.
    return epoch === plan.epoch && plan.scopes.every((scope) => scopes.includes(scope) || scope.startsWith('panel:'));
  }

  chunksDone(): boolean {
    return readValue(this.database, 'buildReach') !== null;
  }

  finishChunks(reach: readonly ScopePosition[]): void {
    this.database.transaction(() => {
      for (const sql of mirrorIndexes()) this.database.execute(sql);
      const lowest = new Map(this.positions().map(({ scope, version }) => [scope, version]));
      const begun = this.#begun();
      for (const { scope } of reach) {
        // A table that held nothing when it was passed, and a scope without a row at all, had nothing to copy: what came
        // since is in the changes from there on, however much newer the first row that did come. All of a panel ever is.
        writePosition(this.database, scope, Math.min(begun.get(scope) ?? lowest.get(scope) ?? 0, lowest.get(scope) ?? Infinity));
      }
      writeValue(this.database, 'buildReach', reach);
    });
  }

  reach(): readonly ScopePosition[] {
    return (readValue(this.database, 'buildReach') as ScopePosition[] | null) ?? [];
  }

  positions(): readonly ScopePosition[] {
    return readPositions(this.database);
  }

  apply(scopes: readonly ScopeName[], patches: readonly ScopePatch[]): void {
    this.database.transaction(() => void applyPatches(this.database, scopes, patches));
  }

  /** Where the scopes stood before the first row was read. */
  #begun(): Map<ScopeName, number> {
    return new Map(this.#plan?.positions?.map(({ scope, version }) => [scope, version]));
  }

  #advanced(chunk: FirstSyncChunk): BuildProgress {
    const rows = chunk.content.rows.length;
    const planned = this.#plan?.tables.find((table) => table.table === chunk.content.table && table.scope === chunk.position.scope);
    const rowBytes = planned === undefined || planned.rows === 0 ? 0 : planned.bytes / planned.rows;
    return {
      ...this.#progress,
      rowsDone: this.#progress.rowsDone + rows,
      bytesDone: Math.round(this.#progress.bytesDone + rows * rowBytes),
      table: chunk.content.table,
    };
  }
}
