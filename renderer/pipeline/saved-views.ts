import { Layers, SquareKanban, Table2, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { z } from 'zod';
import { ALL_JOBS } from '../../shared/queries/pipeline.ts';
import { router } from '../app/router.ts';
import { keepValue, useKept, type Kept } from '../data/kept-values.ts';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { layout, type Layout } from './layout.ts';
import { currentLayout, putLayout } from './layout-memory.ts';

const savedView = z.object({
  id: z.string(),
  name: z.string().min(1).max(120),
  /** The pipeline it is of; null for whichever is open. */
  jobId: z.int().nullable(),
  search: z.string().max(200),
  layout,
  /** Listed in the job switcher. */
  pinned: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;

const KEPT: Kept<SavedView[]> = { name: 'pipeline.views', schema: z.array(savedView).max(200), initial: [] };

/** The saved views of this device, as they were made. */
export function useSavedViews(): readonly SavedView[] {
  return useKept(KEPT);
}

export function keepViews(views: readonly SavedView[]): void {
  void keepValue(KEPT, [...views]);
}

/** What is on the screen as a view of that name. @param everyJob whether it fits whichever job is open */
export function viewOfNow(name: string, everyJob: boolean, pinned: boolean): SavedView {
  const { layoutOf, search } = useBoard.getState();
  return { id: Date.now().toString(36), name: name.trim(), jobId: everyJob ? null : layoutOf, search, layout: currentLayout(), pinned };
}

function sameLayout(one: Layout, other: Layout): boolean {
  return JSON.stringify(layout.parse(one)) === JSON.stringify(layout.parse(other));
}

/** Whether the screen shows just what a view says. */
export function isShown(view: SavedView): boolean {
  const { layoutOf, search } = useBoard.getState();
  return (view.jobId === null || view.jobId === layoutOf) && view.search === search && sameLayout(view.layout, currentLayout());
}

let searchAfterOpening: { readonly jobId: number; readonly search: string } | null = null;

/** The search a view brings along to the pipeline that opens; empty for any other way there. */
export function takeSearchFor(jobId: number): string {
  const waiting = searchAfterOpening;
  searchAfterOpening = null;
  return waiting?.jobId === jobId ? waiting.search : '';
}

/** Shows a view: on the pipeline it is of, or the one that is open. */
export async function openView(view: SavedView): Promise<void> {
  const { layoutOf } = useBoard.getState();
  const jobId = view.jobId ?? layoutOf ?? ALL_JOBS;
  await putLayout(jobId, view.layout);
  if (layoutOf === jobId) {
    useBoard.setState({ search: view.search });
    return;
  }
  searchAfterOpening = { jobId, search: view.search };
  router.navigate(`/pipeline/${jobId}`);
}

/** A way to look at pipelines, as a line of the job switcher and the palette. */
interface ViewEntry {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

function allJobs(): ViewEntry {
  return { id: 'pipeline-all', title: say('pipeline.all-jobs'), icon: Layers, run: () => router.navigate(`/pipeline/${ALL_JOBS}`) };
}

/** All jobs together, and the pinned views. */
export function useViewEntries(): readonly ViewEntry[] {
  const views = useSavedViews();
  return useMemo(() => {
    const pinned = views.filter((view) => view.pinned);
    const entries = pinned.map((view) => ({
      id: `pipeline-view-${view.id}`,
      title: view.name,
      icon: view.layout.mode === 'table' ? Table2 : SquareKanban,
      run: () => void openView(view),
    }));
    return [allJobs(), ...entries];
  }, [views]);
}
