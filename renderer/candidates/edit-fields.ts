import { listEntries, type FieldValue } from '../../shared/mutators/conflicts.ts';
import { humanise } from '../format.ts';
import { toValue } from '../sync/input-leaves.ts';
import type { TextKey } from '../text/catalogue.ts';

/** How a field is written: a line, lines, a number, words between commas, one of the platform's words, or yes and no. */
type FieldKind = 'line' | 'text' | 'number' | 'list' | 'choice' | 'yesno';

/** One field of the form. */
export interface EditField {
  /** The column of `candidates`. */
  readonly name: string;
  readonly label: TextKey;
  readonly kind: FieldKind;
  /** The platform's words for a choice: what its filters look for. */
  readonly choices?: readonly string[];
}

const line = (name: string, label: TextKey): EditField => ({ name, label, kind: 'line' });
const text = (name: string, label: TextKey): EditField => ({ name, label, kind: 'text' });
const choice = (name: string, label: TextKey, choices: readonly string[]): EditField => ({ name, label, kind: 'choice', choices });
const number = (name: string, label: TextKey): EditField => ({ name, label, kind: 'number' });

/** The platform's words (`domain-rules.md` 1.10). */
const AVAILABILITY = ['immediate', '2-weeks', '1-month', '2-months', 'not-looking'];
const NOTICE_PERIODS = ['immediate', '2-weeks', '1-month', '2-months', '3-months'];
const VISA_STATUSES = ['citizen', 'permanent-resident', 'work-visa', 'requires-sponsorship'];

/** The form in the order a recruiter fills it in. */
export const EDIT_GROUPS: readonly { readonly title: TextKey; readonly fields: readonly EditField[] }[] = [
  {
    title: 'candidates.edit-group-contact',
    fields: [
      line('phoneNumber', 'candidates.field.phone-number'),
      line('location', 'candidates.field.location'),
      line('linkedinUrl', 'candidates.field.linkedin-url'),
      line('githubUrl', 'candidates.field.github-url'),
    ],
  },
  {
    title: 'candidates.edit-group-profile',
    fields: [
      line('title', 'candidates.field.title'),
      number('totalExperienceYears', 'candidates.field.total-experience-years'),
      line('seniorityLevel', 'candidates.field.seniority-level'),
      line('primaryDomain', 'candidates.field.primary-domain'),
      line('specialization', 'candidates.field.specialization'),
      line('highestEducation', 'candidates.field.highest-education'),
      { name: 'skills', label: 'candidates.field.skills', kind: 'list' },
      { name: 'languages', label: 'candidates.field.languages', kind: 'list' },
      text('bio', 'candidates.field.bio'),
      text('experience', 'candidates.field.experience'),
      text('education', 'candidates.field.education'),
      text('certifications', 'candidates.field.certifications'),
      text('projects', 'candidates.field.projects'),
    ],
  },
  {
    title: 'candidates.edit-group-pay',
    fields: [
      choice('availability', 'candidates.field.availability', AVAILABILITY),
      choice('noticePeriod', 'candidates.field.notice-period', NOTICE_PERIODS),
      { name: 'willingToRelocate', label: 'candidates.field.willing-to-relocate', kind: 'yesno' },
      choice('visaStatus', 'candidates.field.visa-status', VISA_STATUSES),
      line('workAuthorization', 'candidates.field.work-authorization'),
      number('expectedSalaryMin', 'candidates.field.expected-salary-min'),
      number('expectedSalaryMax', 'candidates.field.expected-salary-max'),
      number('currentSalary', 'candidates.field.current-salary'),
      number('expectedHourlyRate', 'candidates.field.expected-hourly-rate'),
      number('currentHourlyRate', 'candidates.field.current-hourly-rate'),
    ],
  },
];

/** Columns that hold text even when nothing is known: they are emptied, not unset. */
const NEVER_NULL: ReadonlySet<string> = new Set(['phoneNumber', 'location']);

function isStructured(stored: FieldValue): boolean {
  return typeof stored === 'string' && /^\s*[[{]/u.test(stored);
}

/** False for what another program keeps there in a form of its own: words would destroy it. */
export function isWritable({ kind }: EditField, stored: FieldValue): boolean {
  return (
    !isStructured(stored) || (kind === 'list' && typeof stored === 'string' && stored.trimStart().startsWith('[') && listEntries(stored) !== null)
  );
}

/** A stored value as the form shows it. */
export function shownText({ kind }: EditField, stored: FieldValue): string {
  if (kind === 'list') return listEntries(stored)?.join(', ') ?? '';
  return stored === null ? '' : String(stored);
}

/** What can be chosen: the platform's words; what stands there besides, whoever wrote it, in the place of a word that reads the same. */
export function choicesOf({ choices = [] }: EditField, standing: readonly string[]): readonly string[] {
  const own = [...new Set(standing)].filter((text) => text !== '' && !choices.includes(text));
  const reads = (text: string) => (other: string) => humanise(other) === humanise(text);
  return [...choices.map((word) => own.find(reads(word)) ?? word), ...own.filter((text) => !choices.some(reads(text)))];
}

/** What was typed, in the shape the column was found in; a text that is no number stays one, for its check to refuse. */
export function storedValue({ name, kind }: EditField, typed: string, before: FieldValue): FieldValue {
  if (kind === 'list') {
    const entries = listEntries(typed.replaceAll('\n', ',')) ?? [];
    if (entries.length === 0) return null;
    return before === null || isStructured(before) ? JSON.stringify(entries) : entries.join(', ');
  }
  return toValue(
    kind === 'number' ? typed.replaceAll(/[\s,.'’](?=\d{3}(?:\D|$))/gu, '') : typed,
    kind === 'number' || kind === 'yesno',
    !NEVER_NULL.has(name),
  );
}
