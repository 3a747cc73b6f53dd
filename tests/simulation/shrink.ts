import { OPERATION_NAMES } from './operations.ts';
import { runSeed, type SeedReport, type SeedSize } from './run-seed.ts';

/** The command that lives through a seed's history again. */
export function replayCommand(seed: number, { devices, operations, without = [] }: SeedSize): string {
  const left = without.length === 0 ? '' : ` --without ${without.join(',')}`;
  return `npm run soak -- --seeds 1 --from ${seed} --devices ${devices} --operations ${operations}${left}`;
}

async function fails(seed: number, size: SeedSize): Promise<boolean> {
  const report: SeedReport = await runSeed(seed, size);
  return report.faults.length > 0;
}

/**
 * Makes a failing history smaller: fewer operations, then fewer kinds of them, as
 * long as it still fails.
 * @returns the smallest size found; it fails
 */
export async function shrink(seed: number, size: SeedSize): Promise<SeedSize> {
  let smallest = size;
  for (let step = Math.floor(size.operations / 2); step >= 1; step = Math.floor(step / 2)) {
    const fewer = { ...smallest, operations: smallest.operations - step };
    if (fewer.operations > 0 && (await fails(seed, fewer))) smallest = fewer;
  }
  for (const name of OPERATION_NAMES) {
    const less = { ...smallest, without: [...(smallest.without ?? []), name] };
    if (await fails(seed, less)) smallest = less;
  }
  return smallest;
}
