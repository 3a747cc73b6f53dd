import fastify from 'fastify';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openFrames } from './frames.ts';
import type { FrameWriter } from './frames.ts';

/** A server whose one route hands its frames to `serve`. */
async function startServer(deadMs: number, serve: (frames: FrameWriter) => Promise<void>): Promise<{ port: number; close(): Promise<void> }> {
  const app = fastify({ forceCloseConnections: true });
  app.get('/frames', async (request, reply) => serve(openFrames(request, reply, deadMs)));
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() };
}

test('frames arrive as lines, and goodbye is the last', async () => {
  const server = await startServer(5_000, async (frames) => {
    await frames.send({ type: 'one' });
    await frames.goodbye({ kind: 'unavailable', origin: 'gateway', code: 'gateway.stopping', message: 'Soon back.' });
    await frames.send({ type: 'never' });
  });
  const response = await fetch(`http://127.0.0.1:${server.port}/frames`);
  expect(response.headers.get('content-type')).toContain('application/x-ndjson');
  const lines = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual([{ type: 'one' }, { type: 'goodbye', error: { kind: 'unavailable', code: 'gateway.stopping', message: 'Soon back.' } }]);
  await server.close();
});

test('patches arrive as they are, also those that go to several streams', async () => {
  const rows = { table: 1, projection: 'full', rows: [[7, 'it’s "quoted"', null]] };
  const shared = { scope: 'company:1', from: 3, to: 4, rows: [rows], gone: [] } as const;
  const sent = [[], [shared], [shared, { ...shared, scope: 'user:1' }]].map((patches, index) => ({ type: 'patch', lastMutationId: index, patches }));
  const server = await startServer(5_000, async (frames) => {
    for (const frame of sent) await frames.send(frame);
    frames.end();
  });
  const text = await (await fetch(`http://127.0.0.1:${server.port}/frames`)).text();
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(sent);
  await server.close();
});

test('a reader that takes nothing holds the sender back, and is cut off in the end', async () => {
  const frame = { padding: 'x'.repeat(256 * 1024) };
  let sent = 0;
  let report: (sent: number) => void = () => undefined;
  const over = new Promise<number>((resolve) => (report = resolve));
  const server = await startServer(300, async (frames) => {
    while (!frames.closed.aborted) {
      await frames.send(frame);
      sent += 1;
    }
    report(sent);
  });
  const reader = connect(server.port, '127.0.0.1');
  reader.on('error', () => undefined);
  reader.pause();
  reader.write('GET /frames HTTP/1.1\r\nhost: localhost\r\n\r\n');
  // What the sockets' buffers take, a few MB, and no more: the rest of an endless stream was never made.
  expect(await over).toBeLessThan(200);
  reader.destroy();
  await server.close();
});

test('a reader that leaves ends the sending', async () => {
  let report: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (report = resolve));
  const server = await startServer(60_000, async (frames) => {
    await frames.send({ type: 'one' });
    frames.closed.addEventListener('abort', () => report());
  });
  const leave = new AbortController();
  const response = await fetch(`http://127.0.0.1:${server.port}/frames`, { signal: leave.signal });
  expect(response.ok).toBe(true);
  leave.abort();
  await over;
  await server.close();
});
