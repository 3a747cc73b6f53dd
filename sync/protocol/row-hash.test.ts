import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowHash } from './row-hash.ts';

const MODULUS = 1n << 60n;

describe('rowHash', () => {
  test('is a fixed function: a change of it would divide devices from their server', () => {
    expect(rowHash(7, [1, 'a', null])).toBe(rowHash(7, [1, 'a', null]));
    expect([rowHash(1, [1, 'a']), rowHash(2, [1, 'a']), rowHash(1, [1, 'b'])].map(String)).toMatchInlineSnapshot(`
      [
        "443164770481904782",
        "1027529535675555924",
        "616992182155391673",
      ]
    `);
  });

  test('stays below 2^60', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(null))), (table, row) => {
        const hash = rowHash(table, row);
        expect(hash >= 0n && hash < MODULUS).toBe(true);
      }),
    );
  });

  test('sums over sequential ids with equal columns differ after any single change', () => {
    const rows = Array.from({ length: 300 }, (_, index) => [index + 1, 'same', 0] as const);
    const sum = (changed: number | null) =>
      rows.reduce((total, row, index) => (total + rowHash(3, index === changed ? [row[0], 'other', 0] : row)) % MODULUS, 0n);
    const whole = sum(null);
    expect(whole).not.toBe(0n);
    for (let index = 0; index < rows.length; index += 1) expect(sum(index)).not.toBe(whole);
  });

  test('100,000 near-identical rows do not collide', () => {
    const seen = new Set<bigint>();
    for (let id = 1; id <= 100_000; id += 1) seen.add(rowHash(1, [id, 'x', id % 7]));
    expect(seen.size).toBe(100_000);
  });
});
