import { describe, expect, test } from 'vitest';
import { joinPages, PAGE, pageWindows } from './pages.ts';

/** A page of a list of numbers that is so long now. */
function page(total: number, number: number) {
  const rows = Array.from({ length: total }, (_, id) => ({ id }));
  return { total, rows: rows.slice(number * PAGE, (number + 1) * PAGE) };
}
const join = (...answers: readonly (ReturnType<typeof page> | undefined)[]) => joinPages(answers, ({ id }) => id);

describe('the pages of a long list', () => {
  test('are asked for whole, however many rows there are', () => {
    expect(pageWindows(2)).toEqual([
      { offset: 0, limit: PAGE },
      { offset: PAGE, limit: PAGE },
    ]);
  });

  test('are one list, and what is behind them is counted by the answer that the rows came with', () => {
    expect(join(page(12, 0))).toMatchObject({ total: 12, left: 0 });
    expect(join(page(13, 0))?.rows).toHaveLength(13);
    expect(join(page(450, 0))).toMatchObject({ total: 450, left: 250 });
    expect(join(page(450, 0), page(450, 1), page(450, 2))).toMatchObject({
      total: 450,
      left: 0,
      rows: page(450, 0).rows.concat(page(450, 1).rows, page(450, 2).rows),
    });
    expect(join(page(90, 0), page(90, 1))).toMatchObject({ total: 90, left: 0 });
  });

  test('are none until each is there and all know the same length', () => {
    expect(join(undefined)).toBeNull();
    expect(join(page(450, 0), undefined)).toBeNull();
    expect(join(page(451, 0), page(450, 1))).toBeNull();
  });

  test('hold a row once, though it moved from one to the other', () => {
    const moved = { total: 450, rows: [{ id: -1 }, ...page(450, 0).rows.slice(0, -1)] };
    const before = { total: 450, rows: page(450, 1).rows.toSpliced(0, 0, { id: PAGE - 2 }) };
    const ids = join(moved, before)?.rows.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
