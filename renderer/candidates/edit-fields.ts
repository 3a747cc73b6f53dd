import { listEntries, type FieldValue } from '../../shared/mutators/conflicts.ts';
import { toValue } from '../sync/input-leaves.ts';

/** How a field is written: a line, lines, a number, words between commas, or yes and no. */
type FieldKind = 'line' | 'text' | 'number' | 'list' | 'yesno';

/** One field of the form. */
export interface EditField {
  /** The column of `candidates`. */
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
}

const line = (name: string, label: string): EditField => ({ name, label, kind: 'line' });
const text = (name: string, label: string): EditField => ({ name, label, kind: 'text' });
const number = (name: string, label: string): EditField => ({ name, label, kind: 'number' });

/** The form in the order a recruiter fills it in. */
export const EDIT_GROUPS: readonly { readonly title: string; readonly fields: readonly EditField[] }[] = [
  {
    title: 'Contact',
    fields: [
      line('title', 'Title'),
      line('phoneNumber', 'Phone'),
      line('location', 'Location'),
      line('linkedinUrl', 'LinkedIn'),
      line('githubUrl', 'GitHub'),
    ],
  },
  {
    title: 'Profile',
    fields: [
      { name: 'skills', label: 'Skills, between commas', kind: 'list' },
      text('bio', 'Summary'),
      number('totalExperienceYears', 'Years of experience'),
      line('seniorityLevel', 'Seniority'),
      line('primaryDomain', 'Field of work'),
      line('specialization', 'Specialisation'),
      line('highestEducation', 'Highest education'),
      { name: 'languages', label: 'Languages, between commas', kind: 'list' },
      text('experience', 'Experience'),
      text('education', 'Education'),
      text('certifications', 'Certifications'),
      text('projects', 'Projects'),
    ],
  },
  {
    title: 'Availability and pay',
    fields: [
      line('availability', 'Available'),
      line('noticePeriod', 'Notice period'),
      { name: 'willingToRelocate', label: 'Willing to relocate', kind: 'yesno' },
      line('visaStatus', 'Visa'),
      line('workAuthorization', 'Work permit'),
      number('expectedSalaryMin', 'Expected salary, from'),
      number('expectedSalaryMax', 'Expected salary, to'),
      number('currentSalary', 'Current salary'),
      number('expectedHourlyRate', 'Expected hourly rate'),
      number('currentHourlyRate', 'Current hourly rate'),
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
