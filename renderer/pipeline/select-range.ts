import { QUERIES } from '../../shared/queries/registry.ts';
import type { Result } from '../../shared/errors.ts';
import { readOnce } from '../data/use-query.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { setSelection, tableOnScreen, useBoard } from './board-store.ts';
import { askedFilter } from './layout.ts';
import { columnOf } from './overlay.ts';
import { extend, toggleAll, type CardRef, type Selection } from './selection.ts';

type Change = (selection: Selection, cards: readonly CardRef[]) => Selection;

function changeBy(result: Result<{ readonly cards: readonly CardRef[] }>, change: Change): void {
  if (!result.ok) showToast({ title: say('pipeline.selection-failed'), detail: result.error.message, tone: 'problem' });
  else setSelection((selection) => change(selection, result.value.cards));
}

/** Asks for a whole column's cards (also those not on the screen) and changes the selection by them. */
async function withColumn(status: string, change: Change): Promise<void> {
  const { layoutOf, search, sort, filter } = useBoard.getState();
  if (layoutOf === null) return;
  changeBy(await readOnce(QUERIES.columnIds, { jobId: layoutOf, status: columnOf(status), search, sort, filter: askedFilter(filter) }), change);
}

/** Asks for every row of the table and changes the selection by them. */
async function withTable(change: Change): Promise<void> {
  const { layoutOf, search, filter, order, grouped } = useBoard.getState();
  if (layoutOf === null) return;
  changeBy(await readOnce(QUERIES.tableIds, { jobId: layoutOf, search, filter: askedFilter(filter), order, grouped }), change);
}

/** Selects everything between the last selected card and this one. */
export function extendTo(card: CardRef): void {
  const change: Change = (selection, cards) => extend(selection, cards, card);
  void (tableOnScreen() === null ? withColumn(card.status, change) : withTable(change));
}

/** Selects a column, or takes it out when all of it is selected. */
export function selectColumn(status: string): void {
  void withColumn(status, toggleAll);
}

/** Selects the whole table, or takes it out when all of it is selected. */
export function selectTable(): void {
  void withTable(toggleAll);
}
