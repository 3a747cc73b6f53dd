import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Result } from '../../shared/errors.ts';
import type { Query } from '../../shared/queries/query.ts';
import { liveQueries, portClient } from './connection.ts';
import type { QueryState } from './live-queries.ts';

/**
 * Follows a live query. While another question of the same kind is being
 * answered for the first time, the answer before it stays on the screen
 * (`state` is `loading`, `value` is the old one), so that nothing flickers.
 */
export function useQuery<Params, Answer>(query: Query<Params, Answer>, params: Params): QueryState<Answer> {
  const key = JSON.stringify(params);
  // The key stands for the parameters: callers may build them anew at every render.
  const live = useMemo(() => liveQueries.observe(query, JSON.parse(key) as Params), [query, key]);
  const state = useSyncExternalStore(live.subscribe, live.snapshot);
  const [previous, setPrevious] = useState<Answer | undefined>(undefined);
  if (state.state === 'ready' && state.value !== previous) setPrevious(state.value);
  return useMemo(() => (state.state === 'loading' && previous !== undefined ? { ...state, value: previous } : state), [state, previous]);
}

/** Follows several windows of one query; answers their states in order. */
export function useQueries<Params, Answer>(query: Query<Params, Answer>, list: readonly Params[]): readonly QueryState<Answer>[] {
  const key = JSON.stringify(list);
  const live = useMemo(() => (JSON.parse(key) as Params[]).map((params) => liveQueries.observe(query, params)), [query, key]);
  const last = useRef<readonly QueryState<Answer>[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = live.map((one) => one.subscribe(listener));
      return () => stops.forEach((stop) => stop());
    },
    [live],
  );
  const snapshot = useCallback(() => {
    const now = live.map((one) => one.snapshot());
    const same = now.length === last.current.length && now.every((state, index) => state === last.current[index]);
    if (!same) last.current = now;
    return last.current;
  }, [live]);
  return useSyncExternalStore(subscribe, snapshot);
}

/** Asks a question once and lets it go after its first answer. */
export function readOnce<Params, Answer>(query: Query<Params, Answer>, params: Params): Promise<Result<Answer>> {
  return new Promise((resolve) => {
    const stop = portClient.subscribe(query, params, (result) => {
      // A port answers in a later task, never while subscribing.
      stop();
      resolve(result);
    });
  });
}
