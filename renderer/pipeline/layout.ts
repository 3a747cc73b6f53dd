import { z } from 'zod';
import { CARD_SORTS, NO_FILTER, pipelineFilter, type PipelineFilter } from '../../shared/queries/pipeline.ts';
import { tableOrder } from '../../shared/queries/pipeline-table.ts';
import type { Kept } from '../data/kept-values.ts';

/** The columns the table can show; the person comes first and always. */
export const TABLE_COLUMNS = [
  'job',
  'status',
  'next',
  'in_status',
  'score',
  'title',
  'location',
  'skills',
  'tags',
  'submitted',
  'source',
  'interview',
  'notes',
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

/** How narrow and how wide a column may be made, px. */
export const COLUMN_MIN = 64;
export const COLUMN_MAX = 640;

const width = z.int().min(COLUMN_MIN).max(COLUMN_MAX);

/** How one pipeline is looked at: remembered for each job, and in saved views. */
export const layout = z.object({
  mode: z.enum(['board', 'table']),
  /** Of the cards in a column of the board. */
  sort: z.enum(CARD_SORTS),
  /** Of the rows of the table. */
  order: tableOrder,
  grouped: z.boolean(),
  columns: z.array(z.enum(TABLE_COLUMNS)),
  /** Of the columns that were given one; `name` is the person's. */
  widths: z.partialRecord(z.enum(['name', ...TABLE_COLUMNS]), width),
  filter: pipelineFilter,
});
export type Layout = z.infer<typeof layout>;

const COLUMNS: readonly TableColumn[] = ['status', 'next', 'in_status', 'score', 'title', 'location', 'tags', 'submitted', 'source'];

/** How a pipeline is looked at until somebody chooses otherwise. @param acrossJobs whether it is of several jobs */
export function firstLayout(acrossJobs: boolean): Layout {
  return {
    mode: 'board',
    sort: 'newest',
    order: [{ by: 'submitted', descending: true }],
    grouped: acrossJobs,
    columns: acrossJobs ? ['job', ...COLUMNS] : [...COLUMNS],
    widths: {},
    filter: NO_FILTER,
  };
}

/** Where the layout of a pipeline is kept. */
export function keptLayout(jobId: number, acrossJobs: boolean): Kept<Layout> {
  return { name: `pipeline.layout.${jobId}`, schema: layout, initial: firstLayout(acrossJobs) };
}

/** A filter as questions carry it: left out when it lets everything through, so that equal questions are one. */
export function askedFilter(filter: PipelineFilter): PipelineFilter | undefined {
  return countConditions(filter) === 0 ? undefined : filter;
}

/** How many conditions of a filter are set. */
export function countConditions({ statuses, tags, sources, minScore, minDays, stuck, unseen }: PipelineFilter): number {
  return [statuses.length > 0, tags.length > 0, sources.length > 0, minScore !== null, minDays !== null, stuck, unseen].filter(Boolean).length;
}
