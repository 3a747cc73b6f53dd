import type { AnswerOf, ParamsOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { usePages, type LongList } from '../data/use-pages.ts';

type Params = ParamsOf<typeof QUERIES.agenda>;
type Answer = AnswerOf<typeof QUERIES.agenda>;
export type Interview = Answer['interviews'][number];

/** Which span, and whose: the question without its window. */
export type AgendaQuestion = Omit<Params, 'offset' | 'limit'>;

const AGENDA: LongList<Params, Answer, Interview> = {
  query: QUERIES.agenda,
  rowsOf: ({ interviews }) => interviews,
  keyOf: ({ id }) => id,
};

/** A span's interviews, those nearest to now first. */
export function useAgenda(question: AgendaQuestion, pages: number) {
  return usePages(AGENDA, question, pages);
}
