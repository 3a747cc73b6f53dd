import { z } from 'zod';
import { APPLICATION_STATUSES } from '../domain/application-status.ts';
import { letter } from '../domain/letters.ts';
import { defineQuery } from './query.ts';

/** The name under which draft moves are kept on this device (`kept.ts`). */
export const DRAFT_MOVES = 'pipeline.draft-moves';

/** At most so many moves are collected before they are sent. */
export const MOST_DRAFT_MOVES = 2_000;

/** A move that was decided and not sent yet. */
export const draftMove = z.object({
  applicationId: z.int(),
  /** The stage it stood in when the draft was made: the guard, as for any move. */
  from: z.string(),
  to: z.enum(APPLICATION_STATUSES),
  note: z.string().max(5_000),
  /** As for a move: the e-mail given, none where it is null, the platform's own where it is left out. */
  letter: letter.nullable().optional(),
});
export type DraftMove = z.infer<typeof draftMove>;

export const keptDraftMoves = z.array(draftMove).max(MOST_DRAFT_MOVES);

/** The moves collected on this device, with whose they are and where each stands now. */
export const draftMoves = defineQuery({
  name: 'drafts.moves',
  params: z.object({}),
  answer: z.object({
    drafts: z.array(
      draftMove.extend({
        candidateId: z.int().nullable(),
        jobId: z.int().nullable(),
        name: z.string(),
        jobTitle: z.string(),
        /** Where it stands now; null when the application is gone. */
        current: z.string().nullable(),
        /** Why it cannot be sent as it is: someone moved it, it is gone, its job was closed. */
        obstacle: z.enum(['moved', 'gone', 'job_over']).nullable(),
      }),
    ),
  }),
  reads: ['kept', 'applications', 'candidates', 'users', 'jobs'],
});
export type ShownDraft = z.infer<typeof draftMoves.answer>['drafts'][number];
