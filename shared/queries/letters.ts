import { z } from 'zod';
import { MERGE_FIELDS } from '../domain/letters.ts';
import { utcSecond } from './common.ts';
import { defineQuery } from './query.ts';

/** Longer selections are asked about by their first part. */
export const MOST_RECIPIENTS = 20_000;

/** The company's own e-mail templates that are in use, by name. */
export const letterTemplates = defineQuery({
  name: 'letters.templates',
  params: z.object({}),
  answer: z.object({
    templates: z.array(z.object({ id: z.int(), name: z.string(), category: z.string().nullable(), subject: z.string(), body: z.string() })),
  }),
  reads: ['emailTemplates'],
});

/** Whom a letter to these applications reaches, and what its merge fields say of the first of them. */
export const letterReach = defineQuery({
  name: 'letters.reach',
  params: z.object({ applicationIds: z.array(z.int()).max(MOST_RECIPIENTS) }),
  answer: z.object({
    reachable: z.int(),
    /** No address is known, or it was made up by an upload. */
    withoutAddress: z.int(),
    unsubscribed: z.int(),
    preview: z.record(z.enum(MERGE_FIELDS), z.string().nullable()).nullable(),
  }),
  reads: ['applications', 'candidates', 'users', 'jobs', 'emailUnsubscribes'],
});

/**
 * Where the e-mail of a move made on this device is:
 * - `not_delivered`: the move itself waits on this laptop; the delay begins when it arrives
 * - `waiting`: it leaves at `leavesAt`
 * - `due`: its time has come; nobody here can stop it any more
 * - `cancelled`: taken back; the move stands
 */
export const LETTER_STATES = ['not_delivered', 'waiting', 'due', 'cancelled'] as const;

/** The e-mail of an application's newest move; null where there is none, or it has been sent. */
export const pendingLetter = defineQuery({
  name: 'letters.pending',
  params: z.object({ applicationId: z.int() }),
  answer: z.object({
    letter: z
      .object({
        historyId: z.int(),
        /** The move that the e-mail tells of. */
        mutationId: z.int(),
        status: z.string(),
        state: z.enum(LETTER_STATES),
        delaySeconds: z.int(),
        leavesAt: utcSecond.nullable(),
        /** The author's own subject, filled in; null for the platform's template of the stage. */
        subject: z.string().nullable(),
      })
      .nullable(),
  }),
  reads: ['applications', 'applicationHistory', 'candidates', 'users', 'jobs', 'emailUnsubscribes', 'queue'],
});
export type PendingLetter = NonNullable<z.infer<typeof pendingLetter.answer>['letter']>;
