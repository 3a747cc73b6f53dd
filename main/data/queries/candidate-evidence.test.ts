import { expect, test } from 'vitest';
import { createMirrorFixture } from '../testing/mirror-fixture.ts';
import { answerCandidateEvidence } from './candidate-evidence.ts';
import { answerProfile } from './candidates.ts';
import { answerCandidateStory, answerTimeline } from './timeline.ts';

test('shows what is there, newest first, whatever shape its factors were stored in', () => {
  const mirror = createMirrorFixture();
  mirror.insert('jobs', [{ id: 7, title: 'Nurse' }]);
  mirror.insert('videoIntroductions', [
    { id: 1, candidateId: 31, duration: 840, createdAt: '2026-01-01 00:00:00' },
    { id: 2, candidateId: 31, duration: 900, createdAt: '2026-02-01 00:00:00' },
  ]);
  mirror.insert('skillAssessments', [{ id: 4, title: 'Triage' }]);
  mirror.insert('assessmentAttempts', [
    { id: 1, assessmentId: 4, candidateId: 31, score: 82, passed: 1, completedAt: '2026-02-01 10:00:00' },
    { id: 2, assessmentId: 99, candidateId: 31, score: null, passed: null, startedAt: '2026-02-02 10:00:00' },
    { id: 3, assessmentId: 4, candidateId: 32, score: 10, passed: 0, completedAt: '2026-02-03 10:00:00' },
  ]);
  const factors = JSON.stringify(JSON.stringify(['Ten years', { factor: 'Speaks Polish' }, 7]));
  mirror.insert('candidateSuccessPredictions', [
    { id: 1, applicationId: 41, candidateId: 31, jobId: 7, overallSuccessScore: 50, createdAt: '2026-01-01 00:00:00' },
    { id: 2, applicationId: 41, candidateId: 31, jobId: 7, overallSuccessScore: 78, createdAt: '2026-02-01 00:00:00', topPositiveFactors: factors },
    {
      id: 3,
      applicationId: 42,
      candidateId: 31,
      jobId: 9,
      overallSuccessScore: null,
      createdAt: '2026-01-15 00:00:00',
      topNegativeFactors: 'far away',
    },
  ]);
  mirror.insert(
    'candidateInteractions',
    Array.from({ length: 12 }, (_, index) => ({
      id: index + 1,
      candidateId: 31,
      interactionType: 'email_opened',
      createdAt: `2026-02-${String(index + 1).padStart(2, '0')} 00:00:00`,
    })),
  );
  mirror.insert('users', [{ id: 2, name: 'Daniel' }]);
  mirror.insert('recruiters', [{ id: 12, userId: 2 }]);
  mirror.insert('applications', [{ id: 41, candidateId: 31, jobId: 7 }]);
  mirror.insert('applicationFeedback', [
    { id: 1, applicationId: 41, recruiterId: 12, rating: 4, notes: 'Calm', createdAt: '2026-02-03 00:00:00' },
    { id: 2, applicationId: 41, recruiterId: 12, rating: null, notes: 'A note', createdAt: '2026-02-04 00:00:00' },
  ]);
  mirror.insert('interviews', [{ id: 51, applicationId: 41, candidateId: 31, jobId: 7 }]);
  mirror.insert('interviewPanelists', [{ id: 61, interviewId: 51, name: 'Ines', email: 'ines@people.example' }]);
  mirror.insert('panelistFeedback', [
    {
      id: 1,
      interviewId: 51,
      panelistId: 61,
      overallRating: 5,
      recommendation: 'hire',
      strengths: 'Fast',
      notes: '',
      createdAt: '2026-02-05 00:00:00',
    },
  ]);
  mirror.insert('candidateInteractions', [
    { id: 20, candidateId: 31, interactionType: 'profile_viewed', metadata: '{"logged":"call","note":"Hi"}', createdAt: '2026-03-01 00:00:00' },
  ]);
  const answer = mirror.ask(answerCandidateEvidence, { candidateId: 31 });
  expect(answer.video).toEqual({ seconds: 900, uploadedAt: '2026-02-01 00:00:00' });
  expect(answer.assessments.map(({ title, score, passed }) => [title, score, passed])).toEqual([
    ['Assessment', null, null],
    ['Triage', 82, true],
  ]);
  expect(answer.predictions.map(({ jobTitle, score, positive, negative }) => [jobTitle, score, positive, negative])).toEqual([
    ['Nurse', 78, ['Ten years', 'Speaks Polish', '7'], []],
    ['', null, [], []],
  ]);
  expect(answer.interactions).toHaveLength(10);
  expect(answer.interactions.slice(0, 2).map(({ type, at }) => [type, at])).toEqual([
    ['call', '2026-03-01 00:00:00'],
    ['email_opened', '2026-02-12 00:00:00'],
  ]);
  expect(answer.feedback.map(({ from, by, rating, recommendation, text, jobTitle }) => [from, by, rating, recommendation, text, jobTitle])).toEqual([
    ['panel', 'Ines', 5, 'hire', 'Fast', 'Nurse'],
    ['recruiter', 'Daniel', 4, null, 'Calm', 'Nurse'],
  ]);
  expect(mirror.ask(answerCandidateEvidence, { candidateId: 4_711 })).toEqual({
    video: null,
    assessments: [],
    predictions: [],
    feedback: [],
    interactions: [],
  });
});

test('opening a person looks through no table, however many rows it has', () => {
  const mirror = createMirrorFixture();
  const asked: string[] = [];
  const listening = { ...mirror.context, mirror: { prepare: (sql: string) => (asked.push(sql), mirror.context.mirror.prepare(sql)) } };
  answerProfile.answer(listening, { candidateId: 31, applicationId: 41 });
  answerCandidateEvidence.answer(listening, { candidateId: 31 });
  answerCandidateStory.answer(listening, { candidateId: 31, offset: 0, limit: 50 });
  answerTimeline.answer(listening, { applicationId: 41, offset: 0, limit: 50 });
  expect(asked.length).toBeGreaterThan(10);
  // A search without an index walks the table for its greatest row.
  const looksThrough = (step: string): boolean => /^SCAN (?!json_each|\(subquery|CONSTANT)/u.test(step) || /^SEARCH \w+$/u.test(step);
  const scans = asked.flatMap((sql) => mirror.planOf(sql).filter(looksThrough));
  expect(scans).toEqual([]);
});
