import { z } from 'zod';
import type { TableName } from '../generated/tables.ts';
import type { RowId } from '../ids.ts';

/**
 * What happens to a field that someone else changed since the user saw it
 * (`design.md` 3, queue and rebase):
 * - `merge`: both stay, entry by entry (lists);
 * - `latest`: the later writer wins and the former value stays on record;
 * - `ask`: theirs stays and the user decides;
 * - `guard`: nothing of the mutation happens.
 */
export const CONFLICT_POLICIES = ['merge', 'latest', 'ask', 'guard'] as const;
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

/** What a column may hold. */
export const fieldValue = z.union([z.string(), z.number(), z.null()]);
export type FieldValue = z.infer<typeof fieldValue>;

/** A change of one field: what the user saw, and what they want instead. */
export interface FieldChange {
  readonly base: FieldValue;
  readonly value: FieldValue;
}

/** How a mutator treats one column it changes. */
export interface FieldPolicy {
  readonly table: TableName;
  readonly field: string;
  readonly policy: ConflictPolicy;
}

/** Two people changed one field. Kept with the change's outcome, so that nothing is decided behind the user's back. */
export interface FieldConflict extends FieldPolicy {
  readonly id: RowId;
  readonly base: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
  /** Whose value the row holds now. */
  readonly kept: 'mine' | 'theirs' | 'both';
}

/** A column's name in words, for people: `phoneNumber` is "Phone number". */
export function fieldLabel(field: string): string {
  const words = field.replaceAll(/(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a three-way comparison comes to: the value to write, if any, and the conflict, if there was one. */
export interface SettledField {
  readonly write?: FieldValue;
  readonly kept?: FieldConflict['kept'];
}

/**
 * The entries of a list as the platform stores one: a JSON array of words, or
 * words between commas. Null for JSON that is something else.
 */
export function listEntries(text: FieldValue): string[] | null {
  if (typeof text !== 'string' || text.trim() === '') return [];
  if (text.trimStart().startsWith('[')) {
    try {
      return z.array(z.string()).safeParse(JSON.parse(text)).data ?? null;
    } catch {
      // Not JSON after all: words between commas may begin with a bracket.
    }
  }
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** A list in the shape its field was found in (`domain-rules.md` 1.1). */
function listText(entries: readonly string[], shape: FieldValue): string {
  return typeof shape === 'string' && !shape.trimStart().startsWith('[') && shape.trim() !== '' ? entries.join(', ') : JSON.stringify(entries);
}

/** Both sides' additions and removals, theirs first in their order; null where one of the three is no list of words. */
function mergeLists({ base, value }: FieldChange, theirs: FieldValue): string | null {
  const [before, mine, other] = [listEntries(base), listEntries(value), listEntries(theirs)];
  if (before === null || mine === null || other === null) return null;
  const kept = other.filter((entry) => !before.includes(entry) || mine.includes(entry));
  const added = mine.filter((entry) => !before.includes(entry) && !kept.includes(entry));
  return listText([...kept, ...added], theirs ?? value);
}

/**
 * The three-way comparison of one field. Nothing conflicts while the row still
 * holds what the user saw, or holds what they want already, or they changed
 * nothing. `guard` answers like `ask`; its mutator rejects.
 */
export function settleField(policy: ConflictPolicy, change: FieldChange, theirs: FieldValue): SettledField {
  if (change.value === change.base || change.value === theirs) return {};
  if (change.base === theirs) return { write: change.value };
  switch (policy) {
    case 'merge': {
      // A list that cannot be read is not rewritten: theirs stays, mine is on record.
      const merged = mergeLists(change, theirs);
      if (merged === null) return { kept: 'theirs' };
      return merged === theirs ? { kept: 'both' } : { write: merged, kept: 'both' };
    }
    case 'latest':
      return { write: change.value, kept: 'mine' };
    case 'ask':
    case 'guard':
      return { kept: 'theirs' };
  }
}
