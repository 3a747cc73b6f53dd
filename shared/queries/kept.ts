import { z } from 'zod';
import { defineQuery } from './query.ts';

/** The longest text kept under one name: drafts hold what a person types, never files. */
export const LONGEST_KEPT = 2_000_000;

export const keptName = z.string().min(1).max(200);

/**
 * Something the window keeps on this device for the person who is signed in:
 * how a list is laid out, what was begun and not finished. It lies in the
 * encrypted mirror, survives a restart and a new copy, is never sent anywhere,
 * and goes when the person signs out. Null when nothing is kept under the name.
 */
export const keptValue = defineQuery({
  name: 'kept.value',
  params: z.object({ name: keptName }),
  answer: z.object({ text: z.string().nullable() }),
  reads: ['kept'],
});
