import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose files take longest: the simulation computes, the others wait half of their time for a database and for other processes. */
const COMPUTING = ['/tests/simulation/'];
const WAITING = ['/tests/faults/', '/tests/integration/'];

function firstHalf<T>(files: readonly T[]): number {
  return Math.ceil(files.length / 2);
}

/**
 * Begins with the files that take minutes, so that one of them does not run
 * alone at the end, and has some that compute beside some that wait, so that no
 * core is idle. By default a fresh clone orders files by their size, and the
 * simulation's are a few lines each.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const within = (folders: readonly string[]) => folders.flatMap((folder) => sorted.filter(({ moduleId }) => moduleId.includes(folder)));
    const [computing, waiting] = [within(COMPUTING), within(WAITING)];
    const long = new Set([...computing, ...waiting]);
    const [some, few] = [firstHalf(computing), firstHalf(waiting)];
    return [
      ...computing.slice(0, some),
      ...waiting.slice(0, few),
      ...computing.slice(some),
      ...waiting.slice(few),
      ...sorted.filter((file) => !long.has(file)),
    ];
  }
}
