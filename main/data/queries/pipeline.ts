import { APPLICATION_STATUSES, isApplicationStatus, type BoardStatus } from '../../../shared/domain/application-status.ts';
import { ALL_JOBS, applicationOf, board, column, columnIds, landing } from '../../../shared/queries/pipeline.ts';
import { defineHandler, idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { cardsOf } from './cards.ts';
import { columnOrder, statusCounts } from './card-order.ts';
import { jobLineOf, jobsInOrder } from './jobs.ts';
import { matchesOf, type PipelineChoice } from './pipeline-filter.ts';
import { LISTED } from './sql.ts';

const COLUMNS: readonly BoardStatus[] = [...APPLICATION_STATUSES, 'other'];

function countedStatuses(context: QueryContext, choice: PipelineChoice): readonly { status: string | null; count: number }[] {
  const matches = matchesOf(context, choice);
  if (matches === null) return statusCounts(context, choice.jobId);
  return rowsOf(context, `SELECT status, count(*) AS count FROM applications WHERE id IN ${LISTED} GROUP BY status`, idList([...matches]));
}

function countByStage(context: QueryContext, choice: PipelineChoice): Map<BoardStatus, number> {
  const counts = new Map<BoardStatus, number>();
  for (const row of countedStatuses(context, choice)) {
    const stage = isApplicationStatus(row.status) ? row.status : 'other';
    counts.set(stage, (counts.get(stage) ?? 0) + row.count);
  }
  return counts;
}

/** Where the pipeline opens. */
export const answerLanding = defineHandler(landing, (context) => ({ jobId: jobsInOrder(context)[0]?.id ?? null }));

/** The board's frame. Every known stage is there, also an empty one. */
export const answerBoard = defineHandler(board, (context, params) => {
  const job = params.jobId === ALL_JOBS ? null : jobLineOf(context, params.jobId);
  const counts = countByStage(context, params);
  return { job, columns: COLUMNS.map((status) => ({ status, count: counts.get(status) ?? 0 })) };
});

/** A window of one column. Follows the clock: interviews pass and feedback falls due. */
export const answerColumn = defineHandler(
  column,
  (context, params) => {
    const order = columnOrder(context, params);
    const visible = order.slice(params.offset, params.offset + params.limit);
    return { total: order.length, cards: cardsOf(context, visible) };
  },
  { followsClock: true },
);

/** Every id of a column with its stage, for range and whole-column selection. */
export const answerColumnIds = defineHandler(columnIds, (context, params) => {
  const order = columnOrder(context, params);
  const sql = `SELECT id, candidateId, status FROM applications WHERE id IN ${LISTED}`;
  const rows = rowsOf<{ id: number; candidateId: number | null; status: string | null }>(context, sql, idList(order));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const cards = order.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ applicationId: id, candidateId: row.candidateId ?? 0, status: row.status ?? '' }];
  });
  return { cards };
});

/** One application, by its number. */
export const answerApplicationOf = defineHandler(applicationOf, (context, { applicationId }) => {
  const sql = 'SELECT candidateId, jobId FROM applications WHERE id = ?';
  const found = rowsOf<{ candidateId: number | null; jobId: number | null }>(context, sql, applicationId)[0];
  if (found?.candidateId == null) return { application: null };
  return { application: { applicationId, candidateId: found.candidateId, jobId: found.jobId } };
});
