import { ALL_JOBS } from '../../shared/queries/pipeline.ts';
import { keepValue, readKeptValue } from '../data/kept-values.ts';
import { useBoard } from './board-store.ts';
import { keptLayout, layout, type Layout } from './layout.ts';

const SAVE_AFTER_MS = 400;

let saving: { readonly jobId: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;

/** How the pipeline on the screen is laid out now. */
export function currentLayout(): Layout {
  const { mode, sort, order, grouped, columns, widths, filter } = useBoard.getState();
  return { mode, sort, order, grouped, columns, widths, filter };
}

function kept(jobId: number): ReturnType<typeof keptLayout> {
  return keptLayout(jobId, jobId === ALL_JOBS);
}

/** Lays a pipeline out as it was left on this device. */
export async function loadLayout(jobId: number): Promise<void> {
  flushLayout();
  const remembered = await readKeptValue(kept(jobId));
  useBoard.setState((state) => (state.layoutOf === jobId ? {} : { ...remembered, layoutOf: jobId }));
}

/** Writes what still waits to be remembered. */
export function flushLayout(): void {
  if (saving === null) return;
  clearTimeout(saving.timer);
  const { jobId } = saving;
  saving = null;
  void keepValue(kept(jobId), currentLayout());
}

/** Lays the pipeline on the screen out otherwise, and remembers it for this job once the hand rests. */
export function changeLayout(change: Partial<Layout>): void {
  const { layoutOf } = useBoard.getState();
  useBoard.setState(change);
  if (layoutOf === null) return;
  if (saving !== null) clearTimeout(saving.timer);
  saving = { jobId: layoutOf, timer: setTimeout(flushLayout, SAVE_AFTER_MS) };
}

/** Lays a pipeline out as given, whether it is on the screen or opened next. */
export async function putLayout(jobId: number, next: Layout): Promise<void> {
  flushLayout();
  if (useBoard.getState().layoutOf === jobId) useBoard.setState(next);
  await keepValue(kept(jobId), layout.parse(next));
}

/** Shows the pipeline as the other of board and table. */
export function toggleMode(): void {
  changeLayout({ mode: useBoard.getState().mode === 'board' ? 'table' : 'board' });
}
