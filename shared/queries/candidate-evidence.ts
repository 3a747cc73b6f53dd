import { z } from 'zod';
import { utcSecond } from './common.ts';
import { defineQuery } from './query.ts';

/** What the platform has gathered about a person besides what recruiters write: all of it read only. */
export const candidateEvidence = defineQuery({
  name: 'candidates.evidence',
  params: z.object({ candidateId: z.int() }),
  answer: z.object({
    /** The newest introduction; there is one at most, of 15 minutes at most. */
    video: z.object({ seconds: z.int().nullable(), uploadedAt: utcSecond }).nullable(),
    assessments: z.array(
      z.object({ id: z.int(), title: z.string(), score: z.int().nullable(), passed: z.boolean().nullable(), completedAt: utcSecond.nullable() }),
    ),
    /** The newest prediction of each application, with what spoke for and against. */
    predictions: z.array(
      z.object({
        id: z.int(),
        jobTitle: z.string(),
        score: z.int().nullable(),
        at: utcSecond,
        positive: z.array(z.string()),
        negative: z.array(z.string()),
      }),
    ),
    /** The newest ten. */
    interactions: z.array(z.object({ id: z.int(), type: z.string(), at: utcSecond })),
  }),
  reads: ['videoIntroductions', 'assessmentAttempts', 'skillAssessments', 'candidateSuccessPredictions', 'jobs', 'candidateInteractions'],
});
