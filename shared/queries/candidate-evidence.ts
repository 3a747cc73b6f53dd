import { z } from 'zod';
import { utcSecond } from './common.ts';
import { defineQuery } from './query.ts';

/** What the platform has gathered about a person besides what recruiters write: all of it read only. */
export const candidateEvidence = defineQuery({
  name: 'candidates.evidence',
  params: z.object({ candidateId: z.int() }),
  answer: z.object({
    /** The newest introduction; there is one at most, of `LONGEST_VIDEO_SECONDS` at most, but other programs may have left a longer one. */
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
    /** Verdicts of panels and recruiters over all applications, the newest first; blind ones are on no device. */
    feedback: z.array(
      z.object({
        key: z.string(),
        from: z.enum(['panel', 'recruiter']),
        by: z.string().nullable(),
        jobTitle: z.string(),
        /** 1 to 5. */
        rating: z.int().nullable(),
        recommendation: z.string().nullable(),
        text: z.string().nullable(),
        at: utcSecond,
      }),
    ),
    /** The newest ten; what was logged by hand under its own word (`call`, `meeting`, …). */
    interactions: z.array(z.object({ id: z.int(), type: z.string(), at: utcSecond })),
  }),
  reads: [
    'videoIntroductions',
    'assessmentAttempts',
    'skillAssessments',
    'candidateSuccessPredictions',
    'jobs',
    'candidateInteractions',
    'panelistFeedback',
    'interviewPanelists',
    'interviews',
    'applicationFeedback',
    'applications',
    'recruiters',
    'users',
  ],
});
