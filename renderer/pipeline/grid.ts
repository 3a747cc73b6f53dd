import type { BoardStatus } from '../../shared/domain/application-status.ts';

/** A column as the keyboard sees it. */
export interface GridColumn {
  readonly status: BoardStatus;
  readonly length: number;
}

/** A place on the board. */
export interface Cell {
  readonly status: BoardStatus;
  readonly index: number;
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/**
 * Where the keyboard goes from a cell. Left and right pass over empty columns
 * and keep the row as far as the column has one; at an edge it stays. Null when
 * the board has no card at all.
 */
export function moveCell(columns: readonly GridColumn[], from: Cell | null, direction: Direction): Cell | null {
  const here = columns.findIndex((column) => column.status === from?.status && column.length > 0);
  if (from === null || here === -1) return firstCell(columns);
  const column = columns[here];
  if (column === undefined) return null;
  const last = column.length - 1;
  switch (direction) {
    case 'up':
      return { status: column.status, index: Math.max(0, Math.min(from.index, column.length) - 1) };
    case 'down':
      return { status: column.status, index: Math.min(last, from.index + 1) };
    case 'first':
      return { status: column.status, index: 0 };
    case 'last':
      return { status: column.status, index: last };
    case 'left':
      return nextColumn(columns.slice(0, here).reverse(), from, column);
    case 'right':
      return nextColumn(columns.slice(here + 1), from, column);
  }
}

function firstCell(columns: readonly GridColumn[]): Cell | null {
  const column = columns.find((one) => one.length > 0);
  return column === undefined ? null : { status: column.status, index: 0 };
}

function nextColumn(candidates: readonly GridColumn[], from: Cell, current: GridColumn): Cell {
  const target = candidates.find((one) => one.length > 0);
  if (target === undefined) return { status: current.status, index: Math.min(from.index, current.length - 1) };
  return { status: target.status, index: Math.min(from.index, target.length - 1) };
}
