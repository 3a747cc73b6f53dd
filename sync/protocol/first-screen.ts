import { z } from 'zod';
import { tableRows } from './rows.ts';

/** Cards of each column, newest first, that come with all they show. A page of the board's (`renderer/pipeline/column-window.ts`). */
export const FIRST_SCREEN_CARDS = 100;

/**
 * The board of the job a new device opens on, read in one snapshot: the job,
 * every application of it (so that counts are true), and what the first cards
 * of each column show. It is looked at while the rest is copied and then thrown
 * away; the copy brings the same rows again.
 */
export const firstScreen = z.object({
  jobId: z.int(),
  /** Tables in any order; the same row in two projections or contents is allowed. */
  content: z.array(tableRows),
});
export type FirstScreen = z.infer<typeof firstScreen>;
