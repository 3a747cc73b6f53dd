import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Mirror } from '../../db/mirror/mirror.ts';
import { AppError, success, type ErrorKind } from '../../shared/errors.ts';
import { recruiterAccount, type SimulatedDevice } from './testing/device.ts';
import { note, notesOf, SmallWorld } from './testing/small-world.ts';

const unheard: unknown[] = [];
const hear = (thrown: unknown): void => void unheard.push(thrown);
beforeEach(() => void process.on('unhandledRejection', hear));
afterEach(() => {
  process.off('unhandledRejection', hear);
  expect(unheard.splice(0)).toEqual([]);
});

function refusal(kind: ErrorKind): AppError {
  return new AppError({ kind, origin: 'db', code: `mirror.${kind}`, message: 'Not now.' });
}

/** Lets something of an object fail so many times, from now on. */
function failing<T extends object>(owner: T, name: keyof T & string, times: number, kind: ErrorKind): { readonly left: () => number } {
  const plain = (owner[name] as (...values: unknown[]) => unknown).bind(owner);
  let left = times;
  Object.assign(owner, {
    [name]: (...values: unknown[]) => {
      if (left <= 0) return plain(...values);
      left -= 1;
      throw refusal(kind);
    },
  });
  return { left: () => left };
}

/** The connection is lost; at the next the gateway refuses this person's streams. */
async function refuseStreams(world: SmallWorld, laptop: SimulatedDevice, code: string): Promise<void> {
  world.connected = false;
  await world.until(() => laptop.engine.status().state === 'offline');
  laptop.transport.stream = async function* () {
    throw new AppError({ kind: 'forbidden', origin: 'gateway', code, message: 'Not any more.' });
  };
}

/** So long that every access token ended meanwhile. */
const LONG_MS = 3 * 3_600_000;

function rows(laptop: SimulatedDevice): number {
  return laptop.mirror.database().prepare('SELECT id FROM applications').all().length;
}

describe('when the store refuses what a trouble asks of it', () => {
  test.each(['busy', 'disk_full', 'corrupt'] as const)('(%s) lost access is carried out as soon as it can be', async (kind) => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    await refuseStreams(world, laptop, 'session.deactivated');
    failing(laptop.mirror.database(), 'transaction', 3, kind);
    world.connected = true;
    await world.until(() => laptop.engine.session().state === 'expired');
    expect(rows(laptop)).toBe(0);
  });

  test('the user hears of it, and what waits is sent once there is room', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const plain = laptop.transport.stream.bind(laptop.transport);
    await refuseStreams(world, laptop, 'session.deactivated');
    note(laptop, 1);
    failing(laptop.mirror.database(), 'transaction', 4, 'disk_full');
    world.connected = true;
    await world.until(() => laptop.engine.status().problem?.code === 'mirror.disk_full');
    laptop.transport.stream = plain;
    await world.until(() => laptop.engine.status().pending === 0);
    expect(notesOf(laptop)).toHaveLength(1);
  });

  test.each(['wipe', 'clear'] as const)('a revoked device is wiped although its %s fails at first', async (what) => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    if (what === 'wipe') failing(laptop.mirror as Pick<Mirror, 'wipe'>, 'wipe', 2, 'busy');
    else failing(laptop.keeper, 'clear', 2, 'busy');
    await refuseStreams(world, laptop, 'session.device_revoked');
    world.connected = true;
    await world.until(() => laptop.engine.session().state === 'signed_out');
    expect(laptop.keeper.load()).toBeNull();
    expect(rows(laptop)).toBe(0);
  });

  test('damage met while sending is mended although the first new file cannot be made', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const rebuilds = failing(laptop.mirror as Pick<Mirror, 'rebuild'>, 'rebuild', 2, 'disk_full');
    note(laptop, 1);
    failing(laptop.mirror.database(), 'transaction', 1, 'corrupt');
    await world.until(() => rebuilds.left() === 0);
    await world.until(() => laptop.engine.status().state === 'online' && laptop.engine.status().pending === 0);
    expect(notesOf(laptop)).toHaveLength(1);
    expect(world.gateway.applied).toHaveLength(1);
  });
});

describe('no loop ends by an error', () => {
  test('of a look at what waits: changes are sent and the server is heard as before', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const { queue } = laptop.mirror.current();
    const looks = failing(queue, 'unsettled', 2, 'busy');
    await world.until(() => looks.left() === 0);
    note(laptop, 1);
    await world.until(() => laptop.engine.status().pending === 0);
    expect(laptop.events.filter(({ event }) => event === 'loop.failed')).not.toEqual([]);
  });

  test('of a look whether a comparison is due: it is asked for again, and comes', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const looks = failing(laptop.mirror.current(), 'endedUncleanly', 1, 'corrupt');
    await world.until(() => looks.left() === 0 && laptop.engine.status().state === 'online');
    expect(await world.during(laptop.engine.verifyNow())).toEqual({ ok: true, value: { repaired: 0 } });
  });
});

describe('what the gateway says by the way', () => {
  test('a new role that cannot be noted ends nothing, and counts as soon as it can be', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const plain = laptop.transport.request.bind(laptop.transport);
    laptop.transport.request = async (method, path, body, options) => {
      const answer = await plain(method, path, body, options);
      if (path !== '/session/refresh' || !answer.ok) return answer;
      return success({ ...(answer.value as object), account: { ...recruiterAccount(1), name: 'Renamed' } });
    };
    const store = laptop.mirror.current();
    const write = store.setFact.bind(store);
    let refused = 0;
    store.setFact = (name, value) => {
      if (name === 'account' && (refused += 1) <= 3) throw refusal('disk_full');
      write(name, value);
    };
    await world.time.advance(LONG_MS);
    expect(refused).toBe(4);
    expect(store.fact('account')?.name).toBe('Renamed');
    expect(laptop.events.filter(({ event }) => event === 'sync.trouble' || event === 'loop.failed')).toEqual([]);
  });

  test('a renewed session that cannot be kept is kept later, so that a restart does not end it', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const saves = failing(laptop.keeper, 'save', 3, 'disk_full');
    await world.time.advance(LONG_MS);
    expect(saves.left()).toBe(0);
    await laptop.restart();
    await world.until(() => laptop.engine.status().state === 'online');
    expect(laptop.engine.session().state).toBe('ready');
  });

  test('whose a rebuilt copy is, where the damage took that too', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    laptop.mirror.current().transaction(() => laptop.mirror.current().setFact('account', null));
    laptop.engine.reportDamage(refusal('corrupt'));
    await world.until(() => laptop.engine.status().state === 'online');
    expect(note(laptop, 1)).toMatchObject({ ok: true });
  });
});

test('a sign-out that cannot forget is told, and can be tried again', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  failing(laptop.keeper, 'clear', 1, 'busy');
  expect(await world.during(laptop.engine.signOut({ discardUnsent: false }))).toMatchObject({ ok: false, error: { code: 'mirror.busy' } });
  expect(laptop.mirror.isWipeDue()).toBe(false);
  expect(await world.during(laptop.engine.signOut({ discardUnsent: false }))).toEqual({ ok: true, value: {} });
  expect(laptop.engine.session().state).toBe('signed_out');
  expect(laptop.keeper.load()).toBeNull();
});

test('of a look at the clock: the stream is kept alive as before', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  const store = laptop.mirror.current();
  const plain = store.fact.bind(store);
  vi.spyOn(store, 'fact').mockImplementation((key) => {
    if (key === 'clockOffset') throw refusal('busy');
    return plain(key);
  });
  const asked = vi.spyOn(laptop.transport, 'request');
  await world.time.advance(20_000);
  expect(asked.mock.calls.map(([, path]) => path)).toContain('/sync/alive');
});

describe('a sign-out whose copy cannot be destroyed', () => {
  let world: SmallWorld;
  let laptop: SimulatedDevice;
  beforeEach(async () => {
    world = new SmallWorld();
    laptop = await world.ready();
    note(laptop, 1);
    failing(laptop.mirror as Pick<Mirror, 'wipe'>, 'wipe', 1, 'busy');
    expect(await world.during(laptop.engine.signOut({ discardUnsent: true }))).toMatchObject({ ok: false, error: { code: 'mirror.busy' } });
    expect([laptop.keeper.load(), rows(laptop) > 0]).toEqual([null, true]);
  });

  test('is finished when the program starts next', async () => {
    await laptop.restart();
    expect([laptop.engine.session().state, rows(laptop), laptop.engine.receipts('all', 0, 1).total]).toEqual(['signed_out', 0, 0]);
    expect(laptop.mirror.isWipeDue()).toBe(false);
  });

  test('is finished before anybody signs in again, the same person too', async () => {
    await world.during(laptop.signIn());
    await world.until(() => laptop.engine.status().state === 'online');
    expect([laptop.mirror.isWipeDue(), laptop.engine.receipts('all', 0, 1).total, rows(laptop) > 0]).toEqual([false, 0, true]);
    await laptop.restart();
    expect(rows(laptop)).toBeGreaterThan(0);
  });
});

test('a sign-out that was cut before it forgot the session was none', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  laptop.mirror.announceWipe();
  await laptop.restart();
  await world.until(() => laptop.engine.status().state === 'online');
  expect([laptop.mirror.isWipeDue(), rows(laptop) > 0]).toEqual([false, true]);
});

test('a queue that cannot be read at the start is rebuilt, and what was not sent comes back from its second copy', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  world.connected = false;
  note(laptop, 1);
  failing(laptop.mirror.current().queue, 'unsettled', 1, 'corrupt');
  await laptop.restart();
  world.connected = true;
  await world.until(() => laptop.engine.status().state === 'online' && laptop.engine.status().pending === 0);
  expect(notesOf(laptop)).toHaveLength(1);
});

test('damage that cannot be mended at once is a value to who acted, and is mended later', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  note(laptop, 1);
  await world.until(() => laptop.engine.status().pending === 0);
  failing(laptop.mirror as Pick<Mirror, 'rebuild'>, 'rebuild', 2, 'disk_full');
  const database = laptop.mirror.database();
  failing(database, 'transaction', 1, 'corrupt');
  expect(note(laptop, 2)).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
  expect(laptop.events.some(({ event }) => event === 'mirror.not_rebuilt')).toBe(true);
  failing(database, 'transaction', 2, 'corrupt');
  expect(note(laptop, 2)).toMatchObject({ ok: false });
  expect(note(laptop, 2)).toMatchObject({ ok: false });
  await world.until(() => laptop.engine.status().state === 'online');
  expect(laptop.mirror.database()).not.toBe(database);
  expect(note(laptop, 2)).toMatchObject({ ok: true });
});
