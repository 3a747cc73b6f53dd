import { z } from 'zod';
import { APPLICATION_STATUSES } from '../domain/application-status.ts';
import { timelineEntry } from './candidates.ts';
import { tagChip, utcSecond, window } from './common.ts';
import { CARD_SORTS, FILTERED_BY, pipelineChoice } from './pipeline.ts';
import { defineQuery } from './query.ts';

/** A review is of so many applications at most. */
export const LONGEST_REVIEW = 10_000;
/** Outcomes are kept, and applications asked for, so many at a time. */
export const REVIEW_PAGE = 100;

/** What was done with one application of a review. */
export const reviewOutcome = z.object({
  /** `meanwhile`: somebody else had moved it before its turn came, so it was passed over. */
  kind: z.enum(['moved', 'skipped', 'meanwhile']),
  /** The stage it was moved to; null for one that was skipped, or that is gone. */
  to: z.string().nullable(),
  /** Who moved it meanwhile. */
  by: z.string().nullable(),
  /** The changes that did it, for undo; empty where they were made in another view. */
  changes: z.array(z.int()),
});
export type ReviewOutcome = z.infer<typeof reviewOutcome>;

/** Where the review that was begun last is kept on this device (`kept.ts`). */
export const REVIEW_NAME = 'review';

/** Where the outcomes of one page of it are kept. */
export function outcomesName(page: number): string {
  return `${REVIEW_NAME}/${page}`;
}

/** A review as it was begun: who is looked at, in which order, and where each stood. */
export const keptReview = z.object({
  /** Tells this review from the ones before it: when it was begun, ms. */
  session: z.int(),
  title: z.string(),
  /** What was searched for: it is marked in résumés. */
  terms: z.string(),
  items: z
    .array(z.tuple([z.int(), z.string()]))
    .min(1)
    .max(LONGEST_REVIEW),
});
export type KeptReview = z.infer<typeof keptReview>;

/** The outcomes of a page, by place. Those of an earlier review no longer count. */
export const keptOutcomes = z.object({ session: z.int(), outcomes: z.record(z.string(), reviewOutcome) });
export type KeptOutcomes = z.infer<typeof keptOutcomes>;

const search = z.string().max(2_000);
const ids = z.array(z.int()).max(LONGEST_REVIEW);

/** What a review can be made of. */
export const reviewSource = z.discriminatedUnion('kind', [
  /** Everybody of a job, or of all open ones, who is in play and has no offer yet. */
  z.object({ kind: z.literal('job'), jobId: z.int() }),
  z.object({ kind: z.literal('column'), ...pipelineChoice, status: z.enum([...APPLICATION_STATUSES, 'other']), sort: z.enum(CARD_SORTS) }),
  z.object({ kind: z.literal('applications'), applicationIds: ids }),
  /** The newest application in play of each. */
  z.object({ kind: z.literal('candidates'), candidateIds: ids }),
  z.object({ kind: z.literal('search'), search }),
]);
export type ReviewSource = z.infer<typeof reviewSource>;

const STORY = ['applications', 'applicationHistory', 'users'] as const;

/** Who a review of this would be of, in order. */
export const reviewList = defineQuery({
  name: 'review.list',
  params: z.object({ source: reviewSource }),
  answer: z.object({ title: z.string(), terms: z.string(), items: z.array(z.tuple([z.int(), z.string()])) }),
  reads: [...FILTERED_BY, 'jobs', 'customers', 'resumeProfiles', 'search'],
});

/** The review that was begun last and how far it is; null when there is none. */
export const reviewSession = defineQuery({
  name: 'review.session',
  params: z.object({}),
  answer: z.object({
    review: z
      .object({
        session: z.int(),
        title: z.string(),
        terms: z.string(),
        total: z.int(),
        /** The first place without an outcome; `total` when all have one. */
        next: z.int(),
        moved: z.int(),
        skipped: z.int(),
        meanwhile: z.int(),
      })
      .nullable(),
  }),
  reads: ['kept', 'applications'],
});

/** One application in its place of the review. */
export const reviewItem = z.object({
  place: z.int(),
  applicationId: z.int(),
  candidateId: z.int(),
  name: z.string(),
  /** The stage it was listed in. */
  status: z.string(),
  /** The stage it stands in now; null when it is gone. */
  now: z.string().nullable(),
  /** Whose last move that was. */
  movedBy: z.object({ name: z.string(), isMe: z.boolean(), at: utcSecond }).nullable(),
  outcome: reviewOutcome.nullable(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

/** A page of a review, as things stand; `total` counts all of that choice. Nothing of a review that another one has replaced. */
export const reviewItems = defineQuery({
  name: 'review.items',
  params: z.object({
    session: z.int(),
    only: z.enum(['all', 'moved', 'skipped', 'meanwhile']),
    ...window,
  }),
  answer: z.object({ total: z.int(), items: z.array(reviewItem) }),
  reads: ['kept', 'candidates', ...STORY],
});

/** What speaks for a skill that the job asks for: a rating of it, the profile, the résumé; null when nothing does. */
export const skillEvidence = z.object({
  name: z.string(),
  isMandatory: z.boolean(),
  evidence: z.enum(['rated', 'listed', 'resume']).nullable(),
  /** 1 to 5. */
  rating: z.int().nullable(),
  years: z.int().nullable(),
  lastUsedYear: z.int().nullable(),
});
export type SkillEvidence = z.infer<typeof skillEvidence>;

/** The facts of an applicant, as a review and a comparison show them. */
export const applicant = z.object({
  candidateId: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  title: z.string().nullable(),
  location: z.string().nullable(),
  bio: z.string().nullable(),
  experienceYears: z.int().nullable(),
  seniority: z.string().nullable(),
  availability: z.string().nullable(),
  noticePeriod: z.string().nullable(),
  visaStatus: z.string().nullable(),
  salaryMin: z.int().nullable(),
  salaryMax: z.int().nullable(),
  willingToRelocate: z.boolean().nullable(),
  /** Skills of the profile that the job does not ask for. */
  otherSkills: z.array(z.string()),
  /** The skills asked for, in the job's order. */
  skills: z.array(skillEvidence),
  tags: z.array(tagChip),
  application: z
    .object({
      id: z.int(),
      jobId: z.int(),
      jobTitle: z.string(),
      companyName: z.string(),
      status: z.string(),
      submittedAt: utcSecond,
      statusSince: utcSecond,
      /** 0 to 100. */
      score: z.int().nullable(),
    })
    .nullable(),
  /** The newest prediction of this application, and what spoke for and against. */
  prediction: z
    .object({
      score: z.int().nullable(),
      at: utcSecond,
      parts: z.array(z.object({ label: z.string(), score: z.int() })),
      positive: z.array(z.string()),
      negative: z.array(z.string()),
    })
    .nullable(),
  /** The reader's own rating, and colleagues'. */
  rating: z.int().nullable(),
  othersRatings: z.array(z.object({ name: z.string(), rating: z.int() })),
  nextInterviewAt: utcSecond.nullable(),
});
export type Applicant = z.infer<typeof applicant>;

/** What a screen of {@link applicant applicants} depends on. */
export const APPLICANT_READS = [
  'applications',
  'applicationHistory',
  'applicationFeedback',
  'candidates',
  'candidateSkillRatings',
  'candidateSuccessPredictions',
  'candidateTags',
  'candidateTagAssignments',
  'interviews',
  'jobSkillRequirements',
  'jobs',
  'recruiters',
  'resumeProfiles',
  'users',
] as const;

/** Everything a review shows of one application: asked for ahead of its turn. */
export const reviewCard = defineQuery({
  name: 'review.card',
  params: z.object({ applicationId: z.int(), terms: search }),
  answer: z.object({
    applicant: applicant.nullable(),
    /** The résumé sent with the application, else the default one. Marks are UTF-16 positions, in order: what was searched for, and the skills the job asks for. */
    resume: z
      .object({
        id: z.int(),
        filename: z.string(),
        uploadedAt: utcSecond,
        text: z.string().nullable(),
        marks: z.array(z.tuple([z.int(), z.int(), z.enum(['searched', 'asked'])])),
      })
      .nullable(),
    coverLetter: z.string().nullable(),
    /** The newest facts of its story. */
    story: z.array(timelineEntry),
    elsewhere: z.array(z.object({ applicationId: z.int(), jobTitle: z.string(), status: z.string() })),
  }),
  reads: [...APPLICANT_READS, 'candidateInteractions', 'queue'],
});
export type ReviewCard = z.infer<typeof reviewCard.answer>;

/** The ratings of an application: the reader's own and colleagues'. */
export const ratings = defineQuery({
  name: 'applications.ratings',
  params: z.object({ applicationId: z.int() }),
  answer: z.object({ mine: z.int().nullable(), others: z.array(z.object({ name: z.string(), rating: z.int() })) }),
  reads: ['applicationFeedback', 'recruiters', 'users'],
});
