/**
 * Runs seeds of the simulation from a random, printed one, on all processors:
 * `node tests/simulation/soak.ts --seeds N --minutes M [--from SEED] [--devices D]
 * [--operations O] [--without kind,kind] [--skip step,step] [--processes P]`. A failing
 * seed is made smaller and printed as a command. Says every few minutes how far it is. Ends with a line of counts; exits with 1 when one failed.
 */
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { MUTATORS } from '../../shared/mutators/registry.ts';
import { count, type Counts } from './chance.ts';
import { DEVICE_POINTS } from './guarded-mirror.ts';
import { runSeed, type SeedReport } from './run-seed.ts';
import { replayCommand, shrink } from './shrink.ts';
import { GATEWAY_POINTS } from './world.ts';

const LARGEST_SEED = 2 ** 31;
/** Devices of a seed, and operations, unless the command says otherwise. */
const [LEAST_DEVICES, MOST_DEVICES, OPERATIONS] = [3, 5, 150];

interface SoakOptions {
  readonly seeds: number;
  readonly minutes: number;
  readonly from: number;
  readonly devices: number | null;
  readonly operations: number;
  readonly without: readonly string[];
  readonly skip: readonly number[];
  /** Threads at work at the same time. */
  readonly processes: number;
}

/** What a worker is to do: every so many-th seed. */
interface Share extends SoakOptions {
  readonly first: number;
  readonly step: number;
}

type Message = { readonly kind: 'seed'; readonly report: SeedReport } | { readonly kind: 'shrunk'; readonly command: string };

function readOptions(): SoakOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { seeds: text, minutes: text, from: text, devices: text, operations: text, without: text, skip: text, processes: text },
  });
  const number = (given: string | undefined, fallback: number): number => {
    const value = given === undefined ? fallback : Number(given);
    if (!Number.isFinite(value) || value < 1) throw new Error(`"${given ?? ''}" is not a positive number.`);
    return value;
  };
  return {
    seeds: number(values.seeds, Number.MAX_SAFE_INTEGER),
    minutes: number(values.minutes, values.seeds === undefined ? 5 : 24 * 60),
    from: number(values.from, randomInt(1, LARGEST_SEED)),
    devices: values.devices === undefined ? null : number(values.devices, LEAST_DEVICES),
    operations: number(values.operations, OPERATIONS),
    without: values.without?.split(',') ?? [],
    skip: values.skip?.split(',').map(Number) ?? [],
    processes: number(values.processes, availableParallelism()),
  };
}

async function work(share: Share): Promise<void> {
  const end = performance.now() + share.minutes * 60_000;
  const tell = (message: Message): void => parentPort?.postMessage(message);
  for (let index = share.first; index < share.seeds && performance.now() < end; index += share.step) {
    const seed = share.from + index;
    const size = {
      devices: share.devices ?? LEAST_DEVICES + (seed % (MOST_DEVICES - LEAST_DEVICES + 1)),
      operations: share.operations,
      without: share.without,
      skip: share.skip,
    };
    const report = await runSeed(seed, size);
    tell({ kind: 'seed', report });
    if (report.faults.length > 0) tell({ kind: 'shrunk', command: replayCommand(seed, await shrink(seed, size)) });
  }
}

interface Totals {
  done: number;
  operations: number;
  failed: number;
  readonly verdicts: Counts;
  readonly counts: Counts;
}

/** What a fault means for who uses the product. */
function verdictOf(fault: string): string {
  if (/stuck|state is|does not run|is still/.test(fault)) return 'stuck';
  if (/gone from|never reached|numbers are missing/.test(fault)) return 'lost';
  if (/times|twice|were written/.test(fault)) return 'doubled';
  return /differs|missing|should not be there|half of|undoing|image/.test(fault) ? 'divergent' : 'other';
}

/** A line of progress after so many seeds. */
const TELL_EVERY = 100;

function note(totals: Totals, { seed, faults, counts }: SeedReport): void {
  totals.done += 1;
  if (totals.done % TELL_EVERY === 0) console.log(`${totals.done} seeds, ${totals.failed} failed`);
  for (const [name, times] of Object.entries(counts)) count(totals.counts, name, times);
  if (faults.length === 0) return;
  totals.failed += 1;
  for (const verdict of new Set(faults.map(verdictOf))) count(totals.verdicts, verdict);
  console.log(`seed ${seed} failed: ${faults.slice(0, 4).join('; ')}`);
}

function summary({ done, failed, verdicts, counts }: Totals, options: SoakOptions, startedAt: number): string {
  const points = [...DEVICE_POINTS, ...GATEWAY_POINTS].map((point) => `${point} ${counts[`killed at ${point}`] ?? 0}`);
  const faults = Object.entries(counts).filter(([name]) => !/^(passed|killed at|did|made|applied|rejected|noop)/.test(name));
  const perMinute = Math.round((60_000 * done) / (performance.now() - startedAt));
  const changes = MUTATORS.map(({ name }) => `${name} ${counts[`applied ${name}`] ?? 0}+${counts[`rejected ${name}`] ?? 0}`);
  return [
    `changes applied+rejected: ${changes.join(', ')}`,
    `${done} seeds from ${options.from}, ${done * options.operations} operations, ${perMinute} seeds a minute, ${failed} failed`,
    `stuck ${verdicts['stuck'] ?? 0}, divergent ${verdicts['divergent'] ?? 0}, lost ${verdicts['lost'] ?? 0}, doubled ${verdicts['doubled'] ?? 0}, other ${verdicts['other'] ?? 0}`,
    faults.map(([name, times]) => `${times} ${name}`).join(', '),
    `killed at: ${points.join(', ')}`,
  ].join('\n');
}

async function soak(): Promise<boolean> {
  const options = readOptions();
  const startedAt = performance.now();
  const totals: Totals = { done: 0, operations: 0, failed: 0, verdicts: {}, counts: {} };
  const workers = Math.min(options.processes, options.seeds);
  console.log(`from seed ${options.from}, ${options.operations} operations each`);
  await Promise.all(
    Array.from({ length: workers }, (_, first) => {
      const share: Share = { ...options, first, step: workers };
      const worker = new Worker(new URL(import.meta.url), { workerData: share });
      worker.on('message', (message: Message) =>
        message.kind === 'seed' ? note(totals, message.report) : console.log(`  again: ${message.command}`),
      );
      return new Promise<void>((resolve, reject) => {
        worker.once('error', reject);
        worker.once('exit', () => resolve());
      });
    }),
  );
  console.log(summary(totals, options, startedAt));
  return totals.failed === 0;
}

if (isMainThread) process.exitCode = (await soak()) ? 0 : 1;
else await work(workerData as Share);
