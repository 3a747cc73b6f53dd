import { z } from 'zod';
import { APPLICATION_STATUSES } from '../domain/application-status.ts';
import { tagChip, utcSecond, window } from './common.ts';
import { jobLine } from './jobs.ts';
import { defineQuery } from './query.ts';

const boardStatus = z.enum([...APPLICATION_STATUSES, 'other']);

/** In place of a job's number: every open job of mine, or of the company when I own none. */
export const ALL_JOBS = 0;

/** What of a pipeline is looked at; every condition that is set must hold. */
export const pipelineFilter = z.object({
  /** Any of these stages; none given is any. */
  statuses: z.array(boardStatus),
  /** Any of these tags of mine, by name; none given is any. */
  tags: z.array(z.string().max(255)).max(50),
  /** Any of these origins of the person, as stored; none given is any. */
  sources: z.array(z.string().max(100)).max(50),
  /** Match of at least this, 0 to 100. */
  minScore: z.int().min(0).max(100).nullable(),
  /** In their stage for at least so many days. */
  minDays: z.int().min(0).max(3_650).nullable(),
  stuck: z.boolean(),
  unseen: z.boolean(),
});
export type PipelineFilter = z.infer<typeof pipelineFilter>;

export const NO_FILTER: PipelineFilter = { statuses: [], tags: [], sources: [], minScore: null, minDays: null, stuck: false, unseen: false };

/** Of a job or of {@link ALL_JOBS}. A filter that is left out lets everything through. */
export const pipelineChoice = { jobId: z.int(), search: z.string().max(200), filter: pipelineFilter.optional() };

/** What search, filter and order of a pipeline are made of. */
export const FILTERED_BY = [
  'applications',
  'applicationHistory',
  'candidates',
  'users',
  'candidateTags',
  'candidateTagAssignments',
  'kept',
  'seen',
] as const;

/** What cards are made of. */
export const CARD_READS = [
  ...FILTERED_BY,
  'jobs',
  'applicationFeedback',
  'interviews',
  'interviewPanelists',
  'panelistFeedback',
  'rescheduleRequests',
  'jobSkillRequirements',
  'emailUnsubscribes',
  'queue',
] as const;

/** The short form of a card: what an action on it needs. */
export const cardRef = z.object({ applicationId: z.int(), candidateId: z.int(), status: z.string() });

/** The job the pipeline opens on when none was chosen yet: the first of the switcher. Null without jobs. */
export const landing = defineQuery({
  name: 'pipeline.landing',
  params: z.object({}),
  answer: z.object({ jobId: z.int().nullable() }),
  reads: ['jobs'],
});

/** The board's frame: the job (null for several) and how many applications stand in each stage. */
export const board = defineQuery({
  name: 'pipeline.board',
  params: z.object(pipelineChoice),
  answer: z.object({
    job: jobLine.nullable(),
    columns: z.array(z.object({ status: boardStatus, count: z.int() })),
  }),
  reads: ['jobs', 'customers', ...FILTERED_BY],
});

/** What an application waits for, from its stage, its interviews and their panels. */
export const NEXT_ACTIONS = ['review', 'schedule', 'interview', 'reschedule', 'outcome', 'feedback', 'decide', 'offer'] as const;
export type NextAction = (typeof NEXT_ACTIONS)[number];

/** One application as a card. */
export const card = z.object({
  applicationId: z.int(),
  candidateId: z.int(),
  jobId: z.int().nullable(),
  jobTitle: z.string(),
  /** As stored; an unknown status is shown under "other". */
  status: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  location: z.string().nullable(),
  /** Skills of the candidate that the job asks for come first. */
  skills: z.array(z.object({ name: z.string(), matches: z.boolean() })),
  score: z.int().nullable(),
  submittedAt: utcSecond,
  /** When the application entered this stage, from its history. */
  statusSince: utcSecond,
  tags: z.array(tagChip),
  notes: z.int(),
  /** The reader's own, 1 to 5. */
  rating: z.int().nullable(),
  nextInterviewAt: utcSecond.nullable(),
  /** What comes next and when, where that is known; null for a closed application. */
  next: z.object({ kind: z.enum(NEXT_ACTIONS), at: utcSecond.nullable() }).nullable(),
  /** It has stood in its stage longer than the recruiter's threshold. */
  stuck: z.boolean(),
  /** New, and this person has not opened it on this device yet. */
  unseen: z.boolean(),
  /** Initials of panelists who still owe feedback. */
  feedbackOwedBy: z.array(z.string()),
  /** An e-mail to the person waits, and can still be cancelled. */
  letterWaits: z.boolean(),
  /** The card has changes that the server has not confirmed. */
  undelivered: z.boolean(),
});
export type Card = z.infer<typeof card>;

export const CARD_SORTS = ['newest', 'longest_in_stage', 'score', 'name'] as const;

/** A window of one column's cards. */
export const column = defineQuery({
  name: 'pipeline.column',
  params: z.object({ ...pipelineChoice, status: boardStatus, sort: z.enum(CARD_SORTS), ...window }),
  answer: z.object({ total: z.int(), cards: z.array(card) }),
  reads: CARD_READS,
});

/** Where an application stands and whose it is: what a link that names only the application leads to. */
export const applicationOf = defineQuery({
  name: 'pipeline.applicationOf',
  params: z.object({ applicationId: z.int() }),
  answer: z.object({ application: z.object({ applicationId: z.int(), candidateId: z.int(), jobId: z.int().nullable() }).nullable() }),
  reads: ['applications'],
});

/** The ids and stages of cards between two places of a column: what shift-click and "select all" need. */
export const columnIds = defineQuery({
  name: 'pipeline.columnIds',
  params: z.object({ ...pipelineChoice, status: boardStatus, sort: z.enum(CARD_SORTS) }),
  answer: z.object({ cards: z.array(cardRef) }),
  reads: [...FILTERED_BY, 'jobs'],
});
