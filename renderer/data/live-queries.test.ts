import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { failure, success, type Result } from '../../shared/errors.ts';
import type { Query } from '../../shared/queries/query.ts';
import { createLiveQueries } from './live-queries.ts';
import type { PortClient } from './port-client.ts';

interface Rows {
  readonly rows: readonly { readonly id: number; readonly name: string }[];
}
const ROWS: Query<{ page: number; offset?: number | undefined }, Rows> = {
  name: 'rows',
  params: z.object({ page: z.int(), offset: z.int().optional() }),
  answer: z.custom<Rows>(),
  reads: [],
};

function setUp() {
  const open = new Map<string, (result: Result<unknown>) => void>();
  const asked: string[] = [];
  const client: PortClient = {
    attach: () => undefined,
    call: () => Promise.reject(new Error('not used')),
    subscribe: (query, params, listener) => {
      const key = `${query.name} ${JSON.stringify(params)}`;
      asked.push(key);
      open.set(key, listener as (result: Result<unknown>) => void);
      return () => open.delete(key);
    },
  };
  return { queries: createLiveQueries(client, 1_000), open, asked };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('live queries', () => {
  it('asks once however many look', () => {
    const { queries, open } = setUp();
    const heard: string[] = [];
    queries.observe(ROWS, { page: 0 }).subscribe(() => heard.push('first'));
    queries.observe(ROWS, { page: 0 }).subscribe(() => heard.push('second'));
    expect(open.size).toBe(1);
    open.get('rows {"page":0}')?.(success({ rows: [] }));
    expect(heard).toEqual(['first', 'second']);
    expect(queries.observe(ROWS, { page: 0 }).snapshot()).toEqual({ state: 'ready', value: { rows: [] }, error: undefined });
  });

  it('keeps the identity of what did not change, and says nothing when nothing did', () => {
    const { queries, open } = setUp();
    const live = queries.observe(ROWS, { page: 0 });
    let heard = 0;
    live.subscribe(() => heard++);
    const answer = open.get('rows {"page":0}');
    answer?.(
      success({
        rows: [
          { id: 1, name: 'Ada' },
          { id: 2, name: 'Bo' },
        ],
      }),
    );
    const before = live.snapshot().value?.rows;
    answer?.(
      success({
        rows: [
          { id: 1, name: 'Ada' },
          { id: 2, name: 'Bo' },
        ],
      }),
    );
    expect(heard).toBe(1);
    answer?.(
      success({
        rows: [
          { id: 1, name: 'Ada' },
          { id: 2, name: 'Bob' },
        ],
      }),
    );
    expect(heard).toBe(2);
    expect(live.snapshot().value?.rows[0]).toBe(before?.[0]);
    expect(live.snapshot().value?.rows[1]).not.toBe(before?.[1]);
  });

  it('keeps the last good answer beside an error', () => {
    const { queries, open } = setUp();
    const live = queries.observe(ROWS, { page: 0 });
    live.subscribe(() => undefined);
    open.get('rows {"page":0}')?.(success({ rows: [{ id: 1, name: 'Ada' }] }));
    open.get('rows {"page":0}')?.(failure({ kind: 'internal', origin: 'db', code: 'x', message: 'No.' }));
    expect(live.snapshot()).toMatchObject({ state: 'error', value: { rows: [{ id: 1 }] }, error: { code: 'x' } });
  });

  it('asks anew what failed, and nothing else', () => {
    const { queries, open, asked } = setUp();
    const live = queries.observe(ROWS, { page: 0 });
    const told: string[] = [];
    live.subscribe(() => told.push(live.snapshot().state));
    live.again();
    open.get('rows {"page":0}')?.(success({ rows: [{ id: 1, name: 'Ada' }] }));
    live.again();
    expect(asked).toHaveLength(1);
    open.get('rows {"page":0}')?.(failure({ kind: 'internal', origin: 'db', code: 'x', message: 'No.' }));
    live.again();
    expect(asked).toHaveLength(2);
    expect(live.snapshot()).toMatchObject({ state: 'loading', value: { rows: [{ id: 1 }] }, error: undefined });
    open.get('rows {"page":0}')?.(success({ rows: [{ id: 1, name: 'Ada' }] }));
    expect(told).toEqual(['ready', 'error', 'loading', 'ready']);
    expect(open.size).toBe(1);
  });

  it('lets a question go a while after nobody looks, and not while someone came back', () => {
    const { queries, open } = setUp();
    const live = queries.observe(ROWS, { page: 0 });
    const stop = live.subscribe(() => undefined);
    stop();
    vi.advanceTimersByTime(900);
    expect(open.size).toBe(1);
    const again = queries.observe(ROWS, { page: 0 }).subscribe(() => undefined);
    vi.advanceTimersByTime(5_000);
    expect(open.size).toBe(1);
    again();
    vi.advanceTimersByTime(1_001);
    expect(open.size).toBe(0);
    expect(live.snapshot().state).toBe('loading');
  });

  it('lets the middle of a list go soon, but not between two views of it', () => {
    const { queries, open } = setUp();
    const middle = queries.observe(ROWS, { page: 0, offset: 300 });
    middle.subscribe(() => undefined)();
    middle.subscribe(() => undefined)();
    expect(open.size).toBe(1);
    vi.advanceTimersByTime(251);
    expect(open.size).toBe(0);
  });
});
