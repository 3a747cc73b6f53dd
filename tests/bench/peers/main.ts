import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runTask } from '../../../tools/system/task.ts';
import { removeFolder, temporaryFolder } from '../temporary.ts';
import { measureOurs } from './ours.ts';
import { PEERS } from './peers.ts';
import { measurePeer, type Outcome } from './run-peer.ts';
import { comparison } from './table.ts';

const { values: options } = parseArgs({
  options: { peers: { type: 'boolean' }, rows: { type: 'string', default: '100000' }, json: { type: 'string' } },
});

/** 1,000 applications are edited and 22 of 100 rows are applications. */
const LEAST_ROWS = 5_000;

function progress(text: string): void {
  console.log(`  … ${text}`);
}

function begin(name: string): void {
  console.log(`\n${name} (load ${loadavg()[0]?.toFixed(1)})`);
}

/** Ours and then every peer, one after the other, on the same rows. */
async function main(): Promise<void> {
  const rows = Number(options.rows);
  if (!Number.isInteger(rows) || rows < LEAST_ROWS) throw new Error(`--rows takes a whole number from ${LEAST_ROWS}, not "${options.rows}".`);
  const folder = temporaryFolder('peer-rows');
  try {
    begin('ours');
    const ours = await measureOurs(rows, folder, progress);
    const outcomes: Outcome[] = [];
    for (const peer of PEERS) {
      begin(peer.name);
      outcomes.push(await measurePeer(peer, folder, progress));
    }
    console.log(`\n${comparison(ours, outcomes)}`);
    if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ rows, ours, peers: outcomes }, null, 2)}\n`);
  } finally {
    removeFolder(folder);
  }
}

await runTask(main);
