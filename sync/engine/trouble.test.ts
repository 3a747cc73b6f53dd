import { describe, expect, test } from 'vitest';
import { AppError, failure, type Result } from '../../shared/errors.ts';
import { recruiterAccount, type SimulatedDevice } from './testing/device.ts';
import { NO_FAULTS } from './testing/fake-transport.ts';
import { move, note, notesOf, SmallWorld, statusOf } from './testing/small-world.ts';

/** Answers one path of a device's requests otherwise. */
function intercept(
  device: SimulatedDevice,
  path: string,
  answer: (body: { mutations: { id: number; name: string }[] }) => Result<unknown> | null,
): void {
  const { transport } = device;
  const original = transport.request.bind(transport);
  transport.request = async (method, asked, body, options) =>
    (asked === path ? answer(body as never) : null) ?? original(method, asked, body, options);
}

describe('a lost connection', () => {
  test('is a state, not a problem, and ends by itself', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    move(laptop, 1, 'offered');
    await world.until(() => laptop.engine.status().state === 'offline');
    expect(laptop.engine.status()).toMatchObject({ problem: null, pending: 1 });
    expect(laptop.engine.status().offlineSince).not.toBeNull();
    world.connected = true;
    await world.until(() => laptop.engine.status().state === 'online' && laptop.engine.status().pending === 0);
    expect(laptop.engine.status().offlineSince).toBeNull();
  });

  test('in mid-copy goes on behind the last chunk, and a restart does too', async () => {
    const world = new SmallWorld(400);
    let chunks = 0;
    const laptop = world.device(1, { faults: { ...NO_FAULTS, cutsStream: () => (chunks += 1) % 4 === 0, partitioned: () => !world.connected } });
    await world.during(laptop.signIn());
    await world.until(() => (laptop.engine.status().firstSync?.rowsDone ?? 0) > 100);
    expect(laptop.engine.status()).toMatchObject({ state: 'first_sync' });
    expect(laptop.engine.session().state).toBe('first_sync');
    await laptop.restart();
    await world.until(() => laptop.engine.status().state === 'online');
    expect(laptop.mirror.database().prepare<{ n: number }>('SELECT count(*) AS n FROM applications').get()?.n).toBe(400);
    const frames = laptop.transport.recorded.filter((text) => text.includes('"type":"chunk"')).length;
    expect(frames).toBe(16);
  });

  test('that is only half open is noticed by silence', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const stuck = laptop.transport.stream.bind(laptop.transport);
    let hung = 0;
    laptop.transport.stream = (path, body, options) => {
      if (path !== '/sync/stream' || hung > 0) return stuck(path, body, options);
      hung += 1;
      return {
        [Symbol.asyncIterator]: () => ({
          next: () => new Promise((_resolve, reject) => options.signal?.addEventListener('abort', () => reject(new Error('aborted')))),
        }),
      };
    };
    world.gateway.newEpoch('epoch-1');
    world.connected = false;
    await world.until(() => laptop.engine.status().state === 'offline');
    world.connected = true;
    await world.until(() => hung === 1);
    await world.until(() => laptop.engine.status().state === 'online');
  });
});

test('a full disk keeps the server’s clock from being noted, and ends nothing', async () => {
  const world = new SmallWorld();
  const laptop = world.device(1);
  const plain = laptop.transport.stream.bind(laptop.transport);
  let ahead = 0;
  laptop.transport.stream = async function* (path, body, options) {
    for await (const frame of plain(path, body, options)) yield { ...(frame as { serverNow: number }), serverNow: world.time.now() + ahead };
  };
  await world.during(laptop.signIn());
  await world.until(() => laptop.engine.status().state === 'online');
  const database = laptop.mirror.database();
  const write = database.transaction.bind(database);
  database.transaction = () => {
    throw new AppError({ kind: 'disk_full', origin: 'db', code: 'mirror.disk_full', message: 'Full.' });
  };
  ahead = 60_000;
  await world.until(() => laptop.events.some(({ event }) => event === 'clock.not_noted'));
  expect(laptop.engine.status().state).toBe('online');
  expect(laptop.events.filter(({ event }) => event === 'sync.trouble')).toEqual([]);
  database.transaction = write;
  await world.until(() => laptop.mirror.current().fact('clockOffset') === ahead);
});

describe('the copy must be taken again', () => {
  test('a new epoch keeps the queue and its effects on top of the new copy', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    note(laptop, 3);
    world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 4), id: 4, status: 'offered' }));
    world.gateway.newEpoch('epoch-2');
    intercept(laptop, '/sync/push', () => failure({ kind: 'unavailable', origin: 'gateway', code: 'gateway.busy', message: 'Later.' }));
    world.connected = true;
    await world.until(() => laptop.mirror.current().fact('epoch') === 'epoch-2');
    expect(statusOf(laptop, 4)).toBe('offered');
    expect(notesOf(laptop)).toEqual([{ id: -1, notes: 'Good talk' }]);
    expect(laptop.engine.status().pending).toBe(1);
  });

  test('a damaged mirror is rebuilt, and unsent work is kept', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    note(laptop, 3);
    laptop.mirror.rebuild();
    laptop.engine.syncNow();
    expect(laptop.engine.status()).toMatchObject({ state: 'first_sync', pending: 1 });
    world.connected = true;
    await world.until(() => laptop.engine.status().state === 'online' && laptop.engine.status().pending === 0);
    expect(notesOf(laptop)).toEqual([{ id: 1, notes: 'Good talk' }]);
  });
});

describe('a poisoned change', () => {
  test('that the gateway cannot even parse is found, shown, and blocks nobody', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    for (let id = 1; id <= 5; id += 1) note(laptop, id, id === 3 ? 'poison' : `note ${id}`);
    intercept(laptop, '/sync/push', (body) =>
      JSON.stringify(body).includes('poison')
        ? failure({ kind: 'too_large', origin: 'gateway', code: 'request.too_large', message: 'This is too large to be sent.' })
        : null,
    );
    world.connected = true;
    await world.until(() => laptop.engine.status().pending === 0 && laptop.mirror.current().queue.unsettled().length === 0);
    expect(laptop.engine.receipts('attention', 0, 5).receipts).toMatchObject([
      { mutationId: 3, state: 'rejected', reason: 'This is too large to be sent.' },
    ]);
    expect(world.gateway.applied.map(({ mutation }) => mutation.name === 'noop')).toEqual([false, false, true, false, false]);
    expect(notesOf(laptop)).toHaveLength(4);
  });

  test('changes that the gateway never takes while the line stands are told within two minutes', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    intercept(laptop, '/sync/push', () => failure({ kind: 'unavailable', origin: 'gateway', code: 'gateway.busy', message: 'Later.' }));
    note(laptop, 1);
    const told = await world.time.until(() => laptop.engine.status().problem?.code === 'sync.stuck', 120_000);
    expect(told).toBe(true);
    expect(laptop.engine.status().state).toBe('attention');
  });

  test('a gateway that lost its newest changes gets them again', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    let gaps = 0;
    intercept(laptop, '/sync/push', () =>
      gaps++ === 0 ? failure({ kind: 'conflict', origin: 'gateway', code: 'push.gap', message: 'A gap.' }) : null,
    );
    note(laptop, 1);
    await world.until(() => laptop.engine.status().pending === 0);
    expect(world.gateway.applied).toHaveLength(1);
  });
});

describe('the session', () => {
  test('that ends is taken up by signing in again, with the same numbers and nothing done twice', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.deaf = true;
    note(laptop, 1);
    await world.until(() => world.gateway.applied.length === 1);
    world.gateway.endSession(1);
    world.deaf = false;
    await world.until(() => laptop.engine.session().state === 'expired');
    note(laptop, 2);
    expect(await world.during(laptop.signIn())).toEqual({ ok: true, value: {} });
    await world.until(() => laptop.engine.status().pending === 0);
    expect(world.gateway.applied.map(({ clientId, mutation }) => [clientId, mutation.id])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(laptop.engine.status().needsAttention).toBe(0);
  });

  test('of a deactivated person ends with the reason and without rows, the unsent kept; of a revoked device the mirror is wiped', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const refusal = (code: string): Result<unknown> => failure({ kind: 'forbidden', origin: 'gateway', code, message: 'Not any more.' });
    let code = 'session.deactivated';
    intercept(laptop, '/sync/push', () => refusal(code));
    const streams = laptop.transport.stream.bind(laptop.transport);
    let open = true;
    laptop.transport.stream = async function* (path, body, options) {
      if (!open) throw new AppError({ kind: 'forbidden', origin: 'gateway', code, message: 'Not any more.' });
      yield* streams(path, body, options);
    };
    open = false;
    note(laptop, 1);
    await world.until(() => laptop.engine.session().state === 'expired');
    expect(laptop.engine.session().notice).toBe('Not any more.');
    expect(laptop.mirror.database().prepare('SELECT id FROM applications').all()).toEqual([]);
    expect(notesOf(laptop)).toEqual([]);
    expect(laptop.engine.receipts('all', 0, 9).total).toBe(1);
    open = true;
    code = 'session.device_revoked';
    await world.during(laptop.signIn());
    open = false;
    await world.until(() => laptop.engine.session().state === 'signed_out');
    expect(laptop.engine.session().notice).toBe('Not any more.');
    expect(laptop.keeper.load()).toBeNull();
    expect(laptop.mirror.database().prepare('SELECT id FROM applications').all()).toEqual([]);
    expect(laptop.engine.receipts('all', 0, 1).total).toBe(0);
  });

  test('that the gateway forgot leaves the data readable and says why; signing in again goes on', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    note(laptop, 1);
    world.gateway.forget(1);
    world.connected = true;
    await world.until(() => laptop.engine.session().state === 'expired');
    expect(laptop.engine.session().notice).toContain('Sign in again');
    expect(statusOf(laptop, 1)).toBe('submitted');
    expect(note(laptop, 2).ok).toBe(true);
    expect(await world.during(laptop.signIn())).toEqual({ ok: true, value: {} });
    await world.until(() => laptop.engine.status().pending === 0 && laptop.engine.status().state !== 'connecting');
    const applied = world.gateway.applied.filter(({ clientId }) => clientId === 2).map(({ mutation }) => mutation.id);
    // The first note may have reached the ended registration: only its author can tell, so it is shown.
    const shown = laptop.engine.receipts('attention', 0, 5).receipts.map((entry) => entry.mutationId);
    expect([applied, shown]).toEqual([[1], [1]]);
    expect(laptop.engine.receipts('all', 0, 5).receipts.map((entry) => entry.state)).toEqual(['delivered', 'rejected']);
  });

  test('an access token that ends is renewed without anyone noticing', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    await world.time.advance(3 * 3_600_000);
    expect(note(laptop, 1).ok).toBe(true);
    await world.until(() => laptop.engine.status().pending === 0);
    expect(laptop.engine.session().state).toBe('ready');
  });

  test('signing out with unsent changes is refused, and without them wipes the mirror', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    note(laptop, 1);
    expect(await world.during(laptop.engine.signOut({ discardUnsent: false }))).toMatchObject({
      ok: false,
      error: { code: 'session.unsent_changes' },
    });
    expect(await world.during(laptop.engine.signOut({ discardUnsent: true }))).toEqual({ ok: true, value: {} });
    expect(laptop.engine.session()).toMatchObject({ state: 'signed_out', account: null });
    expect(laptop.engine.status().state).toBe('signed_out');
    expect(notesOf(laptop)).toEqual([]);
    expect(laptop.keeper.load()).toBeNull();
  });

  test('another person cannot take over unsent work, and begins with an empty mirror otherwise', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    let busy = true;
    intercept(laptop, '/sync/push', () =>
      busy ? failure({ kind: 'unavailable', origin: 'gateway', code: 'gateway.busy', message: 'Later.' }) : null,
    );
    const signInAsOther = (): Promise<unknown> =>
      world.during(laptop.engine.signIn({ gatewayUrl: 'https://gateway.test', email: recruiterAccount(2).email, password: 'x' }));
    note(laptop, 1);
    expect(await signInAsOther()).toMatchObject({ ok: false, error: { code: 'session.other_account_unsent' } });
    expect(laptop.engine.session().account?.userId).toBe(1);
    busy = false;
    await world.until(() => laptop.engine.status().pending === 0);
    expect(await signInAsOther()).toEqual({ ok: true, value: {} });
    expect(laptop.engine.receipts('all', 0, 1).total).toBe(0);
    await world.until(() => laptop.engine.status().state === 'online');
    expect(laptop.engine.session().account?.userId).toBe(2);
    expect(note(laptop, 2)).toMatchObject({ ok: true, value: { mutationId: 1 } });
  });

  test('a wrong password is answered as the gateway put it', async () => {
    const world = new SmallWorld();
    const laptop = world.device(1);
    const answer = await world.during(laptop.engine.signIn({ gatewayUrl: 'https://gateway.test', email: 'nobody@example.test', password: 'x' }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'session.wrong_password' } });
    expect(laptop.engine.session().state).toBe('signed_out');
  });
});
