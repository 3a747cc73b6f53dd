/**
 * Runs seeds of the simulation from a random, printed one:
 * `node tests/simulation/soak.ts --seeds N --minutes M [--from SEED] [--devices D] [--operations O]`.
 * Ends with a line of counts; exits with 1 when a seed failed.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runSeed } from './run-seed.ts';

const LARGEST_SEED = 2 ** 31;

function readOptions(): { seeds: number; minutes: number; from: number; devices: number; operations: number } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { seeds: text, minutes: text, from: text, devices: text, operations: text } });
  const number = (given: string | undefined, fallback: number): number => {
    const value = given === undefined ? fallback : Number(given);
    if (!Number.isFinite(value) || value < 1) throw new Error(`"${given ?? ''}" is not a positive number.`);
    return value;
  };
  return {
    seeds: number(values.seeds, Number.MAX_SAFE_INTEGER),
    minutes: number(values.minutes, values.seeds === undefined ? 5 : 24 * 60),
    from: number(values.from, randomInt(1, LARGEST_SEED)),
    devices: number(values.devices, 5),
    operations: number(values.operations, 150),
  };
}

async function soak(): Promise<boolean> {
  const { seeds, minutes, from, devices, operations } = readOptions();
  const end = Date.now() + minutes * 60_000;
  const totals: Record<string, number> = {};
  let done = 0;
  let failed = 0;
  console.log(`from seed ${from}, ${devices} devices × ${operations} operations`);
  for (let seed = from; done < seeds && Date.now() < end; seed += 1) {
    const report = await runSeed(seed, { devices, operations });
    done += 1;
    for (const [name, count] of Object.entries(report.counts)) totals[name] = (totals[name] ?? 0) + count;
    if (report.faults.length === 0) continue;
    failed += 1;
    console.log(`seed ${seed} failed: ${report.faults.slice(0, 5).join('; ')}`);
  }
  const counts = Object.entries(totals)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
  console.log(`${done} seeds from ${from}, ${failed} failed: ${counts}`);
  return failed === 0;
}

process.exitCode = (await soak()) ? 0 : 1;
