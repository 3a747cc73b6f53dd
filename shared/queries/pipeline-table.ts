import { z } from 'zod';
import { window } from './common.ts';
import { CARD_READS, card, cardRef, FILTERED_BY, pipelineChoice } from './pipeline.ts';
import { defineQuery } from './query.ts';

/** What the pipeline's table can be ordered by. */
export const TABLE_SORTS = ['name', 'job', 'status', 'in_status', 'score', 'submitted', 'title', 'location', 'source', 'interview'] as const;
export type TableSort = (typeof TABLE_SORTS)[number];

/** The first one counts most. What is not known comes last in either direction. */
export const tableOrder = z.array(z.object({ by: z.enum(TABLE_SORTS), descending: z.boolean() })).max(4);
export type TableOrder = z.infer<typeof tableOrder>;

const choice = {
  ...pipelineChoice,
  order: tableOrder,
  /** Kept together by their job. */
  grouped: z.boolean(),
};

/** One application as a row of the table. */
export const tableRow = card.extend({ source: z.string().nullable() });
export type TableRow = z.infer<typeof tableRow>;

/** A window of the pipeline as a table. Where it is grouped, the groups in their order; their counts add up to the total. */
export const table = defineQuery({
  name: 'pipeline.table',
  params: z.object({ ...choice, ...window }),
  answer: z.object({
    total: z.int(),
    groups: z.array(z.object({ jobId: z.int().nullable(), title: z.string(), count: z.int() })),
    rows: z.array(tableRow),
  }),
  reads: CARD_READS,
});

/** Every row of the table in its short form, in order: what "select all" and Shift need. */
export const tableIds = defineQuery({
  name: 'pipeline.tableIds',
  params: z.object(choice),
  answer: z.object({ cards: z.array(cardRef) }),
  reads: [...FILTERED_BY, 'jobs', 'interviews'],
});

/** Where the people of a pipeline came from, most frequent first: what the filter offers. */
export const pipelineSources = defineQuery({
  name: 'pipeline.sources',
  params: z.object({ jobId: z.int() }),
  answer: z.object({ sources: z.array(z.string()) }),
  reads: ['applications', 'candidates', 'users', 'jobs'],
});
