import { describe, expect, test } from 'vitest';
import { move, note, notesOf, SmallWorld, START, statusOf } from './testing/small-world.ts';

describe('a device and a gateway', () => {
  test('sign-in copies everything the account may see', async () => {
    const world = new SmallWorld(130);
    const laptop = await world.ready();
    expect(laptop.engine.session()).toMatchObject({ state: 'ready', notice: null, clientId: 1 });
    expect(laptop.mirror.database().prepare<{ n: number }>('SELECT count(*) AS n FROM applications').get()?.n).toBe(130);
    expect(laptop.engine.status()).toMatchObject({
      pending: 0,
      needsAttention: 0,
      problem: null,
      firstSync: null,
      lastSyncedAt: '2026-03-10 12:00:00',
    });
  });

  test('a move is seen here at once, at the gateway once, and on the other laptop', async () => {
    const world = new SmallWorld();
    const [mine, theirs] = [await world.ready(1), await world.ready(2)];
    expect(move(mine, 3, 'reviewing')).toEqual({ ok: true, value: { mutationId: 1, label: 'Move to Reviewing' } });
    expect(statusOf(mine, 3)).toBe('reviewing');
    expect([...mine.engine.unconfirmedRows('applications')]).toEqual([3]);
    expect(mine.engine.status().pending).toBe(1);
    await world.until(() => statusOf(theirs, 3) === 'reviewing');
    await world.until(() => mine.engine.unconfirmedRows('applications').size === 0);
    expect(mine.engine.receipts('delivered', 0, 10).receipts[0]).toMatchObject({ mutationId: 1, state: 'delivered', canUndo: true, canRetry: false });
    expect(world.gateway.applied).toHaveLength(1);
    expect(mine.engine.resolveId('applicationHistory', -1)).toBe(1);
  });

  test('a pull that concerns no pending change applies beside it; one that does is rebased below it', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.deaf = true;
    note(laptop, 3);
    move(laptop, 4, 'reviewing');
    world.deaf = false;
    world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 4), id: 4, notes: 'written elsewhere' }));
    await world.until(() => laptop.mirror.current().queue.unsettled().length === 0);
    const row = laptop.mirror.database().prepare('SELECT status, notes FROM applications WHERE id = 4').get();
    expect(row).toEqual({ status: 'reviewing', notes: 'written elsewhere' });
    expect(notesOf(laptop)).toEqual([{ id: 1, notes: 'Good talk' }]);
  });

  test('an answer that is lost after the commit is asked for again, and nothing is done twice', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.deaf = true;
    move(laptop, 1, 'offered');
    await world.until(() => world.gateway.applied.length === 1);
    await world.time.advance(60_000);
    world.deaf = false;
    await world.until(() => laptop.engine.receipts('delivered', 0, 1).total === 1);
    expect(world.gateway.applied).toHaveLength(1);
    expect([...world.gateway.tables.rows('applicationHistory').keys()]).toEqual([1]);
  });

  test('what someone else did first is kept and shown, with reason and arguments', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    move(laptop, 2, 'offered');
    world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 2), id: 2, status: 'withdrawn' }));
    world.connected = true;
    await world.until(() => laptop.engine.status().needsAttention === 1);
    await world.until(() => statusOf(laptop, 2) === 'withdrawn');
    const [entry] = laptop.engine.receipts('attention', 0, 10).receipts;
    expect(entry).toMatchObject({ state: 'rejected', canUndo: false, canRetry: true });
    expect(entry?.reason).toContain('Someone else moved this application');
    expect(entry?.args).toMatchObject({ moves: [{ applicationId: 2, to: 'offered' }] });
    expect(laptop.engine.status().state).toBe('attention');
    laptop.engine.dismiss(1);
    expect(laptop.engine.status()).toMatchObject({ state: 'online', needsAttention: 0 });
    expect(laptop.engine.dismiss(1)).toMatchObject({ ok: false, error: { code: 'sync.not_rejected' } });
  });

  test('a row that leaves while a change to it is pending: the server has the last word', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    world.connected = false;
    move(laptop, 2, 'offered');
    world.gateway.write((tables) => tables.delete('applications', 2));
    world.connected = true;
    await world.until(() => laptop.engine.status().needsAttention === 1 && statusOf(laptop, 2) === undefined);
    expect(laptop.engine.receipts('attention', 0, 1).receipts[0]?.reason).toContain('deleted or is no longer shared');
  });

  test('a thousand changes go in batches, in order', async () => {
    const world = new SmallWorld(200);
    const laptop = await world.ready();
    world.connected = false;
    for (let index = 0; index < 300; index += 1) expect(note(laptop, 1 + (index % 200), `note ${index}`).ok).toBe(true);
    world.connected = true;
    await world.until(() => laptop.engine.status().pending === 0);
    expect(world.gateway.applied.map(({ mutation }) => mutation.id)).toEqual(Array.from({ length: 300 }, (_, index) => index + 1));
  });
});

describe('what a caller may not do', () => {
  test.each([
    ['an unknown change', 'nothing.known', {}, 'mutation.unknown'],
    ['wrong input', 'applications.addNote', { applicationId: 1, text: '' }, 'mutation.invalid_input'],
    ['a row that is not there', 'applications.addNote', { applicationId: 99, text: 'x' }, 'row.gone'],
  ])('%s is refused with a sentence and leaves no trace', async (_what, name, input, code) => {
    const world = new SmallWorld();
    const laptop = await world.ready();
    const answer = laptop.engine.mutate({ name, input });
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(laptop.engine.receipts('all', 0, 1).total).toBe(0);
    expect(laptop.mirror.current().fact('nextTemporaryId')).toBe(1);
  });

  test('a change before the first copy is refused', async () => {
    const world = new SmallWorld();
    const laptop = world.device(1);
    expect(note(laptop, 1)).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } });
    await world.during(laptop.signIn());
    expect(note(laptop, 1)).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
  });
});

describe('time', () => {
  test('a clock that is wrong by a day is corrected before a change is authored', async () => {
    const world = new SmallWorld();
    const laptop = await world.ready(1, { skewMs: -86_400_000 });
    note(laptop, 1);
    await world.until(() => laptop.engine.status().pending === 0);
    const [note_] = [...world.gateway.tables.rows('applicationFeedback').values()];
    expect(Math.abs(Date.parse(`${String(note_?.['createdAt']).replace(' ', 'T')}Z`) - START)).toBeLessThan(60_000);
  });
});
