import { ratings, reviewCard, type ReviewCard } from '../../../shared/queries/review.ts';
import { parseSearch } from '../../../shared/search/parse.ts';
import type { Marks } from '../../../shared/queries/search.ts';
import { defineHandler, rowsOf, type QueryContext } from '../query-handler.ts';
import { marksIn, wantedWords, type Wanted } from '../search/wanted.ts';
import { applicantsOf, applicationRows, askedSkills, ratingsOf, resumeOf } from './review-applicants.ts';
import { answerTimeline } from './timeline.ts';

/** The newest facts of the story that stand beside a résumé. */
const STORY_SHOWN = 8;
const ELSEWHERE_SHOWN = 6;
/** Beyond so many letters nothing is marked: nobody reads that far, and every letter costs. */
const MARKED_LETTERS = 200_000;

type ResumeMarks = NonNullable<ReviewCard['resume']>['marks'];

/** What was searched for first; skills where nothing is marked yet. */
function marksOf(text: string, searched: readonly Wanted[], asked: readonly Wanted[]): ResumeMarks {
  const read = text.slice(0, MARKED_LETTERS);
  const first: Marks = marksIn(read, searched);
  const second = marksIn(read, asked).filter(([from, to]) => !first.some(([start, end]) => from < end && start < to));
  return [
    ...first.map(([from, to]): ResumeMarks[number] => [from, to, 'searched']),
    ...second.map(([from, to]): ResumeMarks[number] => [from, to, 'asked']),
  ].toSorted((a, b) => a[0] - b[0]);
}

/** The words of a search that a résumé may show. A search that cannot be read marks nothing. */
function searchedWords(terms: string): Wanted[] {
  const parsed = parseSearch(terms, { typing: false });
  return parsed.ok ? wantedWords(parsed.query).filter(({ field }) => field === null || field === 'resume') : [];
}

function elsewhere(context: QueryContext, candidateId: number, applicationId: number): ReviewCard['elsewhere'] {
  const sql = `SELECT a.id, j.title, a.status FROM applications a LEFT JOIN jobs j ON j.id = a.jobId
    WHERE a.candidateId = ? AND a.id <> ? ORDER BY a.submittedAt DESC, a.id DESC LIMIT ${ELSEWHERE_SHOWN}`;
  const rows = rowsOf<{ id: number; title: string | null; status: string | null }>(context, sql, candidateId, applicationId);
  return rows.map((row) => ({ applicationId: row.id, jobTitle: row.title ?? '', status: row.status ?? '' }));
}

const NOBODY: ReviewCard = { applicant: null, resume: null, coverLetter: null, story: [], elsewhere: [] };

/** Everything a review shows of one application. Follows the clock: interviews pass. */
export const answerReviewCard = defineHandler(
  reviewCard,
  (context, { applicationId, terms }) => {
    const application = applicationRows(context, [applicationId]).get(applicationId);
    if (application?.candidateId == null) return NOBODY;
    const { candidateId, jobId } = application;
    const [applicant] = applicantsOf(context, [{ candidateId, applicationId }], jobId);
    const resume = resumeOf(context, candidateId, application.resumeProfileId);
    const asked = jobId === null ? [] : askedSkills(context, jobId).map(({ wanted }) => wanted);
    return {
      applicant: applicant ?? null,
      resume: resume === null ? null : { ...resume, marks: marksOf(resume.text ?? '', searchedWords(terms), asked) },
      coverLetter: application.coverLetter,
      story: answerTimeline.answer(context, { applicationId, offset: 0, limit: STORY_SHOWN }).entries,
      elsewhere: elsewhere(context, candidateId, applicationId),
    };
  },
  { followsClock: true },
);

/** The ratings of one application. */
export const answerRatings = defineHandler(ratings, (context, { applicationId }) => {
  const found = ratingsOf(context, [applicationId]).get(applicationId);
  return { mine: found?.mine ?? null, others: found?.others ?? [] };
});
