import { beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedDevice } from './testing/device.ts';
import { holdPushes, move, note, notesOf, SmallWorld, statusOf } from './testing/small-world.ts';

let world: SmallWorld;
let laptop: SimulatedDevice;

beforeEach(async () => {
  world = new SmallWorld();
  laptop = await world.ready();
});

async function delivered(): Promise<void> {
  world.connected = true;
  await world.until(() => laptop.engine.status().pending === 0 && laptop.mirror.current().queue.unsettled().length === 0);
}

describe('undo of a change that was never sent', () => {
  beforeEach(async () => {
    world.connected = false;
    await world.time.advance(60_000);
  });

  test('makes it a noop of the same number, with no trace at the server', async () => {
    move(laptop, 1, 'offered');
    note(laptop, 2);
    expect(laptop.engine.undoState()).toEqual({ undo: 'Add a note', redo: null });
    expect(laptop.engine.undo(1)).toEqual({ ok: true, value: { label: 'Move to Offered', mutationId: 1 } });
    expect(statusOf(laptop, 1)).toBe('submitted');
    expect(notesOf(laptop)).toHaveLength(1);
    expect(laptop.engine.receipts('all', 0, 5).receipts.map((entry) => entry.state)).toEqual(['on_this_laptop', 'undone']);
    // Nobody waits for it any more: it is not among what is counted, listed or asked about as unsent.
    expect(laptop.engine.status().pending).toBe(1);
    expect(laptop.engine.receipts('pending', 0, 5).receipts.map((entry) => entry.label)).toEqual(['Add a note']);
    await delivered();
    expect(world.gateway.applied.map(({ mutation, outcome }) => [mutation.id, mutation.name, outcome.status])).toEqual([
      [1, 'noop', 'noop'],
      [2, 'applications.addNote', 'applied'],
    ]);
    expect(laptop.engine.undo(1)).toMatchObject({ ok: false, error: { code: 'history.already_undone' } });
  });

  test('and redo does it again, over a restart too', async () => {
    note(laptop, 2);
    laptop.engine.undo(null);
    expect(notesOf(laptop)).toEqual([]);
    await laptop.restart();
    expect(laptop.engine.undoState()).toEqual({ undo: null, redo: 'Add a note' });
    expect(laptop.engine.redo()).toEqual({ ok: true, value: { label: 'Add a note', mutationId: 2, repeats: 1 } });
    expect(laptop.engine.redo()).toEqual({ ok: true, value: { label: null, mutationId: null, repeats: null } });
    expect(notesOf(laptop)).toEqual([{ id: -2, notes: 'Good talk' }]);
    await delivered();
    expect(notesOf(laptop)).toEqual([{ id: 1, notes: 'Good talk' }]);
  });

  test('a new change forgets what could be redone', () => {
    note(laptop, 2);
    laptop.engine.undo(null);
    move(laptop, 1, 'offered');
    expect(laptop.engine.undoState()).toEqual({ undo: 'Move to Offered', redo: null });
  });

  test('that others build on sends its inverse instead', async () => {
    laptop.engine.mutate({ name: 'candidates.tag', input: { tag: { name: 'Keen', color: 'blue' }, candidates: [{ candidateId: 1 }] } });
    const tagId = laptop.mirror.database().prepare<{ id: number }>('SELECT id FROM candidateTags').get()?.id ?? 0;
    laptop.engine.mutate({ name: 'candidates.untag', input: { tagId, candidates: [{ candidateId: 1 }] } });
    expect(laptop.engine.undo(1).ok).toBe(true);
    await delivered();
    expect(world.gateway.applied.map(({ mutation, outcome }) => [mutation.name, outcome.status])).toEqual([
      ['candidates.tag', 'applied'],
      ['candidates.untag', 'applied'],
      ['candidates.untag', 'applied'],
    ]);
  });
});

describe('undo of a change that was sent', () => {
  test('sends its inverse, on the row the server made of it, and redo repeats the change', async () => {
    note(laptop, 2);
    await delivered();
    expect(laptop.engine.undo(null)).toEqual({ ok: true, value: { label: 'Add a note', mutationId: 1 } });
    expect(notesOf(laptop)).toEqual([]);
    await delivered();
    expect([...world.gateway.tables.rows('applicationFeedback').keys()]).toEqual([]);
    expect(laptop.engine.undoState()).toEqual({ undo: null, redo: 'Add a note' });
    laptop.engine.redo();
    await delivered();
    expect([...world.gateway.tables.rows('applicationFeedback').keys()]).toEqual([2]);
    expect(laptop.engine.undoState()).toEqual({ undo: 'Add a note', redo: null });
  });

  test('that the server refuses has undone nothing', async () => {
    move(laptop, 1, 'offered');
    await delivered();
    world.connected = false;
    laptop.engine.undo(null);
    expect(statusOf(laptop, 1)).toBe('submitted');
    world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 1), id: 1, status: 'rejected' }));
    await delivered();
    expect(statusOf(laptop, 1)).toBe('rejected');
    expect(laptop.engine.receipts('all', 0, 5).receipts.map((entry) => [entry.state, entry.canUndo])).toEqual([
      ['rejected', false],
      ['delivered', true],
    ]);
  });

  test('is refused on the spot where a rule forbids it now', async () => {
    move(laptop, 1, 'offered');
    await delivered();
    world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 1), id: 1, status: 'rejected' }));
    await world.until(() => statusOf(laptop, 1) === 'rejected');
    expect(laptop.engine.undo(null)).toMatchObject({ ok: false, error: { kind: 'conflict', code: 'application.changed_meanwhile' } });
  });
});

test('with nothing to undo, undo says so without an error', () => {
  expect(laptop.engine.undo(null)).toEqual({ ok: true, value: { label: null, mutationId: null } });
  expect(laptop.engine.undo(77)).toEqual({ ok: true, value: { label: null, mutationId: null } });
});

test('a rejected change can be tried again on today’s rows; what builds on its rows finds the new ones', async () => {
  world.connected = false;
  const person = world.gateway.tables.get('applications', 5);
  note(laptop, 5);
  const noteId = notesOf(laptop)[0]?.id ?? 0;
  laptop.engine.mutate({ name: 'applications.removeNote', input: { noteId } });
  world.gateway.write((tables) => tables.delete('applications', 5));
  world.connected = true;
  await world.until(() => laptop.engine.status().needsAttention === 2);
  expect(laptop.engine.receipts('attention', 0, 5).receipts.map((entry) => entry.reason)).toEqual([
    'What this builds on was refused.',
    expect.stringContaining('deleted or is no longer shared'),
  ]);
  world.gateway.write((tables) => tables.put('applications', { ...person, id: 5 }));
  await world.until(() => statusOf(laptop, 5) !== undefined);
  expect(laptop.engine.retry(1)).toEqual({ ok: true, value: {} });
  expect(laptop.engine.retry(2)).toEqual({ ok: true, value: {} });
  await delivered();
  expect(laptop.engine.status().needsAttention).toBe(0);
  expect(world.gateway.applied.map(({ outcome }) => outcome.status)).toEqual(['rejected', 'rejected', 'applied', 'applied']);
  expect([...world.gateway.tables.rows('applicationFeedback').keys()]).toEqual([]);
});

test('a queue filled by an older program is lifted to what this one understands', async () => {
  note(laptop, 5);
  await delivered();
  world.connected = false;
  const noteId = notesOf(laptop)[0]?.id ?? 0;
  laptop.engine.mutate({ name: 'applications.removeNote', input: { noteId, base: 'Good talk' } });
  const queue = laptop.mirror.database();
  queue.prepare('UPDATE _mutation SET args_version = 1, args = ? WHERE id = 2').run(JSON.stringify({ noteId }));
  await laptop.restart();
  expect(laptop.mirror.current().queue.get(2)).toMatchObject({ argsVersion: 2, args: { noteId, base: null } });
  expect(notesOf(laptop)).toEqual([]);
  await delivered();
  expect(world.gateway.applied.at(-1)).toMatchObject({ mutation: { argsVersion: 2 }, outcome: { status: 'applied' } });
  expect([...world.gateway.tables.rows('applicationFeedback').keys()]).toEqual([]);
});

test('what could not be lifted at the start, for want of room, is shown as this program understands it', async () => {
  note(laptop, 5);
  await delivered();
  world.connected = false;
  await world.until(() => laptop.engine.status().state === 'offline');
  const noteId = notesOf(laptop)[0]?.id ?? 0;
  laptop.engine.mutate({ name: 'applications.removeNote', input: { noteId, base: 'Good talk' } });
  laptop.mirror.database().prepare('UPDATE _mutation SET args_version = 1, args = ? WHERE id = 2').run(JSON.stringify({ noteId }));
  // A change of the row comes, so that what waits is replayed; the first version guards nothing.
  world.gateway.write((tables) =>
    tables.put('applicationFeedback', { ...tables.get('applicationFeedback', noteId), id: noteId, notes: 'Better talk' }),
  );
  holdPushes(laptop);
  world.connected = true;
  await world.until(() => laptop.engine.status().state === 'online');
  expect(laptop.mirror.current().queue.get(2)).toMatchObject({ argsVersion: 1, problem: null });
  expect(notesOf(laptop)).toEqual([]);
});

test('an inverse kept by an older program still takes its change back', async () => {
  note(laptop, 5);
  await delivered();
  const older = JSON.stringify({ name: 'applications.removeNote', input: { noteId: -1 }, argsVersion: 1 });
  laptop.mirror.database().prepare('UPDATE _mutation SET inverse = ? WHERE id = 1').run(older);
  expect(laptop.engine.undo(1)).toEqual({ ok: true, value: { label: 'Add a note', mutationId: 1 } });
  await delivered();
  expect([...world.gateway.tables.rows('applicationFeedback').keys()]).toEqual([]);
});

test('trying a guarded change again begins from the rows of now, and says so when nothing is left to do', async () => {
  const theirs = (status: string) => world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 1), id: 1, status }));
  world.connected = false;
  move(laptop, 1, 'offered');
  theirs('reviewing');
  world.connected = true;
  await world.until(() => laptop.engine.status().needsAttention === 1 && statusOf(laptop, 1) === 'reviewing');
  expect(laptop.engine.change(1).input).toEqual({ moves: [{ applicationId: 1, from: 'reviewing', to: 'offered' }] });
  theirs('offered');
  await world.until(() => statusOf(laptop, 1) === 'offered');
  expect(laptop.engine.retry(1)).toMatchObject({ ok: false, error: { code: 'mutation.nothing_left' } });
  theirs('shortlisted');
  await world.until(() => statusOf(laptop, 1) === 'shortlisted');
  expect(laptop.engine.retry(1)).toEqual({ ok: true, value: {} });
  await delivered();
  expect(world.gateway.tables.get('applications', 1)?.['status']).toBe('offered');
  expect(laptop.engine.status().needsAttention).toBe(0);
});
