import { MEASURE_NAMES, MEASURES, type MeasureName, type Measures } from './measures.ts';
import type { Outcome } from './run-peer.ts';

function cell(value: number | undefined, ours: number | undefined): string {
  if (value === undefined) return 'not measured';
  const time = `${value.toFixed(value >= 100 ? 0 : 1)} ms`;
  if (ours === undefined || ours === 0) return time;
  const ratio = value / ours;
  return `${time} (${ratio.toFixed(ratio < 1 ? 2 : 1)} x ours)`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function measureRow(name: MeasureName, ours: Measures, outcomes: readonly Outcome[]): string {
  return row([MEASURES[name], cell(ours[name], undefined), ...outcomes.map(({ measures }) => cell(measures[name], ours[name]))]);
}

/**
 * The comparison as a table in Markdown, a column for each peer with its ratio to ours of the same run (above 1: the peer takes longer), and
 * under it what each peer's figures leave out and why figures are missing.
 */
export function comparison(ours: Measures, outcomes: readonly Outcome[]): string {
  const names = ['', 'ours', ...outcomes.map(({ name }) => name)];
  const lines = [row(names), row(names.map(() => '---')), ...MEASURE_NAMES.map((name) => measureRow(name, ours, outcomes)), ''];
  for (const { name, notes, problem } of outcomes) {
    for (const note of notes) lines.push(`- ${name}: ${note}.`);
    if (problem !== undefined) lines.push(`- ${name}: figures are MISSING: ${problem}`);
  }
  return lines.join('\n');
}
