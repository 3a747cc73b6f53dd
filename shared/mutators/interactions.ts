import { z } from 'zod';
import { fromUtcSecond, toUtcSecond } from '../time.ts';
import { COMPLETE, defineMutator, MutationRejection } from './mutator.ts';
import { gone, STAFF } from './staff.ts';

/** What recruiters log by hand: a call, an e-mail they wrote, one they got, a meeting. */
export const LOGGED_KINDS = ['call', 'email_sent', 'email_received', 'meeting'] as const;
export type LoggedKind = (typeof LOGGED_KINDS)[number];

/**
 * The platform's column knows nine kinds of its own and nothing else. An e-mail
 * from the person is a reply; for all else stands the kind that weighs least in
 * the platform's scores. What it was is in `metadata`, which is ours to fill.
 */
const PLATFORM_TYPES: Readonly<Record<LoggedKind, string>> = {
  call: 'profile_viewed',
  email_sent: 'profile_viewed',
  email_received: 'email_replied',
  meeting: 'profile_viewed',
};

const note = z.string().trim().max(10_000, 'At most 10,000 characters: put the rest into a note.');
const metadata = z.object({ logged: z.enum(LOGGED_KINDS), note });

/** What was logged by hand, out of the row's `metadata`; null for the platform's own interactions. */
export function readLogged(stored: string | null): z.infer<typeof metadata> | null {
  try {
    return metadata.safeParse(JSON.parse(stored ?? '')).data ?? null;
  } catch {
    return null;
  }
}

/** `YYYY-MM-DD HH:MM:SS` UTC of a moment that exists; null for the moment of logging. */
const moment = z
  .string()
  .regex(/^20[0-3]\d-\d\d-\d\d \d\d:\d\d:\d\d$/)
  .refine((value) => !Number.isNaN(fromUtcSecond(value)) && toUtcSecond(fromUtcSecond(value)) === value, 'Choose a date and time that exist.')
  .nullable();

const logged = z.object({ candidateId: z.int(), applicationId: z.int().nullable(), kind: z.enum(LOGGED_KINDS), at: moment, note });

/** Logs a call, an e-mail or a meeting with a person, with or without one of their applications. */
export const logInteraction = defineMutator({
  name: 'interactions.log',
  argsVersion: 1,
  input: logged,
  args: logged.extend({ interactionId: z.int().negative() }),
  ids: [
    { path: 'candidateId', table: 'candidates' },
    { path: 'applicationId', table: 'applications' },
    { path: 'interactionId', table: 'candidateInteractions', creates: true },
  ],
  roles: STAFF,
  undoneBy: 'interactions.remove',
  prepare: (given, newId) => ({ ...given, interactionId: newId('candidateInteractions') }),
  label: ({ kind }) => (kind === 'call' ? 'Log a call' : kind === 'meeting' ? 'Log a meeting' : 'Log an e-mail'),
  *run(tx, given, context) {
    const person = yield* tx.get('candidates', given.candidateId);
    if (person === undefined) throw gone('candidate');
    // No constraint of the database looks at this reference.
    const application = given.applicationId === null ? undefined : yield* tx.get('applications', given.applicationId);
    if (given.applicationId !== null && application?.candidateId !== person.id) throw gone('application');
    if (given.at !== null && given.at > context.now) {
      throw new MutationRejection('interaction.in_future', 'This has not taken place yet. Correct the time, or schedule an interview instead.');
    }
    yield* tx.insert('candidateInteractions', given.interactionId, {
      candidateId: person.id,
      applicationId: application?.id ?? null,
      userId: context.userId,
      interactionType: PLATFORM_TYPES[given.kind],
      metadata: JSON.stringify({ logged: given.kind, note: given.note }),
      createdAt: given.at ?? context.now,
    });
    return COMPLETE;
  },
  *inverse(_tx, { interactionId }) {
    return { name: 'interactions.remove', input: { interactionId } };
  },
});

/** Removes an interaction that the author logged; one that is gone already is as wanted. */
export const removeInteraction = defineMutator({
  name: 'interactions.remove',
  argsVersion: 1,
  input: z.object({ interactionId: z.int() }),
  args: z.object({ interactionId: z.int() }),
  ids: [{ path: 'interactionId', table: 'candidateInteractions' }],
  roles: STAFF,
  undoneBy: 'interactions.log',
  prepare: (given) => given,
  label: () => 'Remove a logged interaction',
  *run(tx, { interactionId }, context) {
    const row = yield* tx.get('candidateInteractions', interactionId);
    if (row === undefined) return COMPLETE;
    if (row.userId !== context.userId || readLogged(row.metadata) === null) {
      throw new MutationRejection('interaction.not_yours', 'Only what you logged yourself can be removed.');
    }
    yield* tx.delete('candidateInteractions', row.id);
    return COMPLETE;
  },
  *inverse(tx, { interactionId }) {
    const row = yield* tx.get('candidateInteractions', interactionId);
    const was = readLogged(row?.metadata ?? null);
    if (row?.candidateId == null || was === null) return null;
    const { candidateId, applicationId, createdAt } = row;
    return { name: 'interactions.log', input: { candidateId, applicationId, kind: was.logged, at: createdAt, note: was.note } };
  },
});
