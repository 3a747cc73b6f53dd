import goals from './goals.json' with { type: 'json' };

export type FigureName = keyof typeof goals;

/** A figure as it is printed, stored and compared. */
export interface Figure {
  readonly name: FigureName;
  /** null when it could not be measured; `problem` says why. */
  readonly value: number | null;
  /** What the machine could do at best in the same run, in the goal's unit, where that can be measured. */
  readonly ceiling?: number | undefined;
  /** Why the figure is missing or must not be trusted: it counts as short. */
  readonly problem?: string | undefined;
}

/** A figure with its goal: what `--json` writes. */
export interface Verdict {
  readonly name: FigureName;
  readonly value: number | null;
  readonly unit: string;
  readonly goal: number;
  /** value / ceiling, where there is a ceiling. */
  readonly ratio: number | null;
  readonly ok: boolean;
  readonly problem?: string | undefined;
}

/** Compares a figure with its committed goal; lower is better for every one of them. */
export function judge({ name, value, ceiling, problem }: Figure): Verdict {
  const { goal, unit } = goals[name];
  const ratio = ceiling === undefined || value === null ? null : value / ceiling;
  return { name, value, unit, goal, ratio, ok: problem === undefined && value !== null && value <= goal, ...(problem !== undefined && { problem }) };
}

/** The value below which `share` (0-1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** One line of the table people read. */
export function line(verdict: Verdict): string {
  const { what } = goals[verdict.name];
  const mark = verdict.ok ? 'ok   ' : 'SHORT';
  const value = verdict.value === null ? 'not measured' : `${rounded(verdict.value)} ${verdict.unit}`;
  const ratio = verdict.ratio === null ? '' : `  ${verdict.ratio.toFixed(2)} x ceiling`;
  const problem = verdict.problem === undefined ? '' : `\n         ${verdict.problem}`;
  return `${mark}  ${what}: ${value} (goal ${verdict.goal})${ratio}${problem}`;
}
