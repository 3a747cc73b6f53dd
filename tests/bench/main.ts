import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { judge, line, type Verdict } from './measure.ts';
import { BENCHES } from './benches.ts';

const { values: options } = parseArgs({
  options: { only: { type: 'string', multiple: true }, json: { type: 'string' }, list: { type: 'boolean' } },
});

function chosen() {
  const names = options.only;
  if (names === undefined) return BENCHES;
  const found = BENCHES.filter((bench) => names.includes(bench.name));
  if (found.length < names.length) {
    throw new Error(`There is no bench of that name. Known: ${BENCHES.map((bench) => bench.name).join(', ')}`);
  }
  return found;
}

async function main(): Promise<void> {
  if (options.list === true) {
    for (const bench of BENCHES) console.log(bench.name);
    return;
  }
  const verdicts: Verdict[] = [];
  for (const bench of chosen()) {
    console.log(`\n${bench.name}`);
    for (const figure of await bench.run((text) => console.log(`  … ${text}`))) {
      const verdict = judge(figure);
      verdicts.push(verdict);
      console.log(`  ${line(verdict)}`);
    }
  }
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(verdicts, null, 2)}\n`);
  const short = verdicts.filter((verdict) => !verdict.ok);
  console.log(`\n${verdicts.length} figures, ${short.length} short of their goal`);
}

await main();
