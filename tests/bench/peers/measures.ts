import { z } from 'zod';

/** What is measured of every peer that can do it, all in ms, lower is better. */
export const MEASURES = {
  'first-sync': 'first sync of all rows',
  'propagation.p50': 'change by one client visible on another, median',
  'propagation.p95': 'change by one client visible on another, 95th percentile',
  push: '1,000 offline edits, network back to delivered',
} as const;

export type MeasureName = keyof typeof MEASURES;

export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[];

/** What one system answered; what is missing could not be measured. */
export type Measures = Partial<Record<MeasureName, number>>;

/** A line that a peer's program writes to its parent. */
export const programLine = z.union([
  z.object({ progress: z.string() }),
  z.object({ problem: z.string() }),
  z.object({ measure: z.enum(MEASURE_NAMES), value: z.number().nonnegative() }),
]);
