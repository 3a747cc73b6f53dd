import { z } from 'zod';
import { fieldValue } from '../mutators/conflicts.ts';
import { defineQuery } from './query.ts';

/** Whose word counts for a person (`design.md` 3, tenancy): the company that added them; nobody's are those who registered themselves. */
const CANDIDATE_HOLDERS = ['ours', 'theirs', 'nobody'] as const;

/** What `candidates.edit` may change, as the row holds it: the base of every edit. */
export const editableCandidate = defineQuery({
  name: 'candidates.editable',
  params: z.object({ candidateId: z.int() }),
  answer: z.object({ candidate: z.object({ id: z.int(), fields: z.record(z.string(), fieldValue), holder: z.enum(CANDIDATE_HOLDERS) }).nullable() }),
  reads: ['candidates', 'recruiters', 'users'],
});

/** By what somebody looks like a person who is known already, the surest first. */
export const SIMILARITIES = ['email', 'linkedin', 'phone', 'name'] as const;
export type Similarity = (typeof SIMILARITIES)[number];

/** People on this laptop who may be the one being entered, the surest first, at most five. */
export const similarCandidates = defineQuery({
  name: 'candidates.similar',
  params: z.object({ name: z.string().max(255), email: z.string().max(320), phone: z.string().max(50), linkedinUrl: z.string().max(500) }),
  answer: z.object({
    /** False while this laptop still indexes its candidates: somebody may be missing. */
    isComplete: z.boolean(),
    /** Who signs in here with that very address and is no candidate: it cannot be a candidate's as well. */
    account: z.string().nullable(),
    matches: z.array(
      z.object({
        candidateId: z.int(),
        name: z.string(),
        title: z.string().nullable(),
        location: z.string().nullable(),
        by: z.array(z.enum(SIMILARITIES)),
      }),
    ),
  }),
  reads: ['candidates', 'users', 'search'],
});
