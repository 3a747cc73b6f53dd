import { create } from 'zustand';

/** Fewer parts than this are over before one could read that they run. */
const SHOWN_FROM = 4;
/** Parts that are under way at once: enough that nothing waits for the way there and back. */
const AT_ONCE = 4;

/** Something in many parts that is being done. */
export interface LongRun {
  readonly title: string;
  readonly done: number;
  readonly total: number;
  /** Whether done and total are people; changes are told as a share, for how many of them there are says nothing. */
  readonly counted: boolean;
  /** Somebody asked to stop; parts that are under way are finished. */
  readonly stopping: boolean;
}

/** What is being done in many parts, or null. */
export const useLongRun = create<{ readonly run: LongRun | null }>(() => ({ run: null }));

/** Asks what runs to stop after the parts that are under way. */
export function stopLongRun(): void {
  useLongRun.setState(({ run }) => ({ run: run && { ...run, stopping: true } }));
}

interface Part {
  /** What it counts for in the progress, such as its candidates; 1 where that is not known. */
  readonly size: number;
}

/**
 * Does the parts of one piece of work in their order, shows how far it is and
 * lets it be stopped between them.
 * @returns an outcome per part, in order; shorter than the parts when it was stopped
 */
export async function inParts<P extends Part, Outcome>(title: string, parts: readonly P[], work: (part: P) => Promise<Outcome>): Promise<Outcome[]> {
  const shown = parts.length >= SHOWN_FROM;
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  const counted = parts.some((part) => part.size > 1);
  const outcomes: Outcome[] = [];
  let done = 0;
  if (shown) useLongRun.setState({ run: { title, done, total, counted, stopping: false } });
  try {
    for (let from = 0; from < parts.length; from += AT_ONCE) {
      if (shown && useLongRun.getState().run?.stopping === true) break;
      const some = parts.slice(from, from + AT_ONCE);
      outcomes.push(...(await Promise.all(some.map(work))));
      done += some.reduce((sum, part) => sum + part.size, 0);
      if (shown) useLongRun.setState(({ run }) => ({ run: run && { ...run, done } }));
    }
  } finally {
    if (shown) useLongRun.setState({ run: null });
  }
  return outcomes;
}
