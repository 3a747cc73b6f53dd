/** What stands together in a grouped table. */
export interface TableGroup {
  readonly jobId: number | null;
  readonly title: string;
  readonly count: number;
}

/** A line of the table: the heading of a group, or a row by its place in the order. */
export type TableItem = { readonly kind: 'group'; readonly group: TableGroup } | { readonly kind: 'row'; readonly index: number };

/** The lines of a table. Headings stand between rows, so a line's place is not its row's. */
export interface TableItems {
  readonly count: number;
  readonly at: (line: number) => TableItem;
  /** The line a row stands on. */
  readonly lineOf: (row: number) => number;
  /** The row at a line; of a heading, the row under it. */
  readonly rowOf: (line: number) => number;
}

/**
 * Lays rows and headings out as lines.
 * @param total how many rows there are
 * @param groups in their order, their counts adding up to the total; empty where nothing is grouped
 */
export function tableItems(total: number, groups: readonly TableGroup[]): TableItems {
  const headings: { readonly line: number; readonly firstRow: number; readonly group: TableGroup }[] = [];
  let row = 0;
  for (const [index, group] of groups.entries()) {
    headings.push({ line: row + index, firstRow: row, group });
    row += group.count;
  }
  /** How many headings stand at or before a place, by the line or the row each begins with. */
  const headingsUpTo = (place: number, key: 'line' | 'firstRow'): number => {
    let [low, high] = [0, headings.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((headings[middle]?.[key] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const rowOf = (line: number): number => {
    const before = headingsUpTo(line, 'line');
    const heading = headings[before - 1];
    return heading?.line === line ? heading.firstRow : line - before;
  };
  return {
    count: total + headings.length,
    at: (line) => {
      const heading = headings[headingsUpTo(line, 'line') - 1];
      return heading?.line === line ? { kind: 'group', group: heading.group } : { kind: 'row', index: rowOf(line) };
    },
    lineOf: (index) => index + headingsUpTo(index, 'firstRow'),
    rowOf,
  };
}
