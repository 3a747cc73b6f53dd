/** As many rows as are asked for at once. */
export const PAGE = 200;

/** Which part of a long list is asked for. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** The rows of a page, or of several that were joined, and how long the list was when they were answered. */
interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** A long list as far as it was asked for. */
export interface JoinedPages<Row> extends Rows<Row> {
  /** How many of it are behind the pages. */
  readonly left: number;
}

/** The windows of so many pages. They do not follow the list's length: a list that grows is no other question. */
export function pageWindows(pages: number): readonly Window[] {
  return Array.from({ length: pages }, (_, page) => ({ offset: page * PAGE, limit: PAGE }));
}

/** Pages as one list. Null while they do not fit together: one is still to come, or was answered when the list was longer or shorter. */
export function joinPages<Row>(answers: readonly (Rows<Row> | undefined)[], keyOf: (row: Row) => string | number): JoinedPages<Row> | null {
  const known = answers.filter((answer) => answer !== undefined);
  const total = known[0]?.total;
  if (total === undefined || known.length < answers.length || known.some((answer) => answer.total !== total)) return null;
  // A row that comes in front moves the others on: for a moment one may stand in two answers.
  const rows = new Map(known.flatMap((answer) => answer.rows.map((row) => [keyOf(row), row] as const)));
  return { rows: [...rows.values()], total, left: Math.max(0, total - answers.length * PAGE) };
}
