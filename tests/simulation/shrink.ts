import { OPERATION_NAMES } from './operations.ts';
import { runSeed, type SeedReport, type SeedSize } from './run-seed.ts';

/** The command that lives through a seed's history again. */
export function replayCommand(seed: number, { devices, operations, without = [], skip = [] }: SeedSize): string {
  const kinds = without.length === 0 ? '' : ` --without ${without.join(',')}`;
  const steps = skip.length === 0 ? '' : ` --skip ${skip.join(',')}`;
  return `npm run soak -- --seeds 1 --from ${seed} --devices ${devices} --operations ${operations}${kinds}${steps}`;
}

async function fails(seed: number, size: SeedSize): Promise<boolean> {
  const report: SeedReport = await runSeed(seed, size);
  return report.faults.length > 0;
}

/** Fewer operations, from the end. */
async function shorten(seed: number, size: SeedSize): Promise<SeedSize> {
  let smallest = size;
  for (let step = Math.floor(size.operations / 2); step >= 1; step = Math.floor(step / 2)) {
    const fewer = { ...smallest, operations: smallest.operations - step };
    if (fewer.operations > 0 && (await fails(seed, fewer))) smallest = fewer;
  }
  return smallest;
}

/** Fewer kinds of operations. */
async function simplify(seed: number, size: SeedSize): Promise<SeedSize> {
  let smallest = size;
  for (const name of OPERATION_NAMES) {
    if (smallest.without?.includes(name) === true) continue;
    const less = { ...smallest, without: [...(smallest.without ?? []), name] };
    if (await fails(seed, less)) smallest = less;
  }
  return smallest;
}

/** Fewer steps in between: halves, quarters, down to single ones. */
async function thin(seed: number, size: SeedSize): Promise<SeedSize> {
  let smallest = size;
  for (let length = Math.ceil(size.operations / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let from = 0; from < size.operations; from += length) {
      const known = new Set(smallest.skip);
      const steps = Array.from({ length: Math.min(length, size.operations - from) }, (_, index) => from + index).filter((step) => !known.has(step));
      if (steps.length === 0) continue;
      const less = { ...smallest, skip: [...known, ...steps].toSorted((left, right) => left - right) };
      if (await fails(seed, less)) smallest = less;
    }
  }
  return smallest;
}

/**
 * Makes a failing history smaller: fewer operations, fewer kinds of them, and
 * fewer steps in between, as long as it still fails.
 * @returns the smallest size found; it fails
 */
export async function shrink(seed: number, size: SeedSize): Promise<SeedSize> {
  return thin(seed, await simplify(seed, await shorten(seed, size)));
}
