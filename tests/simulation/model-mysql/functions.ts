import type BetterSqlite3 from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What MySQL's functions ask of the session that runs them. */
export interface FunctionSurroundings {
  /** The database's clock, ms since the epoch. */
  now: number;
  connectionId: number;
  /** Set by `LAST_INSERT_ID(x)`. */
  lastInsertId: number | null;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  MICROSECOND: 0.001,
  SECOND: 1_000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 7 * 86_400_000,
};

/** Text of a moment with so many digits behind the second, cut off as MySQL's clock functions do. */
export function timeText(ms: number, digits: number): string {
  const text = new Date(ms).toISOString().replace('T', ' ');
  return digits === 0 ? text.slice(0, 19) : text.slice(0, 20 + Math.min(3, digits));
}

/** What SQLite hands over, as text. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : `${value as number | bigint}`;
}

/** A moment's ms since the epoch; NaN for what is none. */
export function timeOf(text: unknown): number {
  const full = textOf(text);
  return Date.parse(`${full.length === 10 ? `${full} 00:00:00` : full}Z`.replace(' ', 'T'));
}

function addTime(text: unknown, amount: unknown, unit: unknown): string | null {
  if (text === null || amount === null) return null;
  const step = UNIT_MS[textOf(unit).toUpperCase()];
  const moment = timeOf(text);
  if (step === undefined || Number.isNaN(moment)) return null;
  const digits = textOf(text).includes('.') || textOf(unit).toUpperCase() === 'MICROSECOND' ? 3 : 0;
  return timeText(moment + Math.floor(Number(amount) * step), digits);
}

function differenceOf(unit: unknown, from: unknown, to: unknown): number | null {
  if (from === null || to === null) return null;
  const step = UNIT_MS[textOf(unit).toUpperCase()] ?? NaN;
  const difference = (timeOf(to) - timeOf(from)) / step;
  return Number.isNaN(difference) ? null : Math.trunc(difference);
}

function substringIndex(text: unknown, mark: unknown, count: unknown): string | null {
  if (text === null || mark === null) return null;
  const parts = textOf(text).split(textOf(mark));
  const kept = Number(count) >= 0 ? parts.slice(0, Number(count)) : parts.slice(Number(count));
  return kept.join(textOf(mark));
}

function asNumber(value: number | null): bigint | number | null {
  return value !== null && Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** Teaches SQLite the functions of MySQL that the gateway and other writers use. */
export function addFunctions(database: BetterSqlite3.Database, surroundings: FunctionSurroundings): void {
  const add = (name: string, work: (...values: unknown[]) => unknown, options: { deterministic?: boolean; varargs?: boolean } = {}): void => {
    database.function(name, { deterministic: options.deterministic ?? true, varargs: options.varargs ?? false }, work);
  };
  add('clock_text', (digits) => timeText(surroundings.now, Number(digits)), { deterministic: false });
  add('clock_date', () => timeText(surroundings.now, 0).slice(0, 10), { deterministic: false });
  add('time_add', (text, amount, unit) => addTime(text, amount, unit));
  add('timestampadd', (unit, amount, text) => addTime(text, amount, unit));
  add('timestampdiff', (unit, from, to) => asNumber(differenceOf(unit, from, to)));
  add('unix_timestamp', (text) => (text === null ? null : timeOf(text) / 1_000));
  add('concat', (...parts) => (parts.includes(null) ? null : parts.map(textOf).join('')), { varargs: true });
  add('substring_index', (text, mark, count) => substringIndex(text, mark, count));
  add('database', () => 'model');
  add('connection_id', () => BigInt(surroundings.connectionId), { deterministic: false });
  add(
    'last_insert_id',
    (id) => {
      surroundings.lastInsertId = Number(id);
      return asNumber(Number(id));
    },
    { deterministic: false },
  );
  add('json_unquote', (text) => text);
  add('regexp', (pattern, text) => (text === null ? null : new RegExp(textOf(pattern), 'i').test(textOf(text)) ? 1n : 0n));
  // MySQL adds whole numbers as DECIMAL, which the driver gives as text; SQLite's own sum would overflow.
  database.aggregate<bigint | null>('sum', {
    start: null,
    step: (sum, value: unknown) => (value === null ? sum : (sum ?? 0n) + (value as bigint)),
    result: (sum) => (sum === null ? null : sum.toString()),
    deterministic: true,
    safeIntegers: true,
  });
  add('md5', (text) => (text === null ? null : createHash('md5').update(textOf(text)).digest('hex')));
  add('sha2', (text, bits) =>
    text === null
      ? null
      : createHash(`sha${Number(bits) || 256}`)
          .update(textOf(text))
          .digest('hex'),
  );
  add('crc32', (text) => (text === null ? null : asNumber(crc32(textOf(text)))));
  add('field', (value, ...others) => BigInt(others.findIndex((other) => textOf(other) === textOf(value)) + 1), { varargs: true });
}
