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

/** A whole number below the bound. */
export function below(random: () => number, bound: number): number {
  return Math.floor(random() * bound);
}

/** How often things happened, by name. */
export type Counts = Record<string, number>;

export function count(counts: Counts, name: string, times = 1): void {
  counts[name] = (counts[name] ?? 0) + times;
}
