import { AppError, failure, type Result, success } from '../../shared/errors.ts';
import { STREAM_DEAD_MS } from '../protocol/version.ts';
import { badAnswer, cancelledCall, refusalOf, unreachableGateway } from './network-errors.ts';
import { LineSplitter } from './ndjson.ts';
import type { Transport, TransportOptions } from './ports.ts';
import type { Runtime } from './runtime.ts';

/** The part of `fetch` that is used: Node's own, or Electron's `net.fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A whole answer must be there after this many ms. */
const REQUEST_DEADLINE_MS = 30_000;

interface Call {
  readonly signal: AbortSignal;
  /** Gives the call another span of time. */
  readonly extend: () => void;
  readonly end: () => void;
}

/** Ends a call when its caller does or when nothing was heard for too long. */
function beginCall(runtime: Runtime, silenceMs: number, outer: AbortSignal | undefined): Call {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  let cancel = runtime.schedule(silenceMs, abort);
  if (outer?.aborted === true) abort();
  outer?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    extend: () => {
      cancel();
      cancel = runtime.schedule(silenceMs, abort);
    },
    end: () => {
      cancel();
      outer?.removeEventListener('abort', abort);
    },
  };
}

function initOf(method: string, body: unknown, token: string | null | undefined, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token !== null && token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (body === undefined) return { method, headers, signal, redirect: 'error' };
  headers['content-type'] = 'application/json';
  return { method, headers, body: JSON.stringify(body), signal, redirect: 'error' };
}

async function parseAnswer(response: Response): Promise<Result<unknown>> {
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? null : JSON.parse(text);
  } catch (cause) {
    if (response.ok) return failure(badAnswer(cause).body);
    body = null;
  }
  return response.ok ? success(body) : failure(refusalOf(response.status, body, response.headers.get('retry-after')));
}

function networkFailure(thrown: unknown, outer: AbortSignal | undefined): AppError {
  if (thrown instanceof AppError) return thrown;
  return outer?.aborted === true ? cancelledCall() : unreachableGateway(thrown);
}

async function* linesOf(response: Response, call: Call): AsyncIterable<unknown> {
  if (response.body === null) throw badAnswer();
  const splitter = new LineSplitter();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      call.extend();
      for (const line of splitter.push(value)) yield parseLine(line);
    }
    // A line without its newline was cut off with the connection.
    if (splitter.end() !== '') throw unreachableGateway();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw badAnswer(cause);
  }
}

/**
 * The gateway over HTTP: JSON requests, and streams of newline-delimited JSON.
 * A request without an answer, and a stream without a byte for
 * `STREAM_DEAD_MS`, count as unreachable.
 * @param baseUrl such as `https://gateway.example`
 */
export function createHttpTransport(baseUrl: string, fetch: Fetch, runtime: Runtime): Transport {
  const urlOf = (path: string): string => new URL(path, baseUrl).href;

  async function request(method: 'GET' | 'POST', path: string, body: unknown, options: TransportOptions): Promise<Result<unknown>> {
    const call = beginCall(runtime, REQUEST_DEADLINE_MS, options.signal);
    try {
      return await parseAnswer(await fetch(urlOf(path), initOf(method, body, options.token, call.signal)));
    } catch (thrown) {
      return failure(networkFailure(thrown, options.signal).body);
    } finally {
      call.end();
    }
  }

  async function* stream(path: string, body: unknown, options: TransportOptions): AsyncIterable<unknown> {
    const call = beginCall(runtime, STREAM_DEAD_MS, options.signal);
    try {
      const response = await fetch(urlOf(path), initOf('POST', body, options.token, call.signal));
      if (!response.ok) {
        const refusal = await parseAnswer(response);
        throw refusal.ok ? badAnswer() : new AppError(refusal.error);
      }
      yield* linesOf(response, call);
    } catch (thrown) {
      throw networkFailure(thrown, options.signal);
    } finally {
      call.end();
    }
  }

  return { request, stream };
}
