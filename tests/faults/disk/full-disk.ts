import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { throwawayFolder } from '../../support/throwaway-folder.ts';
import { imageFaults } from './power-loss.ts';
import { acknowledgedIn, letWork, type WorkOptions } from './work.ts';

const ROUNDS = 15;

/**
 * Lets a workstation work while the disk refuses a change to its files, once or
 * from then on (null: none). Then there is room again: everything it had
 * acknowledged must be there, and the mirror whole.
 * @returns how many changes it made or tried to make, and what is wrong
 */
export function workOnFullDisk(seed: number, failure: WorkOptions['failure']): { changes: number; faults: string[] } {
  const folder = throwawayFolder('full-disk');
  const key = randomBytes(32).toString('hex');
  try {
    const { profile, changes, ending } = letWork(folder, { key, seed, rounds: ROUNDS, failure });
    // A program that cannot go on may say so and end; it may not crash.
    const crash = ending.startsWith('signal') ? [`the program ended by ${ending}`] : [];
    const faults = [...crash, ...imageFaults(profile, key, changes.flatMap(acknowledgedIn))];
    return { changes: changes.filter((change) => change.kind !== 'said').length, faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
