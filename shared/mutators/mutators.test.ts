import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APPLICATION_STATUSES } from '../domain/application-status.ts';
import { idsIn, mapIds } from './id-paths.ts';
import { moveApplications } from './move-applications.ts';
import { MutationRejection, type AnyMutator, type MutatorContext } from './mutator.ts';
import { addNote, removeNote } from './notes.ts';
import { tx } from './port.ts';
import { findMutator, MUTATORS } from './registry.ts';
import { tagCandidates, untagCandidates } from './tags.ts';
import { MemoryStore } from './testing.ts';

const context: MutatorContext = {
  userId: 7,
  email: 'maya@people.example',
  recruiterId: 3,
  companyId: 1,
  role: 'recruiter',
  now: '2026-05-01 09:00:00',
};

/** Gives temporary ids as a device does: -1, -2, … */
function counter(): () => number {
  let last = 0;
  return () => (last -= 1);
}

/** Prepares, computes the inverse and runs, as the queue does. */
function perform(store: MemoryStore, mutator: AnyMutator, input: unknown, newId: () => number) {
  const args: unknown = mutator.args.parse(mutator.prepare(mutator.input.parse(input), newId));
  const inverse = store.run(mutator.inverse(tx, args, context));
  return { args, inverse, report: store.run(mutator.run(tx, args, context)) };
}

function pipeline(): MemoryStore {
  const store = new MemoryStore();
  store.put('applications', { id: 10, status: 'submitted', candidateId: 20 });
  store.put('applications', { id: 11, status: 'offered', candidateId: 21 });
  store.put('candidates', { id: 20 });
  store.put('candidates', { id: 21 });
  return store;
}

describe('applications.move', () => {
  test('changes the status and writes one history row with the note', () => {
    const store = pipeline();
    perform(store, moveApplications, { moves: [{ applicationId: 10, from: 'submitted', to: 'reviewing' }], note: 'Strong CV' }, counter());
    expect(store.all('applications')[0]).toMatchObject({ status: 'reviewing', updatedAt: context.now });
    expect(store.all('applicationHistory')).toEqual([
      {
        id: -1,
        applicationId: 10,
        fromStatus: 'submitted',
        toStatus: 'reviewing',
        changedBy: 7,
        notes: 'Strong CV',
        emailSent: 0,
        createdAt: context.now,
      },
    ]);
  });

  test('leaves and reports a row that someone else moved, and moves the rest', () => {
    const store = pipeline();
    const moves = [
      { applicationId: 10, from: 'submitted', to: 'rejected' },
      { applicationId: 11, from: 'interviewing', to: 'rejected' },
      { applicationId: 99, from: 'submitted', to: 'rejected' },
    ];
    const { report } = perform(store, moveApplications, { moves }, counter());
    expect(report.skipped.map((row: { id: number; code: string }) => [row.id, row.code])).toEqual([
      [11, 'application.changed_meanwhile'],
      [99, 'row.gone'],
    ]);
    expect(store.all('applications').map((row) => row['status'])).toEqual(['rejected', 'offered']);
    expect(store.all('applicationHistory')).toHaveLength(1);
  });

  test('rejects when nothing could be moved, with the arguments unharmed', () => {
    const store = pipeline();
    const move = () => perform(store, moveApplications, { moves: [{ applicationId: 11, from: 'submitted', to: 'rejected' }] }, counter());
    expect(move).toThrow(MutationRejection);
    expect(store.all('applicationHistory')).toEqual([]);
  });

  test('a row that already stands in the target stage needs nothing', () => {
    const store = pipeline();
    const { report } = perform(store, moveApplications, { moves: [{ applicationId: 11, from: 'interviewing', to: 'offered' }] }, counter());
    expect(report.skipped).toEqual([]);
    expect(store.all('applicationHistory')).toEqual([]);
  });

  test('refuses an unknown stage and more rows than a batch holds', () => {
    expect(moveApplications.input.safeParse({ moves: [{ applicationId: 1, from: null, to: 'hired' }] }).success).toBe(false);
    const many = Array.from({ length: 201 }, (_, index) => ({ applicationId: index, from: null, to: 'offered' }));
    expect(moveApplications.input.safeParse({ moves: many }).success).toBe(false);
  });
});

describe('notes and tags', () => {
  test('only the author removes a note', () => {
    const store = pipeline();
    store.put('applicationFeedback', { id: 5, applicationId: 10, recruiterId: 99, rating: null, notes: 'Not mine' });
    expect(() => perform(store, removeNote, { noteId: 5 }, counter())).toThrow(/Only the person who wrote/);
    expect(store.all('applicationFeedback')).toHaveLength(1);
  });

  test('a rating is not a note and stays', () => {
    const store = pipeline();
    store.put('applicationFeedback', { id: 5, applicationId: 10, recruiterId: 3, rating: 4, notes: 'Good' });
    expect(() => perform(store, removeNote, { noteId: 5 }, counter())).toThrow(MutationRejection);
  });

  test('a note of only blanks is refused with a sentence', () => {
    expect(addNote.input.safeParse({ applicationId: 10, text: '   ' }).error?.issues[0]?.message).toBe('Write something first.');
  });

  test('tagging twice keeps one tag and one assignment', () => {
    const store = pipeline();
    const newId = counter();
    const input = { tag: { name: 'Rust', color: 'blue' }, candidates: [{ candidateId: 20 }, { candidateId: 21 }] };
    perform(store, tagCandidates, input, newId);
    const again = perform(store, tagCandidates, input, newId);
    expect(store.all('candidateTags')).toHaveLength(1);
    expect(store.all('candidateTagAssignments')).toHaveLength(2);
    expect(again.inverse).toBeNull();
  });

  test("another person's tag cannot be taken off", () => {
    const store = pipeline();
    store.put('candidateTags', { id: 1, createdBy: 8, name: 'Rust', color: 'blue' });
    expect(() => perform(store, untagCandidates, { tagId: 1, candidates: [{ candidateId: 20 }] }, counter())).toThrow(/personal/);
  });
});

describe('every mutator', () => {
  test('has a name of its own and is found by it', () => {
    expect(new Set(MUTATORS.map((mutator) => mutator.name)).size).toBe(MUTATORS.length);
    for (const mutator of MUTATORS) expect(findMutator(mutator.name)).toBe(mutator);
    expect(findMutator('nonsense')).toBeUndefined();
  });

  test('is undone by its inverse: statuses, notes and tags are as before', () => {
    const status = fc.constantFrom(...APPLICATION_STATUSES);
    fc.assert(
      fc.property(
        status,
        status,
        status,
        fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
        (first, second, target, text) => {
          const store = pipeline();
          const newId = counter();
          store.put('applications', { id: 10, status: first, candidateId: 20 });
          store.put('applications', { id: 11, status: second, candidateId: 21 });
          const before = snapshot(store);
          const moves = [
            { applicationId: 10, from: first, to: target },
            { applicationId: 11, from: second, to: target },
          ];
          const done = [
            perform(store, moveApplications, { moves }, newId),
            perform(store, addNote, { applicationId: 10, text }, newId),
            perform(store, tagCandidates, { tag: { name: text, color: 'teal' }, candidates: [{ candidateId: 20 }] }, newId),
          ];
          for (const { inverse } of done.toReversed()) {
            const mutator = inverse === null ? undefined : findMutator(inverse.name);
            if (mutator !== undefined && inverse !== null) perform(store, mutator, inverse.input, newId);
          }
          expect(snapshot(store)).toEqual(before);
        },
      ),
    );
  });
});

/** A world in which everything can be done, and a first line of work for each mutator that can be taken back. */
function office(): MemoryStore {
  const store = pipeline();
  store.put('users', { id: 7, email: context.email, companyId: 1, role: 'recruiter' });
  store.put('jobs', { id: 30, status: 'active', postedBy: 7 });
  store.put('users', { id: 50, email: 'old@people.example', name: 'Old', role: 'candidate' });
  store.put('candidates', { id: 22, userId: 50, addedBy: 3, phoneNumber: '', location: 'Bern', title: null, skills: null, linkedinUrl: null });
  store.put('applications', { id: 12, status: 'submitted', candidateId: 20, jobId: 30, recruiterId: 3 });
  store.put('jobs', { id: 31, status: 'active', title: 'Cook' });
  store.put('applications', { id: 13, status: 'offered', candidateId: 21, jobId: 31 });
  store.put('guestApplications', { id: 98, claimed: 0, invitationSent: 0, invitationCount: 0, invitedAt: null });
  store.put('applicationFeedback', { id: 5, applicationId: 10, recruiterId: 3, rating: null, notes: 'Mine' });
  store.put('interviews', { id: 40, applicationId: 10, candidateId: 20, recruiterId: 3, status: 'scheduled', scheduledAt: MORNING, duration: 60 });
  store.put('interviewPanelists', { id: 60, interviewId: 40, email: 'a@panel.example', name: 'A', role: null, status: 'invited' });
  store.put('candidateTags', { id: 70, createdBy: 7, name: 'Kind', color: 'teal' });
  const keyword = JSON.stringify({ search: 'go', pinned: false });
  store.put('savedSearches', { id: 80, userId: 7, name: 'Go', searchType: 'candidate', keyword, emailAlerts: 0 });
  store.put('candidateTagAssignments', { id: 71, tagId: 70, candidateId: 20, assignedBy: 7 });
  const resume = { candidateId: 20, resumeUrl: '', resumeFileKey: '', resumeFilename: 'cv.txt', parsedData: '{"rawText":"Go"}' };
  store.put('resumeProfiles', { id: 90, ...resume, profileName: 'First', isDefault: 1, uploadedAt: MORNING });
  store.put('resumeProfiles', { id: 91, ...resume, profileName: 'Second', isDefault: 0, uploadedAt: NOON });
  const metadata = JSON.stringify({ logged: 'call', note: 'Likes Rome' });
  const interaction = { candidateId: 20, applicationId: null, userId: 7, interactionType: 'profile_viewed', metadata };
  store.put('candidateInteractions', { id: 95, ...interaction, createdAt: '2026-04-01 09:00:00' });
  return store;
}

const MORNING = '2026-06-01 09:00:00';
const NOON = '2026-06-01 12:00:00';
const person = { name: 'New', email: ' New@People.example', phoneNumber: '', location: 'Rome', title: null, skills: null, linkedinUrl: null };

const REVERSIBLE: Readonly<Record<string, unknown>> = {
  'applications.move': { moves: [{ applicationId: 10, from: 'submitted', to: 'offered' }] },
  'applications.addNote': { applicationId: 10, text: 'Good' },
  'applications.removeNote': { noteId: 5, base: 'Mine' },
  'applications.rate': { applicationId: 10, rating: { base: null, value: 4 } },
  'applications.addNotes': { applications: [{ applicationId: 10 }, { applicationId: 11 }], text: 'Good' },
  'applications.hire': { applicationId: 13, startDate: '2026-07-01', fillsJob: true, tasks: [] },
  'guests.invite': { guests: [{ guestApplicationId: 98, seen: 0 }] },
  'applications.create': { jobId: 30, candidateId: 21 },
  'applications.remove': { applicationId: 12 },
  'candidates.create': person,
  'candidates.remove': { candidateId: 22 },
  'candidates.edit': { candidateId: 22, fields: { location: { base: 'Bern', value: 'Oslo' }, skills: { base: null, value: 'go' } } },
  'resumes.add': { candidateId: 20, name: 'Third', filename: '', text: 'Rust', makeDefault: true },
  'resumes.rename': { resumeId: 90, base: 'First', value: 'Main' },
  'resumes.makeDefault': { resumeId: 91 },
  'resumes.remove': { resumeId: 90, heirId: null },
  'interactions.log': { candidateId: 20, applicationId: 10, kind: 'meeting', at: null, note: '' },
  'interactions.remove': { interactionId: 95 },
  'candidates.tag': { tag: { name: 'Rust', color: 'blue' }, candidates: [{ candidateId: 20 }] },
  'candidates.untag': { tagId: 70, candidates: [{ candidateId: 20 }] },
  'interviews.schedule': { applicationId: 11, scheduledAt: NOON, duration: 30, type: 'phone' },
  'interviews.reschedule': { interviewId: 40, scheduledAt: { base: MORNING, value: NOON }, duration: { base: 60, value: 30 } },
  'panelists.invite': { interviewId: 40, email: 'b@panel.example', name: 'B', role: 'Lead' },
  'panelists.remove': { panelistId: 60 },
  'savedSearches.save': { name: 'Rust', search: 'rust years:>3', pinned: true },
  'savedSearches.edit': { savedSearchId: 80, name: 'Go or Rust', search: 'go OR rust', pinned: true },
  'savedSearches.remove': { savedSearchId: 80 },
};

describe('taking back', () => {
  test('every mutator that says so has an example here, and no other', () => {
    const declared = MUTATORS.filter((mutator) => mutator.undoneBy !== null).map((mutator) => mutator.name);
    expect(Object.keys(REVERSIBLE).toSorted()).toEqual(declared.toSorted());
  });

  test.each(Object.entries(REVERSIBLE))('%s comes to what was there before', (name, input) => {
    const store = office();
    const mutator = findMutator(name) as AnyMutator;
    const newId = counter();
    const before = work(store);
    const { inverse } = perform(store, mutator, input, newId);
    expect(work(store)).not.toEqual(before);
    if (inverse === null) throw new Error(`${name} has nothing that takes it back`);
    expect(inverse.name).toBe(mutator.undoneBy);
    perform(store, findMutator(inverse.name) as AnyMutator, inverse.input, newId);
    expect(work(store)).toEqual(before);
  });
});

/** What people work with, without ids, moments and what stays as a fact: history, accounts, a tag without bearers. */
function work(store: MemoryStore): unknown {
  const tables = [
    'applications',
    'applicationFeedback',
    'associates',
    'onboardingProcesses',
    'guestApplications',
    'candidates',
    'resumeProfiles',
    'candidateInteractions',
    'candidateTagAssignments',
    'interviewPanelists',
    'interviews',
    'savedSearches',
  ] as const;
  return tables.map((table) =>
    store
      .all(table)
      .filter((row) => row['status'] !== 'cancelled')
      .map((row) => JSON.stringify(row, (name, value: unknown) => (FLEETING.has(name) ? undefined : (value ?? undefined)), 0))
      .map((text) => Object.entries(JSON.parse(text) as object).toSorted(([left], [right]) => left.localeCompare(right)))
      .toSorted((left, right) => JSON.stringify(left).localeCompare(JSON.stringify(right))),
  );
}

const FLEETING = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'submittedAt',
  'uploadedAt',
  'invitedAt',
  'providedBy',
  'source',
  'userId',
  'candidateReminder24hSent',
  'candidateReminder1hSent',
]);

/** What a recruiter sees; history rows stay, a fact is never unmade. */
function snapshot(store: MemoryStore): unknown {
  return [store.all('applications').map((row) => row['status']), store.all('applicationFeedback'), store.all('candidateTagAssignments')];
}

describe('id paths', () => {
  test('translates references and created rows, and nothing else', () => {
    const args = { moves: [{ applicationId: -4, from: 'x', to: 'offered', historyId: -5 }], note: 'n' };
    const mapped = mapIds(args, moveApplications.ids, (table, id) => (table === 'applications' && id === -4 ? 400 : id));
    expect(mapped).toEqual({ moves: [{ applicationId: 400, from: 'x', to: 'offered', historyId: -5 }], note: 'n' });
    expect(args.moves[0]?.applicationId).toBe(-4);
  });

  test('finds every id with its table', () => {
    const args = { tag: { name: 'a', color: 'blue', tagId: -1 }, candidates: [{ candidateId: 20, assignmentId: -2 }] };
    expect(idsIn(args, tagCandidates.ids).map(({ field, id }) => [field.table, id])).toEqual([
      ['candidateTags', -1],
      ['candidates', 20],
      ['candidateTagAssignments', -2],
    ]);
  });

  test('a path that is not there changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const wrapped = { other: value };
        expect(mapIds(wrapped, moveApplications.ids, () => 1)).toEqual(wrapped);
      }),
    );
  });
});
