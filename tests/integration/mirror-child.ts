/**
 * A program to be killed: opens a profile's mirror and writes until someone ends
 * it, saying on its output what is safe. `node mirror-child.ts FOLDER KEY mutate|copy`
 */
import { writeSync } from 'node:fs';
import { openMirror } from '../../db/mirror/mirror.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { createEngine } from '../../sync/engine/engine.ts';
import { systemRuntime } from '../../sync/engine/runtime.ts';
import { memoryKeeper } from '../../sync/engine/testing/device.ts';

const [folder = '', key = '', work] = process.argv.slice(2);
const mirror = openMirror({ folder, key });
const engine = createEngine({
  mirror,
  transportTo: () => {
    throw new Error('This program works offline.');
  },
  sessions: memoryKeeper(),
  runtime: systemRuntime(),
  device: { name: 'Test laptop', platform: 'linux' },
});

/** Not `console.log`: what was said must be out before the next change begins. */
function say(text: string): void {
  writeSync(1, `${text}\n`);
}

function mutateForEver(): never {
  engine.start();
  for (;;) {
    const answer = engine.mutate({ name: 'applications.addNote', input: { applicationId: 1, text: 'a note' } });
    if (!answer.ok) throw new Error(answer.error.message);
    say(String(answer.value.mutationId));
  }
}

function copyForEver(): never {
  const build = mirror.build();
  const { no } = tableByName('candidates');
  const columns = columnsOf('candidates', 'full');
  if (build.cursor() === null) build.begin({ type: 'plan', epoch: 'e', scopes: ['company:1'], tables: [] });
  for (let first = Number(build.cursor() ?? 0) + 1; ; first += 200) {
    const rows = Array.from({ length: 200 }, (_, index) => columns.map((column) => (column.name === 'id' ? first + index : null)));
    const cursor = String(first + 199);
    build.addChunk({ type: 'chunk', position: { scope: 'company:1', version: 3 }, content: { table: no, projection: 'full', rows }, cursor });
    say(cursor);
  }
}

if (work === 'copy') copyForEver();
else mutateForEver();
