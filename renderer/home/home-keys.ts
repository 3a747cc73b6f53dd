import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { afterPaint } from '../after-paint.ts';
import { useActions } from '../app/use-actions.ts';
import { showInPanel } from '../app/router.ts';
import { focusNote } from '../candidates/note-focus.ts';
import { requestMove } from '../pipeline/move.ts';
import type { CardRef } from '../pipeline/selection.ts';
import { toRef } from './application-lines.tsx';
import { currentApplication, currentLine, leaveLine, walk } from './walk.ts';

type Today = AnswerOf<typeof QUERIES.home>;

/** The application of the line the keyboard is on, where it can be moved from here. */
function current(today: Today | undefined): CardRef | null {
  const id = currentApplication();
  if (id === null || today === undefined) return null;
  const waiting = [...today.newApplications.lines, ...today.offers.lines, ...today.stuck.lines].find((one) => one.applicationId === id);
  return waiting === undefined ? null : toRef(waiting);
}

function chooseStage(): void {
  const trigger = currentLine()?.closest('li')?.querySelector<HTMLElement>('[data-move]');
  // From the palette, which gives the keyboard back as it goes.
  afterPaint(() => trigger?.click());
}

function reject(card: CardRef | null): void {
  if (card === null) return;
  leaveLine();
  requestMove([card], 'rejected');
}

function note(): void {
  const applicationId = currentApplication();
  if (applicationId === null) return;
  showInPanel({ applicationId, candidateId: null });
  focusNote();
}

/** The keys of the home screen. */
export function useHomeKeys(today: Today | undefined): void {
  useActions({
    'home.next': () => walk(1),
    'home.previous': () => walk(-1),
    'home.stage': chooseStage,
    'home.reject': () => reject(current(today)),
    'home.note': note,
  });
}
