import type { ParamsOf, Query } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { FIRST_SCREEN_CARDS } from '../../sync/protocol/first-screen.ts';
import type { MirrorReader } from './query-handler.ts';

/** The board that can be looked at while the first copy runs. */
export interface FirstScreenReader {
  readonly jobId: number;
  readonly reader: MirrorReader;
}

type Test<Params> = (params: Params, jobId: number) => boolean;

/** A question about the staged job in the order its first cards were chosen by. */
const asStaged: Test<{ jobId: number; search: string; sort: string; filter?: unknown }> = ({ jobId, search, sort, filter }, staged) =>
  jobId === staged && search === '' && sort === 'newest' && filter === undefined;

const boardIsThere: Test<ParamsOf<typeof QUERIES.board>> = (params, jobId) =>
  params.jobId === jobId && params.search === '' && params.filter === undefined;
const columnIsThere: Test<ParamsOf<typeof QUERIES.column>> = (params, jobId) =>
  asStaged(params, jobId) && params.offset + params.limit <= FIRST_SCREEN_CARDS;

const ANSWERABLE: ReadonlyMap<string, Test<never>> = new Map<string, Test<never>>([
  [QUERIES.landing.name, () => true],
  [QUERIES.board.name, boardIsThere],
  [QUERIES.column.name, columnIsThere],
  [QUERIES.columnIds.name, asStaged],
]);

/**
 * Whether the first screen's rows answer a question exactly as the complete
 * copy would. Everything else waits for the copy: a figure counted over a part
 * of the rows would be wrong.
 */
export function isOnFirstScreen({ jobId }: FirstScreenReader, query: Query<unknown, unknown>, params: unknown): boolean {
  return ANSWERABLE.get(query.name)?.(params as never, jobId) ?? false;
}
