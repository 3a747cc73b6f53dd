import { z } from 'zod';

/** A slice of a long list; never more than 200 rows cross the port at once. */
export const window = { offset: z.int().nonnegative(), limit: z.int().min(1).max(200) };

/** A personal tag as a chip. */
export const tagChip = z.object({ id: z.int(), name: z.string(), color: z.string() });
export type TagChip = z.infer<typeof tagChip>;

/** A platform timestamp, `YYYY-MM-DD HH:MM:SS` UTC. */
export const utcSecond = z.string();
