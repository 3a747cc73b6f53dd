import { beforeEach, describe, expect, test } from 'vitest';
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
