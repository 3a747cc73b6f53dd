import goals from './goals.json' with { type: 'json' };

/** A figure as it is printed, stored and compared. */
export interface Figure {
  readonly name: keyof typeof goals;
  readonly value: number;
  /** What the machine could do at best in the same run, in the goal's unit, where that can be measured. */
  readonly ceiling?: number;
}

/** A figure with its goal: what `--json` writes. */
export interface Verdict {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
  /** value / ceiling, where there is a ceiling. */
  readonly ratio: number | null;
  readonly ok: boolean;
}

/** Compares a figure with its committed goal; lower is better for every one of them. */
export function judge(figure: Figure): Verdict {
  const { goal, unit } = goals[figure.name];
  const ratio = figure.ceiling === undefined ? null : figure.value / figure.ceiling;
  return { name: figure.name, value: figure.value, unit, goal, ratio, ok: figure.value <= goal };
}

/** The value below which `share` (0-1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** Runs a piece of work several times and answers its best time in ms: the machine's, not the moment's. */
export async function best(times: number, work: () => Promise<void> | void): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < times; round += 1) {
    const start = performance.now();
    await work();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** One line of the table people read. */
export function line(verdict: Verdict): string {
  const what = goals[verdict.name as keyof typeof goals].what;
  const ratio = verdict.ratio === null ? '' : `  ${verdict.ratio.toFixed(2)} x ceiling`;
  return `${verdict.ok ? 'ok   ' : 'SHORT'}  ${what}: ${rounded(verdict.value)} ${verdict.unit} (goal ${verdict.goal})${ratio}`;
}
