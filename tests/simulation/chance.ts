import { crc32 } from 'node:zlib';
import { seededRandom } from '../../sync/engine/testing/virtual-time.ts';

/** One of the items. */
export function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** Things with how likely each is beside the others. */
export type Weighted<T> = readonly (readonly [weight: number, item: T])[];

/** One of the items, the heavier the likelier. */
export function pickWeighted<T>(random: () => number, items: Weighted<T>): T {
  let left = random() * items.reduce((sum, [weight]) => sum + weight, 0);
  const found = items.find(([weight]) => (left -= weight) < 0) ?? items.at(-1);
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found[1];
}

/**
 * The same of things with names, each of which draws for itself: one that is added
 * some day wins its share and changes no other choice, so that kept seeds go on
 * living through what they were kept for.
 */
export function pickNamed<T extends { readonly name: string }>(random: () => number, items: Weighted<T>): T {
  const salt = Math.floor(random() * 2 ** 32);
  let best: T | undefined;
  let least = Infinity;
  for (const [weight, item] of items) {
    const score = -Math.log(seededRandom(salt ^ crc32(item.name))()) / weight;
    if (score >= least) continue;
    least = score;
    best = item;
  }
  if (best === undefined) throw new Error('There is nothing to pick from.');
  return best;
}

/** A whole number below the bound. */
export function below(random: () => number, bound: number): number {
  return Math.floor(random() * bound);
}

/** How often things happened, by name. */
export type Counts = Record<string, number>;

export function count(counts: Counts, name: string, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}
