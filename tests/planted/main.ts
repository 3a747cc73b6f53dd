/**
 * Proves the tests: puts one bug at a time into a copy of the sources and asks
 * whether a test notices. `node tests/planted/main.ts [--proven] [PART OF A NAME …]`
 * `--proven`: all tests have just passed on the sources as they are.
 * Exits with 1 when a bug survives, or its place in the code is gone.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inRoot } from '../../tools/system/paths.ts';
import { startDatabaseStarter } from '../support/database-starter.ts';
import { SourceCopy } from './copy.ts';
import { withPlant, type Catcher, type Plant } from './plant.ts';
import { PLANTS } from './plants.ts';
import { CatcherRunner } from './runner.ts';
import type { Verdict } from './verdict.ts';

const AT_ONCE = 2;
/** Files of the sound sources: they wait for the database half of the time. */
const SOUND_AT_ONCE = 3;

function chosenPlants(words: readonly string[]): Plant[] {
  const chosen = PLANTS.filter((plant) => words.length === 0 || words.some((word) => plant.name.includes(word)));
  if (chosen.length === 0) throw new Error(`No planted bug has "${words.join('" or "')}" in its name.`);
  return chosen;
}

function distinct(plants: readonly Plant[]): Catcher[] {
  const catchers = plants.flatMap((plant) => plant.caughtBy);
  return [...new Map(catchers.map((catcher) => [`${catcher.file} ${catcher.test ?? ''}`, catcher])).values()];
}

/** Says at once of every bug whose place in the code is gone. */
function requireFit(plants: readonly Plant[]): void {
  const misfits = plants.flatMap((plant) => {
    try {
      withPlant(readFileSync(inRoot(plant.file), 'utf8'), plant);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
  if (misfits.length > 0) throw new Error(misfits.join('\n'));
}

/** A test that fails on the sound sources would "catch" anything. Whole files are run apart: beside them, every test of the other files would run as well. */
async function requireSound(copy: SourceCopy, databaseStarter: string, plants: readonly Plant[]): Promise<void> {
  const catchers = distinct(plants);
  const groups = [catchers.filter(({ test }) => test === undefined), catchers.filter(({ test }) => test !== undefined)];
  const runner = await CatcherRunner.open({ folder: copy.folder, databaseStarter, atOnce: SOUND_AT_ONCE });
  try {
    for (const group of groups.filter((some) => some.length > 0)) {
      const verdict = await runner.run(group);
      if (verdict.kind !== 'passed')
        throw new Error(`The tests do not pass without a planted bug: ${told(verdict)}${verdict.kind === 'caught' ? `: ${verdict.message}` : ''}`);
      console.log(`· ${verdict.tests} tests pass on the sources as they are`);
    }
  } finally {
    await runner.close();
  }
}

function told(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'passed':
      return `SURVIVED: ${verdict.tests} tests pass with it`;
    case 'caught':
      return `caught by "${verdict.by}"`;
    case 'fell over':
      return `SURVIVED: its tests fell over without an assertion: ${verdict.reason}`;
  }
}

/** Tries the bugs one after the other in one copy; answers those that no assertion noticed. */
async function tryPlants(copy: SourceCopy, databaseStarter: string, waiting: Plant[]): Promise<Plant[]> {
  const survivors: Plant[] = [];
  const runner = await CatcherRunner.open({ folder: copy.folder, databaseStarter, atOnce: 1 });
  try {
    for (let plant = waiting.shift(); plant !== undefined; plant = waiting.shift()) {
      const { caughtBy, file, name } = plant;
      const begin = performance.now();
      runner.forget(file);
      const verdict = await copy.with(plant, () => runner.run(caughtBy));
      runner.forget(file);
      console.log(`${verdict.kind === 'caught' ? '✓' : '✗'} ${name}: ${told(verdict)} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
      if (verdict.kind !== 'caught') survivors.push(plant);
    }
  } finally {
    await runner.close();
  }
  return survivors;
}

async function run(words: readonly string[], proven: boolean): Promise<boolean> {
  const plants = chosenPlants(words);
  const database = await startDatabaseStarter();
  const copies = Array.from({ length: AT_ONCE }, () => new SourceCopy());
  try {
    requireFit(plants);
    if (copies[0] !== undefined && !proven) await requireSound(copies[0], database.address, plants);
    const waiting = [...plants];
    const survivors = (await Promise.all(copies.map((copy) => tryPlants(copy, database.address, waiting)))).flat();
    console.log(`${plants.length - survivors.length} of ${plants.length} planted bugs were caught`);
    for (const { name, why } of survivors) console.log(`  survived: ${name}. ${why}`);
    return survivors.length === 0;
  } finally {
    for (const copy of copies) copy.remove();
    await database.stop();
  }
}

const { values, positionals } = parseArgs({ options: { proven: { type: 'boolean', default: false } }, allowPositionals: true });
process.exitCode = (await run(positionals, values.proven)) ? 0 : 1;
