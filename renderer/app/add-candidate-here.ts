import { openNewCandidate } from '../candidates/new-candidate-state.ts';
import { router } from './router.ts';

/** Opens the dialog for a new candidate; from a board, for its job. */
export function addCandidateHere(): void {
  const place = router.current();
  openNewCandidate(place.view === 'pipeline' ? place.subject : null);
}
