import { fieldLabel } from '../../shared/mutators/conflicts.ts';
import { EDIT_GROUPS } from '../candidates/edit-fields.ts';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';

/** What the window calls a column, or an argument of a change: as the form that edits it does. */
const FIELDS: ReadonlyMap<string, TextKey> = new Map<string, TextKey>([
  ...EDIT_GROUPS.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label] as const)),
  ['skills', 'sync.field.skills'],
  ['languages', 'sync.field.languages'],
  ['subject', 'sync.field.subject'],
  ['body', 'sync.field.body'],
  ['delaySeconds', 'sync.field.delay-seconds'],
  ['to', 'sync.field.to'],
]);

/** A field's name as a recruiter reads it. */
export function fieldWords(field: string): string {
  const key = FIELDS.get(field);
  return key === undefined ? fieldLabel(field) : say(key);
}
