/** Rejecting with a letter, hiring, guests, notes on many: what each does to the rows, and what stands in the way. */
import { describe, expect, test } from 'vitest';
import { STANDARD_REJECTION } from '../domain/letters.ts';
import { addNotes, removeNotes } from './bulk-notes.ts';
import { inviteGuests, takeInvitationBack } from './guests.ts';
import { hireCandidate, takeHireBack } from './hire.ts';
import { moveApplications } from './move-applications.ts';
import { MutationRejection, type AnyMutator, type MutatorContext } from './mutator.ts';
import { tx } from './port.ts';
import { findMutator } from './registry.ts';
import { MemoryStore } from './testing.ts';

const context: MutatorContext = {
  userId: 7,
  email: 'maya@people.example',
  recruiterId: 3,
  companyId: 1,
  role: 'recruiter',
  now: '2026-05-01 09:00:00',
};

let last = 0;
const newId = (): number => (last -= 1);

/** Prepares, computes the inverse and runs, as the queue does. */
function perform(store: MemoryStore, mutator: AnyMutator, input: unknown) {
  const args: unknown = mutator.args.parse(mutator.prepare(mutator.input.parse(input), newId));
  const inverse = store.run(mutator.inverse(tx, args, context));
  return { args, inverse, report: store.run(mutator.run(tx, args, context)) };
}

function refusalOf(store: MemoryStore, mutator: AnyMutator, input: unknown): MutationRejection {
  try {
    perform(store, mutator, input);
  } catch (thrown) {
    if (thrown instanceof MutationRejection) return thrown;
    throw thrown;
  }
  throw new Error('It was not refused.');
}

function takeBack(store: MemoryStore, inverse: { name: string; input: unknown } | null): void {
  if (inverse === null) throw new Error('There is nothing that takes it back.');
  const mutator = findMutator(inverse.name);
  if (mutator === undefined) throw new Error(inverse.name);
  perform(store, mutator, inverse.input);
}

function company(): MemoryStore {
  const store = new MemoryStore();
  store.put('jobs', { id: 1, title: 'Cook', status: 'active', closedAt: null });
  store.put('candidates', { id: 20, userId: 120 });
  store.put('candidates', { id: 21, userId: 121 });
  store.put('applications', { id: 10, jobId: 1, candidateId: 20, status: 'offered' });
  store.put('applications', { id: 11, jobId: 1, candidateId: 21, status: 'offered' });
  store.put('guestApplications', { id: 30, jobId: 1, claimed: 0, invitationSent: 0, invitationCount: 0, invitedAt: null });
  store.put('guestApplications', { id: 31, jobId: 1, claimed: 1, invitationSent: 1, invitationCount: 1, invitedAt: '2026-04-01 00:00:00' });
  return store;
}

const tasks = [
  { title: 'Laptop', description: null, taskType: 'it', priority: 'high', daysFromStart: -3 },
  { title: 'First review', description: 'With the team', taskType: null, priority: 'low', daysFromStart: 30 },
];
const hire = { applicationId: 10, startDate: '2026-06-01', fillsJob: true, tasks };

describe('a letter', () => {
  const moves = [{ applicationId: 10, from: 'offered', to: 'rejected' }];

  test('is part of the move’s arguments; taken back, a move nobody was told of is told to nobody', () => {
    const store = company();
    const silent = perform(store, moveApplications, { moves, letter: null });
    expect(silent.inverse).toMatchObject({ input: { moves: [{ to: 'offered' }], letter: null } });
    const told = perform(company(), moveApplications, { moves, letter: { ...STANDARD_REJECTION, delaySeconds: 0 } });
    expect(told.args).toMatchObject({ letter: { subject: STANDARD_REJECTION.subject, delaySeconds: 0 } });
    expect(told.inverse?.input).not.toHaveProperty('letter');
  });

  test('that names an unknown field is refused before it is queued', () => {
    const letter = { subject: 'Hello {{nobody}}', body: 'x', delaySeconds: 0 };
    expect(moveApplications.input.safeParse({ moves, letter }).success).toBe(false);
  });
});

describe('a hire', () => {
  test('makes an associate, a process with its tasks due from the first day, and fills the job; undo leaves nothing of it', () => {
    const store = company();
    const { inverse } = perform(store, hireCandidate, hire);
    expect(store.all('associates')).toMatchObject([
      { candidateId: 20, userId: 120, jobTitle: 'Cook', startDate: '2026-06-01 00:00:00', status: 'onboarding', onboardedBy: 3 },
    ]);
    expect(store.all('onboardingProcesses')).toMatchObject([{ processType: 'onboarding', status: 'in_progress', dueDate: '2026-07-01 00:00:00' }]);
    const due = store.all('onboardingTasks').map((task) => [task['title'], task['dueDate'], task['orderIndex'], task['status']]);
    expect(due).toContainEqual(['Laptop', '2026-05-29 00:00:00', 0, 'pending']);
    expect(due).toContainEqual(['First review', '2026-07-01 00:00:00', 1, 'pending']);
    expect(store.all('jobs')).toMatchObject([{ status: 'filled', closedAt: context.now }]);
    takeBack(store, inverse);
    for (const table of ['associates', 'onboardingProcesses', 'onboardingTasks'] as const) expect(store.all(table)).toEqual([]);
    expect(store.all('jobs')).toMatchObject([{ status: 'active', closedAt: null }]);
  });

  test('while openings are left keeps the job open', () => {
    const store = company();
    perform(store, hireCandidate, { ...hire, fillsJob: false });
    expect(store.all('jobs')).toMatchObject([{ status: 'active' }]);
    perform(store, hireCandidate, { ...hire, applicationId: 11, fillsJob: true });
    expect(store.all('associates')).toHaveLength(2);
  });

  test('is refused where the job was filled or closed, the offer moved, the person hired or the application gone meanwhile', () => {
    const store = company();
    perform(store, hireCandidate, hire);
    expect(refusalOf(store, hireCandidate, { ...hire, applicationId: 11 })).toMatchObject({ code: 'job.filled' });
    expect(refusalOf(store, hireCandidate, { ...hire, applicationId: 99 })).toMatchObject({ code: 'row.gone' });
    store.put('jobs', { id: 1, title: 'Cook', status: 'closed' });
    expect(refusalOf(store, hireCandidate, { ...hire, applicationId: 11 })).toMatchObject({ code: 'job.not_open' });
    store.put('jobs', { id: 1, title: 'Cook', status: 'active' });
    expect(refusalOf(store, hireCandidate, hire)).toMatchObject({ code: 'candidate.hired_already' });
    store.put('applications', { id: 11, jobId: 1, candidateId: 21, status: 'withdrawn' });
    const moved = refusalOf(store, hireCandidate, { ...hire, applicationId: 11 });
    expect(moved).toMatchObject({ code: 'application.changed_meanwhile', conflicts: [{ field: 'status', theirs: 'withdrawn' }] });
    expect(moved.message).toContain('Withdrawn');
  });

  test('cannot be taken back once somebody began with the onboarding', () => {
    const store = company();
    const { inverse } = perform(store, hireCandidate, hire);
    const [task] = store.all('onboardingTasks');
    if (task !== undefined) store.put('onboardingTasks', { ...task, status: 'completed' });
    expect(refusalOf(store, takeHireBack, inverse?.input)).toMatchObject({ code: 'hire.under_way' });
    expect(store.all('associates')).toHaveLength(1);
  });
});

describe('guests', () => {
  test('are invited, reminded, and the invitation taken back to what it was', () => {
    const store = company();
    const first = perform(store, inviteGuests, { guests: [{ guestApplicationId: 30, seen: 0 }] });
    expect(store.all('guestApplications')[0]).toMatchObject({ invitationSent: 1, invitationCount: 1, invitedAt: context.now });
    perform(store, inviteGuests, { guests: [{ guestApplicationId: 30, seen: 1 }] });
    expect(refusalOf(store, takeInvitationBack, first.inverse?.input)).toMatchObject({ code: 'guest.invited_meanwhile' });
    const fresh = company();
    takeBack(fresh, perform(fresh, inviteGuests, { guests: [{ guestApplicationId: 30, seen: 0 }] }).inverse);
    expect(fresh.all('guestApplications')[0]).toMatchObject({ invitationSent: 0, invitationCount: 0, invitedAt: null });
  });

  test('who claimed, whom a colleague invited, and who is gone are left, each with a sentence; the rest is invited', () => {
    const store = company();
    const guests = [
      { guestApplicationId: 30, seen: 0 },
      { guestApplicationId: 31, seen: 1 },
      { guestApplicationId: 99, seen: 0 },
    ];
    const { report } = perform(store, inviteGuests, { guests });
    expect(report.skipped.map((row: { id: number; code: string }) => [row.id, row.code])).toEqual([
      [31, 'guest.claimed'],
      [99, 'row.gone'],
    ]);
    const meanwhile = refusalOf(store, inviteGuests, { guests: [{ guestApplicationId: 30, seen: 0 }] });
    expect(meanwhile).toMatchObject({ code: 'guest.invited_meanwhile', conflicts: [{ base: 0, theirs: 1, kept: 'theirs' }] });
  });
});

describe('a note on many', () => {
  test('is a row each, and goes as one; a changed one stays', () => {
    const store = company();
    const { inverse, report } = perform(store, addNotes, {
      applications: [{ applicationId: 10 }, { applicationId: 11 }, { applicationId: 99 }],
      text: 'Call',
    });
    expect(store.all('applicationFeedback').map((row) => [row['applicationId'], row['notes'], row['recruiterId']])).toEqual([
      [11, 'Call', 3],
      [10, 'Call', 3],
    ]);
    expect(report.skipped).toMatchObject([{ id: 99, code: 'row.gone' }]);
    const [changed] = store.all('applicationFeedback');
    if (changed !== undefined) store.put('applicationFeedback', { ...changed, notes: 'Called' });
    const removal = perform(store, removeNotes, inverse?.input);
    expect(removal.report.skipped).toMatchObject([{ code: 'note.changed_meanwhile' }]);
    expect(store.all('applicationFeedback').map((row) => row['notes'])).toEqual(['Called']);
  });

  test('on nobody who is still there is refused, and the words are kept', () => {
    expect(refusalOf(company(), addNotes, { applications: [{ applicationId: 99 }], text: 'Call' })).toMatchObject({ code: 'row.gone' });
  });
});
