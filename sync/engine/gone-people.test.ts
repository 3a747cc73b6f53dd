import { beforeEach, describe, expect, test } from 'vitest';
import type { SimulatedDevice } from './testing/device.ts';
import { move, note, SmallWorld } from './testing/small-world.ts';

const SECRET = 'asked for twice the salary';

const NOTHING_ELSE = { phoneNumber: '', location: '', title: null, skills: null, linkedinUrl: null };

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

/** Everything the device's own tables hold, as text. */
function localText(): string {
  return ['_mutation', '_undo', '_setting', '_fact']
    .map((table) => JSON.stringify(laptop.mirror.database().prepare(`SELECT * FROM ${table}`).all()))
    .join();
}

function erase(candidateId: number): void {
  world.gateway.write((tables) => {
    tables.delete('applications', candidateId);
    tables.delete('candidates', candidateId);
  });
}

async function gone(candidateId: number): Promise<void> {
  await world.until(() => laptop.mirror.database().prepare('SELECT 1 FROM candidates WHERE id = ?').get(candidateId) === undefined);
}

describe('when somebody is gone', () => {
  test('their settled changes keep that they were, and nothing of what they said', async () => {
    note(laptop, 5, SECRET);
    note(laptop, 6, 'about somebody else');
    await delivered();
    expect(localText()).toContain(SECRET);
    erase(5);
    await gone(5);
    expect(localText()).not.toContain(SECRET);
    const [other, theirs] = laptop.engine.receipts('all', 0, 5).receipts;
    expect(theirs).toMatchObject({ mutationId: 1, name: 'applications.addNote', state: 'delivered', args: null, canUndo: false });
    expect(other).toMatchObject({ canUndo: true, args: { text: 'about somebody else' } });
    expect(laptop.engine.undoState().undo).toBe('Add a note');
    expect(laptop.engine.undo(1)).toMatchObject({ ok: false, error: { code: 'history.cannot_undo' } });
  });

  test('so it is with one person of many in a change', async () => {
    laptop.engine.mutate({ name: 'applications.addNotes', input: { text: SECRET, applications: [{ applicationId: 4 }, { applicationId: 5 }] } });
    await delivered();
    erase(5);
    await gone(5);
    expect(localText()).not.toContain(SECRET);
  });

  test('what was not sent waits for its verdict, is shown with a reason, and keeps no words then', async () => {
    world.connected = false;
    note(laptop, 5, SECRET);
    erase(5);
    expect(localText()).toContain(SECRET);
    world.connected = true;
    await gone(5);
    await delivered();
    expect(localText()).not.toContain(SECRET);
    const [refused] = laptop.engine.receipts('attention', 0, 5).receipts;
    expect(refused).toMatchObject({ state: 'rejected', args: null, reason: expect.stringContaining('erased or is not shared with you any more') });
    expect(laptop.engine.change(1).input).toBeNull();
    expect(laptop.engine.retry(1)).toMatchObject({ ok: false, error: { code: 'mutation.nothing_left' } });
    expect(laptop.engine.dismiss(1)).toEqual({ ok: true, value: {} });
    expect(laptop.engine.status().needsAttention).toBe(0);
  });

  test('a person made here is known by the number the server gave', async () => {
    const made = laptop.engine.mutate({ name: 'candidates.create', input: { ...NOTHING_ELSE, name: SECRET, email: 'ann@people.example' } });
    expect(made.ok).toBe(true);
    await delivered();
    const { id } = laptop.mirror.database().prepare<{ id: number }>('SELECT max(id) AS id FROM candidates').get() ?? { id: 0 };
    expect(id).toBeGreaterThan(10);
    world.gateway.write((tables) => {
      const { userId } = tables.get('candidates', id) ?? {};
      tables.delete('candidates', id);
      tables.delete('users', Number(userId));
    });
    await gone(id);
    expect(localText()).not.toContain(SECRET);
    expect(laptop.engine.receipts('all', 0, 1).receipts[0]?.label).not.toContain(SECRET);
  });
});

test('a change of a row that went keeps its words while the person is here', async () => {
  note(laptop, 5, SECRET);
  await delivered();
  world.gateway.write((tables) => tables.delete('applicationFeedback', 1));
  await world.until(() => laptop.mirror.database().prepare('SELECT 1 FROM applicationFeedback').get() === undefined);
  expect(localText()).toContain(SECRET);
});

test('a new copy without them leaves nothing either', async () => {
  note(laptop, 5, SECRET);
  move(laptop, 6, 'offered');
  await delivered();
  world.connected = false;
  await world.time.advance(60_000);
  erase(5);
  world.gateway.newEpoch('epoch-2');
  world.connected = true;
  await gone(5);
  expect(localText()).not.toContain(SECRET);
  expect(laptop.engine.receipts('all', 0, 5).receipts.map((entry) => entry.canUndo)).toEqual([true, false]);
});
