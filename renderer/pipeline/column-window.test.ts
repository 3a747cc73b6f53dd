import { describe, expect, it } from 'vitest';
import { PAGE, pagesFor } from './column-window.ts';

describe('the pages of a column', () => {
  it('begin with the first and follow the view', () => {
    expect(pagesFor(0, 12)).toEqual([0]);
    expect(pagesFor(40, 52)).toEqual([0]);
    expect(pagesFor(5_000, 5_012)).toEqual([49, 50]);
  });

  it('are asked for a little before they come into view', () => {
    expect(pagesFor(65, 75)).toEqual([0, 1]);
    expect(pagesFor(140, 152)).toEqual([1]);
  });

  it('cover every row in view', () => {
    for (let first = 0; first < 1_000; first += 7) {
      const pages = pagesFor(first, first + 20);
      expect(pages).toContain(Math.floor(first / PAGE));
      expect(pages).toContain(Math.floor((first + 20) / PAGE));
      expect(pages.length).toBeLessThanOrEqual(2);
    }
  });
});
