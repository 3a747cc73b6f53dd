import { beforeEach, describe, expect, test } from 'vitest';
import { ALL_JOBS, NO_FILTER, type PipelineFilter } from '../../../shared/queries/pipeline.ts';
import type { TableOrder } from '../../../shared/queries/pipeline-table.ts';
import { createMirrorFixture, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerBoard, answerColumn, answerColumnIds } from './pipeline.ts';
import { answerPipelineSources, answerTable, answerTableIds } from './table.ts';

let mirror: MirrorFixture;

const job = (id: number, title: string, more: object = {}) => ({
  id,
  title,
  status: 'active',
  postedBy: 1,
  createdAt: '2026-01-01 00:00:00',
  ...more,
});
const person = (id: number, name: string | null) => ({ id, name, email: `person-${id}@mail.example` });

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('jobs', [job(7, 'Engineer'), job(8, 'designer'), job(9, 'Closed', { status: 'closed' }), job(10, 'Not mine', { postedBy: 2 })]);
  mirror.insert('users', [person(21, 'Åsa Berg'), person(22, 'zoë Ng'), person(23, 'Ben Cole'), person(24, 'Ann Roe')]);
  mirror.insert('candidates', [
    { id: 31, userId: 21, title: 'Backend engineer', location: 'Oslo', source: 'referral' },
    { id: 32, userId: 22, title: 'Designer', location: null, source: 'job-board' },
    { id: 33, userId: 23, title: null, location: 'Paris', source: 'job-board' },
    { id: 34, userId: 24, title: 'Engineer', location: 'Bonn', source: null },
  ]);
  mirror.insert('applications', [
    { id: 41, jobId: 7, candidateId: 31, status: 'reviewing', aiScore: 80, submittedAt: '2026-03-01 10:00:00' },
    { id: 42, jobId: 7, candidateId: 32, status: 'submitted', aiScore: null, submittedAt: '2026-03-02 10:00:00' },
    { id: 43, jobId: 7, candidateId: 33, status: 'reviewing', aiScore: 55, submittedAt: '2026-03-09 10:00:00' },
    { id: 44, jobId: 8, candidateId: 34, status: 'hired', aiScore: 90, submittedAt: '2026-03-04 10:00:00' },
    { id: 45, jobId: 9, candidateId: 31, status: 'reviewing', submittedAt: '2026-03-04 10:00:00' },
    { id: 46, jobId: 10, candidateId: 31, status: 'reviewing', submittedAt: '2026-03-04 10:00:00' },
  ]);
});

interface Asked {
  readonly jobId?: number;
  readonly search?: string;
  readonly filter?: Partial<PipelineFilter>;
  readonly order?: TableOrder;
  readonly grouped?: boolean;
}

const choiceOf = ({ jobId = 7, search = '', filter, order = [], grouped = false }: Asked) => ({
  jobId,
  search,
  order,
  grouped,
  filter: filter && { ...NO_FILTER, ...filter },
});
const table = (asked: Asked = {}) => mirror.ask(answerTable, { ...choiceOf(asked), offset: 0, limit: 50 });
const ids = (asked: Asked = {}) => table(asked).rows.map((row) => row.applicationId);
const up = (by: TableOrder[number]['by']) => ({ by, descending: false });
const down = (by: TableOrder[number]['by']) => ({ by, descending: true });

describe('the order of the table', () => {
  test('is the newest first unless something else is chosen', () => {
    expect(ids()).toEqual([43, 42, 41]);
  });

  test('follows a column in both directions, and what is not known comes last in either', () => {
    expect(ids({ order: [up('score')] })).toEqual([43, 41, 42]);
    expect(ids({ order: [down('score')] })).toEqual([41, 43, 42]);
    expect(ids({ order: [up('location')] })).toEqual([41, 43, 42]);
    expect(ids({ order: [up('name')] })).toEqual([41, 43, 42]);
    expect(ids({ order: [down('name')] })).toEqual([42, 43, 41]);
    expect(ids({ order: [up('submitted')] })).toEqual([41, 42, 43]);
  });

  test('follows several columns, the first one first', () => {
    expect(ids({ order: [up('status'), up('score')] })).toEqual([42, 43, 41]);
    expect(ids({ order: [up('status'), down('score')] })).toEqual([42, 41, 43]);
  });

  test('knows how long each stands in its stage', () => {
    mirror.insert('applicationHistory', [{ id: 1, applicationId: 41, toStatus: 'reviewing', createdAt: '2026-03-10 00:00:00' }]);
    expect(ids({ order: [down('in_status')] })).toEqual([42, 43, 41]);
    expect(ids({ order: [up('in_status')] })).toEqual([41, 43, 42]);
  });

  test('knows the next interview, past ones do not count', () => {
    mirror.insert('interviews', [
      { id: 1, applicationId: 41, status: 'scheduled', scheduledAt: '2026-03-12 10:00:00' },
      { id: 2, applicationId: 42, status: 'scheduled', scheduledAt: '2026-03-09 10:00:00' },
      { id: 3, applicationId: 43, status: 'scheduled', scheduledAt: '2026-03-11 10:00:00' },
    ]);
    expect(ids({ order: [up('interview')] })).toEqual([43, 41, 42]);
  });

  test('takes new people into the alphabet', () => {
    expect(ids({ order: [up('name')] })).toEqual([41, 43, 42]);
    mirror.insert('users', [person(25, 'Bea Ast')]);
    mirror.insert('candidates', [{ id: 35, userId: 25 }]);
    mirror.insert('applications', [{ id: 47, jobId: 7, candidateId: 35, status: 'reviewing', submittedAt: '2026-03-01 00:00:00' }]);
    expect(ids({ order: [up('name')] })).toEqual([41, 47, 43, 42]);
  });
});

describe('the filter', () => {
  test('by stage, unknown ones under other', () => {
    expect(ids({ filter: { statuses: ['submitted'] } })).toEqual([42]);
    expect(ids({ jobId: 8, filter: { statuses: ['other'] } })).toEqual([44]);
  });

  test('by match, origin, days in the stage, and all of them together', () => {
    expect(ids({ filter: { minScore: 55 } })).toEqual([43, 41]);
    expect(ids({ filter: { sources: ['job-board'] } })).toEqual([43, 42]);
    expect(ids({ filter: { minDays: 8 } })).toEqual([42, 41]);
    expect(ids({ filter: { minDays: 8, sources: ['referral'], minScore: 10 } })).toEqual([41]);
    expect(ids({ filter: { minDays: 8, sources: ['referral'], minScore: 90 } })).toEqual([]);
  });

  test('by my own tags, by name; of several any counts', () => {
    mirror.insert('candidateTags', [
      { id: 1, name: 'Hot', color: 'rose', createdBy: 1 },
      { id: 2, name: 'Hot', color: 'blue', createdBy: 2 },
    ]);
    mirror.insert('candidateTagAssignments', [
      { id: 1, tagId: 1, candidateId: 31 },
      { id: 2, tagId: 2, candidateId: 32 },
    ]);
    expect(ids({ filter: { tags: ['Hot'] } })).toEqual([41]);
    expect(ids({ filter: { tags: ['Hot', 'Cold'] } })).toEqual([41]);
    expect(ids({ filter: { tags: ['Cold'] } })).toEqual([]);
  });

  test('together with a search, on the board as in the table', () => {
    const asked = { jobId: 7, search: 'example', filter: { ...NO_FILTER, minScore: 60 } };
    expect(ids(asked)).toEqual([41]);
    expect(mirror.ask(answerBoard, asked).columns.filter((column) => column.count > 0)).toEqual([{ status: 'reviewing', count: 1 }]);
    const column = { ...asked, status: 'reviewing', sort: 'newest' } as const;
    expect(mirror.ask(answerColumn, { ...column, offset: 0, limit: 10 }).cards.map((card) => card.applicationId)).toEqual([41]);
    expect(mirror.ask(answerColumnIds, column).cards).toEqual([{ applicationId: 41, candidateId: 31, status: 'reviewing' }]);
  });
});

describe('across jobs', () => {
  test('are my open jobs, grouped by their titles', () => {
    const answer = table({ jobId: ALL_JOBS, grouped: true, order: [up('name')] });
    expect(answer.groups).toEqual([
      { jobId: 8, title: 'designer', count: 1 },
      { jobId: 7, title: 'Engineer', count: 3 },
    ]);
    expect(answer.rows.map((row) => [row.applicationId, row.jobTitle])).toEqual([
      [44, 'designer'],
      [41, 'Engineer'],
      [43, 'Engineer'],
      [42, 'Engineer'],
    ]);
  });

  test('the board counts and shows them too, without a job of its own', () => {
    const answer = mirror.ask(answerBoard, { jobId: ALL_JOBS, search: '' });
    expect(answer.job).toBeNull();
    expect(Object.fromEntries(answer.columns.map((column) => [column.status, column.count]))).toMatchObject({ reviewing: 2, submitted: 1, other: 1 });
    const cards = mirror.ask(answerColumn, { jobId: ALL_JOBS, search: '', status: 'other', sort: 'name', offset: 0, limit: 10 }).cards;
    expect(cards.map((card) => [card.applicationId, card.jobId])).toEqual([[44, 8]]);
  });

  test('whoever owns none sees the company’s open ones', () => {
    mirror = createMirrorFixture();
    mirror.insert('jobs', [job(7, 'Theirs', { postedBy: 2 })]);
    mirror.insert('applications', [{ id: 41, jobId: 7, candidateId: 31, status: 'reviewing', submittedAt: '2026-03-01 10:00:00' }]);
    expect(ids({ jobId: ALL_JOBS })).toEqual([41]);
  });
});

test('every row in its short form stands in the order of the table', () => {
  expect(mirror.ask(answerTableIds, choiceOf({ order: [down('score')] })).cards).toEqual([
    { applicationId: 41, candidateId: 31, status: 'reviewing' },
    { applicationId: 43, candidateId: 33, status: 'reviewing' },
    { applicationId: 42, candidateId: 32, status: 'submitted' },
  ]);
});

test('a window is a part of the whole order', () => {
  const answer = mirror.ask(answerTable, { ...choiceOf({}), offset: 1, limit: 1 });
  expect([answer.total, answer.rows.map((row) => row.applicationId)]).toEqual([3, [42]]);
});

test('origins are offered, most frequent first', () => {
  expect(mirror.ask(answerPipelineSources, { jobId: 7 })).toEqual({ sources: ['job-board', 'referral'] });
});
