import { z } from 'zod';
import { patch, pullRequest, resync, scopeName } from './pull.ts';
import { goneRows, PROJECTIONS, tableRows, type WireRow } from './rows.ts';

/** Rows a repair may bring; where more differ, a first sync costs less. */
export const MOST_REPAIRED_ROWS = 2_000;

/** Ranges a table is divided into to find what differs: sixteen ways, twice. */
export const MOST_RANGES = 256;

/** A sum of hashes modulo 2^60 in base 36, or one hash. */
const hashText = z.string().regex(/^[0-9a-z]{1,12}$/);

/** The rows of one table that a scope holds in one projection. */
const part = z.object({ scope: scopeName, table: z.int(), projection: z.enum(PROJECTIONS) });
export type DigestPart = z.infer<typeof part>;

/** How many rows a part has and the sum of their hashes. A part without rows is not listed. */
const total = part.extend({ count: z.int().nonnegative(), sum: hashText });
export type DigestTotal = z.infer<typeof total>;

/** Keys above the range before it up to and including `upTo`; null: without end. */
const range = z.tuple([z.int().nullable(), z.int().nonnegative(), hashText]);
export type DigestRange = z.infer<typeof range>;

/** A part as the device holds it, range by range, in key order. */
const partRanges = part.extend({ ranges: z.array(range).min(1).max(MOST_RANGES) });
export type PartRanges = z.infer<typeof partRanges>;

/** A range in which the two sides differ, with the server's keys and hashes. */
const rangeRows = part.extend({ after: z.int().nullable(), upTo: z.int().nullable(), rows: z.array(z.tuple([z.int(), hashText])) });
export type RangeRows = z.infer<typeof rangeRows>;

const wantedRows = z.object({ scope: scopeName, table: z.int(), ids: z.array(z.int().positive()).max(MOST_REPAIRED_ROWS) });
export type WantedRows = z.infer<typeof wantedRows>;

/** Columns in one question, and rows in one answer to it. */
const MOST_COLUMNS = 100;
export const MOST_FILLED_ROWS = 2_000;

/** What a device asks for, one round trip after another; most stop after the first. */
const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('totals') }),
  z.object({ kind: z.literal('ranges'), parts: z.array(partRanges).min(1).max(64) }),
  z.object({ kind: z.literal('rows'), wanted: z.array(wantedRows).min(1).max(512) }),
  z.object({
    kind: z.literal('columns'),
    table: z.int(),
    columns: z.array(z.string().max(64)).min(1).max(MOST_COLUMNS),
    after: z.int().nonnegative(),
  }),
]);
export type DigestQuestion = z.infer<typeof question>;

/** `POST /sync/digest` */
export const digestRequest = pullRequest.extend({ question });
export type DigestRequest = z.infer<typeof digestRequest>;

/** Rows of a scope as published, and those of the wanted ones that it does not hold. */
const repair = z.object({ scope: scopeName, rows: z.array(tableRows), gone: z.array(goneRows) });
export type DigestRepair = z.infer<typeof repair>;

/** Values of columns, as published: each row its id and what the device may see of them. */
const filledColumns = z.object({
  rows: z.custom<WireRow[]>((rows) => Array.isArray(rows) && rows.every(Array.isArray)),
  /** The key to go on behind; null at the table's end. */
  after: z.int().nullable(),
});
export type FilledColumns = z.infer<typeof filledColumns>;

/**
 * `step` brings the device to the very state that the rest of the answer
 * describes: one snapshot, so that a busy company cannot blur the comparison.
 */
export const digestReply = z.object({
  step: z.discriminatedUnion('type', [patch, resync]),
  /** Answers `totals`, and `rows` for the tables asked for. */
  totals: z.array(total),
  /** Answers `ranges`. */
  differing: z.array(rangeRows),
  /** Answers `rows`. */
  repairs: z.array(repair),
  /** Answers `columns`. */
  filled: filledColumns.optional(),
});
export type DigestReply = z.infer<typeof digestReply>;
