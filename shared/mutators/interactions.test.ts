import { beforeEach, expect, test } from 'vitest';
import { logInteraction, readLogged, removeInteraction } from './interactions.ts';
import { MutationRejection, type MutatorContext } from './mutator.ts';
import { tx } from './port.ts';
import { MemoryStore } from './testing.ts';

const context: MutatorContext = {
  userId: 7,
  email: 'maya@people.example',
  recruiterId: 3,
  companyId: 1,
  role: 'recruiter',
  now: '2026-05-01 09:00:00',
};

let store: MemoryStore;

beforeEach(() => {
  store = new MemoryStore();
  store.put('candidates', { id: 20 });
  store.put('candidates', { id: 21 });
  store.put('applications', { id: 10, candidateId: 20 });
});

function log(given: Readonly<Record<string, unknown>>): string {
  const input = { candidateId: 20, applicationId: null, kind: 'call', at: null, note: 'Likes Rome', ...given };
  try {
    store.run(logInteraction.run(tx, logInteraction.args.parse(logInteraction.prepare(logInteraction.input.parse(input), () => -1)), context));
    return 'logged';
  } catch (thrown) {
    if (thrown instanceof MutationRejection) return thrown.code;
    throw thrown;
  }
}

test('a call is kept as a kind the platform knows, with what it was beside it', () => {
  expect(log({ applicationId: 10 })).toBe('logged');
  const [row] = store.all('candidateInteractions');
  expect(row).toMatchObject({ candidateId: 20, applicationId: 10, userId: 7, interactionType: 'profile_viewed', createdAt: context.now });
  expect(readLogged(row?.['metadata'] as string)).toEqual({ logged: 'call', note: 'Likes Rome' });
});

test('an e-mail from the person is a reply, to the platform as well', () => {
  expect(log({ kind: 'email_received', at: '2026-04-30 17:00:00' })).toBe('logged');
  expect(store.all('candidateInteractions')).toMatchObject([{ interactionType: 'email_replied', createdAt: '2026-04-30 17:00:00' }]);
});

test('what has not taken place, another person’s application and people who are gone are refused', () => {
  expect(log({ at: '2026-05-01 09:00:01' })).toBe('interaction.in_future');
  expect(log({ candidateId: 21, applicationId: 10 })).toBe('row.gone');
  expect(log({ candidateId: 22 })).toBe('row.gone');
  expect(store.all('candidateInteractions')).toEqual([]);
});

test('only what one logged oneself can be removed; the platform’s own facts stay', () => {
  store.put('candidateInteractions', { id: 1, userId: 8, metadata: '{"logged":"call","note":""}' });
  store.put('candidateInteractions', { id: 2, userId: 7, metadata: '{"messageId":"x"}' });
  for (const interactionId of [1, 2]) {
    const remove = () => store.run(removeInteraction.run(tx, { interactionId }, context));
    expect(remove).toThrow('Only what you logged yourself');
  }
  store.run(removeInteraction.run(tx, { interactionId: 3 }, context));
});

test('other programs’ metadata is no log', () => {
  for (const stored of [null, '', 'x', '[]', '{}', '{"logged":"fax","note":""}', '{"logged":"call"}']) expect(readLogged(stored)).toBeNull();
});
