import { z } from 'zod';
import { utcSecond, window } from './common.ts';
import { defineQuery } from './query.ts';

/** Searches are read as `shared/search/parse.ts` says; whoever asks has read them there before. */
const search = z.string().max(2_000);

/** Where a text matched: UTF-16 positions, in order, without overlap. */
const marks = z.array(z.tuple([z.int(), z.int()]));
export type Marks = z.infer<typeof marks>;

const markedText = z.object({ text: z.string(), marks });
export type MarkedText = z.infer<typeof markedText>;

/** How far the index of this laptop is: what it lacks cannot be found yet. */
const indexState = z.object({ phase: z.enum(['fields', 'resumes', 'changes', 'ready']), percent: z.int() });

/** Someone found, and why. */
export const foundCandidate = z.object({
  id: z.int(),
  name: markedText,
  title: markedText.nullable(),
  place: markedText.nullable(),
  email: markedText.nullable(),
  /** Where the words stand that none of the fields above show. */
  reason: z.object({ field: z.enum(['skill', 'company', 'resume']), ...markedText.shape }).nullable(),
  applications: z.int(),
  lastActivityAt: utcSecond.nullable(),
});
export type FoundCandidate = z.infer<typeof foundCandidate>;

/** Candidates by relevance, names first; an empty search lists everybody by name. */
export const searchCandidates = defineQuery({
  name: 'search.candidates',
  params: z.object({ search, ...window }),
  answer: z.object({
    /** How many are listed; there may be more. */
    total: z.int(),
    isMore: z.boolean(),
    index: indexState,
    /** Names that were looked for as well, because too few had the typed one. */
    alsoNamed: z.array(z.string()),
    candidates: z.array(foundCandidate),
  }),
  reads: ['candidates', 'users', 'resumeProfiles', 'applications', 'candidateTags', 'candidateTagAssignments', 'jobs', 'customers', 'search'],
});

/** The reader's own saved searches of candidates, by name; pinned ones first. */
export const savedSearches = defineQuery({
  name: 'search.saved',
  params: z.object({}),
  answer: z.object({ searches: z.array(z.object({ id: z.int(), name: z.string(), search: z.string(), pinned: z.boolean() })) }),
  reads: ['savedSearches'],
});

/** The same search over everything, the best few of each kind. */
export const searchEverything = defineQuery({
  name: 'search.everything',
  params: z.object({ search, limit: z.int().min(1).max(20) }),
  answer: z.object({
    index: indexState,
    candidates: z.array(foundCandidate),
    jobs: z.array(z.object({ id: z.int(), title: markedText, detail: markedText })),
    customers: z.array(z.object({ id: z.int(), title: markedText, detail: markedText })),
    /** Notes with the person they are about. */
    notes: z.array(
      z.object({ id: z.int(), detail: markedText, candidateName: z.string(), jobId: z.int(), applicationId: z.int(), candidateId: z.int() }),
    ),
  }),
  reads: [
    'candidates',
    'users',
    'resumeProfiles',
    'applications',
    'jobs',
    'customers',
    'applicationFeedback',
    'candidateTags',
    'candidateTagAssignments',
    'search',
  ],
});
