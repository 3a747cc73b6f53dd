import type { FastifyReply, FastifyRequest } from 'fastify';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import type { Gzip } from 'node:zlib';
import type { ErrorBody } from '../../shared/errors.ts';
import type { Patch, ScopePatch } from '../protocol/pull.ts';
import { STREAM_DEAD_MS } from '../protocol/version.ts';

/** Writes newline-delimited JSON frames to one response, at the reader's pace. */
export interface FrameWriter {
  /** Writes a frame and waits until there is room for the next. Does nothing once closed. */
  send(frame: object): Promise<void>;
  /** Says why it ends, and ends. */
  goodbye(error: ErrorBody): Promise<void>;
  /** Ends the response. */
  end(): void;
  /** Cuts the connection without a word: the other side is gone. */
  destroy(): void;
  /** Aborts when the response is over, whoever ended it. */
  readonly closed: AbortSignal;
}

/** How long a goodbye may take to leave, in ms. */
const GOODBYE_LIMIT_MS = 1_000;

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** True where compression would cost more than it saves: the peer is this machine, or does not ask for it. */
function sendsPlain(request: FastifyRequest): boolean {
  return LOOPBACK.has(request.ip) || !/\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
}

const texts = new WeakMap<ScopePatch, string>();

/** A patch's JSON; the same patch goes to many streams. */
function textOfPatch(patch: ScopePatch): string {
  const known = texts.get(patch) ?? JSON.stringify(patch);
  texts.set(patch, known);
  return known;
}

/** A frame's JSON. */
function textOf(frame: object): string {
  if (!isPatch(frame)) return JSON.stringify(frame);
  const { patches, ...rest } = frame;
  return `${JSON.stringify(rest).slice(0, -1)},"patches":[${patches.map(textOfPatch).join(',')}]}`;
}

function isPatch(frame: object): frame is Patch {
  return 'type' in frame && frame.type === 'patch';
}

/**
 * Takes the response over from fastify and answers 200 with a stream of frames.
 * A reader that takes nothing for {@link STREAM_DEAD_MS} is cut off.
 */
export function openFrames(request: FastifyRequest, reply: FastifyReply, deadMs: number = STREAM_DEAD_MS): FrameWriter {
  reply.hijack();
  const raw = reply.raw;
  const gzip: Gzip | null = sendsPlain(request) ? null : createGzip({ level: 1 });
  const target: Writable = gzip ?? raw;
  gzip?.pipe(raw);
  gzip?.on('error', () => raw.destroy());
  raw.on('error', () => raw.destroy());
  const ending = new AbortController();
  raw.once('close', () => ending.abort());
  raw.writeHead(200, {
    ...Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)),
    'content-type': 'application/x-ndjson; charset=utf-8',
    ...(gzip !== null && { 'content-encoding': 'gzip' }),
  });
  raw.flushHeaders();

  const roomAgain = async (): Promise<void> => {
    const limit = AbortSignal.any([ending.signal, AbortSignal.timeout(deadMs)]);
    try {
      await once(target, 'drain', { signal: limit });
    } catch {
      raw.destroy();
    }
  };

  const send = async (frame: object): Promise<void> => {
    if (ending.signal.aborted || target.writableEnded) return;
    const hasRoom = target.write(`${textOf(frame)}\n`);
    gzip?.flush(constants.Z_SYNC_FLUSH);
    if (!hasRoom) await roomAgain();
  };

  const end = (): void => {
    if (!target.writableEnded) target.end();
  };
  /** Waits for nobody: who is slow now hears it late or not at all. */
  const goodbye = async ({ kind, code, message }: ErrorBody): Promise<void> => {
    if (ending.signal.aborted || target.writableEnded) return;
    target.write(`${JSON.stringify({ type: 'goodbye', error: { kind, code, message } })}\n`);
    end();
    await once(raw, 'close', { signal: AbortSignal.timeout(GOODBYE_LIMIT_MS) }).catch(() => raw.destroy());
  };
  return { send, goodbye, end, destroy: () => void raw.destroy(), closed: ending.signal };
}
