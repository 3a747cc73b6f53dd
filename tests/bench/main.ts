import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { BENCHES, type Bench } from './benches.ts';
import { runTask } from '../../tools/system/task.ts';
import { judge, line, type Figure, type Verdict } from './measure.ts';

const { values: options } = parseArgs({
  options: { only: { type: 'string', multiple: true }, json: { type: 'string' }, list: { type: 'boolean' } },
});

function chosen(): readonly Bench[] {
  const names = options.only;
  if (names === undefined) return BENCHES;
  const unknown = names.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown !== undefined) throw new Error(`There is no bench "${unknown}". Known: ${BENCHES.map((bench) => bench.name).join(', ')}`);
  return BENCHES.filter((bench) => names.includes(bench.name));
}

/** Runs a bench; what it cannot measure here is said and counts as short, never skipped. */
async function figuresOf(bench: Bench): Promise<Figure[]> {
  let found: Figure[] = [];
  let problem = 'the bench did not answer it';
  try {
    found = await bench.run((text) => console.log(`  … ${text}`));
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const missing = bench.figures.filter((name) => !found.some((figure) => figure.name === name));
  return [...found, ...missing.map((name) => ({ name, value: null, problem }))];
}

async function main(): Promise<void> {
  if (options.list === true) {
    for (const bench of BENCHES) console.log(bench.name);
    return;
  }
  const verdicts: Verdict[] = [];
  const begin = performance.now();
  for (const bench of chosen()) {
    console.log(`\n${bench.name} (load ${loadavg()[0]?.toFixed(1)})`);
    for (const figure of await figuresOf(bench)) {
      const verdict = judge(figure);
      verdicts.push(verdict);
      console.log(`  ${line(verdict)}`);
    }
  }
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(verdicts, null, 2)}\n`);
  const short = verdicts.filter((verdict) => !verdict.ok);
  console.log(`\n${verdicts.length} figures, ${short.length} short of their goal, ${((performance.now() - begin) / 1000).toFixed(0)} s`);
}

await runTask(main);
