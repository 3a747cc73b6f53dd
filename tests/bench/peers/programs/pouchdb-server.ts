import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readRows, readTables } from '../rows-file.ts';
import { importPeer, runProgram } from './program.ts';
import { documentsOf, type Pouch } from './pouchdb-contract.ts';

interface Express {
  default: () => RequestListener & { use: (handler: unknown) => void };
}
interface ExpressPouch {
  default: (pouch: Pouch, options: { mode: 'minimumForPouchDB'; inMemoryConfig: true; logPath: string }) => unknown;
}

const BATCH = 1_000;

/** PouchDB Server's own parts in a process of their own: fills a database with the rows, then serves it on loopback until it is stopped. */
await runProgram(async ({ packages, rows, scratch }) => {
  const { default: PouchDB } = await importPeer<{ default: Pouch }>(packages, 'pouchdb');
  const { default: express } = await importPeer<Express>(packages, 'express');
  const { default: expressPouch } = await importPeer<ExpressPouch>(packages, 'express-pouchdb');
  const Served = PouchDB.defaults({ prefix: join(scratch, 'server-') });
  const database = new Served('bench');
  for (const table of readTables(rows)) {
    const documents = documentsOf(table.name, readRows(rows, table.name));
    for (let first = 0; first < documents.length; first += BATCH) await database.bulkDocs(documents.slice(first, first + BATCH));
  }
  const app = express();
  app.use(expressPouch(Served, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(scratch, 'server.log') }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  console.log(JSON.stringify({ listening: (server.address() as AddressInfo).port }));
  await new Promise((resolve) => server.once('close', resolve));
});
