import { join } from 'node:path';
import { createVitest, type Reporter, type Vitest } from 'vitest/node';
import type { Catcher } from './plant.ts';
import { judge, type Verdict } from './verdict.ts';

/** Where and on which database server tests are run. */
export interface Ground {
  /** The copy's folder. */
  readonly folder: string;
  readonly databaseStarter: string;
  /** Files at a time. */
  readonly atOnce: number;
}

function pattern(catchers: readonly Catcher[]): string {
  const names = catchers.map(({ test }) => test?.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return names.some((name) => name === undefined) ? '' : names.join('|');
}

/** Runs tests of a copy of the sources. It stays open from one bug to the next: starting anew would take longer than most of the tests. */
export class CatcherRunner {
  readonly #vitest: Vitest;
  readonly #folder: string;
  /** The files that ended since this was emptied. */
  readonly #ended: Set<string>;

  private constructor(vitest: Vitest, folder: string, ended: Set<string>) {
    this.#vitest = vitest;
    this.#folder = folder;
    this.#ended = ended;
  }

  static async open({ folder, databaseStarter, atOnce }: Ground): Promise<CatcherRunner> {
    const config = join(folder, 'tests', 'planted', 'vitest.config.ts');
    const ended = new Set<string>();
    const reporter: Reporter = { onTestModuleEnd: ({ moduleId }) => void ended.add(moduleId) };
    const vitest = await createVitest({ root: folder, config, watch: false, bail: 1, maxWorkers: atOnce, reporters: [reporter] });
    vitest.provide('databaseStarter', databaseStarter);
    await vitest.standalone();
    return new CatcherRunner(vitest, folder, ended);
  }

  /** Runs the catchers on the sources as they lie in the copy now. */
  async run(catchers: readonly Catcher[]): Promise<Verdict> {
    const files = [...new Set(catchers.map(({ file }) => join(this.#folder, file)))];
    this.#vitest.setGlobalTestNamePattern(pattern(catchers));
    const specifications = await this.#vitest.globTestSpecifications(files);
    this.#ended.clear();
    const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications(specifications);
    // The modules are those of every run so far, and one that was cancelled because another failed still says what it came to then.
    return judge({ testModules: testModules.filter(({ moduleId }) => this.#ended.has(moduleId)), unhandledErrors });
  }

  /** Forgets how a file of the copy read before. */
  forget(file: string): void {
    this.#vitest.invalidateFile(join(this.#folder, file));
  }

  async close(): Promise<void> {
    await this.#vitest.close();
  }
}
