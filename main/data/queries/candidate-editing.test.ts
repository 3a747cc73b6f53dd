import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { nameWords, similarNames } from '../domain/duplicates.ts';
import { createMirrorFixture, FIXTURE_READER, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerEditableCandidate, answerSimilarCandidates } from './candidate-editing.ts';

let mirror: MirrorFixture;

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('users', [
    { id: FIXTURE_READER.userId, name: 'Maya', companyId: 2 },
    { id: 2, name: 'Daniel', companyId: 2 },
    { id: 3, name: 'Elsewhere', companyId: 9 },
    { id: 21, name: 'Åsa Berg', email: 'asa.berg@example.org', role: 'candidate' },
    { id: 22, name: 'Ben Ode', email: 'ben@example.org', role: 'candidate' },
    { id: 23, name: 'Bengt 100% Odén', email: 'b@example.org', role: 'candidate' },
    { id: 24, name: null, email: null, role: 'candidate' },
  ]);
  mirror.insert('recruiters', [
    { id: 11, userId: 1 },
    { id: 12, userId: 2 },
    { id: 13, userId: 3 },
  ]);
  mirror.insert('candidates', [
    { id: 31, userId: 21, addedBy: 12, phoneNumber: '+46 (70) 123-45 67', title: 'Nurse', location: 'Malmö' },
    { id: 32, userId: 22, addedBy: 13, linkedinUrl: 'https://www.linkedin.com/in/ben-ode/' },
    { id: 33, userId: 23, addedBy: null },
    { id: 34, userId: 24, addedBy: 99 },
  ]);
});

const NOBODY = { name: '', email: '', phone: '', linkedinUrl: '' };
const matches = (person: Partial<typeof NOBODY>) =>
  mirror.ask(answerSimilarCandidates, { ...NOBODY, ...person }).matches.map(({ candidateId, by }) => [candidateId, ...by]);

describe('who may be the person being typed', () => {
  test('is found by each mark, however it is written', () => {
    expect(matches({ email: ' Asa.Berg+x@EXAMPLE.org' })).toEqual([[31, 'email']]);
    expect(matches({ phone: '070-1234567' })).toEqual([[31, 'phone']]);
    expect(matches({ linkedinUrl: 'linkedin.com/in/Ben-Ode?x=1' })).toEqual([[32, 'linkedin']]);
    expect(matches({ name: 'Berg, Asa' })).toEqual([[31, 'name']]);
    expect(matches({ name: 'Åsa Maria Bergg' })).toEqual([[31, 'name']]);
  });

  test('the surest comes first, and all it is alike by', () => {
    expect(matches({ name: 'Asa Berg', email: 'ben@example.org', phone: '070 123 45 67' })).toEqual([
      [32, 'email'],
      [31, 'phone', 'name'],
    ]);
  });

  test('half a name, an empty form and signs of patterns find nobody', () => {
    for (const person of [{}, { name: 'Asa' }, { name: '% %' }, { email: '%@%' }, { linkedinUrl: 'linkedin.com/in/%' }, { phone: '12' }]) {
      expect([person, matches(person)]).toEqual([person, []]);
    }
  });
});

test('names in every script are found, with a slip and in another order', () => {
  const people = [
    'محمد الأحمد',
    'נועה לוי',
    'Ольга Иванова',
    'Γιώργος Παπαδόπουλος',
    '王小明',
    '田中 太郎',
    'अनिता शर्मा',
    'Nguyễn Thị Ánh',
    'อรทัย สุขใจ',
  ];
  mirror.insert(
    'users',
    people.map((name, at) => ({ id: 200 + at, name, role: 'candidate' })),
  );
  mirror.insert(
    'candidates',
    people.map((_, at) => ({ id: 300 + at, userId: 200 + at })),
  );
  for (const [at, name] of people.entries()) {
    expect([name, ...matches({ name })]).toEqual([name, [300 + at, 'name']]);
    expect([name, ...matches({ name: name.split(' ').toReversed().join(', ') })]).toEqual([name, [300 + at, 'name']]);
  }
  expect(matches({ name: 'Ольга Иваново' })).toEqual([[302, 'name']]);
  expect(matches({ name: 'Nguyen Thi Anh' })).toEqual([[307, 'name']]);
});

test('whoever is alike by at most a slip a word is found by the index', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeorstnåéßжд'), minLength: 2, maxLength: 7 });
  const names = fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(names, { minLength: 8, maxLength: 8 }), fc.array(names, { minLength: 1, maxLength: 4 }), (stored, typed) => {
      const own = createMirrorFixture();
      own.insert(
        'users',
        stored.map((name, at) => ({ id: at + 1, name, role: 'candidate' })),
      );
      own.insert(
        'candidates',
        stored.map((_, at) => ({ id: at + 1, userId: at + 1 })),
      );
      for (const name of [...typed, ...stored.slice(0, 4).map((one) => one.slice(0, -1))]) {
        const alike = stored.flatMap((one, at) => (similarNames(nameWords(name), nameWords(one)) ? [at + 1] : []));
        const found = own.ask(answerSimilarCandidates, { ...NOBODY, name }).matches.map(({ candidateId }) => candidateId);
        expect([name, ...found]).toEqual([name, ...alike.slice(0, 5)]);
      }
    }),
    { numRuns: 40 },
  );
});

test('an address that signs somebody in here is said to be theirs, whoever they are', () => {
  mirror.insert('users', [{ id: 41, name: 'Ines', email: 'ines@brightpath.example', role: 'recruiter' }]);
  const account = (email: string) => mirror.ask(answerSimilarCandidates, { ...NOBODY, email }).account;
  expect(account(' Ines@Brightpath.example ')).toBe('Ines');
  expect([account('ben@example.org'), account('')]).toEqual([null, null]);
});

describe('what may be edited', () => {
  const editable = (candidateId: number) => mirror.ask(answerEditableCandidate, { candidateId }).candidate;

  test('is what the row holds, without what cannot be edited', () => {
    const fields = editable(31)?.fields ?? {};
    expect(fields).toMatchObject({ title: 'Nurse', location: 'Malmö', bio: null });
    expect(Object.keys(fields)).not.toContain('addedBy');
    expect(editable(4_711)).toBeNull();
  });

  test('says whose word counts: a colleague’s, another company’s, an unknown recruiter’s, nobody’s', () => {
    expect([31, 32, 34, 33].map((id) => editable(id)?.holder)).toEqual(['ours', 'theirs', 'theirs', 'nobody']);
  });
});
