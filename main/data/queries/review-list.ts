import { statusLabel } from '../../../shared/mutators/move-applications.ts';
import { ALL_JOBS } from '../../../shared/queries/pipeline.ts';
import { reviewList, LONGEST_REVIEW, type ReviewSource } from '../../../shared/queries/review.ts';
import { defineHandler, idList, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';
import { columnOrder } from './card-order.ts';
import { scopeOf } from './pipeline-scope.ts';
import { foundCandidates } from './search.ts';
import { IN_PLAY, LISTED } from './sql.ts';

interface Row {
  readonly id: number;
  readonly status: string | null;
}

const WAITING = `a.status IN ('submitted', 'reviewing', 'shortlisted', 'interviewing')`;
const BY_STAGE = `CASE a.status WHEN 'submitted' THEN 0 WHEN 'reviewing' THEN 1 WHEN 'shortlisted' THEN 2 ELSE 3 END`;

/** Who still waits for a decision, in the pipeline's order. */
function ofJob(context: QueryContext, jobId: number): Row[] {
  const { where, value } = scopeOf(context, jobId);
  const sql = `SELECT a.id, a.status FROM applications a WHERE ${where} AND ${WAITING} ORDER BY ${BY_STAGE}, a.submittedAt DESC, a.id DESC LIMIT ?`;
  return rowsOf<Row>(context, sql, value, LONGEST_REVIEW);
}

const NEWEST_IN_PLAY = `SELECT id, status, candidateId FROM applications WHERE candidateId IN ${LISTED} AND ${IN_PLAY}
  ORDER BY submittedAt, id`;

function ordered(context: QueryContext, ids: readonly number[]): Row[] {
  const rows = rowsOf<Row>(context, `SELECT id, status FROM applications WHERE id IN ${LISTED}`, idList(ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The newest application in play of each person who has one. */
export function newestInPlay(context: QueryContext, candidateIds: readonly number[]): ReadonlyMap<number, Row> {
  const rows = rowsOf<Row & { candidateId: number }>(context, NEWEST_IN_PLAY, idList(candidateIds));
  return new Map(rows.map((row) => [row.candidateId, row]));
}

/** Those applications, in the order of the people. */
function ofCandidates(context: QueryContext, candidateIds: readonly number[]): Row[] {
  const newest = newestInPlay(context, candidateIds);
  return candidateIds.flatMap((id) => newest.get(id) ?? []);
}

function jobTitle(context: QueryContext, jobId: number): string {
  if (jobId === ALL_JOBS) return 'All open jobs';
  return rowOf<{ title: string | null }>(context, 'SELECT title FROM jobs WHERE id = ?', jobId)?.title ?? '';
}

function listOf(context: QueryContext, source: ReviewSource): { title: string; terms: string; rows: readonly Row[] } {
  switch (source.kind) {
    case 'job':
      return { title: jobTitle(context, source.jobId), terms: '', rows: ofJob(context, source.jobId) };
    case 'column': {
      const stage = source.status === 'other' ? 'Other' : statusLabel(source.status);
      const title = `${jobTitle(context, source.jobId)} · ${stage}`;
      return { title, terms: source.search, rows: ordered(context, columnOrder(context, source).slice(0, LONGEST_REVIEW)) };
    }
    case 'applications':
      return { title: 'Selected applications', terms: '', rows: ordered(context, source.applicationIds) };
    case 'candidates':
      return { title: 'Selected candidates', terms: '', rows: ofCandidates(context, source.candidateIds) };
    case 'search':
      return { title: `Search “${source.search}”`, terms: source.search, rows: ofCandidates(context, foundCandidates(context, source.search)) };
  }
}

/** Whom a review would be of, and where each stands. @throws AppError `search.*` for a search that cannot be read */
export const answerReviewList = defineHandler(reviewList, (context, { source }) => {
  const { title, terms, rows } = listOf(context, source);
  return { title, terms, items: rows.map((row): [number, string] => [row.id, row.status ?? '']) };
});
