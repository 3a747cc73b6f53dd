import type { Applicant } from '../../shared/queries/review.ts';
import { formatSalary, humanise } from '../format.ts';
import { skillTally } from '../review/skill-list.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';

/** One line of the comparison: a figure that can be best, or words. */
export interface CompareRow {
  readonly label: TextKey;
  readonly textOf: (person: Applicant) => string | null;
  /** More is better; left out where nothing is. */
  readonly figureOf?: (person: Applicant) => number | null;
}

function averageOf(person: Applicant): number | null {
  const all = [...(person.rating === null ? [] : [person.rating]), ...person.othersRatings.map((other) => other.rating)];
  return all.length === 0 ? null : all.reduce((sum, rating) => sum + rating, 0) / all.length;
}

/** The facts people are compared by, in the order they are asked for. */
export const COMPARE_ROWS: readonly CompareRow[] = [
  {
    label: 'compare.row-skills',
    textOf: ({ skills }) => (skills.length === 0 ? null : say('compare.skills-found', { found: skillTally(skills).found, total: skills.length })),
    figureOf: ({ skills }) => (skills.length === 0 ? null : skillTally(skills).found),
  },
  { label: 'compare.row-team-rating', textOf: (person) => averageOf(person)?.toFixed(1) ?? null, figureOf: averageOf },
  {
    label: 'candidates.fact-experience',
    textOf: ({ experienceYears }) => (experienceYears === null ? null : say('candidates.fact-years', { years: experienceYears })),
    figureOf: ({ experienceYears }) => experienceYears,
  },
  { label: 'candidates.fact-seniority', textOf: ({ seniority }) => (seniority === null ? null : humanise(seniority)) },
  { label: 'candidates.fact-available', textOf: ({ availability }) => (availability === null ? null : humanise(availability)) },
  { label: 'candidates.fact-notice-period', textOf: ({ noticePeriod }) => (noticePeriod === null ? null : humanise(noticePeriod)) },
  { label: 'candidates.fact-salary', textOf: ({ salaryMin, salaryMax }) => formatSalary(salaryMin, salaryMax) },
  { label: 'candidates.fact-visa-status', textOf: ({ visaStatus }) => (visaStatus === null ? null : humanise(visaStatus)) },
  {
    label: 'candidates.fact-relocation',
    textOf: ({ willingToRelocate }) =>
      willingToRelocate === null ? null : say(willingToRelocate ? 'candidates.fact-will-relocate' : 'compare.will-stay'),
  },
];

/** Whose figure is the best; nobody's where all are the same or only one is known. */
export function bestOf(row: CompareRow, people: readonly Applicant[]): ReadonlySet<number> {
  const figures = people.map((person) => row.figureOf?.(person) ?? null);
  const known = figures.filter((figure) => figure !== null);
  const best = Math.max(...known);
  if (known.length < 2 || known.every((figure) => figure === best)) return new Set();
  return new Set(people.filter((_person, index) => figures[index] === best).map((person) => person.candidateId));
}

/** A skill of the matrix, with the evidence of each person in their order. */
export interface MatrixRow {
  readonly name: string;
  readonly isMandatory: boolean;
  readonly cells: readonly Applicant['skills'][number][];
}

/** The skills asked for as rows: required ones first, each in the job's order. */
export function skillMatrix(people: readonly Applicant[]): readonly MatrixRow[] {
  const rows = (people[0]?.skills ?? []).map(({ name, isMandatory }, index) => ({
    name,
    isMandatory,
    cells: people.flatMap((person) => person.skills[index] ?? []),
  }));
  return [...rows.filter((row) => row.isMandatory), ...rows.filter((row) => !row.isMandatory)];
}
