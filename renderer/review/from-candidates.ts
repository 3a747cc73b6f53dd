import { compare } from '../compare/compare-state.ts';
import { useCandidateSearch } from '../search/search-state.ts';
import { startReview } from './start-review.ts';

/** Reviews who is selected among the candidates; without a selection, everybody the search found. */
export function reviewFromCandidates(): void {
  const { selected, text } = useCandidateSearch.getState();
  void startReview(selected.size > 0 ? { kind: 'candidates', candidateIds: [...selected] } : { kind: 'search', search: text });
}

/** Puts those who are selected side by side, each with their newest application. */
export function compareFromCandidates(): void {
  compare([...useCandidateSearch.getState().selected].map((candidateId) => ({ candidateId, applicationId: null })));
}
