import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';

/** Whether the reader is here only as somebody on interview panels: of a candidate they are told the name, the job and the résumé. */
export function useIsPanelist(): boolean {
  return useQuery(QUERIES.sessionState, {}).value?.account?.role === 'panelist';
}
