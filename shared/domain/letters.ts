import { z } from 'zod';

/** What a letter may name in double braces; the gateway fills it in for each person when it sends (`domain-rules.md` 1.8). */
export const MERGE_FIELDS = ['name', 'firstName', 'email', 'title', 'location', 'jobTitle', 'companyName', 'recruiterName'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** What is known of the person a letter goes to; null where nothing is. */
export type MergeValues = Readonly<Record<MergeField, string | null>>;

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** Written where the value is not known: a greeting must not end in a gap. */
const FALLBACKS: Readonly<Partial<Record<MergeField, string>>> = { name: 'there', firstName: 'there', jobTitle: 'the position' };

function isMergeField(name: string): name is MergeField {
  return (MERGE_FIELDS as readonly string[]).includes(name);
}

/** A letter's text for one person. Fields that are no merge fields stay as they are: {@link unknownFields} finds them before. */
export function fillIn(text: string, values: MergeValues): string {
  return text.replaceAll(FIELD, (whole, name: string) => (isMergeField(name) ? (values[name] ?? FALLBACKS[name] ?? '') : whole));
}

/** What would go out in braces: names that are no merge fields, and a brace without its counterpart. */
export function unknownFields(text: string): string[] {
  const unknown = Array.from(text.matchAll(FIELD), ([, name = '']) => name).filter((name) => !isMergeField(name));
  return /\{\{|\}\}/u.test(text.replaceAll(FIELD, '')) ? [...unknown, '{{'] : unknown;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a letter waits where nothing else was chosen, so that undo can cancel it (`design.md` 3, effects). Seconds. */
export const STAGE_LETTER_DELAY = 5 * MINUTE;

/** A letter may not wait longer than two weeks, seconds. */
export const LONGEST_LETTER_DELAY = 14 * DAY;

/** The delays a recruiter chooses from, seconds. */
export const LETTER_DELAYS = [0, STAGE_LETTER_DELAY, HOUR, 4 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY] as const;

/** The statuses the platform has a letter of its own for (`domain-rules.md` 1.3). */
export const LETTER_STATUSES: ReadonlySet<string> = new Set(['submitted', 'reviewing', 'shortlisted', 'offered', 'rejected']);

const UNKNOWN = 'The e-mail names a field in braces that cannot be filled in. Take it out or choose one of the list.';
const known = (text: string): boolean => unknownFields(text).length === 0;

/** An e-mail chosen for a move: its text with merge fields, and how long it waits after the change has arrived, seconds. */
export const letter = z.object({
  subject: z
    .string()
    .trim()
    .min(1, 'Give the e-mail a subject.')
    .max(500)
    .regex(/^[^\r\n]*$/u, 'A subject is one line.')
    .refine(known, UNKNOWN),
  body: z.string().trim().min(1, 'Write the e-mail’s text.').max(20_000).refine(known, UNKNOWN),
  delaySeconds: z.int().min(0).max(LONGEST_LETTER_DELAY),
});
export type Letter = z.infer<typeof letter>;

/** The letter that is offered where the company has no template of its own. */
export const STANDARD_REJECTION: Pick<Letter, 'subject' | 'body'> = {
  subject: 'Your application for {{jobTitle}}',
  body: `Dear {{firstName}},

thank you for your application for {{jobTitle}} and for the time you gave it. We have read it with care and have decided to go on with other candidates.

We wish you every success, and would be glad to hear from you again.

Kind regards
{{recruiterName}}`,
};

/** The same for somebody who told us that they no longer want the position. */
export const STANDARD_WITHDRAWAL: Pick<Letter, 'subject' | 'body'> = {
  subject: 'Your application for {{jobTitle}} is withdrawn',
  body: `Dear {{firstName}},

we have taken your application for {{jobTitle}} out of the process, as you wished. Thank you for letting us know.

If your plans change, just write to us.

Kind regards
{{recruiterName}}`,
};

/** Why applications are rejected. The reason goes into the move's note: the platform has no column for it. */
export const REJECTION_REASONS = [
  'Skills do not fit',
  'Too little experience',
  'Overqualified',
  'Salary expectations',
  'Location or work permit',
  'Did not do well in the interview',
  'Another candidate was chosen',
  'The position is on hold',
] as const;

/** Why candidates withdraw. */
export const WITHDRAWAL_REASONS = [
  'Took another offer',
  'Not interested any more',
  'Salary',
  'Location',
  'Process took too long',
  'Could not be reached',
] as const;

/** A reason and what was written besides, as the note of a move; undefined for neither. */
export function decisionNote(reason: string | null, text: string): string | undefined {
  const note = [reason, text.trim()].filter((part) => part !== null && part !== '').join('\n');
  return note === '' ? undefined : note;
}
