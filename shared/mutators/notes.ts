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
  roles: ['recruiter', 'company_admin', 'admin'],
  hasServerPart: false,
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
    return { name: 'applications.removeNote', input: { noteId: args.noteId } };
  },
});

/** Removes one's own note. A note that is gone already is what was wanted. */
export const removeNote = defineMutator({
  name: 'applications.removeNote',
  argsVersion: 1,
  input: z.object({ noteId: z.int() }),
  args: z.object({ noteId: z.int() }),
  ids: [{ path: 'noteId', table: 'applicationFeedback' }],
  roles: ['recruiter', 'company_admin', 'admin'],
  hasServerPart: false,
  prepare: (input) => input,
  label: () => 'Remove a note',
  *run(tx, { noteId }, context) {
    const row = yield* tx.get('applicationFeedback', noteId);
    if (row === undefined) return COMPLETE;
    if (row.recruiterId !== context.recruiterId || row.rating !== null) {
      throw new MutationRejection('note.not_yours', 'Only the person who wrote a note can remove it.');
    }
    yield* tx.delete('applicationFeedback', noteId);
    return COMPLETE;
  },
  *inverse(tx, { noteId }) {
    const row = yield* tx.get('applicationFeedback', noteId);
    if (row?.applicationId == null || row.notes === null) return null;
    return { name: 'applications.addNote', input: { applicationId: row.applicationId, text: row.notes } };
  },
});
