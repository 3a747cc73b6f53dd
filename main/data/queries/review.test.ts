import { beforeEach, describe, expect, test } from 'vitest';
import type { MirrorDatabase } from '../../../db/mirror/database.ts';
import { outcomesName, REVIEW_NAME, type ReviewOutcome, type ReviewSource } from '../../../shared/queries/review.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import { createKeptValues } from '../kept-values.ts';
import { createMirrorFixture, FIXTURE_READER, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerRatings, answerReviewCard } from './review-card.ts';
import { answerReviewList } from './review-list.ts';
import { answerReviewItems, answerReviewSession } from './review.ts';

const applicationsNo = tableByName('applications').no;
let mirror: MirrorFixture;

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('jobs', [{ id: 7, title: 'Engineer', companyName: 'Acme', status: 'active', postedBy: 1 }]);
  mirror.insert('users', [
    { id: 1, name: 'Maya', email: FIXTURE_READER.email },
    { id: 2, name: 'Daniel', email: 'daniel@brightpath.example' },
    { id: 21, name: 'Åsa Berg', email: 'asa@mail.example' },
    { id: 22, name: 'Zoë Ng', email: 'zoe@mail.example' },
  ]);
  mirror.insert('recruiters', [
    { id: 11, userId: 1 },
    { id: 12, userId: 2 },
  ]);
  mirror.insert('candidates', [
    { id: 31, userId: 21, title: 'Backend engineer', location: 'Oslo', skills: '["SQL","Knitting"]', totalExperienceYears: 6 },
    { id: 32, userId: 22, title: 'Designer', skills: 'Figma' },
  ]);
  mirror.insert('applications', [
    { id: 41, jobId: 7, candidateId: 31, status: 'submitted', aiScore: 80, submittedAt: '2026-03-01 10:00:00', resumeProfileId: 62 },
    { id: 42, jobId: 7, candidateId: 32, status: 'reviewing', submittedAt: '2026-03-02 10:00:00' },
    { id: 43, jobId: 7, candidateId: 31, status: 'rejected', submittedAt: '2026-03-03 10:00:00' },
  ]);
});

function list(source: ReviewSource) {
  return mirror.ask(answerReviewList, { source });
}

describe('whom a review is of', () => {
  test('of a job: whoever waits for a decision, stage by stage', () => {
    expect(list({ kind: 'job', jobId: 7 })).toEqual({
      title: 'Engineer',
      terms: '',
      items: [
        [41, 'submitted'],
        [42, 'reviewing'],
      ],
    });
  });

  test('of a column, as it is searched and ordered', () => {
    const column = { kind: 'column', jobId: 7, status: 'submitted', sort: 'newest' } as const;
    expect(list({ ...column, search: 'oslo' })).toMatchObject({ title: 'Engineer · Submitted', terms: 'oslo', items: [[41, 'submitted']] });
    expect(list({ ...column, search: 'lisbon' }).items).toEqual([]);
  });

  test('of a selection in its order, without those who are gone', () => {
    expect(list({ kind: 'applications', applicationIds: [42, 999, 41] }).items.map(([id]) => id)).toEqual([42, 41]);
  });

  test('of candidates and of a search: the newest application in play of each', () => {
    expect(list({ kind: 'candidates', candidateIds: [32, 31] }).items.map(([id]) => id)).toEqual([42, 41]);
    expect(list({ kind: 'search', search: 'oslo' })).toMatchObject({ title: 'Search “oslo”', terms: 'oslo', items: [[41, 'submitted']] });
    expect(list({ kind: 'search', search: '' }).items).toEqual([]);
  });
});

const SKIPPED: ReviewOutcome = { kind: 'skipped', to: null, by: null, changes: [] };
const MOVED: ReviewOutcome = { kind: 'moved', to: 'reviewing', by: null, changes: [5] };

function keep(name: string, value: unknown): void {
  // The fixture's reader is the mirror itself.
  createKeptValues(() => mirror.context.mirror as MirrorDatabase).keep(name, typeof value === 'string' ? value : JSON.stringify(value));
  mirror.context.cache.clear();
}

function begin(items: readonly (readonly [number, string])[]): void {
  keep(REVIEW_NAME, { session: 1000, title: 'Engineer', terms: 'go', items });
}

const items = () => mirror.ask(answerReviewItems, { session: 1000, only: 'all', offset: 0, limit: 100 }).items;
const session = () => mirror.ask(answerReviewSession, {}).review;

describe('a review that was begun', () => {
  test('is nothing before that, and where what was kept cannot be read', () => {
    expect(session()).toBeNull();
    keep(REVIEW_NAME, '{"session":');
    expect(session()).toBeNull();
    expect(mirror.ask(answerReviewItems, { session: 1000, only: 'all', offset: 0, limit: 100 })).toEqual({ total: 0, items: [] });
  });

  test('goes on at the first place without an outcome, and counts what was done', () => {
    begin([
      [41, 'interviewing'],
      [42, 'reviewing'],
      [43, 'rejected'],
    ]);
    expect(session()).toMatchObject({ total: 3, next: 0, moved: 0, skipped: 0 });
    keep(outcomesName(0), { session: 1000, outcomes: { 0: MOVED, 1: SKIPPED } });
    expect(session()).toMatchObject({ total: 3, next: 2, moved: 1, skipped: 1, meanwhile: 0 });
    keep(outcomesName(0), { session: 1000, outcomes: { 0: MOVED, 1: SKIPPED, 2: SKIPPED } });
    expect(session()?.next).toBe(3);
  });

  test('a decision that was taken back no longer counts, and its place waits again', () => {
    begin([
      [41, 'submitted'],
      [42, 'submitted'],
    ]);
    keep(outcomesName(0), { session: 1000, outcomes: { 0: MOVED, 1: MOVED } });
    expect(session()).toMatchObject({ next: 0, moved: 1 });
    expect(items().map(({ outcome }) => outcome)).toEqual([null, MOVED]);
  });

  test('outcomes of the review before it no longer count; those on later pages do', () => {
    keep(outcomesName(0), { session: 999, outcomes: { 0: MOVED } });
    begin(Array.from({ length: 120 }, (): [number, string] => [41, 'submitted']));
    keep(outcomesName(1), { session: 1000, outcomes: { 110: SKIPPED } });
    expect(session()).toMatchObject({ next: 0, moved: 0, skipped: 1 });
    const skipped = mirror.ask(answerReviewItems, { session: 1000, only: 'skipped', offset: 0, limit: 10 });
    expect(skipped).toMatchObject({ total: 1, items: [{ place: 110 }] });
    // A screen of the review before must not read this one's places for its own.
    expect(mirror.ask(answerReviewItems, { session: 999, only: 'all', offset: 0, limit: 10 })).toEqual({ total: 0, items: [] });
  });

  test('tells who stands elsewhere now and who moved them there, and who is gone', () => {
    begin([
      [41, 'reviewing'],
      [42, 'reviewing'],
      [999, 'submitted'],
    ]);
    mirror.insert('applicationHistory', [
      { id: 1, applicationId: 41, toStatus: 'shortlisted', changedBy: 1, createdAt: '2026-03-04 10:00:00' },
      { id: 2, applicationId: 41, toStatus: 'submitted', changedBy: 2, createdAt: '2026-03-05 10:00:00' },
    ]);
    expect(items()).toEqual([
      expect.objectContaining({
        place: 0,
        name: 'Åsa Berg',
        status: 'reviewing',
        now: 'submitted',
        movedBy: { name: 'Daniel', isMe: false, at: '2026-03-05 10:00:00' },
      }),
      expect.objectContaining({ place: 1, now: 'reviewing', movedBy: null }),
      expect.objectContaining({ place: 2, applicationId: 999, now: null, movedBy: null }),
    ]);
  });

  test('a move that no history tells of is nobody’s, whoever moved before', () => {
    begin([[42, 'submitted']]);
    mirror.insert('applicationHistory', [{ id: 1, applicationId: 42, toStatus: 'submitted', changedBy: 1, createdAt: '2026-03-04 10:00:00' }]);
    expect(items()).toMatchObject([{ now: 'reviewing', movedBy: null }]);
  });

  test('a row made here is found under the name the server gave it', () => {
    begin([[-5, 'submitted']]);
    const database = mirror.context.mirror as MirrorDatabase;
    database.prepare('INSERT INTO _id_map (table_no, temporary_id, id, mutation_id) SELECT ?, -5, 41, NULL').run(applicationsNo);
    expect(items()).toMatchObject([{ applicationId: 41, now: 'submitted', name: 'Åsa Berg' }]);
  });
});

describe('what a review shows of one', () => {
  beforeEach(() => {
    mirror.insert('jobSkillRequirements', [
      { id: 1, jobId: 7, skillName: 'Go', isMandatory: 1, orderIndex: 2 },
      { id: 2, jobId: 7, skillName: ' SQL ', isMandatory: 1, orderIndex: 1 },
      { id: 3, jobId: 7, skillName: 'Kafka', isMandatory: 0, orderIndex: 3 },
      { id: 4, jobId: 7, skillName: 'sql', isMandatory: 0, orderIndex: 4 },
    ]);
    mirror.insert('resumeProfiles', [
      {
        id: 61,
        candidateId: 31,
        resumeFilename: 'default.pdf',
        isDefault: 1,
        parsedData: '{"rawText":"the default"}',
        uploadedAt: '2026-01-01 00:00:00',
      },
      {
        id: 62,
        candidateId: 31,
        resumeFilename: 'sent.pdf',
        isDefault: 0,
        parsedData: '{"rawText":"Go and Oslo, go"}',
        uploadedAt: '2025-01-01 00:00:00',
      },
    ]);
  });

  test('the résumé sent with it, with what was searched for and the skills asked for', () => {
    const { resume } = mirror.ask(answerReviewCard, { applicationId: 41, terms: 'oslo' });
    expect(resume).toMatchObject({ id: 62, filename: 'sent.pdf', text: 'Go and Oslo, go' });
    expect(resume?.marks).toEqual([
      [0, 2, 'asked'],
      [7, 11, 'searched'],
      [13, 15, 'asked'],
    ]);
  });

  test('a mark is of one kind; a search that cannot be read marks nothing', () => {
    expect(mirror.ask(answerReviewCard, { applicationId: 41, terms: 'go' }).resume?.marks.map(([, , kind]) => kind)).toEqual([
      'searched',
      'searched',
    ]);
    expect(mirror.ask(answerReviewCard, { applicationId: 41, terms: '((' }).resume?.marks).toHaveLength(2);
  });

  test('skills in the job’s order, each once, with the strongest evidence', () => {
    mirror.insert('candidateSkillRatings', [
      { id: 1, applicationId: 41, skillName: 'go', rating: 2, createdAt: '2026-01-01 00:00:00' },
      { id: 2, applicationId: 41, skillName: 'Go', rating: 4, yearsExperience: 3, lastUsedYear: 2025, createdAt: '2026-02-01 00:00:00' },
    ]);
    const { applicant } = mirror.ask(answerReviewCard, { applicationId: 41, terms: '' });
    expect(applicant?.skills.map(({ name, evidence, isMandatory, rating }) => [name, evidence, isMandatory, rating])).toEqual([
      ['SQL', 'listed', true, null],
      ['Go', 'rated', true, 4],
      ['Kafka', null, false, null],
    ]);
    expect(applicant?.otherSkills).toEqual(['Knitting']);
  });

  test('my rating apart from colleagues’, the newest of each', () => {
    mirror.insert('applicationFeedback', [
      { id: 1, applicationId: 41, recruiterId: 11, rating: 2, createdAt: '2026-01-01 00:00:00' },
      { id: 2, applicationId: 41, recruiterId: 11, rating: 5, createdAt: '2026-01-02 00:00:00' },
      { id: 3, applicationId: 41, recruiterId: 12, rating: 3, createdAt: '2026-01-02 00:00:00' },
      { id: 4, applicationId: 41, recruiterId: 11, rating: null, notes: 'a note', createdAt: '2026-01-03 00:00:00' },
    ]);
    const expected = { mine: 5, others: [{ name: 'Daniel', rating: 3 }] };
    expect(mirror.ask(answerRatings, { applicationId: 41 })).toEqual(expected);
    expect(mirror.ask(answerReviewCard, { applicationId: 41, terms: '' }).applicant).toMatchObject({
      rating: 5,
      othersRatings: expected.others,
    });
    expect(mirror.ask(answerRatings, { applicationId: 42 })).toEqual({ mine: null, others: [] });
  });

  test('the prediction of this application, its parts and factors', () => {
    mirror.insert('candidateSuccessPredictions', [
      { id: 1, applicationId: 41, candidateId: 31, overallSuccessScore: 40, createdAt: '2026-01-01 00:00:00' },
      {
        id: 2,
        applicationId: 41,
        candidateId: 31,
        overallSuccessScore: 70,
        skillsMatchScore: 90,
        topPositiveFactors: '["Knows Go"]',
        topNegativeFactors: '[{"factor":"Lives far away"}]',
        createdAt: '2026-02-01 00:00:00',
      },
      { id: 3, applicationId: 43, candidateId: 31, overallSuccessScore: 1, createdAt: '2026-03-01 00:00:00' },
    ]);
    expect(mirror.ask(answerReviewCard, { applicationId: 41, terms: '' }).applicant?.prediction).toEqual({
      score: 70,
      at: '2026-02-01 00:00:00',
      parts: [{ label: 'Skills', score: 90 }],
      positive: ['Knows Go'],
      negative: ['Lives far away'],
    });
  });

  test('where else they applied; nothing of an application that is not here', () => {
    expect(mirror.ask(answerReviewCard, { applicationId: 41, terms: '' }).elsewhere).toEqual([
      { applicationId: 43, jobTitle: 'Engineer', status: 'rejected' },
    ]);
    expect(mirror.ask(answerReviewCard, { applicationId: 999, terms: '' })).toMatchObject({ applicant: null, resume: null });
  });
});
