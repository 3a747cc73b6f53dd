import type { WireRow } from './rows.ts';

const MASK_30 = 0x3fffffff;

/**
 * A 60-bit hash of a row in its canonical wire form, the same on both sides.
 * Non-linear on purpose: sums of a CRC cancel out over sequential ids
 * (`docs/sync.md`, digests). Answered as a bigint below 2^60, so that sums
 * modulo 2^60 compare sets of rows.
 * @param table the table's permanent number
 */
export function rowHash(table: number, row: WireRow): bigint {
  const text = JSON.stringify(row);
  let high = 0xdeadbeef ^ table;
  let low = 0x41c6ce57 ^ (table * 0x9e37);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (BigInt((high >>> 0) & MASK_30) << 30n) | BigInt((low >>> 0) & MASK_30);
}
