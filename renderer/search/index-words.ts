import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { say } from '../text/say.ts';

/** What cannot be found yet, because this laptop still reads what it holds; null when everything can. */
export function indexWords({ phase, percent }: AnswerOf<typeof QUERIES.searchCandidates>['index']): string | null {
  if (phase === 'fields') return say('candidates.index-fields', { percent });
  if (phase === 'resumes') return say('candidates.index-resumes', { percent });
  return phase === 'changes' ? say('candidates.index-changes') : null;
}
