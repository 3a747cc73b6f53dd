import { z } from 'zod';

/** How much of a row a scope shows. Columns of each: `projections.ts`. */
export const PROJECTIONS = ['full', 'panel', 'stub'] as const;
export type Projection = (typeof PROJECTIONS)[number];

/** A value as it travels: integers and booleans (0/1) as numbers, all else as text, never a Date. */
export type WireValue = number | string | null;

/** One row as an array, in the order of the projection's columns (`id` first). */
export type WireRow = readonly WireValue[];

/**
 * Rows of one table in one projection. The envelope is checked by zod; the rows
 * by the checker generated from the catalogue when they are stored, because zod
 * per row costs eight times as much.
 */
export const tableRows = z.object({
  table: z.int(),
  projection: z.enum(PROJECTIONS),
  rows: z.custom<WireRow[]>((rows) => Array.isArray(rows)),
});
export type TableRows = z.infer<typeof tableRows>;

/** Rows of one table that a scope no longer holds. */
export const goneRows = z.object({ table: z.int(), ids: z.array(z.int()) });
export type GoneRows = z.infer<typeof goneRows>;
