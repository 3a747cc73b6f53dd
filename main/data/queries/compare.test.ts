import { beforeEach, expect, test } from 'vitest';
import { createMirrorFixture, type MirrorFixture } from '../testing/mirror-fixture.ts';
import { answerComparison } from './compare.ts';

let mirror: MirrorFixture;

beforeEach(() => {
  mirror = createMirrorFixture();
  mirror.insert('jobs', [
    { id: 7, title: 'Engineer' },
    { id: 8, title: 'Analyst' },
  ]);
  mirror.insert(
    'users',
    [21, 22, 23].map((id) => ({ id, name: `Person ${id}`, email: `p${id}@mail.example` })),
  );
  mirror.insert('candidates', [
    { id: 31, userId: 21, skills: '["Go"]' },
    { id: 32, userId: 22, skills: 'SQL' },
    { id: 33, userId: 23, skills: null },
  ]);
  mirror.insert('applications', [
    { id: 41, jobId: 7, candidateId: 31, status: 'reviewing', submittedAt: '2026-03-01 10:00:00' },
    { id: 42, jobId: 8, candidateId: 32, status: 'reviewing', submittedAt: '2026-03-02 10:00:00' },
    { id: 43, jobId: 8, candidateId: 33, status: 'reviewing', submittedAt: '2026-03-02 10:00:00' },
  ]);
  mirror.insert('jobSkillRequirements', [
    { id: 1, jobId: 7, skillName: 'Go', isMandatory: 1, orderIndex: 0 },
    { id: 2, jobId: 8, skillName: 'SQL', isMandatory: 1, orderIndex: 0 },
  ]);
});

const people = [
  { candidateId: 31, applicationId: 41 },
  { candidateId: 32, applicationId: 42 },
  { candidateId: 33, applicationId: 43 },
];

test('is measured by the job most of them applied for, or by the one that is chosen', () => {
  const most = mirror.ask(answerComparison, { people, jobId: null });
  expect(most.job).toEqual({ id: 8, title: 'Analyst' });
  expect(most.jobs.map((job) => job.id)).toEqual([8, 7]);
  expect(most.people.map((person) => person.skills.map((skill) => skill.evidence))).toEqual([[null], ['listed'], [null]]);
  const chosen = mirror.ask(answerComparison, { people, jobId: 7 });
  expect(chosen.people.map((person) => person.skills.map(({ name, evidence }) => [name, evidence]))).toEqual([
    [['Go', 'listed']],
    [['Go', null]],
    [['Go', null]],
  ]);
});

test('keeps the order, leaves out who is gone, and takes the newest application in play where none was chosen', () => {
  mirror.insert('users', [{ id: 24, name: 'No application', email: 'p24@mail.example' }]);
  mirror.insert('candidates', [{ id: 34, userId: 24 }]);
  mirror.insert('applications', [{ id: 44, jobId: 8, candidateId: 31, status: 'withdrawn', submittedAt: '2026-04-01 10:00:00' }]);
  const some = [99, 32, 31, 34].map((candidateId) => ({ candidateId, applicationId: null }));
  const answer = mirror.ask(answerComparison, { people: some, jobId: null });
  expect(answer.people.map(({ candidateId, application }) => [candidateId, application?.id ?? null])).toEqual([
    [32, 42],
    [31, 41],
    [34, null],
  ]);
  expect(mirror.ask(answerComparison, { people: [{ candidateId: 34, applicationId: null }], jobId: null }).job).toBeNull();
});
