import type { WireRow } from './rows.ts';

const MASK_30 = 0x3fffffff;
/** One half of a hash or sum is below this. */
const HALF = 0x40000000;

/** The halves of the hash computed last: a bigint for every row would cost as much as hashing it. */
const halves = { high: 0, low: 0 };

function hashText(table: number, text: string): void {
  let high = 0xdeadbeef ^ table;
  let low = 0x41c6ce57 ^ (table * 0x9e37);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  halves.high = (high >>> 0) & MASK_30;
  halves.low = (low >>> 0) & MASK_30;
}

/**
 * A 60-bit hash of a row in its canonical wire form, the same on both sides.
 * Non-linear on purpose: sums of a CRC cancel out over sequential ids
 * (`docs/sync.md`, digests). Answered as a bigint below 2^60, so that sums
 * modulo 2^60 compare sets of rows.
 * @param table the table's permanent number
 */
export function rowHash(table: number, row: WireRow): bigint {
  return textHash(table, JSON.stringify(row));
}

/** The same of a row that is there as JSON text already. */
export function textHash(table: number, text: string): bigint {
  hashText(table, text);
  return (BigInt(halves.high) << 30n) | BigInt(halves.low);
}

/** How many rows, and the sum of their hashes modulo 2^60: equal for equal sets of rows, in any order. */
export class RowSum {
  #count = 0;
  #high = 0;
  #low = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds a row as JSON text. */
  add(table: number, text: string): void {
    hashText(table, text);
    this.#addHalves(halves.high, halves.low);
  }

  /** Adds a row by its hash. */
  addHash(hash: bigint): void {
    this.#addHalves(Number(hash >> 30n), Number(hash & BigInt(MASK_30)));
  }

  /** The sum as it travels, in base 36. */
  sum(): string {
    return ((BigInt(this.#high) << 30n) | BigInt(this.#low)).toString(36);
  }

  #addHalves(high: number, low: number): void {
    this.#count += 1;
    const sum = this.#low + low;
    const carry = sum >= HALF ? 1 : 0;
    this.#low = sum & MASK_30;
    this.#high = (this.#high + high + carry) & MASK_30;
  }
}
