import { z } from 'zod';
import type { SavedSearchesRow } from '../generated/tables.ts';
import { readKeyword, writeKeyword } from '../search/saved.ts';
import { COMPLETE, defineMutator, MutationRejection, type MutatorContext } from './mutator.ts';
import { requireTeam, STAFF } from './staff.ts';

const name = z.string().trim().min(1, 'Give the search a name.').max(255, 'A name may have at most 255 characters.');
const search = z.string().max(1_000, 'This search is too long to be kept.');

function requireOwn(row: SavedSearchesRow, context: MutatorContext): void {
  if (row.userId !== context.userId)
    throw new MutationRejection('search.not_yours', 'Saved searches are personal; this one belongs to someone else.');
}

/** Keeps a search of candidates under a name. Saved searches are personal (`domain-rules.md` 1.10); alerts stay off. */
export const saveSearch = defineMutator({
  name: 'savedSearches.save',
  argsVersion: 1,
  input: z.object({ name, search, pinned: z.boolean() }),
  args: z.object({ name, search, pinned: z.boolean(), savedSearchId: z.int().negative() }),
  ids: [{ path: 'savedSearchId', table: 'savedSearches', creates: true }],
  undoneBy: 'savedSearches.remove',
  roles: STAFF,
  prepare: (input, newId) => ({ ...input, savedSearchId: newId('savedSearches') }),
  label: (args) => `Save the search “${args.name}”`,
  *run(tx, args, context) {
    yield* requireTeam(tx, context);
    yield* tx.insert('savedSearches', args.savedSearchId, {
      userId: context.userId,
      name: args.name,
      searchType: 'candidate',
      keyword: writeKeyword({ search: args.search, pinned: args.pinned }, null),
      emailAlerts: 0,
      createdAt: context.now,
      updatedAt: context.now,
    });
    return COMPLETE;
  },
  *inverse(_tx, { savedSearchId }) {
    return { name: 'savedSearches.remove', input: { savedSearchId } };
  },
});

const changes = z.object({ savedSearchId: z.int(), name: name.optional(), search: search.optional(), pinned: z.boolean().optional() });

/** Renames, rewrites, pins or unpins one's own saved search; what is left out stays. */
export const editSavedSearch = defineMutator({
  name: 'savedSearches.edit',
  argsVersion: 1,
  input: changes,
  args: changes,
  ids: [{ path: 'savedSearchId', table: 'savedSearches' }],
  undoneBy: 'savedSearches.edit',
  roles: STAFF,
  prepare: (given) => given,
  label: (args) => (args.pinned === undefined ? 'Change a saved search' : args.pinned ? 'Pin a search' : 'Unpin a search'),
  *run(tx, args, context) {
    const row = yield* tx.get('savedSearches', args.savedSearchId);
    if (row === undefined) throw new MutationRejection('row.gone', 'This saved search was removed on another device.');
    requireOwn(row, context);
    const before = readKeyword(row.keyword);
    const isRewritten = args.search !== undefined || args.pinned !== undefined;
    const next = { search: args.search ?? before.search, pinned: args.pinned ?? before.pinned };
    const keyword = isRewritten ? writeKeyword(next, row.keyword) : row.keyword;
    yield* tx.update('savedSearches', row.id, { name: args.name ?? row.name, keyword, updatedAt: context.now });
    return COMPLETE;
  },
  *inverse(tx, args) {
    const row = yield* tx.get('savedSearches', args.savedSearchId);
    if (row === undefined) return null;
    const before = readKeyword(row.keyword);
    const input = {
      savedSearchId: args.savedSearchId,
      ...(args.name !== undefined && row.name !== null && { name: row.name }),
      ...(args.search !== undefined && { search: before.search }),
      ...(args.pinned !== undefined && { pinned: before.pinned }),
    };
    return { name: 'savedSearches.edit', input };
  },
});

/** Removes one's own saved search; one that is gone already is as wanted. */
export const removeSavedSearch = defineMutator({
  name: 'savedSearches.remove',
  argsVersion: 1,
  input: z.object({ savedSearchId: z.int() }),
  args: z.object({ savedSearchId: z.int() }),
  ids: [{ path: 'savedSearchId', table: 'savedSearches' }],
  undoneBy: 'savedSearches.save',
  roles: STAFF,
  prepare: (given) => given,
  label: () => 'Remove a saved search',
  *run(tx, { savedSearchId }, context) {
    const row = yield* tx.get('savedSearches', savedSearchId);
    if (row === undefined) return COMPLETE;
    requireOwn(row, context);
    yield* tx.delete('savedSearches', savedSearchId);
    return COMPLETE;
  },
  *inverse(tx, { savedSearchId }) {
    const row = yield* tx.get('savedSearches', savedSearchId);
    if (row?.name == null || row.searchType !== 'candidate') return null;
    return { name: 'savedSearches.save', input: { name: row.name, ...readKeyword(row.keyword) } };
  },
});
