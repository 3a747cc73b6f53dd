import { useMemo, useState } from 'react';
import type { Query } from '../../shared/queries/query.ts';
import { liveQueries } from './connection.ts';
import { joinPages, pageWindows, type JoinedPages, type Window } from './pages.ts';
import { useQueries } from './use-query.ts';

/** What a long list is asked with. */
export interface LongList<Params extends Window, Answer extends { readonly total: number }, Row> {
  readonly query: Query<Params, Answer>;
  readonly rowsOf: (answer: Answer) => readonly Row[];
  readonly keyOf: (row: Row) => string | number;
}

/**
 * Follows the first pages of a long list. What was shown stays, whole and with
 * the question it answers, while more of it or another question is answered;
 * beside an error only rows of this question do.
 * @param question the question without its window
 */
export function usePages<Params extends Window, Answer extends { readonly total: number }, Row>(
  list: LongList<Params, Answer, Row>,
  question: Omit<Params, keyof Window>,
  pages: number,
) {
  const windows = pageWindows(pages).map((window) => ({ ...question, ...window }) as Params);
  const states = useQueries(list.query, windows);
  const joined = useMemo(() => {
    const answers = states.map(({ value }) => value && { total: value.total, rows: list.rowsOf(value) });
    return joinPages(answers, list.keyOf);
  }, [states, list]);
  const [kept, keep] = useState<{ readonly question: Omit<Params, keyof Window>; readonly joined: JoinedPages<Row> } | null>(null);
  if (joined !== null && joined !== kept?.joined) keep({ question, joined });
  const error = states.find((state) => state.error !== undefined)?.error;
  const isOwn = kept !== null && kept.joined.total > 0 && JSON.stringify(kept.question) === JSON.stringify(question);
  const shown = error === undefined || isOwn ? kept : null;
  return {
    shown: shown?.joined ?? null,
    question: shown?.question ?? question,
    isLoading: joined === null && error === undefined,
    error,
    /** Asks anew what failed. */
    again: () => windows.forEach((params) => liveQueries.observe(list.query, params).again()),
  };
}
