import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders whose files take longest, the longest first. */
const LONG = ['/tests/simulation/', '/tests/faults/', '/tests/integration/'];

function rank({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((folder) => moduleId.includes(folder));
  return place === -1 ? LONG.length : place;
}

/**
 * Begins with the files that take minutes, so that one of them does not run
 * alone at the end. By default a fresh clone orders files by their size, and the
 * simulation's are a few lines each.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((left, right) => rank(left) - rank(right));
  }
}
