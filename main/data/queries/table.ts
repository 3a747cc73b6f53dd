import { pipelineSources, table, tableIds } from '../../../shared/queries/pipeline-table.ts';
import { defineHandler, type QueryContext } from '../query-handler.ts';
import { cardsOf } from './cards.ts';
import { basicsOf, jobTitles, peopleOf, type Basics } from './pipeline-scope.ts';
import { tableRowsInOrder } from './table-order.ts';

interface Group {
  readonly jobId: number | null;
  readonly title: string;
  readonly count: number;
}

/** How many rows each job has, in the order they stand in. */
function groupsIn(context: QueryContext, rows: readonly Basics[]): Group[] {
  const counts = new Map<number | null, number>();
  for (const { jobId } of rows) counts.set(jobId, (counts.get(jobId) ?? 0) + 1);
  const titles = jobTitles(context);
  return [...counts].map(([jobId, count]) => ({ jobId, title: titles.get(jobId ?? 0) ?? '', count }));
}

/** A window of the pipeline as a table. Follows the clock: interviews pass and applications get stuck. */
export const answerTable = defineHandler(
  table,
  (context, params) => {
    const order = tableRowsInOrder(context, params);
    const visible = order.slice(params.offset, params.offset + params.limit);
    const personOf = peopleOf(
      context,
      visible.map((application) => application.candidateId),
    );
    const cards = cardsOf(
      context,
      visible.map((application) => application.id),
    );
    return {
      total: order.length,
      groups: params.grouped ? groupsIn(context, order) : [],
      rows: cards.map((card) => ({ ...card, source: personOf(card.candidateId).source })),
    };
  },
  { followsClock: true },
);

/** Every row in its short form, for range and whole-table selection. */
export const answerTableIds = defineHandler(tableIds, (context, params) => ({
  cards: tableRowsInOrder(context, params).map(({ id, candidateId, status }) => ({ applicationId: id, candidateId, status: status ?? '' })),
}));

/** Where people came from, most frequent first. */
export const answerPipelineSources = defineHandler(pipelineSources, (context, { jobId }) => {
  const candidateIds = basicsOf(context, jobId).map((application) => application.candidateId);
  const personOf = peopleOf(context, candidateIds);
  const counts = new Map<string, number>();
  for (const id of candidateIds) {
    const { source } = personOf(id);
    if (source !== null && source !== '') counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return { sources: [...counts].sort((left, right) => right[1] - left[1] || left[0].localeCompare(right[0])).map(([source]) => source) };
});
