import type { MirrorDatabase } from '../../../db/mirror/database.ts';
import { AppError } from '../../../shared/errors.ts';
import type { TableName } from '../../../shared/generated/tables.ts';
import type { LocalTopic } from '../../../shared/queries/query.ts';
import { collectGarbage } from '../../../sync/engine/collect-garbage.ts';
import { SearchIndex, type IndexState } from './search-index.ts';

/** The window comes first: nothing is indexed so soon after the start or a new copy. */
const REST_MS = 1_500;
/** Work and rest of the first filling; a key pressed meanwhile waits for one slice at most. */
const SLICE_MS = 16;
const PAUSE_MS = 12;
/** Changes are indexed in the background this soon after they came. */
const AFTER_CHANGE_MS = 40;
/** Looks again for room on the disk. */
const AFTER_TROUBLE_MS = 30_000;
/** A search brings the index up to date itself where that takes no longer. */
const BEFORE_SEARCH_MS = 12;

const SEARCHED: ReadonlySet<TableName | LocalTopic> = new Set<TableName>([
  'candidates',
  'users',
  'resumeProfiles',
  'jobs',
  'customers',
  'applicationFeedback',
]);

export interface IndexerOptions {
  /** The mirror in use while it holds a complete copy, else null. */
  readonly database: () => MirrorDatabase | null;
  readonly schedule: (delayMs: number, task: () => void) => () => void;
  readonly log: (event: string, figures: Readonly<Record<string, string | number>>) => void;
}

const NOTHING: IndexState = { phase: 'fields', percent: 0 };

/** Keeps the index of whichever mirror file is in use: filled in the background, exact at every search. */
export class SearchIndexer {
  readonly #options: IndexerOptions;
  #index: { readonly database: MirrorDatabase; readonly search: SearchIndex } | null = null;
  #cancel: (() => void) | null = null;
  #told = '';

  constructor(options: IndexerOptions) {
    this.#options = options;
    this.#plan(REST_MS);
  }

  /** How far the index is, brought up to date first as far as a key press can wait. */
  state(): IndexState {
    const index = this.#current();
    if (index === null) return NOTHING;
    const done = this.#unlessFull(() => index.catchUp(BEFORE_SEARCH_MS)) ?? false;
    const state = index.state();
    return done || state.phase !== 'ready' ? state : { phase: 'changes', percent: 0 };
  }

  /** Hears what a commit changed. */
  changed(changed: ReadonlySet<TableName | LocalTopic>): void {
    for (const name of changed) {
      if (!SEARCHED.has(name)) continue;
      this.#plan(this.#index === null ? REST_MS : AFTER_CHANGE_MS);
      return;
    }
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#index = null;
  }

  #plan(delayMs: number): void {
    if (this.#cancel !== null) return;
    this.#cancel = this.#options.schedule(delayMs, () => {
      this.#cancel = null;
      this.#work();
    });
  }

  #work(): void {
    try {
      this.#slice();
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      // A damaged file: the next search meets it as well, and says so where it can be mended.
      this.#options.log('search.failed', { code: thrown.code });
    }
  }

  #slice(): void {
    const database = this.#options.database();
    if (database === null) return;
    const isNew = database !== this.#index?.database;
    const index = this.#current();
    if (index === null) return;
    const more = this.#unlessFull(() => !index.catchUp(SLICE_MS) || index.build(SLICE_MS));
    if (more === null) return this.#plan(AFTER_TROUBLE_MS);
    this.#tell(database, index.state());
    if (more) this.#plan(isNew ? REST_MS : PAUSE_MS);
  }

  /** A full disk keeps the index from growing, not the search from answering with what there is; null then. */
  #unlessFull<T>(work: () => T): T | null {
    try {
      return work();
    } catch (thrown) {
      if (!(thrown instanceof AppError) || (thrown.kind !== 'disk_full' && thrown.kind !== 'busy')) throw thrown;
      this.#options.log('search.waits', { code: thrown.code });
      return null;
    }
  }

  /** Those who search see it advance, one percent at a time. */
  #tell(database: MirrorDatabase, { phase, percent }: IndexState): void {
    const now = `${phase} ${percent}`;
    if (now === this.#told) return;
    const filled = phase === 'ready' && this.#told !== '';
    this.#told = now;
    database.touch('search');
    if (filled) giveBackMemory(database);
    if (phase === 'ready') this.#options.log('search.indexed', { waiting: this.#index?.search.waiting() ?? 0 });
  }

  #current(): SearchIndex | null {
    const database = this.#options.database();
    if (database === null) return null;
    if (this.#index?.database !== database) this.#index = { database, search: new SearchIndex(database) };
    return this.#index.search;
  }
}

/** Filling read every row once: pages and texts that nobody asks for again soon, 70 MB at 100,000 rows. */
function giveBackMemory(database: MirrorDatabase): void {
  database.execute('PRAGMA shrink_memory');
  collectGarbage();
}
