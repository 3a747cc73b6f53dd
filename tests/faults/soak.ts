/**
 * The long forms of the fault tests, each from a random, printed seed:
 * `node tests/faults/soak.ts --storm [--minutes M] [--from SEED]`: killed gateways and databases,
 * `node tests/faults/soak.ts --images N [--from SEED]`: power cuts.
 * Ends with a line of counts; exits with 1 when something was lost, doubled, stuck or different.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { cutPower } from './disk/power-loss.ts';
import { runStorm } from './storm.ts';

const LARGEST_SEED = 2 ** 31;
/** One storm's length; a soak is as many as fit. */
const STORM_SECONDS = 60;
const GATEWAY_KILL_EVERY_SECONDS = 2.4;
const DATABASE_KILL_EVERY_SECONDS = 20;
/** Power cuts in one recorded piece of work. */
const IMAGES_OF_ONE_WORK = 500;

function positive(given: string | undefined, fallback: number): number {
  const value = given === undefined ? fallback : Number(given);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`"${given ?? ''}" is not a positive number.`);
  return value;
}

function add(totals: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count;
}

function told(totals: Readonly<Record<string, number>>): string {
  return Object.entries(totals)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}

async function storms(from: number, minutes: number): Promise<boolean> {
  const totals: Record<string, number> = {};
  let failed = 0;
  let seconds = 0;
  let seed = from;
  for (; seconds < minutes * 60; seed += 1) {
    const length = Math.min(STORM_SECONDS, minutes * 60 - seconds);
    const size = {
      seconds: length,
      gatewayKills: Math.ceil(length / GATEWAY_KILL_EVERY_SECONDS),
      databaseKills: Math.ceil(length / DATABASE_KILL_EVERY_SECONDS),
    };
    const { counts, faults } = await runStorm(seed, size);
    seconds += length;
    add(totals, counts);
    console.log(`storm ${seed}: ${told(counts)}`);
    if (faults.length === 0) continue;
    failed += 1;
    console.log(`storm ${seed} failed: ${faults.slice(0, 10).join('; ')}`);
  }
  console.log(`${seed - from} storms from seed ${from} in ${Math.round(seconds)} s, ${failed} failed: ${told(totals)}`);
  return failed === 0;
}

function powerCuts(from: number, images: number): boolean {
  const totals: Record<string, number> = {};
  let failed = 0;
  let seed = from;
  for (; (totals['images'] ?? 0) < images; seed += 1) {
    const { counts, faults } = cutPower(seed, Math.min(IMAGES_OF_ONE_WORK, images - (totals['images'] ?? 0)));
    add(totals, counts);
    if (faults.length === 0) continue;
    failed += 1;
    console.log(`seed ${seed} failed: ${faults.slice(0, 10).join('; ')}`);
  }
  console.log(`${seed - from} recordings from seed ${from}, ${failed} failed: ${told(totals)}`);
  return failed === 0;
}

async function soak(): Promise<boolean> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { storm: { type: 'boolean' }, minutes: text, from: text, images: text } });
  const from = positive(values.from, randomInt(1, LARGEST_SEED));
  if (values.images !== undefined) return powerCuts(from, positive(values.images, IMAGES_OF_ONE_WORK));
  return storms(from, positive(values.minutes, 5));
}

process.exitCode = (await soak()) ? 0 : 1;
