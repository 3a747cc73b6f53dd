import { z } from 'zod';
import { APPLICANT_READS, applicant } from './review.ts';
import { defineQuery } from './query.ts';

/** How few and how many can be looked at side by side. */
export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 5;

/** Who stands in one column of a comparison, and for which application; null is their newest in play. */
export const compared = z.object({ candidateId: z.int(), applicationId: z.int().nullable() });
export type Compared = z.infer<typeof compared>;

/**
 * A few people side by side, measured by the skills of one job: the one given,
 * else the job that most of them applied for. Who left this laptop meanwhile is left out.
 */
export const comparison = defineQuery({
  name: 'compare.people',
  params: z.object({ people: z.array(compared).max(MOST_COMPARED), jobId: z.int().nullable() }),
  answer: z.object({
    job: z.object({ id: z.int(), title: z.string() }).nullable(),
    /** The jobs that any of them applied for. */
    jobs: z.array(z.object({ id: z.int(), title: z.string() })),
    people: z.array(applicant),
  }),
  reads: APPLICANT_READS,
});
