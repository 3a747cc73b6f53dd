import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import type { MarkedText } from '../../../shared/queries/search.ts';
import { createMirrorFixture, FIXTURE_READER, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerSavedSearches, answerSearchCandidates, answerSearchEverything } from './search.ts';

let mirror: MirrorFixture;
const RESUME = 'Built an event driven ledger in Go.\nLed a team of five at Fjordbank; likes   Kafka and PostgreSQL.';

const PEOPLE = [
  [31, 'Åsa Berg', 'Backend engineer', 'Oslo', '["Go","SQL"]', 8, 70_000, 'immediate', 1],
  [32, 'ben Ode', 'Designer', 'Paris', 'Figma, Sketch', 3, 50_000, '1-month', 0],
  [33, 'Johann Kowalska', 'Berg guide', 'Bergen', '["C++"]', null, null, null, null],
  [34, '田中 太郎', 'Engineering manager', 'Tokyo', '["Go"]', 12, 120_000, 'Immediate', 1],
  [35, 'Ana María Núñez', 'Recruiter', 'New York', '["Sourcing"]', 5, 60_000, '2-weeks', 0],
] as const;

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert(
    'users',
    PEOPLE.map(([id, name]) => ({ id: id + 100, name, email: `${id}@mail.example` })),
  );
  mirror.insert(
    'candidates',
    PEOPLE.map(([id, , title, location, skills, totalExperienceYears, expectedSalaryMin, availability, willingToRelocate]) => ({
      id,
      userId: id + 100,
      title,
      location,
      skills,
      totalExperienceYears,
      expectedSalaryMin,
      availability,
      willingToRelocate,
    })),
  );
  mirror.insert('resumeProfiles', [
    { id: 61, candidateId: 31, isDefault: 1, parsedData: JSON.stringify({ rawText: RESUME, experience: [{ title: 'Lead', company: 'Fjordbank' }] }) },
  ]);
  mirror.insert('jobs', [
    { id: 7, title: 'Ledger engineer', companyName: 'Acme', location: 'Berlin', description: 'We post 40,000 entries a second.' },
  ]);
  mirror.insert('customers', [{ id: 3, name: 'Ledger & Sons', industry: 'Accounting' }]);
  mirror.insert('applications', [
    { id: 41, jobId: 7, candidateId: 31, status: 'reviewing', updatedAt: '2026-03-01 00:00:00' },
    { id: 42, jobId: 7, candidateId: 32, status: 'rejected', updatedAt: '2026-03-09 10:00:00' },
  ]);
  mirror.insert('applicationFeedback', [{ id: 51, applicationId: 41, notes: 'Knows every ledger by heart.' }]);
  mirror.insert('candidateTags', [
    { id: 1, name: 'Silver medal', createdBy: FIXTURE_READER.userId },
    { id: 2, name: 'Silver medal', createdBy: 99 },
  ]);
  mirror.insert('candidateTagAssignments', [
    { id: 1, tagId: 1, candidateId: 35 },
    { id: 2, tagId: 2, candidateId: 32 },
  ]);
});

function ask(search: string) {
  return mirror.ask(answerSearchCandidates, { search, offset: 0, limit: 50 });
}

function ids(search: string): number[] {
  return ask(search).candidates.map((row) => row.id);
}

function shown(marked: MarkedText | null | undefined): string[] {
  return marked?.marks.map(([from, to]) => marked.text.slice(from, to)) ?? [];
}

describe('finding candidates', () => {
  test.each([
    ['', [35, 31, 32, 33, 34]],
    ['berg', [31, 33]],
    ['asa', [31]],
    ['ASA oslo', [31]],
    ['b', [31, 32, 33]],
    ['engineer go', [31]],
    ['eng go ', []],
    ['eng go', []],
    ['eng* go', [34, 31]],
    ['"event driven"', [31]],
    ['"driven event"', []],
    ['kafka OR figma', [32, 31]],
    ['go -oslo', [34]],
    ['NOT go', [35, 33, 32]],
    ['(oslo OR paris) AND NOT figma', [31]],
    ['skill:go', [34, 31]],
    ['skill:c++', [33]],
    ['title:berg', [33]],
    ['company:fjordbank', [31]],
    ['resume:fjordbank', [31]],
    ['city:"new york"', [35]],
    ['nunez', [35]],
    ['太郎', [34]],
    ['郎', [34]],
    ['years:>5', [34, 31]],
    ['years:3-5', [35, 32]],
    ['salary:<65k', [35, 32]],
    ['-years:>5', [35, 33, 32]],
    ['availability:imm', [34, 31]],
    ['relocate:yes go', [34, 31]],
    ['relocate:no', [35, 33, 32]],
    ['status:rejected', [32]],
    ['job:ledger', [32, 31]],
    ['job:ledger -status:rejected', [31]],
    ['tag:silver', [35]],
    ['tag:bronze', []],
    ['35@mail.example', [35]],
    ['🚀', [35, 31, 32, 33, 34]],
    ['zzz', []],
  ])('%s', (search, expected) => expect(ids(search)).toEqual(expected));

  test('every choice the platform keeps can be asked for, by its beginning and together', () => {
    mirror.insert('candidates', [
      { id: 36, visaStatus: 'work-visa', noticePeriod: '3-months', seniorityLevel: 'Senior', source: 'bulk-upload', expectedSalaryMin: 80_000 },
      { id: 37, visaStatus: 'citizen', noticePeriod: '1-month', seniorityLevel: 'senior', source: 'recruiter-manual', expectedSalaryMin: 80_000 },
    ]);
    expect(ids('visa:citizen')).toEqual([37]);
    expect(ids('notice:3')).toEqual([36]);
    expect(ids('seniority:senior')).toEqual([37, 36]);
    expect(ids('source:bulk')).toEqual([36]);
    expect(ids('seniority:senior -visa:citizen salary:>70k')).toEqual([36]);
    expect(ids('visa:citizen OR source:bulk')).toEqual([37, 36]);
  });

  test('names come first, and a name with a slip in it is still found', () => {
    expect(ids('bergen')).toEqual([33]);
    expect(ask('jhoann ')).toMatchObject({ alsoNamed: ['johann'], candidates: [{ id: 33, name: { marks: [[0, 6]] } }] });
    expect(ask('kovalska').candidates.map((row) => row.id)).toEqual([33]);
    expect(ask('title:jhoann ').candidates).toEqual([]);
  });

  test('every word shows where it is: in the row, else by a piece of what it was found in', () => {
    const [asa] = ask('Asa GO kafka').candidates;
    expect(shown(asa?.name)).toEqual(['Åsa']);
    expect(asa?.reason?.field).toBe('skill');
    const [phrase] = ask('"driven ledger"').candidates;
    expect(phrase?.reason).toMatchObject({ field: 'resume' });
    expect(shown(phrase?.reason)).toEqual(['driven ledger']);
    // Beside a skill that is found as well, the phrase is what is shown.
    expect(ask('kafka "driven ledger"').candidates[0]?.reason).toMatchObject({ field: 'resume' });
    const [spaced] = ask('"likes kafka"').candidates;
    expect(shown(spaced?.reason)).toEqual(['likes   Kafka']);
    expect(shown(ask('fjord').candidates[0]?.reason)).toEqual(['Fjordbank']);
    // Where a line ended is seen: a heading is not read as part of a sentence.
    expect(ask('"team of five"').candidates[0]?.reason?.text).toContain('Go. · Led a team of five');
    expect(ask('oslo').candidates[0]).toMatchObject({ reason: null, applications: 1, lastActivityAt: '2026-03-01 00:00:00' });
  });

  test('words in a row are a phrase first, typed without quotes, and are shown where they stand together', () => {
    const apart = 'Five people were led by this team of mine, in Kafka.';
    const twice = `Kafka now and then. ${'Other work. '.repeat(20)}Tuned Kafka for years.`;
    mirror.insert('candidates', [{ id: 500, skills: '["Kafka"]' }, { id: 501 }]);
    mirror.insert('resumeProfiles', [
      { id: 62, candidateId: 500, isDefault: 1, parsedData: JSON.stringify({ rawText: apart }) },
      { id: 63, candidateId: 501, isDefault: 1, parsedData: JSON.stringify({ rawText: twice }) },
    ]);
    expect(ids('team of five')).toEqual([31, 500]);
    expect(shown(ask('team of fiv').candidates[0]?.reason)).toEqual(['team of five']);
    // The list stays while a word is only begun, or begins as somebody's name does.
    expect(ids('led a team of f')).toEqual([31]);
    mirror.insert('users', [{ id: 902, name: 'Fivel Team' }]);
    mirror.insert('candidates', [{ id: 502, userId: 902, title: 'Head of team' }]);
    expect(ids('team of five')).toEqual([31, 502, 500]);
    expect(ids('five people were led by t')).toEqual([500]);
    expect(ids('(team OR crew) five NOT oslo')).toEqual([500, 502]);
    // The skill alone says less than the sentence.
    expect(ask('team of mine in kafka').candidates).toMatchObject([{ id: 500, reason: { field: 'resume' } }]);
    expect(shown(ask('kafka tuned').candidates[0]?.reason)).toEqual(['Tuned', 'Kafka']);
    mirror.insert(
      'candidates',
      Array.from({ length: 1_100 }, (_, index) => ({ id: 1_000 + index, title: 'Team of welders, five' })),
    );
    expect(ids('team of five')[0]).toBe(31);
  });

  test('a list is cut where nobody reads on, and says that there are more', () => {
    mirror.insert(
      'candidates',
      Array.from({ length: 1_200 }, (_, index) => ({ id: 1_000 + index, title: 'Welder', totalExperienceYears: index % 2 })),
    );
    mirror.insert('users', [{ id: 900, name: 'Wendy Welder' }]);
    mirror.insert('candidates', [{ id: 500, userId: 900, title: 'Pilot' }]);
    const many = ask('weld');
    expect(many).toMatchObject({ total: 1_000, isMore: true });
    expect(many.candidates[0]?.id).toBe(500);
    expect(ask('weld* years:1')).toMatchObject({ total: 600, isMore: false });
    const window = mirror.ask(answerSearchCandidates, { search: 'weld', offset: 990, limit: 50 });
    expect(window.candidates).toHaveLength(10);
  });

  test('an address that an upload made up is not shown as one', () => {
    mirror.insert('users', [{ id: 901, name: 'Una Known', email: 'resume-17@placeholder.com' }]);
    mirror.insert('candidates', [{ id: 501, userId: 901, title: 'Pilot' }]);
    expect(ask('una').candidates).toMatchObject([{ id: 501, email: null }]);
    expect(ask('berg oslo').candidates[0]?.email?.text).toBe('31@mail.example');
  });

  test('what cannot be read is refused with its reason', () => {
    expect(() => ask('foo:bar')).toThrow(AppError);
    expect(() => ask('java )')).toThrow('This bracket closes nothing');
  });

  test('no text makes it fail in any other way', () => {
    const hard = fc.array(
      fc.oneof(
        fc.constantFrom(
          'AND',
          'OR',
          'NOT',
          '-',
          '(',
          ')',
          '"',
          '*',
          '{name}:',
          'NEAR(',
          'name:',
          'years:',
          '^',
          '+',
          "'",
          ';--',
          '🚀',
          '田',
          '\u0000',
          'rowid:',
        ),
        fc.string({ unit: 'grapheme', maxLength: 5 }),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(hard, fc.constantFrom('', ' '), (parts, glue) => {
        try {
          ask(parts.join(glue).slice(0, 2_000));
          mirror.ask(answerSearchEverything, { search: parts.join(glue).slice(0, 2_000), limit: 5 });
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('finding everything', () => {
  test('people, jobs, customers and notes, each with what matched', () => {
    const all = mirror.ask(answerSearchEverything, { search: 'ledger', limit: 5 });
    expect(all.candidates.map((row) => row.id)).toEqual([31]);
    expect(all.jobs).toMatchObject([{ id: 7, title: { marks: [[0, 6]] } }]);
    expect(all.customers).toMatchObject([{ id: 3 }]);
    expect(all.notes).toMatchObject([{ id: 51, candidateName: 'Åsa Berg', jobId: 7, applicationId: 41, candidateId: 31 }]);
    expect(shown(all.notes[0]?.detail)).toEqual(['ledger']);
  });

  test('a filter of candidates finds no jobs', () => {
    expect(mirror.ask(answerSearchEverything, { search: 'skill:go ledger', limit: 5 })).toMatchObject({ jobs: [], customers: [], notes: [] });
  });
});

describe('saved searches', () => {
  test('one’s own, pinned first; what another program kept is read as far as it goes', () => {
    const mine = { userId: FIXTURE_READER.userId, searchType: 'candidate' };
    mirror.insert('savedSearches', [
      { id: 1, ...mine, name: 'Welders', keyword: 'welder' },
      { id: 2, ...mine, name: 'Rust', keyword: '{"search":"rust years:>3","pinned":true}' },
      { id: 3, ...mine, name: 'Advanced', keyword: '{"keyword":"java AND sql","skills":["go"]}' },
      { id: 6, ...mine, name: 'Asked', keyword: '{"query":"nurse AND spanish","skills":["triage"]}' },
      { id: 4, ...mine, searchType: 'job', name: 'Jobs', keyword: 'x' },
      { id: 5, ...mine, userId: 99, name: 'Not mine', keyword: 'x' },
    ]);
    expect(mirror.ask(answerSavedSearches, {}).searches).toEqual([
      { id: 2, name: 'Rust', search: 'rust years:>3', pinned: true },
      { id: 3, name: 'Advanced', search: 'java AND sql', pinned: false },
      { id: 6, name: 'Asked', search: 'nurse AND spanish', pinned: false },
      { id: 1, name: 'Welders', search: 'welder', pinned: false },
    ]);
  });
});
