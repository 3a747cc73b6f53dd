import type { TableOrder, TableSort } from '../../shared/queries/pipeline-table.ts';

/** Orders beyond this many change nothing that one could see. */
const MOST = 4;

/**
 * The table's order after a click on a heading: that column alone, and the other
 * way round when it was alone before.
 */
export function sortedBy(order: TableOrder, by: TableSort, descendingFirst: boolean): TableOrder {
  const [only, second] = order;
  const wasAlone = second === undefined && only?.by === by;
  return [{ by, descending: wasAlone ? !only.descending : descendingFirst }];
}

/** The order after a click with Shift: the column sorts after the others, then the other way round, then no more. */
export function alsoSortedBy(order: TableOrder, by: TableSort, descendingFirst: boolean): TableOrder {
  const before = order.find((one) => one.by === by);
  if (before === undefined) return [...order.slice(0, MOST - 1), { by, descending: descendingFirst }];
  if (before.descending !== descendingFirst) return order.filter((one) => one !== before);
  return order.map((one) => (one === before ? { by, descending: !descendingFirst } : one));
}
