import { z } from 'zod';
import { utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

/** Interviews that begin in a span of time, those nearest to now first; the renderer groups them by day in its zone. */
export const agenda = defineQuery({
  name: 'interviews.agenda',
  params: z.object({
    fromUtc: utcSecond,
    untilUtc: utcSecond,
    /** Of these only what is over by now, or only what is not. */
    part: z.enum(['over', 'ahead']),
    onlyMine: z.boolean(),
    ...window,
  }),
  answer: z.object({
    total: z.int(),
    interviews: z.array(
      z.object({
        id: z.int(),
        scheduledAt: utcSecond,
        durationMinutes: z.int(),
        type: z.string(),
        status: z.string(),
        candidateId: z.int(),
        applicationId: z.int(),
        candidateName: z.string(),
        jobTitle: z.string(),
        location: z.string().nullable(),
        joinUrl: z.string().nullable(),
        panelists: z.array(z.object({ name: z.string(), status: z.string() })),
        isMine: z.boolean(),
      }),
    ),
  }),
  reads: ['interviews', 'interviewPanelists', 'candidates', 'users', 'jobs', 'recruiters'],
});
