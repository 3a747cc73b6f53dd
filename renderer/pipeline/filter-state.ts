import { create } from 'zustand';
import { NO_FILTER, type PipelineFilter } from '../../shared/queries/pipeline.ts';
import { useBoard } from './board-store.ts';
import { changeLayout } from './layout-memory.ts';

/** Whether the filter's conditions are open for choosing. */
export const useFilterPopup = create<{ readonly open: boolean }>(() => ({ open: false }));

export function openFilter(): void {
  useFilterPopup.setState({ open: true });
}

/** Changes some conditions of what is looked at. */
export function changeFilter(change: Partial<PipelineFilter>): void {
  changeLayout({ filter: { ...useBoard.getState().filter, ...change } });
}

/** Shows everybody again: neither search nor filter. */
export function clearFilter(): void {
  useBoard.setState({ search: '' });
  changeLayout({ filter: NO_FILTER });
}

/** A list with one entry put in, or taken out when it is there. */
export function toggled<T>(list: readonly T[], entry: T): T[] {
  return list.includes(entry) ? list.filter((one) => one !== entry) : [...list, entry];
}
