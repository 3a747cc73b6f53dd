import { z } from 'zod';
import { MAX_ROWS_PER_MUTATION } from './move-applications.ts';
import { defineMutator, MutationRejection, type SkippedRow } from './mutator.ts';
import { requireRecruiter, STAFF } from './staff.ts';

const text = z.string().trim().min(1, 'Write something first.').max(20_000, 'A note may have at most 20,000 characters.');
const target = z.object({ applicationId: z.int() });

const GONE = 'This application was deleted or is no longer shared with you.';

/** Puts one note on many applications: a row each, as {@link addNote} makes one. */
export const addNotes = defineMutator({
  name: 'applications.addNotes',
  argsVersion: 1,
  input: z.object({ applications: z.array(target).min(1).max(MAX_ROWS_PER_MUTATION), text }),
  args: z.object({
    applications: z
      .array(target.extend({ noteId: z.int().negative() }))
      .min(1)
      .max(MAX_ROWS_PER_MUTATION),
    text,
  }),
  ids: [
    { path: 'applications.*.applicationId', table: 'applications' },
    { path: 'applications.*.noteId', table: 'applicationFeedback', creates: true },
  ],
  roles: STAFF,
  undoneBy: 'applications.removeNotes',
  prepare: (given, newId) => ({
    ...given,
    applications: given.applications.map((one) => ({ ...one, noteId: newId('applicationFeedback') })),
  }),
  label: ({ applications }) => (applications.length === 1 ? 'Add a note' : `Add a note to ${applications.length} candidates`),
  *run(tx, given, context) {
    const recruiterId = requireRecruiter(context);
    const skipped: SkippedRow[] = [];
    for (const { applicationId, noteId } of given.applications) {
      const application = yield* tx.get('applications', applicationId);
      if (application === undefined) {
        skipped.push({ table: 'applications', id: applicationId, code: 'row.gone', message: GONE });
        continue;
      }
      yield* tx.insert('applicationFeedback', noteId, {
        applicationId: application.id,
        recruiterId,
        providedBy: context.userId,
        rating: null,
        notes: given.text,
        createdAt: context.now,
        updatedAt: context.now,
      });
    }
    if (skipped.length === given.applications.length) throw new MutationRejection('row.gone', `${GONE} Your note is kept here.`);
    return { skipped, conflicts: [] };
  },
  *inverse(_tx, given) {
    const notes = given.applications.map(({ noteId }) => ({ noteId }));
    return { name: 'applications.removeNotes', input: { notes, base: given.text } };
  },
});

const removed = z.object({
  notes: z
    .array(z.object({ noteId: z.int() }))
    .min(1)
    .max(MAX_ROWS_PER_MUTATION),
  /** The text all of them had. */
  base: z.string(),
});

/** Removes one's own notes of one text; one that was changed meanwhile stays, one that is gone is as wanted. */
export const removeNotes = defineMutator({
  name: 'applications.removeNotes',
  argsVersion: 1,
  input: removed,
  args: removed,
  ids: [{ path: 'notes.*.noteId', table: 'applicationFeedback' }],
  roles: STAFF,
  fields: [{ table: 'applicationFeedback', field: 'notes', policy: 'guard' }],
  prepare: (given) => given,
  label: ({ notes }) => (notes.length === 1 ? 'Remove a note' : `Remove ${notes.length} notes`),
  *run(tx, { notes, base }, context) {
    const skipped: SkippedRow[] = [];
    for (const { noteId } of notes) {
      const row = yield* tx.get('applicationFeedback', noteId);
      if (row === undefined) continue;
      const at = { table: 'applicationFeedback', id: noteId } as const;
      if (row.recruiterId !== context.recruiterId || row.rating !== null) {
        skipped.push({ ...at, code: 'note.not_yours', message: 'Only the person who wrote a note can remove it.' });
      } else if (row.notes !== base) {
        skipped.push({ ...at, code: 'note.changed_meanwhile', message: 'This note was changed on another device meanwhile, so it stays.' });
      } else yield* tx.delete('applicationFeedback', row.id);
    }
    const first = skipped[0];
    if (first !== undefined && skipped.length === notes.length) throw new MutationRejection(first.code, first.message);
    return { skipped, conflicts: [] };
  },
  *inverse() {
    return null;
  },
});
