import { ALL_JOBS } from '../../shared/queries/pipeline.ts';
import { keepValue, readKeptValue } from '../data/kept-values.ts';
import { useBoard } from './board-store.ts';
import { keptLayout, layout, type Layout } from './layout.ts';

const SAVE_AFTER_MS = 400;

/** How each pipeline this window has shown was left. */
const shown = new Map<number, Layout>();

/** The pipeline that was asked for last: what is known of another one too late is not laid out. */
let wanted: number | null = null;

let saving: { readonly jobId: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;

/** How the pipeline on the screen is laid out now. */
export function currentLayout(): Layout {
  const { mode, sort, order, grouped, columns, widths, filter } = useBoard.getState();
  return { mode, sort, order, grouped, columns, widths, filter };
}

function kept(jobId: number): ReturnType<typeof keptLayout> {
  return keptLayout(jobId, jobId === ALL_JOBS);
}

/** How a pipeline was left. */
export async function leftLayout(jobId: number): Promise<Layout> {
  return shown.get(jobId) ?? (await readKeptValue(kept(jobId)));
}

/** Lays a pipeline out as it was left on this device; at once where this window has shown it before. */
export async function loadLayout(jobId: number): Promise<void> {
  flushLayout();
  wanted = jobId;
  const before = shown.get(jobId);
  if (before !== undefined) return useBoard.setState({ ...before, layoutOf: jobId });
  const remembered = await leftLayout(jobId);
  shown.set(jobId, remembered);
  if (wanted === jobId) useBoard.setState((state) => (state.layoutOf === jobId ? {} : { ...remembered, layoutOf: jobId }));
}

/** Writes what still waits to be remembered. */
export function flushLayout(): void {
  if (saving === null) return;
  clearTimeout(saving.timer);
  const { jobId } = saving;
  saving = null;
  const now = currentLayout();
  shown.set(jobId, now);
  void keepValue(kept(jobId), now);
}

/** Lays the pipeline on the screen out otherwise, and remembers it for this job once the hand rests. */
export function changeLayout(change: Partial<Layout>): void {
  const { layoutOf } = useBoard.getState();
  useBoard.setState(change);
  if (layoutOf === null) return;
  if (saving !== null) clearTimeout(saving.timer);
  saving = { jobId: layoutOf, timer: setTimeout(flushLayout, SAVE_AFTER_MS) };
}

/** Lays a pipeline out as given, whether it is on the screen or opened next, and not beyond this window. */
export function showLayout(jobId: number, next: Layout): void {
  flushLayout();
  shown.set(jobId, next);
  if (useBoard.getState().layoutOf === jobId) useBoard.setState(next);
}

/** Lays a pipeline out as given and remembers it. */
export async function putLayout(jobId: number, next: Layout): Promise<void> {
  showLayout(jobId, next);
  await keepValue(kept(jobId), layout.parse(next));
}

/** Shows the pipeline as the other of board and table. */
export function toggleMode(): void {
  changeLayout({ mode: useBoard.getState().mode === 'board' ? 'table' : 'board' });
}
