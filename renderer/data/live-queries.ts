import type { ErrorBody } from '../../shared/errors.ts';
import type { Query } from '../../shared/queries/query.ts';
import { keepIdentity } from './keep-identity.ts';
import type { PortClient } from './port-client.ts';

/** What is known of a question now. A value may stand beside `loading` (of the question before) and `error` (the last good one). */
export type QueryState<Answer> =
  | { readonly state: 'loading'; readonly value: Answer | undefined; readonly error: undefined }
  | { readonly state: 'ready'; readonly value: Answer; readonly error: undefined }
  | { readonly state: 'error'; readonly value: Answer | undefined; readonly error: ErrorBody };

/** One question that any number of components look at. */
export interface LiveQuery<Answer> {
  readonly snapshot: () => QueryState<Answer>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks anew what failed; what is answered, or on its way, is left alone. */
  readonly again: () => void;
}

/** The window's live questions: each is asked once, however many components look. */
export interface LiveQueries {
  readonly observe: <Params, Answer>(query: Query<Params, Answer>, params: Params) => LiveQuery<Answer>;
}

const LOADING: QueryState<never> = { state: 'loading', value: undefined, error: undefined };

/** How long a question nobody looks at is kept alive, so that going back to a view shows it at once. */
const LINGER_MS = 8_000;
/** The same for what one only passes by: a search being typed, the middle of a list. Every open question costs an answer at every change. */
const PASSING_MS = 250;

function isPassing(params: unknown): boolean {
  const { search, offset } = (params ?? {}) as { readonly search?: unknown; readonly offset?: unknown };
  return (typeof search === 'string' && search !== '') || (typeof offset === 'number' && offset > 0);
}

interface Entry {
  state: QueryState<unknown>;
  readonly listeners: Set<() => void>;
  stop: (() => void) | null;
  lingering: ReturnType<typeof setTimeout> | undefined;
}

/** Makes the registry of live questions over a port client. */
export function createLiveQueries(client: PortClient, lingerMs = LINGER_MS): LiveQueries {
  const entries = new Map<string, Entry>();

  function observe<Params, Answer>(query: Query<Params, Answer>, params: Params): LiveQuery<Answer> {
    const key = `${query.name} ${JSON.stringify(params)}`;

    function tell(entry: Entry, state: QueryState<unknown>): void {
      entry.state = state;
      for (const listener of entry.listeners) listener();
    }

    function ask(entry: Entry): void {
      entry.stop = client.subscribe(query, params, (result) => {
        const value = result.ok ? keepIdentity(entry.state.value, result.value) : entry.state.value;
        if (result.ok && entry.state.state === 'ready' && entry.state.value === value) return;
        tell(entry, result.ok ? { state: 'ready', value, error: undefined } : { state: 'error', value, error: result.error });
      });
    }

    function start(): Entry {
      const entry: Entry = { state: LOADING, listeners: new Set(), stop: null, lingering: undefined };
      entries.set(key, entry);
      ask(entry);
      return entry;
    }

    function release(entry: Entry): void {
      if (entry.listeners.size > 0) return;
      entry.lingering = setTimeout(
        () => {
          entries.delete(key);
          entry.stop?.();
        },
        isPassing(params) ? Math.min(PASSING_MS, lingerMs) : lingerMs,
      );
    }

    return {
      snapshot: () => (entries.get(key)?.state ?? LOADING) as QueryState<Answer>,
      subscribe: (listener) => {
        const entry = entries.get(key) ?? start();
        clearTimeout(entry.lingering);
        entry.listeners.add(listener);
        return () => {
          entry.listeners.delete(listener);
          release(entry);
        };
      },
      again: () => {
        const entry = entries.get(key);
        if (entry?.state.state !== 'error') return;
        entry.stop?.();
        tell(entry, { state: 'loading', value: entry.state.value, error: undefined });
        ask(entry);
      },
    };
  }

  return { observe };
}
