/** Who is on a panel, while streams open, steps are under way and the database fails: one company of scripted rows. */
import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'mysql2/promise';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SCHEMA_HASH } from '../protocol/projections.ts';
import type { Patch } from '../protocol/pull.ts';
import type { FrameWriter } from './frames.ts';
import type { Principal } from './principals.ts';
import type { PublishedListener, Sequencer } from './sequencer/types.ts';
import { StreamHub } from './stream-hub.ts';

interface Gate {
  readonly words: string;
  readonly arrive: () => void;
  readonly open: Promise<void>;
}

const USER = 7;
/** Who looks at the session finds the database gone, and leaves the stream as it is. */
const SESSIONS = 'FROM sync_session';
const STATES = { high: '1', epoch: 'one', index_schema: SCHEMA_HASH };

/** Panels by scope id; `ref_id` is the same number. */
let panels: Map<number, { version: number; isOurs: boolean }>;
/** The next query with these words stands where it is, with what it read, until it is let go. */
let held: Gate | null;
/** Queries with any of these words fail. */
let failing: readonly string[];
let publish: PublishedListener;
let hub: StreamHub;

function answer(sql: string, parameters: readonly unknown[]): object[] {
  const ours = [...panels].filter(([, panel]) => panel.isOurs).map(([id]) => ({ id }));
  if (sql.includes('STRAIGHT_JOIN sync_member')) return ours;
  if (sql.includes('STRAIGHT_JOIN users')) return ours.length > 0 ? [{ id: USER }] : [];
  if (sql.includes('FROM sync_scope')) {
    const ids = new Set(parameters[0] as number[]);
    return [...panels].filter(([id]) => ids.has(id)).map(([id, { version }]) => ({ id, kind: 'panel', ref_id: id, version, floor: 0 }));
  }
  if (sql.includes('FROM sync_state')) return Object.entries(STATES).map(([name, value]) => ({ name, value }));
  return [];
}

async function query(text: string | { sql: string }, parameters: readonly unknown[] = []): Promise<unknown> {
  const sql = typeof text === 'string' ? text : text.sql;
  if (failing.some((words) => sql.includes(words))) throw Object.assign(new Error('lost'), { code: 'PROTOCOL_CONNECTION_LOST' });
  const rows = answer(sql, parameters);
  const gate = held;
  if (gate === null || !sql.includes(gate.words)) return [rows];
  held = null;
  gate.arrive();
  await gate.open;
  return [rows];
}

/** Holds the next query with these words. */
function hold(words: string): { reached: Promise<void>; letGo: () => void } {
  const open = Promise.withResolvers<void>();
  const arrival = Promise.withResolvers<void>();
  held = { words, arrive: arrival.resolve, open: open.promise };
  return { reached: arrival.promise, letGo: open.resolve };
}

/** Opens a stream. @returns what it is told it may hold, frame by frame */
function openStream(): (readonly string[])[] {
  const clientId = 1;
  const told: (readonly string[])[] = [];
  const account = {
    userId: USER,
    name: 'Guest',
    email: 'guest@example.test',
    role: 'panelist',
    recruiterId: null,
    companyId: null,
    companyName: null,
  };
  const principal = { sessionId: 1, family: 'f', clientId, registeredAt: 0, expiresAt: Infinity, account } as unknown as Principal;
  const frames = {
    send: (frame: object) => {
      if ('type' in frame && frame.type === 'patch') told.push((frame as Patch).scopes);
      return Promise.resolve();
    },
    goodbye: () => Promise.resolve(),
    closed: new AbortController().signal,
  } as unknown as FrameWriter;
  const request = { protocol: 1, schemaHash: SCHEMA_HASH, clientId, epoch: STATES.epoch, positions: [], ackedMutationId: 0 };
  void hub.serve(principal, request, frames);
  return told;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

/** Something about a panel is published. */
function tell(id: number, change: { isOurs: boolean }): void {
  const version = (panels.get(id)?.version ?? 0) + 1;
  panels.set(id, { version, ...change });
  publish([{ scopeId: id, scope: `panel:${id}`, version }], []);
}

beforeEach(() => {
  panels = new Map([
    [1, { version: 1, isOurs: true }],
    [3, { version: 1, isOurs: true }],
  ]);
  held = null;
  failing = [SESSIONS];
  const connection = { query, release: () => undefined, destroy: () => undefined };
  const pool = { getConnection: () => Promise.resolve(connection) } as unknown as Pool;
  const sequencer = {
    onPublished: (listener: PublishedListener) => {
      publish = listener;
      return () => undefined;
    },
    steps: { mark: () => null, since: () => null },
    setActive: () => undefined,
  } as unknown as Sequencer;
  hub = new StreamHub({ pool, sequencer, log: () => undefined, timings: { heartbeatMs: 60_000, deadMs: 60_000, inspectMs: 5 } });
});

afterEach(() => hub.stop());

test('a panel that is left while a step is under way is told of by the next one', async () => {
  const told = openStream();
  await settled();
  expect(told).toEqual([['panel:1', 'panel:3']]);
  const step = hold('FROM sync_published');
  tell(1, { isOurs: true });
  await step.reached;
  tell(3, { isOurs: false });
  await settled();
  step.letGo();
  await settled();
  expect(told.slice(1)).toEqual([['panel:1', 'panel:3'], ['panel:1']]);
});

test('of two looks at who is on a panel the older one does not have the last word', async () => {
  const told = openStream();
  await settled();
  const look = hold('STRAIGHT_JOIN sync_member');
  tell(1, { isOurs: true });
  await look.reached;
  tell(3, { isOurs: false });
  await settled();
  look.letGo();
  await settled();
  expect(told.at(-1)).toEqual(['panel:1']);
});

test('a look that failed is tried again', async () => {
  const told = openStream();
  await settled();
  failing = [SESSIONS, 'STRAIGHT_JOIN users'];
  tell(4, { isOurs: true });
  await settled();
  expect(told.at(-1)).toEqual(['panel:1', 'panel:3']);
  failing = [SESSIONS];
  await expect.poll(() => told.at(-1)).toEqual(['panel:1', 'panel:3', 'panel:4']);
});

test('a stream that opens while somebody is invited holds that panel too', async () => {
  const look = hold('STRAIGHT_JOIN sync_member');
  const told = openStream();
  await look.reached;
  tell(4, { isOurs: true });
  await settled();
  look.letGo();
  await settled();
  expect(told).toEqual([['panel:1', 'panel:3', 'panel:4']]);
});
