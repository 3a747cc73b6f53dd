import { beforeEach, describe, expect, test } from 'vitest';
import { createMirrorFixture, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerApplicationOf, answerBoard, answerColumn, answerColumnIds } from './pipeline.ts';

let mirror: MirrorFixture;
const window = { offset: 0, limit: 50 };

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('jobs', [
    { id: 7, title: 'Engineer', companyName: 'Acme', status: 'active', postedBy: 1, location: 'Berlin', createdAt: '2026-01-01 00:00:00' },
  ]);
  mirror.insert('users', [
    { id: 21, name: 'Åsa Berg', email: 'asa@mail.example' },
    { id: 22, name: 'Zoë Ng', email: 'zoe@mail.example' },
    { id: 23, name: null, email: 'candidate-3@placeholder.com' },
  ]);
  mirror.insert('candidates', [
    { id: 31, userId: 21, title: 'Backend engineer', location: 'Oslo', skills: '["SQL","Go","React"]' },
    { id: 32, userId: 22, title: 'Designer', location: 'Paris', skills: 'Figma, React' },
    { id: 33, userId: 23, title: null, location: null, skills: null },
  ]);
  mirror.insert('applications', [
    { id: 41, jobId: 7, candidateId: 31, status: 'reviewing', aiScore: 80, submittedAt: '2026-03-01 10:00:00' },
    { id: 42, jobId: 7, candidateId: 32, status: 'reviewing', aiScore: null, submittedAt: '2026-03-02 10:00:00' },
    { id: 43, jobId: 7, candidateId: 33, status: 'hired', submittedAt: '2026-03-03 10:00:00' },
    { id: 44, jobId: 7, candidateId: 99, status: null, submittedAt: '2026-03-04 10:00:00' },
    { id: 45, jobId: 8, candidateId: 31, status: 'reviewing', submittedAt: '2026-03-04 10:00:00' },
  ]);
});

const column = (status: 'reviewing' | 'other' | 'submitted', more: object = {}) =>
  mirror.ask(answerColumn, { jobId: 7, status, search: '', sort: 'newest', ...window, ...more });

describe('board', () => {
  test('counts every stage, unknown and missing statuses under other', () => {
    const answer = mirror.ask(answerBoard, { jobId: 7, search: '' });
    expect(answer.job).toMatchObject({ title: 'Engineer', isMine: true, applications: 4, active: 3 });
    expect(answer.columns).toHaveLength(8);
    expect(Object.fromEntries(answer.columns.map((item) => [item.status, item.count]))).toMatchObject({ reviewing: 2, other: 2, submitted: 0 });
  });

  test('counts what a search leaves, and a job that is not here is null', () => {
    const counts = mirror.ask(answerBoard, { jobId: 7, search: 'oslo sql' }).columns.filter((item) => item.count > 0);
    expect(counts).toEqual([{ status: 'reviewing', count: 1 }]);
    expect(mirror.ask(answerBoard, { jobId: 1, search: '' }).job).toBeNull();
  });
});

describe('column', () => {
  test('shows the card of a person with the job’s skills first', () => {
    mirror.insert('jobSkillRequirements', [{ id: 1, jobId: 7, skillName: ' react ' }]);
    const [second, first] = column('reviewing').cards;
    expect(first).toMatchObject({ applicationId: 41, candidateId: 31, name: 'Åsa Berg', title: 'Backend engineer', score: 80, undelivered: false });
    expect(first?.skills).toEqual([
      { name: 'React', matches: true },
      { name: 'SQL', matches: false },
      { name: 'Go', matches: false },
    ]);
    expect(second?.skills[0]).toEqual({ name: 'React', matches: true });
  });

  test('a candidate this device does not hold, or without a name, still has a card', () => {
    expect(column('other').cards.map((card) => [card.applicationId, card.name, card.status])).toEqual([
      [44, 'Name unknown', ''],
      [43, 'Name unknown', 'hired'],
    ]);
  });

  test('the stage began with the newest history row into it, else with the submission', () => {
    mirror.insert('applicationHistory', [
      { id: 1, applicationId: 41, toStatus: 'reviewing', createdAt: '2026-03-02 00:00:00' },
      { id: 2, applicationId: 41, toStatus: 'shortlisted', createdAt: '2026-03-03 00:00:00' },
      { id: 3, applicationId: 41, toStatus: 'reviewing', createdAt: '2026-03-05 00:00:00' },
    ]);
    const since = Object.fromEntries(column('reviewing').cards.map((card) => [card.applicationId, card.statusSince]));
    expect(since).toEqual({ 41: '2026-03-05 00:00:00', 42: '2026-03-02 10:00:00' });
  });

  test('sorts by each order', () => {
    mirror.insert('applicationHistory', [{ id: 3, applicationId: 41, toStatus: 'reviewing', createdAt: '2026-03-05 00:00:00' }]);
    const ids = (sort: 'newest' | 'longest_in_stage' | 'score' | 'name') => column('reviewing', { sort }).cards.map((card) => card.applicationId);
    expect(ids('newest')).toEqual([42, 41]);
    expect(ids('longest_in_stage')).toEqual([42, 41]);
    expect(ids('score')).toEqual([41, 42]);
    expect(ids('name')).toEqual([41, 42]);
  });

  test('gathers notes, my tags, the next interview, who owes feedback, and what is not delivered', () => {
    mirror.insert('applicationFeedback', [
      { id: 1, applicationId: 41, rating: null, notes: 'Called' },
      { id: 2, applicationId: 41, rating: 4, notes: 'Good' },
    ]);
    mirror.insert('candidateTags', [
      { id: 1, name: 'Hot', color: 'rose', createdBy: 1 },
      { id: 2, name: 'Theirs', color: 'blue', createdBy: 2 },
    ]);
    mirror.insert('candidateTagAssignments', [
      { id: 1, tagId: 1, candidateId: 31 },
      { id: 2, tagId: 1, candidateId: 31 },
      { id: 3, tagId: 2, candidateId: 31 },
    ]);
    mirror.insert('interviews', [
      { id: 1, applicationId: 41, status: 'completed', scheduledAt: '2026-03-09 10:00:00' },
      { id: 2, applicationId: 41, status: 'scheduled', scheduledAt: '2026-03-12 10:00:00' },
      { id: 3, applicationId: 41, status: 'scheduled', scheduledAt: '2026-03-11 10:00:00' },
      { id: 4, applicationId: 41, status: 'cancelled', scheduledAt: '2026-03-10 18:00:00' },
    ]);
    mirror.insert('interviewPanelists', [
      { id: 1, interviewId: 1, name: 'Ada Lovelace', status: 'attended' },
      { id: 2, interviewId: 1, name: 'Bo Yi', status: 'accepted' },
      { id: 3, interviewId: 1, name: 'No Show', status: 'declined' },
    ]);
    mirror.insert('panelistFeedback', [{ id: 1, panelistId: 2, interviewId: 1 }]);
    mirror.unconfirmed.set('applications', new Set([41]));
    expect(column('reviewing').cards.find((card) => card.applicationId === 41)).toMatchObject({
      notes: 1,
      tags: [{ id: 1, name: 'Hot', color: 'rose' }],
      nextInterviewAt: '2026-03-11 10:00:00',
      feedbackOwedBy: ['AL'],
      undelivered: true,
    });
  });

  test('a window is a part of the whole order, and the ids are all of it', () => {
    const all = mirror.ask(answerColumnIds, { jobId: 7, status: 'reviewing', search: '', sort: 'newest' });
    expect(all.cards).toEqual([
      { applicationId: 42, candidateId: 32, status: 'reviewing' },
      { applicationId: 41, candidateId: 31, status: 'reviewing' },
    ]);
    const second = column('reviewing', { offset: 1, limit: 1 });
    expect(second.total).toBe(2);
    expect(second.cards.map((card) => card.applicationId)).toEqual([41]);
  });
});

describe('one application', () => {
  test('is found by its number alone, with its job and person', () => {
    expect(mirror.ask(answerApplicationOf, { applicationId: 45 })).toEqual({ application: { applicationId: 45, candidateId: 31, jobId: 8 } });
    expect(mirror.ask(answerApplicationOf, { applicationId: 4_711 })).toEqual({ application: null });
  });
});
