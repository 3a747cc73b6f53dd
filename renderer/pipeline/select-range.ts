import { QUERIES } from '../../shared/queries/registry.ts';
import { readOnce } from '../data/use-query.ts';
import { showToast } from '../kit/toasts.tsx';
import { router } from '../app/router.ts';
import { setSelection, useBoard } from './board-store.ts';
import { columnOf } from './overlay.ts';
import { extend, toggleAll, type CardRef, type Selection } from './selection.ts';

/** Asks for a whole column's cards (also those not on the screen) and changes the selection by them. */
async function withColumn(status: string, change: (selection: Selection, column: readonly CardRef[]) => Selection): Promise<void> {
  const jobId = router.current().subject;
  if (jobId === null) return;
  const { search, sort } = useBoard.getState();
  const result = await readOnce(QUERIES.columnIds, { jobId, status: columnOf(status), search, sort });
  if (!result.ok) showToast({ title: 'Could not select', detail: result.error.message, tone: 'problem' });
  else setSelection((selection) => change(selection, result.value.cards));
}

/** Selects everything between the last selected card and this one. */
export function extendTo(card: CardRef): void {
  void withColumn(card.status, (selection, column) => extend(selection, column, card));
}

/** Selects a column, or takes it out when all of it is selected. */
export function selectColumn(status: string): void {
  void withColumn(status, toggleAll);
}
