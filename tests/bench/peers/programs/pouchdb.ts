import { join } from 'node:path';
import { sample } from '../../sampling.ts';
import { nextStage } from '../../stages.ts';
import { readTables } from '../rows-file.ts';
import { documentId, type Pouch, type PouchDatabase, type PouchDocument } from './pouchdb-contract.ts';
import { importPeer, measured, measuredChanges, runProgram, say, within } from './program.ts';
import { startSideServer } from './side-server.ts';

const BATCH = 1_000;
const EDITS = 1_000;
const SAMPLES = 200;
const CHANGE_LIMIT_MS = 30_000;

async function copy(local: PouchDatabase, remote: PouchDatabase, expected: number): Promise<number> {
  const start = performance.now();
  await local.replicate.from(remote, { batch_size: BATCH });
  const time = performance.now() - start;
  const { doc_count: held } = await local.info();
  if (held !== expected) throw new Error(`The copy holds ${held} of ${expected} documents`);
  return time;
}

/** From the put on one client to the change told on the other, ms. */
async function change(one: PouchDatabase, other: PouchDatabase, id: string): Promise<number> {
  const document = await one.get(id);
  const goal = nextStage(String(document.status));
  const feed = other.changes({ live: true, since: 'now', include_docs: true });
  try {
    const seen = new Promise<number>((resolve, reject) => {
      feed.on('change', (news: { id: string; doc: PouchDocument }) => {
        if (news.id === id && news.doc.status === goal) resolve(performance.now());
      });
      feed.on('error', reject);
    });
    const start = performance.now();
    await one.put({ ...document, status: goal });
    return (await within(CHANGE_LIMIT_MS, `the change of ${id}`, seen)) - start;
  } finally {
    feed.cancel();
  }
}

/** Live replications of both clients while `body` runs. */
async function connected<Value>(clients: readonly PouchDatabase[], remote: PouchDatabase, body: () => Promise<Value>): Promise<Value> {
  const feeds = clients.map((client) => client.sync(remote, { live: true, retry: true, batch_size: BATCH }));
  await Promise.all(feeds.map((feed) => within(CHANGE_LIMIT_MS, 'live clients', new Promise((resolve) => feed.once('paused', resolve)))));
  try {
    return await body();
  } finally {
    await Promise.all(
      feeds.map((feed) => {
        const ended = new Promise((resolve) => feed.once('complete', resolve));
        feed.cancel();
        return within(CHANGE_LIMIT_MS, 'the end of a replication', ended);
      }),
    );
  }
}

async function push(one: PouchDatabase, remote: PouchDatabase): Promise<number> {
  for (let id = 1; id <= EDITS; id += 1) {
    const document = await one.get(documentId('applications', id));
    await one.put({ ...document, status: nextStage(String(document.status)) });
  }
  const start = performance.now();
  const { docs_written: written } = await one.replicate.to(remote, { batch_size: BATCH });
  if (written !== EDITS) throw new Error(`${written} of ${EDITS} edits arrived`);
  return performance.now() - start;
}

await runProgram(async (assignment) => {
  const { default: PouchDB } = await importPeer<{ default: Pouch }>(assignment.packages, 'pouchdb');
  say('filling its server');
  const remote = new PouchDB(`${await startSideServer('pouchdb-server.ts', assignment)}/bench`);
  const Local = PouchDB.defaults({ prefix: join(assignment.scratch, 'client-') });
  const [one, other] = [new Local('one'), new Local('other')];
  const expected = readTables(assignment.rows).reduce((sum, table) => sum + table.rows, 0);
  const copies = [await copy(one, remote, expected), await copy(other, remote, expected)];
  say(`first syncs ${copies.map((time) => time.toFixed(0)).join(', ')} ms; the better counts`);
  measured('first-sync', Math.min(...copies));
  const take = (id: number) => change(one, other, documentId('applications', id));
  const samples = await connected([one, other], remote, async () => {
    await sample(10, 1, [10, 60], take);
    return sample(SAMPLES, 101, [10, 60], take);
  });
  measuredChanges(samples);
  say(`${EDITS} edits without network`);
  measured('push', await push(one, remote));
});
