import { useMemo, useState } from 'react';
import type { AnswerOf, ParamsOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQueries, useQuery } from '../data/use-query.ts';
import { agendaWindows } from './agenda-windows.ts';

export type Interview = AnswerOf<typeof QUERIES.agenda>['interviews'][number];

/** Which span, and whose: the question without its window. */
export type AgendaQuestion = Omit<ParamsOf<typeof QUERIES.agenda>, 'offset' | 'limit'>;

/** A span's interviews, those nearest to today first; what was answered stays while more of it is asked for. */
export function useAgenda(question: AgendaQuestion, span: 'coming' | 'past', pages: number) {
  const whole = useQuery(QUERIES.agenda, { ...question, offset: 0, limit: 1 });
  const total = whole.value?.total;
  const windows = agendaWindows(span, total ?? 0, pages);
  const states = useQueries(
    QUERIES.agenda,
    windows.map((window) => ({ ...question, ...window })),
  );
  const answered = useMemo(
    () => (states.every((state) => state.value !== undefined) ? states.flatMap((state) => state.value?.interviews ?? []) : null),
    [states],
  );
  const [shown, setShown] = useState<readonly Interview[] | null>(null);
  if (total !== undefined && answered !== null && answered !== shown) setShown(answered);
  const error = whole.error ?? states.find((state) => state.error !== undefined)?.error;
  return { interviews: shown, total: total ?? 0, error };
}
