import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRows, readTables } from '../rows-file.ts';
import { runProgram } from './program.ts';

/** Stands in for the PowerSync service, which npm does not have: its stream protocol over HTTP, from memory, one bucket for everybody. */

const BUCKET = 'all[]';
const CHUNK = 1_000;

/** A change that a client uploads. */
export interface UploadedChange {
  readonly table: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Stream {
  readonly client: string;
  readonly response: ServerResponse;
}

const rows = new Map<string, Record<string, unknown>>();
const streams = new Set<Stream>();
/** The operations a new client gets, as lines made before it asks, each with the number of its last operation. */
const history: { readonly line: string; readonly last: number }[] = [];
let operations = 0;
let checksum = 0;
let writeCheckpoint = 0;
let uploaded = 0;

function operation(table: string, id: string, data: unknown): object {
  operations += 1;
  const own = (operations * 7_919) % 1_000_000_007;
  checksum = (checksum + own) >>> 0;
  return { op_id: String(operations), op: 'PUT', object_type: table, object_id: id, checksum: own, subkey: null, data: JSON.stringify(data) };
}

function dataLine(made: readonly object[], after: number): string {
  return JSON.stringify({ data: { bucket: BUCKET, has_more: false, after: String(after), next_after: String(operations), data: made } });
}

function fill(folder: string): void {
  for (const { name } of readTables(folder)) {
    const all = readRows(folder, name);
    for (let first = 0; first < all.length; first += CHUNK) {
      const after = operations;
      const made = all.slice(first, first + CHUNK).map(({ id, ...columns }) => {
        rows.set(`${name}:${id}`, columns);
        return operation(name, String(id), columns);
      });
      history.push({ line: dataLine(made, after), last: operations });
    }
  }
}

function bucket(): object {
  return { bucket: BUCKET, checksum, count: operations, priority: 3, subscriptions: [] };
}

function send({ response }: Stream, lines: readonly string[]): void {
  response.write(`${lines.join('\n')}\n`);
}

function complete(): string {
  return JSON.stringify({ checkpoint_complete: { last_op_id: String(operations) } });
}

function difference(confirmed: number | null): string {
  const written = confirmed === null ? null : String(confirmed);
  return JSON.stringify({
    checkpoint_diff: { last_op_id: String(operations), write_checkpoint: written, updated_buckets: [bucket()], removed_buckets: [] },
  });
}

/** A client that is new gets everything; one that comes again gets what it lacks. */
function open(stream: Stream, known: number): void {
  stream.response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const first = { checkpoint: { last_op_id: String(operations), write_checkpoint: String(writeCheckpoint), buckets: [bucket()], streams: [] } };
  send(stream, [JSON.stringify(first)]);
  for (const { line, last } of history) if (last > known) send(stream, [line]);
  send(stream, [complete()]);
  streams.add(stream);
  stream.response.on('close', () => streams.delete(stream));
}

function upload(changes: readonly UploadedChange[]): void {
  const after = operations;
  const made = changes.map(({ table, id, data }) => {
    const row = { ...rows.get(`${table}:${id}`), ...data };
    rows.set(`${table}:${id}`, row);
    return operation(table, id, row);
  });
  uploaded += changes.length;
  const line = dataLine(made, after);
  history.push({ line, last: operations });
  for (const stream of streams) send(stream, [difference(null), line, complete()]);
}

function confirm(client: string): string {
  writeCheckpoint += 1;
  for (const stream of streams) if (stream.client === client) send(stream, [difference(writeCheckpoint), complete()]);
  return String(writeCheckpoint);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

interface StreamRequest {
  readonly client_id: string;
  readonly buckets: readonly { readonly name: string; readonly after: string }[];
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const reply = (body: unknown) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (url.pathname === '/sync/stream') {
    const { client_id: client, buckets } = (await bodyOf(request)) as StreamRequest;
    open({ client, response }, Number(buckets.find(({ name }) => name === BUCKET)?.after ?? 0));
  } else if (url.pathname === '/write-checkpoint2.json') {
    reply({ data: { write_checkpoint: confirm(url.searchParams.get('client_id') ?? '') } });
  } else if (url.pathname === '/upload') {
    upload((await bodyOf(request)) as UploadedChange[]);
    reply({ uploaded });
  } else {
    response.writeHead(404).end(JSON.stringify({ error: { code: 'NOT_FOUND', path: url.pathname } }));
  }
}

await runProgram(async (assignment) => {
  fill(assignment.rows);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  console.log(JSON.stringify({ listening: (server.address() as AddressInfo).port }));
  await new Promise((resolve) => server.once('close', resolve));
});
