import { z } from 'zod';
import { utcSecond } from './common.ts';
import { defineQuery } from './query.ts';

/** What needs the recruiter now: figures that lead somewhere. */
export const home = defineQuery({
  name: 'home.today',
  params: z.object({ fromUtc: utcSecond, untilUtc: utcSecond }),
  answer: z.object({
    newApplications: z.int(),
    interviewsToday: z.array(
      z.object({
        id: z.int(),
        scheduledAt: utcSecond,
        candidateName: z.string(),
        jobTitle: z.string(),
        candidateId: z.int(),
        applicationId: z.int(),
      }),
    ),
    /** Feedback that panelists of past interviews still owe. */
    feedbackOwed: z.int(),
    /** Applications that have stood in an active stage for more than 14 days. */
    stuck: z.int(),
    unreadNotifications: z.int(),
    activeJobs: z.array(z.object({ id: z.int(), title: z.string(), companyName: z.string(), active: z.int(), newThisWeek: z.int() })),
  }),
  reads: [
    'applications',
    'applicationHistory',
    'interviews',
    'interviewPanelists',
    'panelistFeedback',
    'notifications',
    'jobs',
    'candidates',
    'users',
  ],
});
