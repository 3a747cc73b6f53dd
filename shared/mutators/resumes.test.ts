import { beforeEach, describe, expect, test } from 'vitest';
import { MOST_RESUMES } from '../domain/candidate-limits.ts';
import type { MutatorContext } from './mutator.ts';
import { MutationRejection } from './mutator.ts';
import { tx } from './port.ts';
import { addResume, makeDefaultResume, removeResume, renameResume } from './resumes.ts';
import { MemoryStore } from './testing.ts';

const context: MutatorContext = {
  userId: 7,
  email: 'maya@people.example',
  recruiterId: 3,
  companyId: 1,
  role: 'recruiter',
  now: '2026-05-01 09:00:00',
};
const CANDIDATE = 20;

let store: MemoryStore;
let last: number;

beforeEach(() => {
  store = new MemoryStore();
  store.put('candidates', { id: CANDIDATE });
  last = 0;
});

function add(name: string, options: { readonly text?: string; readonly makeDefault?: boolean } = {}): void {
  const input = { candidateId: CANDIDATE, name, filename: '', text: 'Welds', makeDefault: false, ...options };
  const args = addResume.args.parse(addResume.prepare(addResume.input.parse(input), () => (last -= 1)));
  store.run(addResume.run(tx, args, context));
}

const resumes = () => store.all('resumeProfiles').toReversed();
const defaults = (): unknown[] =>
  resumes()
    .filter((row) => row['isDefault'] === 1)
    .map((row) => row['profileName']);

function refusal(run: () => unknown): MutationRejection {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof MutationRejection) return thrown;
    throw thrown;
  }
  throw new Error('It was not refused.');
}

describe('five résumés at most', () => {
  test('the sixth is refused with a sentence that says what to do, and nothing changes', () => {
    for (let count = 1; count <= MOST_RESUMES; count += 1) add(`No. ${count}`);
    const before = resumes();
    const { code, message } = refusal(() => add('No. 6', { makeDefault: true }));
    expect(code).toBe('resume.limit');
    expect(message).toBe(
      'This person has 5 résumés already, which is the most that are kept. Remove one of them, then add “No. 6” again: its text is kept with this change.',
    );
    expect(resumes()).toEqual(before);
  });

  test('who is gone gets none', () => {
    store = new MemoryStore();
    expect(refusal(() => add('One')).code).toBe('row.gone');
  });
});

describe('exactly one is the default', () => {
  test('the first by itself, another when it is chosen', () => {
    add('One');
    add('Two');
    expect(defaults()).toEqual(['One']);
    add('Three', { makeDefault: true });
    expect(defaults()).toEqual(['Three']);
    store.run(makeDefaultResume.run(tx, { resumeId: -1 }, context));
    expect(defaults()).toEqual(['One']);
  });

  test('what another program left behind is put right by the next change', () => {
    for (const id of [1, 2, 3]) store.put('resumeProfiles', { id, candidateId: CANDIDATE, profileName: `Old ${id}`, isDefault: 1 });
    store.run(makeDefaultResume.run(tx, { resumeId: 2 }, context));
    expect(defaults()).toEqual(['Old 2']);
    for (const id of [1, 2, 3]) store.put('resumeProfiles', { id, candidateId: CANDIDATE, profileName: `Old ${id}`, isDefault: 0 });
    add('New');
    expect(defaults()).toEqual(['New']);
  });

  test('the default is removed: the newest takes its place, or the one that is named', () => {
    for (const [id, day] of [
      [1, '03'],
      [2, '02'],
      [3, '01'],
    ] as const)
      store.put('resumeProfiles', { id, candidateId: CANDIDATE, profileName: `No. ${id}`, isDefault: 0, uploadedAt: `2026-01-${day} 00:00:00` });
    store.run(makeDefaultResume.run(tx, { resumeId: 3 }, context));
    store.run(removeResume.run(tx, { resumeId: 3, heirId: null }, context));
    expect(defaults()).toEqual(['No. 1']);
    store.run(removeResume.run(tx, { resumeId: 1, heirId: 2 }, context));
    expect(defaults()).toEqual(['No. 2']);
    store.run(removeResume.run(tx, { resumeId: 2, heirId: null }, context));
    expect(resumes()).toEqual([]);
  });
});

describe('the text', () => {
  test('fits the platform’s column in every script, or is refused before it is queued', () => {
    const check = (text: string): string | undefined =>
      addResume.input.safeParse({ candidateId: CANDIDATE, name: 'x', filename: '', text, makeDefault: false }).error?.issues[0]?.message;
    expect(check('a'.repeat(65_000))).toBeUndefined();
    expect(check('語'.repeat(21_000))).toBeUndefined();
    for (const text of ['a'.repeat(66_000), '語'.repeat(22_000), '\n'.repeat(1).padStart(40_000, '"'), 'a'.repeat(5_000_000)])
      expect(check(text)).toContain('longer than a résumé can be kept');
    expect(check(' \n ')).toContain('Paste or open');
  });

  test('is kept as the platform’s parser would have left it, without a file', () => {
    add('Main', { text: '  Zoë\n"welds"  ' });
    expect(resumes()[0]).toMatchObject({ parsedData: '{"rawText":"Zoë\\n\\"welds\\""}', resumeUrl: '', resumeFileKey: '' });
  });

  test('a file the platform holds is not taken back by a text', () => {
    const file = { candidateId: CANDIDATE, profileName: 'Upload', resumeFileKey: 'resumes/1.pdf', parsedData: '{"rawText":"x"}' };
    store.put('resumeProfiles', { id: 1, ...file });
    expect(store.run(removeResume.inverse(tx, { resumeId: 1, heirId: null }, context))).toBeNull();
  });
});

test('of two names the later stays, and the other is on record', () => {
  store.put('resumeProfiles', { id: 1, candidateId: CANDIDATE, profileName: 'Theirs' });
  const report = store.run(renameResume.run(tx, { resumeId: 1, base: 'Before', value: 'Mine' }, context));
  expect(resumes()[0]).toMatchObject({ profileName: 'Mine' });
  expect(report.conflicts).toMatchObject([{ field: 'profileName', policy: 'latest', base: 'Before', mine: 'Mine', theirs: 'Theirs', kept: 'mine' }]);
});
