import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTask } from '../../../../tools/system/task.ts';
import { percentile } from '../../measure.ts';
import type { MeasureName } from '../measures.ts';

/** What a peer's program is given. */
export interface Assignment {
  /** Folder with the peer's `node_modules`. */
  readonly packages: string;
  /** Folder that `rows-file.ts` reads. */
  readonly rows: string;
  /** Folder for its files, removed by whoever started it. */
  readonly scratch: string;
}

/** Longer than the bench allows a peer: reached only when the bench itself was killed and nobody else would stop us. */
const LONGEST_LIFE_MS = 600_000;

/** Runs a peer's program with the three folders of its command line; stops what it started in any case. */
export function runProgram(body: (assignment: Assignment) => Promise<void>): Promise<void> {
  setTimeout(() => process.kill(process.pid, 'SIGTERM'), LONGEST_LIFE_MS).unref();
  return runTask(async ([packages, rows, scratch]) => {
    if (packages === undefined || rows === undefined || scratch === undefined) throw new Error('Usage: PROGRAM PACKAGES ROWS SCRATCH');
    try {
      await body({ packages, rows, scratch });
    } catch (error) {
      // A peer's own log may follow: the parent must not have to guess which line is the cause.
      console.log(JSON.stringify({ problem: error instanceof Error ? error.message : String(error) }));
      process.exitCode = 1;
    }
  });
}

/** Tells the parent what is going on. */
export function say(progress: string): void {
  console.log(JSON.stringify({ progress }));
}

/** Tells the parent a figure, ms. */
export function measured(measure: MeasureName, value: number): void {
  console.log(JSON.stringify({ measure, value }));
}

/** Tells the parent both figures of changes seen on another client. */
export function measuredChanges(samples: readonly number[]): void {
  measured('propagation.p50', percentile(samples, 0.5));
  measured('propagation.p95', percentile(samples, 0.95));
}

/** A module of the peer's, which our own `node_modules` does not have. The caller says what it uses of it. */
export async function importPeer<Module>(packages: string, name: string): Promise<Module> {
  const path = createRequire(join(packages, 'package.json')).resolve(name);
  return (await import(pathToFileURL(path).href)) as Module;
}

/** Waits for something a peer tells by events. @throws Error naming it after `limitMs` */
export function within<Value>(limitMs: number, what: string, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`After ${limitMs / 1_000} s still waiting for ${what}`)), limitMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
