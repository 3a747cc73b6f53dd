import { must } from '../../../shared/errors.ts';

/**
 * Gaps in the log's numbers. A number is given when a writer inserts and shows
 * when it commits, so a number that is missing below the highest may still
 * appear (in flight) or never will (rolled back). Kept as runs, because one
 * long import leaves thousands of neighbours.
 */
export interface HoleRun {
  readonly from: number;
  readonly to: number;
  /** When the gap was first seen, ms since the epoch, database clock. */
  readonly seenAt: number;
}

/** The runs missing between `after` (exclusive) and the last of `present` (ascending). */
export function gapsBetween(after: number, present: readonly number[], seenAt: number): HoleRun[] {
  const gaps: HoleRun[] = [];
  let expected = after + 1;
  for (const seq of present) {
    if (seq > expected) gaps.push({ from: expected, to: seq - 1, seenAt });
    expected = seq + 1;
  }
  return gaps;
}

/** The runs without the given numbers (both ascending): a run may split around one that appeared. */
export function withoutNumbers(runs: readonly HoleRun[], numbers: readonly number[]): HoleRun[] {
  const left: HoleRun[] = [];
  let index = 0;
  for (const run of runs) {
    let { from } = run;
    for (let number = numbers.at(index); number !== undefined && number <= run.to; number = numbers.at(index)) {
      if (number > from) left.push({ ...run, from, to: number - 1 });
      from = Math.max(from, number + 1);
      index += 1;
    }
    if (from <= run.to) left.push({ ...run, from });
  }
  return left;
}

/** Whether a number lies in one of the runs (ascending). */
export function isHole(runs: readonly HoleRun[], number: number): boolean {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = must(runs.at(middle), 'a run of holes');
    if (number < run.from) high = middle - 1;
    else if (number > run.to) low = middle + 1;
    else return true;
  }
  return false;
}

/** At most `limit` ranges that cover all runs (ascending); the narrowest gaps between them are bridged. */
export function coveringRanges(runs: readonly HoleRun[], limit: number): { from: number; to: number }[] {
  const ranges = runs.map((run) => ({ from: run.from, to: run.to }));
  if (ranges.length <= limit) return ranges;
  const widths = ranges.slice(1).map((range, index) => range.from - must(ranges.at(index), 'a range').to);
  const widest = new Set(
    widths
      .map((width, index) => ({ width, index }))
      .toSorted((a, b) => b.width - a.width)
      .slice(0, limit - 1)
      .map((entry) => entry.index),
  );
  const covering: { from: number; to: number }[] = [];
  for (const [index, range] of ranges.entries()) {
    const last = covering.at(-1);
    if (last === undefined || widest.has(index - 1)) covering.push({ ...range });
    else last.to = range.to;
  }
  return covering;
}

/** How many numbers the runs hold. */
export function countHoles(runs: readonly HoleRun[]): number {
  return runs.reduce((sum, run) => sum + run.to - run.from + 1, 0);
}

/** Every number of the runs. */
export function* numbersOf(runs: readonly HoleRun[]): Generator<number> {
  for (const run of runs) {
    for (let number = run.from; number <= run.to; number += 1) yield number;
  }
}

/** Joins neighbours of the same age back into runs. */
export function runsOf(numbers: readonly { readonly seq: number; readonly seenAt: number }[]): HoleRun[] {
  const runs: { from: number; to: number; seenAt: number }[] = [];
  for (const { seq, seenAt } of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last.to === seq - 1 && last.seenAt === seenAt) last.to = seq;
    else runs.push({ from: seq, to: seq, seenAt });
  }
  return runs;
}
