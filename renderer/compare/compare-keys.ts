import type { ApplicationStatus } from '../../shared/domain/application-status.ts';
import type { Applicant } from '../../shared/queries/review.ts';
import { router } from '../app/router.ts';
import { useActions } from '../app/use-actions.ts';
import { requestMove } from '../pipeline/move.ts';
import type { CardRef } from '../pipeline/selection.ts';
import { rate } from '../review/review-actions.ts';
import { nextStage } from '../review/review-places.ts';
import { leaveOut, stepColumn, useCompare } from './compare-state.ts';

/** A person's application as the pipeline's menus know one; null without one. */
export function refOfPerson({ candidateId, name, application }: Applicant): CardRef | null {
  return application === null ? null : { applicationId: application.id, candidateId, status: application.status, name };
}

function move(person: Applicant, to: ApplicationStatus | null): void {
  const ref = refOfPerson(person);
  if (ref !== null && to !== null) requestMove([ref], to);
}

/** The comparison's shortcuts: they act on the column the keyboard is on. */
export function useCompareKeys(people: readonly Applicant[]): void {
  const here = (act: (person: Applicant) => void) => () => {
    const person = people[useCompare.getState().column];
    if (person !== undefined) act(person);
  };
  const stars = (value: 1 | 2 | 3 | 4 | 5 | null) =>
    here(({ application, rating }) => {
      if (application !== null) void rate(application.id, rating, value);
    });
  useActions({
    'compare.next': () => stepColumn(1),
    'compare.previous': () => stepColumn(-1),
    'compare.stage': () => useCompare.setState({ menu: true }),
    'compare.advance': here((person) => move(person, nextStage(person.application?.status ?? ''))),
    'compare.reject': here((person) => move(person, 'rejected')),
    'compare.leaveOut': here(({ candidateId }) => leaveOut(candidateId)),
    'compare.rate1': stars(1),
    'compare.rate2': stars(2),
    'compare.rate3': stars(3),
    'compare.rate4': stars(4),
    'compare.rate5': stars(5),
    'compare.unrate': stars(null),
    'compare.leave': () => (router.canGoBack() ? router.back() : router.navigate('/pipeline')),
  });
}
