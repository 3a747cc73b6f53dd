import { setTimeout as delay } from 'node:timers/promises';
import { must } from '../../../../shared/errors.ts';
import { sample } from '../../sampling.ts';
import { nextStage } from '../../stages.ts';
import { readTables, type PeerTable } from '../rows-file.ts';
import type { UploadedChange } from './powersync-stub.ts';
import { importPeer, measured, measuredChanges, runProgram, say, within } from './program.ts';
import { startSideServer } from './side-server.ts';

const EDITS = 1_000;
const SAMPLES = 200;
const COPY_LIMIT_MS = 180_000;
const CHANGE_LIMIT_MS = 30_000;
/** How often the client is asked whether its queue is empty. */
const LOOK_MS = 5;

interface Batch {
  readonly crud: readonly { readonly table: string; readonly id: string; readonly opData?: Record<string, unknown> }[];
  complete: () => Promise<void>;
}
interface Client {
  init: () => Promise<void>;
  connect: (connector: Connector, options: { connectionMethod: 'http'; crudUploadThrottleMs: number }) => Promise<void>;
  disconnect: () => Promise<void>;
  waitForFirstSync: () => Promise<void>;
  execute: (sql: string, values: readonly unknown[]) => Promise<unknown>;
  getAll: <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  getCrudBatch: (limit: number) => Promise<Batch | null>;
  onChange: (handler: { onChange: () => void }, options: { tables: string[]; throttleMs: number }) => () => void;
  close: () => Promise<void>;
}
interface Connector {
  fetchCredentials: () => Promise<{ endpoint: string; token: string }>;
  uploadData: (client: Client) => Promise<void>;
}
interface NodeModule {
  PowerSyncDatabase: new (options: {
    schema: unknown;
    database: { dbFilename: string; dbLocation: string; implementation: { type: 'node:sqlite' } };
  }) => Client;
}
interface CommonModule {
  Schema: new (tables: Record<string, unknown>) => unknown;
  Table: new (columns: Record<string, unknown>) => unknown;
  column: { text: unknown; real: unknown };
}

function schemaOf({ Schema, Table, column }: CommonModule, tables: readonly PeerTable[]): unknown {
  const described = tables.map(({ name, columns }) => {
    const types = columns.map((one) => [one.name, one.type === 'number' ? column.real : column.text] as const);
    return [name, new Table(Object.fromEntries(types))] as const;
  });
  return new Schema(Object.fromEntries(described));
}

function connectorTo(url: string): Connector {
  return {
    fetchCredentials: async () => ({ endpoint: url, token: 'bench' }),
    uploadData: async (client) => {
      const batch = await client.getCrudBatch(100);
      if (batch === null) return;
      const changes: UploadedChange[] = batch.crud.map(({ table, id, opData }) => ({ table, id, data: opData ?? {} }));
      const reply = await fetch(`${url}/upload`, { method: 'POST', body: JSON.stringify(changes) });
      if (!reply.ok) throw new Error(`The stub answered ${reply.status}`);
      await batch.complete();
    },
  };
}

async function copy(client: Client, connect: (client: Client) => Promise<void>, tables: readonly PeerTable[]): Promise<number> {
  await client.init();
  const start = performance.now();
  await connect(client);
  await within(COPY_LIMIT_MS, 'the first sync of PowerSync', client.waitForFirstSync());
  const time = performance.now() - start;
  for (const { name, rows } of tables) {
    const [held] = await client.getAll<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`);
    if (held?.n !== rows) throw new Error(`The copy holds ${held?.n} of ${rows} rows of ${name}`);
  }
  return time;
}

async function statusOf(client: Client, id: number): Promise<string> {
  const [row] = await client.getAll<{ status: string }>('SELECT status FROM applications WHERE id = ?', [String(id)]);
  return must(row, 'an application').status;
}

/** From the statement on one client to the row read on the other, ms. */
async function change(one: Client, other: Client, id: number): Promise<number> {
  const goal = nextStage(await statusOf(one, id));
  let stop: () => void = () => undefined;
  const seen = new Promise<number>((resolve, reject) => {
    const look = async () => {
      if ((await statusOf(other, id)) === goal) resolve(performance.now());
    };
    stop = other.onChange({ onChange: () => void look().catch(reject) }, { tables: ['applications'], throttleMs: 0 });
  });
  try {
    const start = performance.now();
    await one.execute('UPDATE applications SET status = ? WHERE id = ?', [goal, String(id)]);
    return (await within(CHANGE_LIMIT_MS, `application ${id} on the other client`, seen)) - start;
  } finally {
    stop();
  }
}

async function push(one: Client, connect: (client: Client) => Promise<void>, url: string): Promise<number> {
  const uploaded = async () => ((await (await fetch(`${url}/upload`, { method: 'POST', body: '[]' })).json()) as { uploaded: number }).uploaded;
  await one.disconnect();
  for (let id = 1; id <= EDITS; id += 1) {
    await one.execute('UPDATE applications SET status = ? WHERE id = ?', [nextStage(await statusOf(one, id)), String(id)]);
  }
  const before = await uploaded();
  const waiting = async () => (await one.getAll<{ n: number }>('SELECT count(*) AS n FROM ps_crud'))[0]?.n;
  const start = performance.now();
  await connect(one);
  while ((await waiting()) !== 0) {
    if (performance.now() - start > COPY_LIMIT_MS) throw new Error('The upload queue of PowerSync never got empty');
    await delay(LOOK_MS);
  }
  const time = performance.now() - start;
  const arrived = (await uploaded()) - before;
  if (arrived !== EDITS) throw new Error(`${arrived} of ${EDITS} edits arrived`);
  return time;
}

await runProgram(async (assignment) => {
  const { PowerSyncDatabase } = await importPeer<NodeModule>(assignment.packages, '@powersync/node');
  const schema = schemaOf(await importPeer<CommonModule>(assignment.packages, '@powersync/common'), readTables(assignment.rows));
  const tables = readTables(assignment.rows);
  say('starting the stub');
  const url = await startSideServer('powersync-stub.ts', assignment);
  const connect = (client: Client) => client.connect(connectorTo(url), { connectionMethod: 'http', crudUploadThrottleMs: 1 });
  const make = (name: string) =>
    new PowerSyncDatabase({
      schema,
      database: { dbFilename: `${name}.db`, dbLocation: assignment.scratch, implementation: { type: 'node:sqlite' } },
    });
  const [one, other] = [make('one'), make('other')];
  const copies = [await copy(one, connect, tables), await copy(other, connect, tables)];
  say(`first syncs ${copies.map((time) => time.toFixed(0)).join(', ')} ms; the better counts`);
  measured('first-sync', Math.min(...copies));
  const take = (id: number) => change(one, other, id);
  await sample(10, 1, [10, 60], take);
  measuredChanges(await sample(SAMPLES, 101, [10, 60], take));
  say(`${EDITS} edits without network`);
  measured('push', await push(one, connect, url));
  await one.close();
  await other.close();
});
