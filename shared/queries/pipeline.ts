import { z } from 'zod';
import { APPLICATION_STATUSES } from '../domain/application-status.ts';
import { tagChip, utcSecond, window } from './common.ts';
import { jobLine } from './jobs.ts';
import { defineQuery } from './query.ts';

const boardStatus = z.enum([...APPLICATION_STATUSES, 'other']);

/** The job the pipeline opens on when none was chosen yet: the first of the switcher. Null without jobs. */
export const landing = defineQuery({
  name: 'pipeline.landing',
  params: z.object({}),
  answer: z.object({ jobId: z.int().nullable() }),
  reads: ['jobs'],
});

/** The board's frame: the job and how many applications stand in each stage. */
export const board = defineQuery({
  name: 'pipeline.board',
  params: z.object({ jobId: z.int(), search: z.string().max(200) }),
  answer: z.object({
    job: jobLine.nullable(),
    columns: z.array(z.object({ status: boardStatus, count: z.int() })),
  }),
  reads: ['jobs', 'customers', 'applications', 'candidates', 'users'],
});

/** One application as a card. */
export const card = z.object({
  applicationId: z.int(),
  candidateId: z.int(),
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
  nextInterviewAt: utcSecond.nullable(),
  /** Initials of panelists who still owe feedback. */
  feedbackOwedBy: z.array(z.string()),
  /** The card has changes that the server has not confirmed. */
  undelivered: z.boolean(),
});
export type Card = z.infer<typeof card>;

export const CARD_SORTS = ['newest', 'longest_in_stage', 'score', 'name'] as const;

/** A window of one column's cards. */
export const column = defineQuery({
  name: 'pipeline.column',
  params: z.object({ jobId: z.int(), status: boardStatus, search: z.string().max(200), sort: z.enum(CARD_SORTS), ...window }),
  answer: z.object({ total: z.int(), cards: z.array(card) }),
  reads: [
    'applications',
    'applicationHistory',
    'applicationFeedback',
    'candidates',
    'users',
    'interviews',
    'interviewPanelists',
    'candidateTags',
    'candidateTagAssignments',
    'jobSkillRequirements',
    'queue',
  ],
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
  params: z.object({ jobId: z.int(), status: boardStatus, search: z.string().max(200), sort: z.enum(CARD_SORTS) }),
  answer: z.object({ cards: z.array(z.object({ applicationId: z.int(), candidateId: z.int(), status: z.string() })) }),
  reads: ['applications', 'applicationHistory', 'candidates', 'users'],
});
