import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { createHttpTransport } from './http-transport.ts';
import type { Transport } from './ports.ts';
import { systemRuntime } from './runtime.ts';
import { VirtualTime } from './testing/virtual-time.ts';

const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Transport> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return createHttpTransport(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetch, systemRuntime());
}

function refusal(kind: string, more: object = {}): string {
  return JSON.stringify({ error: { kind, origin: 'gateway', code: 'some.code', message: 'A sentence.', ...more } });
}

async function collect(items: AsyncIterable<unknown>): Promise<{ items: unknown[]; error: AppError | null }> {
  const all: unknown[] = [];
  try {
    for await (const item of items) all.push(item);
    return { items: all, error: null };
  } catch (thrown) {
    if (thrown instanceof AppError) return { items: all, error: thrown };
    throw thrown;
  }
}

describe('a request', () => {
  test('carries token and body, and brings the answer', async () => {
    const transport = await serve((request, response) => {
      let body = '';
      request.on('data', (piece) => (body += String(piece)));
      request.on('end', () => response.end(JSON.stringify({ path: request.url, token: request.headers.authorization, body: JSON.parse(body) })));
    });
    const answer = await transport.request('POST', '/sync/push', { a: 'é' }, { token: 'secret' });
    expect(answer).toEqual({ ok: true, value: { path: '/sync/push', token: 'Bearer secret', body: { a: 'é' } } });
  });

  test.each([
    [401, refusal('unauthenticated'), {}, { kind: 'unauthenticated', code: 'some.code', message: 'A sentence.' }],
    [503, refusal('unavailable', { retryAfterSeconds: 3 }), {}, { kind: 'unavailable', retryAfterSeconds: 3 }],
    [429, refusal('rate_limited'), { 'retry-after': '7' }, { kind: 'rate_limited', retryAfterSeconds: 7 }],
    [502, '<html>proxy</html>', { 'retry-after': '5' }, { kind: 'unavailable', code: 'sync.bad_answer_502', retryAfterSeconds: 5 }],
    [200, '<html>Please sign in to this network</html>', {}, { kind: 'unavailable', code: 'sync.bad_answer' }],
    [400, refusal('a kind of tomorrow'), {}, { kind: 'unavailable', code: 'sync.bad_answer_400' }],
  ])('answered by %i %s is a typed failure', async (status, body, headers, expected) => {
    const transport = await serve((_request, response) => response.writeHead(status, headers).end(body));
    expect(await transport.request('POST', '/x', {}, {})).toMatchObject({ ok: false, error: expected });
  });

  test('to nobody is unreachable; one that its caller ends is cancelled', async () => {
    const nobody = createHttpTransport('http://127.0.0.1:1', fetch, systemRuntime());
    expect(await nobody.request('GET', '/hello', undefined, {})).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    const silent = await serve(() => undefined);
    const controller = new AbortController();
    const answer = silent.request('POST', '/x', {}, { signal: controller.signal });
    controller.abort();
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  });

  test('that is never answered is unreachable after half a minute', async () => {
    const time = new VirtualTime(0);
    const hanging = (_url: string, init: RequestInit): Promise<Response> =>
      new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const transport = createHttpTransport(
      'http://gateway.test',
      hanging,
      time.runtime(() => 0),
    );
    const answer = transport.request('POST', '/x', {}, {});
    await time.advance(29_000);
    let answered = false;
    void answer.then(() => (answered = true));
    await time.advance(0);
    expect(answered).toBe(false);
    await time.advance(2_000);
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
});

describe('a stream', () => {
  test('hands on its lines and ends with the server', async () => {
    const transport = await serve((_request, response) => {
      response.write('{"a":1}\n{"b"');
      setImmediate(() => response.end(':2}\n'));
    });
    expect(await collect(transport.stream('/sync/stream', {}, {}))).toEqual({ items: [{ a: 1 }, { b: 2 }], error: null });
  });

  test.each([
    ['a refusal', (response: ServerResponse) => response.writeHead(409).end(refusal('incompatible')), 'incompatible', 0],
    ['a cut connection', (response: ServerResponse) => response.write('{"a":1}\n', () => setImmediate(() => response.destroy())), 'unreachable', 1],
    ['a last line that is cut', (response: ServerResponse) => response.end('{"a":1}\n{"b":'), 'unreachable', 1],
    ['a line that is no JSON', (response: ServerResponse) => response.end('{"a":1}\nhello\n'), 'unavailable', 1],
  ])('%s ends it with its kind, after what came whole', async (_what, answer, kind, whole) => {
    const transport = await serve((_request, response) => answer(response));
    const { items, error } = await collect(transport.stream('/sync/stream', {}, {}));
    expect(items).toHaveLength(whole);
    expect(error?.kind).toBe(kind);
  });

  test('that its caller ends is cancelled', async () => {
    const transport = await serve((_request, response) => response.write('{"a":1}\n'));
    const controller = new AbortController();
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const item of transport.stream('/sync/stream', {}, { signal: controller.signal })) {
        seen.push(item);
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ body: { kind: 'cancelled' } });
    expect(seen).toEqual([{ a: 1 }]);
  });
});
