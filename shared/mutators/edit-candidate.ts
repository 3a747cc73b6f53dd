import { z } from 'zod';
import type { Changes } from './port.ts';
import { type ConflictPolicy, type FieldConflict, fieldValue, settleField } from './conflicts.ts';
import { defineMutator } from './mutator.ts';
import { gone, STAFF } from './staff.ts';

interface EditableField {
  readonly policy: ConflictPolicy;
  readonly value: z.ZodType<string | number | null>;
}

const tooLong = (max: number): string => `At most ${max.toLocaleString('en')} characters.`;
const text = (max: number): EditableField['value'] => z.string().max(max, tooLong(max)).nullable();
const required = (max: number): EditableField['value'] => z.string().trim().max(max, tooLong(max));
const amount: EditableField['value'] = z.int().min(0).max(2_000_000_000).nullable();
const ask = (value: EditableField['value']): EditableField => ({ policy: 'ask', value });
const latest = (value: EditableField['value']): EditableField => ({ policy: 'latest', value });

/**
 * What a recruiter may change of a candidate. Identity papers are not among
 * them, nor what belongs to the person's account. Skills merge; links and
 * gradings are cosmetic; for all else two different wishes are the user's to settle.
 */
const FIELDS = {
  title: ask(text(255)),
  phoneNumber: ask(required(50)),
  location: ask(required(255)),
  bio: ask(text(20_000)),
  skills: { policy: 'merge', value: text(20_000) },
  experience: ask(text(20_000)),
  education: ask(text(20_000)),
  certifications: ask(text(20_000)),
  languages: ask(text(20_000)),
  projects: ask(text(20_000)),
  linkedinUrl: latest(text(500)),
  githubUrl: latest(text(500)),
  totalExperienceYears: ask(z.int().min(0).max(80).nullable()),
  seniorityLevel: latest(text(50)),
  primaryDomain: latest(text(100)),
  availability: ask(text(50)),
  noticePeriod: ask(text(50)),
  willingToRelocate: ask(z.literal([0, 1]).nullable()),
  visaStatus: ask(text(100)),
  workAuthorization: ask(text(100)),
  highestEducation: ask(text(255)),
  specialization: ask(text(255)),
  expectedSalaryMin: ask(amount),
  expectedSalaryMax: ask(amount),
  currentSalary: ask(amount),
  expectedSalary: ask(amount),
  currentHourlyRate: ask(amount),
  expectedHourlyRate: ask(amount),
} as const satisfies Readonly<Record<string, EditableField>>;
type Field = keyof typeof FIELDS;

const NAMES = Object.keys(FIELDS) as Field[];

/** What a field is called in the list of changes: a candidate’s … */
const WORDS: Readonly<Record<Field, string>> = {
  title: 'title',
  phoneNumber: 'phone number',
  location: 'location',
  bio: 'summary',
  skills: 'skills',
  experience: 'experience',
  education: 'education',
  certifications: 'certifications',
  languages: 'languages',
  projects: 'projects',
  linkedinUrl: 'LinkedIn address',
  githubUrl: 'GitHub address',
  totalExperienceYears: 'years of experience',
  seniorityLevel: 'seniority',
  primaryDomain: 'field of work',
  availability: 'availability',
  noticePeriod: 'notice period',
  willingToRelocate: 'willingness to relocate',
  visaStatus: 'visa status',
  workAuthorization: 'work permit',
  highestEducation: 'highest education',
  specialization: 'specialisation',
  expectedSalaryMin: 'lowest expected salary',
  expectedSalaryMax: 'highest expected salary',
  currentSalary: 'current salary',
  expectedSalary: 'expected salary',
  currentHourlyRate: 'current hourly rate',
  expectedHourlyRate: 'expected hourly rate',
};

const change = z.object({ base: fieldValue, value: fieldValue });
const args = z.object({
  candidateId: z.int(),
  fields: z.partialRecord(z.enum(NAMES), change).check((context) => {
    for (const name of NAMES) {
      const given = context.value[name];
      const wrong = given === undefined ? undefined : FIELDS[name].value.safeParse(given.value).error?.issues[0]?.message;
      if (wrong !== undefined) context.issues.push({ code: 'custom', input: given, path: [name], message: wrong });
    }
    if (Object.keys(context.value).length === 0) context.issues.push({ code: 'custom', input: context.value, message: 'Change something first.' });
  }),
});
type Edit = z.infer<typeof args>;

function changesOf({ fields }: Edit): (readonly [Field, z.infer<typeof change>])[] {
  return NAMES.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]] as const]));
}

/**
 * Edits a candidate field by field, each against what the author saw
 * (`design.md` 3): different fields never meet; the same field is settled by its
 * policy. Who may edit a person whom several organisations hold is the server's
 * to know.
 */
export const editCandidate = defineMutator({
  name: 'candidates.edit',
  argsVersion: 1,
  input: args,
  args,
  ids: [{ path: 'candidateId', table: 'candidates' }],
  roles: STAFF,
  fields: NAMES.map((field) => ({ table: 'candidates', field, policy: FIELDS[field].policy })),
  undoneBy: 'candidates.edit',
  prepare: (input) => input,
  label: (edit) => {
    const [first, ...others] = changesOf(edit).map(([field]) => WORDS[field]);
    return others.length === 0 ? `Edit a candidate’s ${first}` : `Edit ${others.length + 1} fields of a candidate`;
  },
  *run(tx, edit, context) {
    const row = yield* tx.get('candidates', edit.candidateId);
    if (row === undefined) throw gone('candidate');
    const changes: Changes<'candidates'> = {};
    const conflicts: FieldConflict[] = [];
    for (const [field, { base, value }] of changesOf(edit)) {
      const { policy } = FIELDS[field];
      const theirs = row[field];
      const settled = settleField(policy, { base, value }, theirs);
      if (settled.write !== undefined) Object.assign(changes, { [field]: settled.write });
      if (settled.kept === undefined) continue;
      conflicts.push({ table: 'candidates', id: row.id, field, policy, base, mine: value, theirs, kept: settled.kept });
    }
    if (Object.keys(changes).length > 0) yield* tx.update('candidates', edit.candidateId, { ...changes, updatedAt: context.now });
    return { skipped: [], conflicts };
  },
  *inverse(tx, edit) {
    const row = yield* tx.get('candidates', edit.candidateId);
    const back = changesOf(edit).filter(([field, { value }]) => row !== undefined && row[field] !== value);
    if (row === undefined || back.length === 0) return null;
    const fields = Object.fromEntries(back.map(([field, { value }]) => [field, { base: value, value: row[field] }]));
    return { name: 'candidates.edit', input: { candidateId: edit.candidateId, fields } };
  },
  *renew(tx, edit) {
    const row = yield* tx.get('candidates', edit.candidateId);
    const wanted = changesOf(edit).filter(([field, { value }]) => row !== undefined && row[field] !== value);
    if (row === undefined || wanted.length === 0) return null;
    const fields = Object.fromEntries(wanted.map(([field, { value }]) => [field, { base: row[field], value }]));
    return { candidateId: edit.candidateId, fields };
  },
  resolve: ({ candidateId }, { field, theirs }, value) => ({
    name: 'candidates.edit',
    input: { candidateId, fields: { [field]: { base: theirs, value } } },
  }),
});
