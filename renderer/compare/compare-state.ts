import { create } from 'zustand';
import { FEWEST_COMPARED, MOST_COMPARED, type Compared } from '../../shared/queries/compare.ts';
import { router } from '../app/router.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';

interface CompareState {
  readonly people: readonly Compared[];
  /** By whose skills they are measured; null for the job most of them applied for. */
  readonly jobId: number | null;
  /** The column the keyboard is on. */
  readonly column: number;
  readonly menu: boolean;
}

/** Who stands side by side. */
export const useCompare = create<CompareState>(() => ({ people: [], jobId: null, column: 0, menu: false }));

/** Puts a few people side by side, or says how many it takes. */
export function compare(people: readonly Compared[]): void {
  if (people.length < FEWEST_COMPARED || people.length > MOST_COMPARED) {
    const detail = say('compare.wrong-number-hint', { fewest: FEWEST_COMPARED, most: MOST_COMPARED, count: people.length });
    return showToast({ title: say('compare.wrong-number'), detail, tone: 'hint' });
  }
  useCompare.setState({
    people: people.map(({ candidateId, applicationId }) => ({ candidateId, applicationId })),
    jobId: null,
    column: 0,
    menu: false,
  });
  router.navigate('/compare');
}

/** Puts the keyboard on the next or the one before, round the ends. */
export function stepColumn(step: 1 | -1): void {
  useCompare.setState(({ people, column }) => ({ column: people.length === 0 ? 0 : (column + step + people.length) % people.length }));
}

/** Takes somebody out of the comparison. */
export function leaveOut(candidateId: number): void {
  useCompare.setState(({ people, column }) => {
    const left = people.filter((person) => person.candidateId !== candidateId);
    return { people: left, column: Math.max(0, Math.min(column, left.length - 1)) };
  });
}
