import { z } from 'zod';
import { COMPLETE, defineMutator, MutationRejection } from './mutator.ts';

const text = z.string().trim().min(1, 'Write something first.').max(20_000, 'A note may have at most 20,000 characters.');

/**
 * Adds a note: an `applicationFeedback` row without a rating, by the author's
 * recruiter profile (`design.md` 2). `applications.notes` is never touched.
 */
export const addNote = defineMutator({
  name: 'applications.addNote',
  argsVersion: 1,
  input: z.object({ applicationId: z.int(), text }),
  args: z.object({ applicationId: z.int(), text, noteId: z.int().negative() }),
  ids: [
    { path: 'applicationId', table: 'applications' },
    { path: 'noteId', table: 'applicationFeedback', creates: true },
  ],
  undoneBy: 'applications.removeNote',
  roles: ['recruiter', 'company_admin', 'admin'],
  prepare: (input, newId) => ({ ...input, noteId: newId('applicationFeedback') }),
  label: () => 'Add a note',
  *run(tx, args, context) {
    if (context.recruiterId === null) {
      throw new MutationRejection(
        'note.no_recruiter_profile',
        'Your account has no recruiter profile, and notes belong to one. Ask your administrator to complete your profile.',
      );
    }
    const application = yield* tx.get('applications', args.applicationId);
    if (application === undefined) {
      throw new MutationRejection('row.gone', 'This application was deleted or is no longer shared with you. Your note is kept here.');
    }
    yield* tx.insert('applicationFeedback', args.noteId, {
      applicationId: args.applicationId,
      recruiterId: context.recruiterId,
      providedBy: context.userId,
      rating: null,
      notes: args.text,
      createdAt: context.now,
      updatedAt: context.now,
    });
    return COMPLETE;
  },
  *inverse(_tx, args) {
    return { name: 'applications.removeNote', input: { noteId: args.noteId, base: args.text } };
  },
});

/** The note, and its text as the user saw it; null where that is not known. */
const removal = z.object({ noteId: z.int(), base: z.string().nullable() });

/**
 * Removes one's own note. A note that is gone already is what was wanted; one
 * that its author changed on another device meanwhile is not removed unseen.
 */
export const removeNote = defineMutator({
  name: 'applications.removeNote',
  argsVersion: 2,
  input: removal.partial({ base: true }),
  args: removal,
  ids: [{ path: 'noteId', table: 'applicationFeedback' }],
  fields: [{ table: 'applicationFeedback', field: 'notes', policy: 'guard' }],
  undoneBy: 'applications.addNote',
  // Programs of the first version did not say what their user saw, so nothing is guarded.
  upcasts: { 1: (args) => ({ ...(args as object), base: null }) },
  roles: ['recruiter', 'company_admin', 'admin'],
  prepare: ({ noteId, base = null }) => ({ noteId, base }),
  label: () => 'Remove a note',
  *run(tx, { noteId, base }, context) {
    const row = yield* tx.get('applicationFeedback', noteId);
    if (row === undefined) return COMPLETE;
    if (row.recruiterId !== context.recruiterId || row.rating !== null) {
      throw new MutationRejection('note.not_yours', 'Only the person who wrote a note can remove it.');
    }
    if (base !== null && row.notes !== base) {
      throw new MutationRejection(
        'note.changed_meanwhile',
        'This note was changed on another device meanwhile. Read it, and remove it again if you still want to.',
        [{ table: 'applicationFeedback', id: noteId, field: 'notes', policy: 'guard', base, mine: null, theirs: row.notes, kept: 'theirs' }],
      );
    }
    yield* tx.delete('applicationFeedback', noteId);
    return COMPLETE;
  },
  *inverse(tx, { noteId }) {
    const row = yield* tx.get('applicationFeedback', noteId);
    if (row?.applicationId == null || row.notes === null) return null;
    return { name: 'applications.addNote', input: { applicationId: row.applicationId, text: row.notes } };
  },
  *renew(tx, { noteId }) {
    const row = yield* tx.get('applicationFeedback', noteId);
    return row === undefined ? null : { noteId, base: row.notes };
  },
});
