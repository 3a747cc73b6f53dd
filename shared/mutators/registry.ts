import { moveApplications } from './move-applications.ts';
import type { AnyMutator } from './mutator.ts';
import { addNote, removeNote } from './notes.ts';
import { markNotificationsRead } from './notifications.ts';
import { tagCandidates, untagCandidates } from './tags.ts';

/** Every change a device can make. Security tests are generated from this list. */
export const MUTATORS: readonly AnyMutator[] = [moveApplications, addNote, removeNote, tagCandidates, untagCandidates, markNotificationsRead];

const byName = new Map(MUTATORS.map((mutator) => [mutator.name, mutator]));

/** The mutator of that name, or undefined for a name this version does not know. */
export function findMutator(name: string): AnyMutator | undefined {
  return byName.get(name);
}
