import { describe, expect, test } from 'vitest';
import type { FirstSyncFrame } from '../protocol/first-sync.ts';
import type { Patch } from '../protocol/pull.ts';
import type { SimulatedDevice } from './testing/device.ts';
import { NO_FAULTS } from './testing/fake-transport.ts';
import { move, note, notesOf, SmallWorld, statusOf } from './testing/small-world.ts';

const APPLICATIONS = 120;

/** A company with a job, so that there is a first screen. */
function worldWithJob(): SmallWorld {
  const world = new SmallWorld(APPLICATIONS);
  world.gateway.write((tables) => tables.put('jobs', { id: 1, title: 'Engineer', status: 'active' }));
  return world;
}

function rowsOf(device: SimulatedDevice, table: string): unknown[] {
  return device.mirror.database().prepare(`SELECT * FROM "${table}" ORDER BY id`).all();
}

function framesHeard(device: SimulatedDevice, type: string): number {
  return device.transport.recorded.filter((text) => text.startsWith(`{"type":"${type}"`)).length;
}

describe('the first screen', () => {
  test('is there before the copy, holds its job’s applications, and goes when the copy comes', async () => {
    const world = worldWithJob();
    const laptop = world.device(1);
    const seen: string[] = [];
    const screens: unknown[] = [];
    laptop.engine.onChange(() => {
      const { state } = laptop.engine.session();
      if (seen.at(-1) === state) return;
      seen.push(state);
      const screen = laptop.mirror.firstScreen();
      if (screen !== null) screens.push([screen.jobId, screen.reader.prepare('SELECT count(*) AS n FROM applications').get()]);
      if (state === 'copying') expect(note(laptop, 1)).toMatchObject({ ok: false, error: { code: 'mutation.not_ready' } });
    });
    await world.during(laptop.signIn());
    await world.until(() => laptop.engine.status().state === 'online');
    expect(seen.slice(seen.indexOf('first_sync'))).toEqual(['first_sync', 'copying', 'ready']);
    expect(screens).toEqual([[1, { n: APPLICATIONS }]]);
    expect(laptop.mirror.firstScreen()).toBeNull();
    expect(rowsOf(laptop, 'applications')).toHaveLength(APPLICATIONS);
    expect(laptop.engine.status().pending).toBe(0);
  });

  test('leaves nothing in the copy: what changed or went meanwhile is the server’s word', async () => {
    const world = worldWithJob();
    const laptop = world.device(1);
    const stop = laptop.engine.onChange(() => {
      if (!laptop.mirror.hasFirstScreen()) return;
      stop();
      world.gateway.write((tables) => {
        tables.put('applications', { ...tables.get('applications', 1), id: 1, status: 'offered' });
        tables.delete('applications', 2);
      });
    });
    await world.during(laptop.signIn());
    await world.until(() => laptop.engine.status().state === 'online');
    expect([statusOf(laptop, 1), statusOf(laptop, 2)]).toEqual(['offered', undefined]);
    expect(rowsOf(laptop, 'applications')).toHaveLength(APPLICATIONS - 1);
  });

  test('is not asked for while changes wait, which would have to be shown on top of it', async () => {
    const world = worldWithJob();
    const laptop = await world.ready();
    world.connected = false;
    note(laptop, 3);
    laptop.mirror.rebuild();
    laptop.engine.syncNow();
    const before = framesHeard(laptop, 'screen');
    world.connected = true;
    await world.until(() => laptop.engine.status().state === 'online' && laptop.engine.status().pending === 0);
    expect([before, framesHeard(laptop, 'screen')]).toEqual([1, 1]);
    expect(notesOf(laptop)).toEqual([{ id: 1, notes: 'Good talk' }]);
  });

  test('nor for a new copy beside a complete one', async () => {
    const world = worldWithJob();
    const laptop = await world.ready();
    world.connected = false;
    await world.until(() => laptop.engine.status().state === 'offline');
    world.gateway.newEpoch('epoch-2');
    world.connected = true;
    await world.until(() => laptop.mirror.current().fact('epoch') === 'epoch-2');
    expect(framesHeard(laptop, 'plan')).toBe(2);
    expect(framesHeard(laptop, 'screen')).toBe(1);
  });
});

test('a copy that ends at any frame goes on behind its last chunk and becomes the very same mirror', async () => {
  const whole = await worldWithJob().ready();
  const frames = framesHeard(whole, 'screen') + framesHeard(whole, 'plan') + framesHeard(whole, 'chunk') + framesHeard(whole, 'end');
  expect(frames).toBeGreaterThan(8);
  for (let cutAt = 1; cutAt <= frames; cutAt += 1) {
    const world = worldWithJob();
    let heard = 0;
    const cuts = { ...NO_FAULTS, cutsStream: () => (heard += 1) === cutAt };
    const laptop = world.device(1, { faults: cuts });
    await world.during(laptop.signIn());
    await world.until(() => heard >= cutAt);
    await laptop.restart();
    await world.until(() => laptop.engine.status().state === 'online');
    expect([cutAt, rowsOf(laptop, 'applications')]).toEqual([cutAt, rowsOf(whole, 'applications')]);
    expect([cutAt, rowsOf(laptop, 'candidates')]).toEqual([cutAt, rowsOf(whole, 'candidates')]);
    // Nothing that was stored came again.
    expect([cutAt, framesHeard(laptop, 'chunk')]).toEqual([cutAt, framesHeard(whole, 'chunk')]);
    expect(laptop.mirror.hasFirstScreen()).toBe(false);
    expect(move(laptop, 1, 'reviewing').ok).toBe(true);
  }
});

test('a copy that goes on after a lost connection no longer says that the server cannot be reached', async () => {
  const LOST = 4;
  const world = worldWithJob();
  let heard = 0;
  const laptop = world.device(1, { faults: { ...NO_FAULTS, cutsStream: () => (heard += 1) === LOST } });
  const said = { lost: new Set<boolean>(), goingOn: new Set<boolean>() };
  laptop.engine.onChange(() => {
    const { firstSync, offlineSince } = laptop.engine.status();
    if (firstSync === null || heard < LOST) return;
    said[heard === LOST ? 'lost' : 'goingOn'].add(firstSync.problem !== null || offlineSince !== null);
  });
  await world.during(laptop.signIn());
  await world.until(() => laptop.engine.status().state === 'online');
  expect(said.lost).toContain(true);
  expect([...said.goingOn]).toEqual([false]);
});

test('a copy becomes the mirror only when it has passed what was published while it was made', async () => {
  const world = new SmallWorld();
  const laptop = world.device(1);
  const plain = laptop.transport.stream.bind(laptop.transport);
  let pulls = 0;
  laptop.transport.stream = async function* (path, body, options) {
    for await (const frame of plain(path, body, options)) {
      const first = frame as FirstSyncFrame;
      if (path === '/sync/first' && first.type === 'end') {
        // Someone writes between the last chunk and the end.
        world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 1), id: 1, status: 'offered' }));
        yield { ...first, reach: first.reach.map(({ scope, version }) => ({ scope, version: scope === 'company:1' ? version + 1 : version })) };
      } else if (path === '/sync/pull' && (pulls += 1) === 1) {
        // The gateway that answers has not heard of it yet.
        yield { ...(frame as Patch), patches: [] };
      } else yield frame;
    }
  };
  let shownFirst: unknown;
  laptop.mirror.onChange(() => {
    if (shownFirst === undefined && laptop.mirror.current().hasCopy()) shownFirst = statusOf(laptop, 1);
  });
  await world.during(laptop.signIn());
  await world.until(() => laptop.engine.status().state === 'online');
  expect(shownFirst).toBe('offered');
  expect(pulls).toBe(2);
});
