import { z } from 'zod';
import { utcSecond, window } from './common.ts';
import { appRoute } from './notifications.ts';
import { defineQuery } from './query.ts';

/** So many lines of each kind are listed; the count says how many there are. */
export const HOME_LINES = 6;

/** Whom and which application a line is about; enough to open it and to move it. */
const person = {
  applicationId: z.int(),
  candidateId: z.int(),
  candidateName: z.string(),
  jobId: z.int(),
  jobTitle: z.string(),
};

/** An application that waits for the recruiter. */
const waitingApplication = z.object({
  ...person,
  status: z.string(),
  /** When it entered this stage. */
  since: utcSecond,
});
export type WaitingApplication = z.infer<typeof waitingApplication>;

const interviewToday = z.object({
  ...person,
  id: z.int(),
  scheduledAt: utcSecond,
  durationMinutes: z.int(),
  type: z.string(),
  joinUrl: z.string().nullable(),
  /** I hold it, or I sit on its panel. */
  isMine: z.boolean(),
});
export type InterviewToday = z.infer<typeof interviewToday>;

const owedFeedback = z.object({
  ...person,
  panelistId: z.int(),
  panelistName: z.string(),
  /** It is the reader who owes it. */
  isMine: z.boolean(),
  interviewAt: utcSecond,
});
export type OwedFeedback = z.infer<typeof owedFeedback>;

const followUp = z.object({
  key: z.string(),
  /** `reschedule`: somebody of a panel asks for another time; `task`: onboarding work of the reader's. */
  kind: z.enum(['reschedule', 'task']),
  title: z.string(),
  detail: z.string(),
  /** When it was asked for, or is due; null for a task without a date. */
  at: utcSecond.nullable(),
  route: appRoute.nullable(),
});
export type FollowUp = z.infer<typeof followUp>;

const unreadNotification = z.object({ id: z.int(), title: z.string(), message: z.string(), createdAt: utcSecond, route: appRoute.nullable() });
export type UnreadNotification = z.infer<typeof unreadNotification>;

/** What there is of a kind: how many, and the first of them. */
function listOf<Line extends z.ZodType>(line: Line) {
  return z.object({ total: z.int(), lines: z.array(line) });
}

/**
 * What needs the recruiter today, over their own active jobs (or the company's
 * when they own none). Changes that need attention are not in it: they are the
 * queue's (`sync.receipts`), not the mirror's.
 */
export const home = defineQuery({
  name: 'home.today',
  params: z.object({ fromUtc: utcSecond, untilUtc: utcSecond }),
  answer: z.object({
    newApplications: listOf(waitingApplication),
    /** Oldest first; all of the day's. */
    interviewsToday: z.array(interviewToday),
    /** The reader's own first, then the oldest. */
    feedbackOwed: listOf(owedFeedback),
    offers: listOf(waitingApplication),
    /** Applications that have stood in a stage before the offer for too long, the longest first. */
    stuck: listOf(waitingApplication),
    followUps: listOf(followUp),
    notifications: listOf(unreadNotification),
    /** The newest first. */
    activeJobs: listOf(z.object({ id: z.int(), title: z.string(), companyName: z.string(), active: z.int(), newThisWeek: z.int() })),
    /** Whether the figures are about the reader's own jobs; else about all of the company's. */
    isOwnJobs: z.boolean(),
  }),
  reads: [
    'applications',
    'applicationHistory',
    'interviews',
    'interviewPanelists',
    'panelistFeedback',
    'rescheduleRequests',
    'onboardingTasks',
    'taskAssignments',
    'onboardingProcesses',
    'associates',
    'notifications',
    'emailCampaigns',
    'jobs',
    'candidates',
    'users',
    'recruiters',
    'kept',
  ],
});

/** All that somebody waits for, in the order of the first few on {@link home}. */
export const allFollowUps = defineQuery({
  name: 'home.follow-ups',
  params: z.object({ ...window }),
  answer: listOf(followUp),
  reads: [
    'rescheduleRequests',
    'interviews',
    'interviewPanelists',
    'onboardingTasks',
    'taskAssignments',
    'onboardingProcesses',
    'associates',
    'jobs',
    'candidates',
    'users',
    'recruiters',
  ],
});
