import { describe, expect, test } from 'vitest';
import type { Applicant, SkillEvidence } from '../../shared/queries/review.ts';
import type { TextKey } from '../text/catalogue.ts';
import { bestOf, COMPARE_ROWS, skillMatrix } from './compare-rows.ts';

function skill(name: string, isMandatory: boolean, evidence: SkillEvidence['evidence']): SkillEvidence {
  return { name, isMandatory, evidence, rating: null, years: null, lastUsedYear: null };
}

function person(candidateId: number, changes: Partial<Applicant>): Applicant {
  return {
    candidateId,
    name: `Person ${candidateId}`,
    email: null,
    title: null,
    location: null,
    bio: null,
    experienceYears: null,
    seniority: null,
    availability: null,
    noticePeriod: null,
    visaStatus: null,
    salaryMin: null,
    salaryMax: null,
    willingToRelocate: null,
    otherSkills: [],
    skills: [],
    tags: [],
    application: null,
    prediction: null,
    rating: null,
    othersRatings: [],
    nextInterviewAt: null,
    ...changes,
  };
}

function row(label: TextKey) {
  const found = COMPARE_ROWS.find((one) => one.label === label);
  if (found === undefined) throw new Error(label);
  return found;
}

describe('the best of a line', () => {
  test('is whoever has most; several share it', () => {
    const people = [person(1, { experienceYears: 8 }), person(2, { experienceYears: 3 }), person(3, { experienceYears: 8 }), person(4, {})];
    expect([...bestOf(row('candidates.fact-experience'), people)]).toEqual([1, 3]);
  });

  test('is nobody where all are equal, only one is known, or nothing is better than another', () => {
    expect(bestOf(row('candidates.fact-experience'), [person(1, { experienceYears: 8 }), person(2, { experienceYears: 8 })]).size).toBe(0);
    expect(bestOf(row('candidates.fact-experience'), [person(1, { experienceYears: 8 }), person(2, {})]).size).toBe(0);
    expect(
      bestOf(row('candidates.fact-notice-period'), [person(1, { noticePeriod: '1-month' }), person(2, { noticePeriod: 'immediate' })]).size,
    ).toBe(0);
  });
});

test('the team’s rating is the mean of those given', () => {
  const rated = person(1, { rating: 5, othersRatings: [{ name: 'Daniel', rating: 2 }] });
  expect(row('compare.row-team-rating').textOf(rated)).toBe('3.5');
  expect(row('compare.row-team-rating').textOf(person(2, {}))).toBeNull();
});

test('the matrix has required skills first, each with everybody’s evidence', () => {
  const people = [
    person(1, { skills: [skill('Go', false, 'listed'), skill('SQL', true, null)] }),
    person(2, { skills: [skill('Go', false, null), skill('SQL', true, 'resume')] }),
  ];
  expect(skillMatrix(people).map(({ name, cells }) => [name, cells.map((cell) => cell.evidence)])).toEqual([
    ['SQL', [null, 'resume']],
    ['Go', ['listed', null]],
  ]);
  expect(skillMatrix([])).toEqual([]);
  expect(row('compare.row-skills').textOf(people[0] ?? person(1, {}))).toBe('1 of 2');
});
