import type { FastifyInstance } from 'fastify';
import type { Pool } from 'mysql2/promise';
import { expect, test, vi } from 'vitest';
import { assembleGateway } from './assembly.ts';
import { LostLeadership } from './sequencer/leader.ts';

const built = vi.hoisted(() => ({ attempts: [] as (Error | null)[] }));
vi.mock('./sequencer/index-builder.ts', () => ({
  buildIndex: () => {
    const failure = built.attempts.shift() ?? null;
    return failure === null ? Promise.resolve() : Promise.reject(failure);
  },
}));
vi.mock('./sequencer/sequencer.ts', () => ({
  createSequencer: () => ({ start: () => Promise.resolve(), stop: () => Promise.resolve(), onPublished: () => () => undefined }),
}));

vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

async function readied(): Promise<{ logged: string[]; end: string }> {
  const logged: string[] = [];
  const assembly = assembleGateway({
    pool: {} as Pool,
    writers: {} as Pool,
    passwords: { matches: () => Promise.resolve(false) },
    log: (_level, event) => void logged.push(event),
    app: { get: () => undefined, post: () => undefined } as unknown as FastifyInstance,
    scrubbing: null,
  });
  const end = await assembly.becomeReady(new AbortController().signal).then(
    () => 'ready',
    (thrown: unknown) => String(thrown),
  );
  await assembly.endStreams();
  return { logged, end };
}

test('who loses the lead while building the index waits for whoever took it, and is ready then', async () => {
  built.attempts = [new LostLeadership(), null];
  const { logged, end } = await readied();
  expect(end).toBe('ready');
  expect(logged).toEqual(['gateway.index_interrupted', 'gateway.ready']);
});

test('a bug ends it, and is not tried for ever', async () => {
  built.attempts = [new TypeError('a bug')];
  const { end } = await readied();
  expect(end).toContain('a bug');
});
