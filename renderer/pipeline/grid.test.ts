import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveCell, type Direction, type GridColumn } from './grid.ts';

const board: GridColumn[] = [
  { status: 'submitted', length: 3 },
  { status: 'reviewing', length: 0 },
  { status: 'shortlisted', length: 1 },
  { status: 'offered', length: 8 },
];

describe('the keyboard on the board', () => {
  it('starts at the first card there is', () => {
    expect(moveCell(board, null, 'down')).toEqual({ status: 'submitted', index: 0 });
    expect(moveCell([{ status: 'submitted', length: 0 }], null, 'down')).toBeNull();
  });

  it('stays at the ends of a column', () => {
    expect(moveCell(board, { status: 'submitted', index: 0 }, 'up')).toEqual({ status: 'submitted', index: 0 });
    expect(moveCell(board, { status: 'submitted', index: 2 }, 'down')).toEqual({ status: 'submitted', index: 2 });
    expect(moveCell(board, { status: 'offered', index: 4 }, 'last')).toEqual({ status: 'offered', index: 7 });
  });

  it('passes over empty columns and keeps the row as far as there is one', () => {
    expect(moveCell(board, { status: 'submitted', index: 2 }, 'right')).toEqual({ status: 'shortlisted', index: 0 });
    expect(moveCell(board, { status: 'offered', index: 6 }, 'left')).toEqual({ status: 'shortlisted', index: 0 });
    expect(moveCell(board, { status: 'offered', index: 6 }, 'right')).toEqual({ status: 'offered', index: 6 });
  });

  it('finds its way when its column has emptied', () => {
    expect(moveCell(board, { status: 'reviewing', index: 4 }, 'down')).toEqual({ status: 'submitted', index: 0 });
  });

  it('is always on a card that exists', () => {
    const statuses = ['submitted', 'reviewing', 'shortlisted', 'offered'] as const;
    const columns = fc.tuple(...statuses.map((status) => fc.nat(4).map((length) => ({ status, length }))));
    const steps = fc.array(fc.constantFrom<Direction>('up', 'down', 'left', 'right', 'first', 'last'), { maxLength: 30 });
    fc.assert(
      fc.property(columns, steps, (grid, directions) => {
        let cell = null as ReturnType<typeof moveCell>;
        for (const direction of directions) {
          cell = moveCell(grid, cell, direction);
          if (cell === null) expect(grid.every((column) => column.length === 0)).toBe(true);
          else expect(cell.index).toBeLessThan(grid.find((column) => column.status === cell?.status)?.length ?? 0);
        }
      }),
    );
  });
});
