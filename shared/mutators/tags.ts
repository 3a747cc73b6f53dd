import { z } from 'zod';
import { COMPLETE, defineMutator, MutationRejection, type SkippedRow } from './mutator.ts';
import { MAX_ROWS_PER_MUTATION } from './move-applications.ts';
import { requireTeam } from './staff.ts';

/** The colours a tag may have; the platform stores the word. */
export const TAG_COLORS = ['slate', 'blue', 'violet', 'amber', 'teal', 'green', 'rose', 'stone'] as const;

const name = z.string().trim().min(1, 'Give the tag a name.').max(100, 'A tag name may have at most 100 characters.');
const tag = z.object({ name, color: z.enum(TAG_COLORS) });
const candidate = z.object({ candidateId: z.int() });
const assignment = candidate.extend({ assignmentId: z.int().negative() });

/**
 * Puts a personal tag on candidates, making the tag when the author has none of
 * that name (natural key: author and name). An idempotent set: a candidate who
 * has the tag keeps one assignment.
 */
export const tagCandidates = defineMutator({
  name: 'candidates.tag',
  argsVersion: 1,
  input: z.object({ tag, candidates: z.array(candidate).min(1).max(MAX_ROWS_PER_MUTATION) }),
  args: z.object({
    tag: tag.extend({ tagId: z.int().negative() }),
    candidates: z.array(assignment).min(1).max(MAX_ROWS_PER_MUTATION),
  }),
  ids: [
    { path: 'tag.tagId', table: 'candidateTags', creates: true },
    { path: 'candidates.*.candidateId', table: 'candidates' },
    { path: 'candidates.*.assignmentId', table: 'candidateTagAssignments', creates: true },
  ],
  naturalKeys: ['candidateTags(createdBy, name)', 'candidateTagAssignments(tagId, candidateId)'],
  undoneBy: 'candidates.untag',
  roles: ['recruiter', 'company_admin', 'admin'],
  prepare: (input, newId) => ({
    tag: { ...input.tag, tagId: newId('candidateTags') },
    candidates: input.candidates.map((item) => ({ ...item, assignmentId: newId('candidateTagAssignments') })),
  }),
  label: (args) => (args.candidates.length === 1 ? `Tag “${args.tag.name}”` : `Tag ${args.candidates.length} candidates “${args.tag.name}”`),
  *run(tx, args, context) {
    yield* requireTeam(tx, context);
    const skipped: SkippedRow[] = [];
    const tagId = yield* tx.insert(
      'candidateTags',
      args.tag.tagId,
      { createdBy: context.userId, name: args.tag.name, color: args.tag.color, createdAt: context.now },
      { createdBy: context.userId, name: args.tag.name },
    );
    for (const item of args.candidates) {
      const person = yield* tx.get('candidates', item.candidateId);
      if (person === undefined) {
        skipped.push({
          table: 'candidates',
          id: item.candidateId,
          code: 'row.gone',
          message: 'This candidate was deleted or is no longer shared with you.',
        });
        continue;
      }
      const key = { tagId, candidateId: item.candidateId };
      yield* tx.insert('candidateTagAssignments', item.assignmentId, { ...key, assignedBy: context.userId, createdAt: context.now }, key);
    }
    const first = skipped[0];
    if (first !== undefined && skipped.length === args.candidates.length) throw new MutationRejection(first.code, first.message);
    return { skipped, conflicts: [] };
  },
  *inverse(tx, args, context) {
    const existing = (yield* tx.findBy('candidateTags', { createdBy: context.userId, name: args.tag.name }))[0];
    const fresh: { candidateId: number }[] = [];
    for (const { candidateId } of args.candidates) {
      const assigned = existing === undefined ? [] : yield* tx.findBy('candidateTagAssignments', { tagId: existing.id, candidateId });
      if (assigned.length === 0) fresh.push({ candidateId });
    }
    if (fresh.length === 0) return null;
    const untag = { tagId: existing?.id ?? args.tag.tagId, candidates: fresh };
    return { name: 'candidates.untag', input: untag };
  },
});

/** Takes a personal tag off candidates; a candidate without it is already as wanted. */
export const untagCandidates = defineMutator({
  name: 'candidates.untag',
  argsVersion: 1,
  input: z.object({ tagId: z.int(), candidates: z.array(candidate).min(1).max(MAX_ROWS_PER_MUTATION) }),
  args: z.object({ tagId: z.int(), candidates: z.array(candidate).min(1).max(MAX_ROWS_PER_MUTATION) }),
  ids: [
    { path: 'tagId', table: 'candidateTags' },
    { path: 'candidates.*.candidateId', table: 'candidates' },
  ],
  undoneBy: 'candidates.tag',
  roles: ['recruiter', 'company_admin', 'admin'],
  prepare: (input) => input,
  label: (args) => (args.candidates.length === 1 ? 'Remove a tag' : `Remove a tag from ${args.candidates.length} candidates`),
  *run(tx, args, context) {
    const owned = yield* tx.get('candidateTags', args.tagId);
    if (owned === undefined) return COMPLETE;
    if (owned.createdBy !== context.userId) throw new MutationRejection('tag.not_yours', 'Tags are personal; this one belongs to someone else.');
    for (const { candidateId } of args.candidates) {
      const assigned = yield* tx.findBy('candidateTagAssignments', { tagId: args.tagId, candidateId });
      for (const row of assigned) yield* tx.delete('candidateTagAssignments', row.id);
    }
    return COMPLETE;
  },
  *inverse(tx, args) {
    const owned = yield* tx.get('candidateTags', args.tagId);
    const color = TAG_COLORS.find((known) => known === owned?.color) ?? 'slate';
    if (owned?.name == null) return null;
    return { name: 'candidates.tag', input: { tag: { name: owned.name, color }, candidates: args.candidates } };
  },
});
