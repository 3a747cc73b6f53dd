import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../tools/system/paths.ts';
import { compileShim } from './shim.ts';
import { readTrace, type Change } from './trace.ts';

export interface WorkOptions {
  readonly key: string;
  readonly seed: number;
  readonly rounds: number;
  /** The file change that fails with "no space left", once or from then on. */
  readonly failure: { readonly number: number; readonly forever: boolean } | null;
}

/** What a workstation did. */
export interface Work {
  /** Where its mirror is. */
  readonly profile: string;
  readonly changes: readonly Change[];
  /** `done`, or how its process ended. */
  readonly ending: string;
}

/** Lets a workstation work in a folder and writes down what it does to its files. */
export function letWork(folder: string, { key, seed, rounds, failure }: WorkOptions): Work {
  const profile = join(folder, 'profile');
  const trace = join(folder, 'trace');
  mkdirSync(profile, { recursive: true });
  writeFileSync(trace, '');
  const failing = failure === null ? {} : { SHIM_FAIL_AT: String(failure.number), ...(failure.forever && { SHIM_FAIL_FOREVER: '1' }) };
  const program = inRoot('tests', 'faults', 'disk', 'work-child.ts');
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, profile, key, String(seed), String(rounds)], {
    env: { ...process.env, LD_PRELOAD: compileShim(folder), SHIM_FOLDER: profile, SHIM_TRACE: trace, ...failing },
    encoding: 'utf8',
  });
  const ending = run.status === 0 ? 'done' : run.signal === null ? `exit code ${run.status}: ${run.stderr}` : `signal ${run.signal}`;
  return { profile, changes: readTrace(trace), ending };
}

/** The numbers of the changes that a workstation said were done. */
export function acknowledgedIn(change: Change): number[] {
  if (change.kind !== 'said') return [];
  return [...change.text.matchAll(/^ack (\d+)$/gm)].map((match) => Number(match[1]));
}
