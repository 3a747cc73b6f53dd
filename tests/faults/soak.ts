/**
 * The long forms of the fault tests, each from a random, printed seed:
 * `node tests/faults/soak.ts --storm [--minutes M] [--from SEED]`: killed gateways and databases,
 * `node tests/faults/soak.ts --images N [--from SEED]`: power cuts,
 * `node tests/faults/soak.ts --disk N [--from SEED]`: changes that a full disk refuses, spread evenly over a piece of work,
 * `node tests/faults/soak.ts --calls N [--from SEED]`: statements and requests that fail, spread evenly over a session.
 * `node tests/faults/soak.ts --damage N [--from SEED]`: damaged pages of the mirror, of every class.
 * Ends with a line of counts; exits with 1 when something was lost, doubled, stuck or different.
 */
import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { startEmbeddedDatabase } from '../../tools/database/embedded.ts';
import { DamageLab, PAGE_CLASSES } from '../integration/recovery-damage.ts';
import { seededRandom } from '../../sync/engine/testing/virtual-time.ts';
import { throwawayFolder } from '../support/throwaway-folder.ts';
import { CALLS, openStage, type Call, type Stage } from './calls/nth-call.ts';
import { workOnFullDisk } from './disk/full-disk.ts';
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

/** So many numbers from 1 to `last`, evenly spread; all of them where there are not more. */
function spread(last: number, amount: number): number[] {
  const step = Math.max(1, last / amount);
  return Array.from({ length: Math.min(last, Math.ceil(amount)) }, (_, index) => 1 + Math.floor(index * step));
}

function tellFailures(what: string, seed: number, tried: number, failures: readonly string[]): boolean {
  for (const failure of failures) console.log(`seed ${seed} failed: ${failure}`);
  console.log(`${tried} ${what} with seed ${seed}, ${failures.length} faults`);
  return failures.length === 0;
}

function fullDisks(seed: number, amount: number): boolean {
  const { changes } = workOnFullDisk(seed, null);
  const tries = spread(changes, amount / 2).flatMap((number) => [false, true].map((forever) => ({ number, forever })));
  const failures = tries.flatMap((failure) => workOnFullDisk(seed, failure).faults.map((fault) => `${JSON.stringify(failure)}: ${fault}`));
  return tellFailures(`refused changes of ${changes}`, seed, tries.length, failures);
}

async function failCalls(stage: Stage, call: Call, seed: number, amount: number): Promise<boolean> {
  const { calls } = await stage.session(seed, call, null);
  const ways = [false, true].flatMap((forever) => (['before', 'after'] as const).map((when) => ({ forever, when })));
  const tries = spread(calls, amount / ways.length).flatMap((number) => ways.map((way) => ({ number, ...way })));
  const failures: string[] = [];
  for (const failure of tries) {
    const { faults } = await stage.session(seed, call, failure);
    failures.push(...faults.map((fault) => `${JSON.stringify(failure)}: ${fault}`));
  }
  return tellFailures(`failed ${call}s of ${calls}`, seed, tries.length, failures);
}

async function callFailures(seed: number, amount: number): Promise<boolean> {
  const folder = throwawayFolder('calls');
  const server = await startEmbeddedDatabase({ folder, durable: false });
  try {
    const administration = await createConnection(server.url);
    await administration.query('CREATE DATABASE calls CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci');
    await administration.end();
    const stage = await openStage(`${server.url}/calls`);
    let sound = true;
    for (const call of CALLS) sound = (await failCalls(stage, call, seed, amount / CALLS.length)) && sound;
    await stage.close();
    return sound;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function damages(seed: number, amount: number): boolean {
  const random = seededRandom(seed);
  const lab = new DamageLab();
  const totals: Record<string, number> = {};
  const failures: string[] = [];
  try {
    for (let tried = 0; tried < amount; tried += 1) {
      const pageClass = PAGE_CLASSES[tried % PAGE_CLASSES.length] ?? 'header';
      const { rebuilt, faults } = lab.tryOne(pageClass, random);
      add(totals, { [`${pageClass} ${rebuilt ? 'rebuilt' : 'unharmed'}`]: 1 });
      failures.push(...faults.map((fault) => `${pageClass}, number ${tried + 1}: ${fault}`));
    }
  } finally {
    lab.close();
  }
  console.log(told(totals));
  return tellFailures('damaged mirrors', seed, amount, failures);
}

async function soak(): Promise<boolean> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { storm: { type: 'boolean' }, minutes: text, from: text, images: text, disk: text, calls: text, damage: text },
  });
  const from = positive(values.from, randomInt(1, LARGEST_SEED));
  if (values.images !== undefined) return powerCuts(from, positive(values.images, IMAGES_OF_ONE_WORK));
  if (values.disk !== undefined) return fullDisks(from, positive(values.disk, 1));
  if (values.calls !== undefined) return callFailures(from, positive(values.calls, 1));
  if (values.damage !== undefined) return damages(from, positive(values.damage, 1));
  return storms(from, positive(values.minutes, 5));
}

process.exitCode = (await soak()) ? 0 : 1;
