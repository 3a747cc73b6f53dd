import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { startEmbeddedDatabase } from '../../tools/database/embedded.ts';
import type { EmbeddedDatabase } from '../../tools/database/embedded.ts';
import { deviceOf, endOf, lockWait, moveMutation, nextPatch, signInDevice } from './gateway-device.ts';
import { createWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

/** A server of this file's own, because it is killed; durable, as in production. */
let folder: string;
let server: EmbeddedDatabase;
let url: string;
let world: World;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotgigs-gateway-faults-'));
  server = await startEmbeddedDatabase({ folder, durable: true, bufferPoolMegabytes: 64 });
  const administration = await createConnection(server.url);
  await administration.query('CREATE DATABASE faults CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci');
  await administration.end();
  url = `${server.url}/faults`;
  world = await createWorld(url);
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await world?.connection.end().catch(() => undefined);
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Reconnects after the server was killed. */
async function query(sql: string, parameters: readonly (string | number)[] = []): Promise<Record<string, unknown>[]> {
  const connection = await createConnection({ uri: url, dateStrings: true });
  try {
    const [rows] = await connection.query(sql, [...parameters]);
    return rows as Record<string, unknown>[];
  } finally {
    await connection.end();
  }
}

async function historyCount(applicationId: number): Promise<number> {
  return Number((await query('SELECT COUNT(*) AS amount FROM application_history WHERE applicationId = ?', [applicationId]))[0]?.['amount']);
}

async function mailCount(applicationId: number): Promise<number> {
  return Number(
    (await query('SELECT COUNT(*) AS amount FROM sync_effect WHERE dedupe_key LIKE ?', [`stage-mail:${applicationId}:%`]))[0]?.['amount'],
  );
}

/** Starts the gateway as it is started in production and answers its address. */
async function spawnGateway(): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, ['sync/gateway/main.ts', '--url', url, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.add(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const { listening } = JSON.parse(line) as { listening: string };
    while (((await (await fetch(`${listening}/hello`)).json()) as { indexing: number | null }).indexing !== null);
    return { child, address: listening };
  }
  throw new Error('The gateway ended before it listened');
}

/** A relay to MySQL that can cut a push's connection the moment MySQL answers its COMMIT: done, but nobody hears it. */
async function startRelay(port: number): Promise<{ server: Server; url: string; cutNextCommit(): Promise<void> }> {
  let armed: (() => void) | null = null;
  const relay = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let [pushing, cutting] = [false, false];
    client.on('data', (data) => {
      pushing ||= data.includes('INSERT INTO sync_outcome');
      if (armed !== null && pushing && data.includes('COMMIT')) cutting = true;
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (!cutting) return void client.write(data);
      client.destroy();
      upstream.destroy();
      armed?.();
      armed = null;
    });
    for (const [end, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => other.destroy());
    }
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const relayPort = (relay.address() as AddressInfo).port;
  return {
    server: relay,
    url: url.replace(String(port), String(relayPort)),
    cutNextCommit: () => new Promise((resolve) => (armed = resolve)),
  };
}

test('the connection is lost at COMMIT: the push is repeated, found done, and done once', async () => {
  const relay = await startRelay(server.port);
  const gateway = await startGateway({ url: relay.url, port: 0, log: createLog(() => undefined) });
  await gateway.ready;
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const [applicationId = 0] = world.alpha.applicationIds;
  const cut = relay.cutNextCommit();
  const reply = await device.push(moveMutation(1, applicationId, 'submitted', 'reviewing'));
  await cut;
  expect(reply.outcomes).toEqual([{ mutationId: 1, status: 'applied' }]);
  expect([await historyCount(applicationId), await mailCount(applicationId)]).toEqual([1, 1]);
  await gateway.close();
  relay.server.close();
});

test('MySQL is killed in the middle of a push: nothing half, and the same push later is applied once', async () => {
  const gateway = await startGateway({ url, port: 0, log: createLog(() => undefined) });
  await gateway.ready;
  const device = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const [, first = 0, second = 0] = world.alpha.applicationIds;
  const mutations = [moveMutation(1, first, 'submitted', 'reviewing'), moveMutation(2, second, 'submitted', 'offered')];
  const blocker = await createConnection(url);
  blocker.on('error', () => undefined);
  await blocker.beginTransaction();
  await blocker.query('SELECT id FROM applications WHERE id = ? FOR UPDATE', [second]);
  const pushing = device.post('/sync/push', { ...device.versions, mutations });
  // The first move is done inside the transaction, the second waits: this is the middle.
  const watcher = await createConnection(url);
  await lockWait(watcher);
  watcher.destroy();
  await server.kill('SIGKILL');
  const failed = await pushing;
  expect(failed.status).toBe(503);
  expect(failed.body.error).toMatchObject({ kind: 'unavailable', code: 'database.unavailable' });
  expect(failed.headers.get('retry-after')).not.toBeNull();
  blocker.destroy();
  await server.start();
  const states = await query('SELECT status FROM applications WHERE id IN (?, ?)', [first, second]);
  expect(states.map((row) => row['status'])).toEqual(['submitted', 'submitted']);
  expect([await historyCount(first), await mailCount(first)]).toEqual([0, 0]);
  const reply = await deviceOf(gateway.address, device.session).push(...mutations);
  expect(reply.outcomes.map((outcome) => outcome.status)).toEqual(['applied', 'applied']);
  expect([await historyCount(first), await mailCount(first), await historyCount(second), await mailCount(second)]).toEqual([1, 1, 1, 1]);
  await gateway.close();
});

test('two gateways on one database: one leads, the other takes over when it is killed, and devices of both see everything', async () => {
  const [left, right] = [await spawnGateway(), await spawnGateway()];
  const reader = await signInDevice(right.address, world.beta.recruiter.email);
  const { epoch, reach } = endOf(await reader.firstSync());
  const stream = await reader.stream(epoch, reach);
  await nextPatch(stream);
  const author = await signInDevice(left.address, world.beta.companyAdmin.email);
  const [one = 0, two = 0] = world.beta.applicationIds;
  await author.push(moveMutation(1, one, 'submitted', 'shortlisted'));
  await nextPatch(stream, (patch) => JSON.stringify(patch.patches).includes('shortlisted'));
  left.child.kill('SIGKILL');
  await once(left.child, 'exit');
  await query(`UPDATE applications SET coverLetter = 'after the take-over' WHERE id = ?`, [two]);
  await nextPatch(stream, (patch) => JSON.stringify(patch.patches).includes('after the take-over'));
  const moved = await deviceOf(right.address, author.session).push(moveMutation(2, two, 'submitted', 'offered'));
  expect(moved.outcomes).toEqual([{ mutationId: 2, status: 'applied' }]);
  await stream.return(undefined);
  right.child.kill('SIGTERM');
  const [code] = (await once(right.child, 'exit')) as [number | null];
  expect(code).toBe(0);
});

test('a gateway refuses to start where it cannot work, and says what to do', async () => {
  await query('CREATE DATABASE bare');
  const attempts = [
    { url: `${server.url}/bare`, advice: 'npm run central -- migrate' },
    { url: `${server.url}/nowhere`, advice: 'no such database' },
    { url: 'mysql://root@127.0.0.1:1/faults', advice: 'No MySQL server answers' },
    { url: 'not a url', advice: 'Usage:' },
  ];
  for (const attempt of attempts) {
    const child = spawn(process.execPath, ['sync/gateway/main.ts', '--url', attempt.url], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(1);
    expect(said).toContain(attempt.advice);
  }
});
