import { z } from 'zod';
import { MOST_RESUMES, TEXT_COLUMN_BYTES, utf8Bytes } from '../domain/candidate-limits.ts';
import type { ResumeProfilesRow } from '../generated/tables.ts';
import { settleField } from './conflicts.ts';
import { COMPLETE, defineMutator, MutationRejection } from './mutator.ts';
import type { MutatorTx, Step } from './port.ts';
import { gone, STAFF } from './staff.ts';

const name = z.string().trim().min(1, 'Give the résumé a name.').max(255, 'A name may have at most 255 characters.');
const TOO_LONG =
  'This text is longer than a résumé can be kept (about 60,000 letters, 20,000 in scripts such as Chinese). Shorten it and add it again.';

/** A text as the platform's parser would have left it. */
function parsedData(text: string): string {
  return JSON.stringify({ rawText: text });
}

const text = z
  .string()
  .trim()
  .min(1, 'Paste or open the text of the résumé first.')
  // Looked at first, so that a text of megabytes is not measured letter by letter.
  .max(TEXT_COLUMN_BYTES, TOO_LONG)
  .refine((value) => value.length > TEXT_COLUMN_BYTES || utf8Bytes(parsedData(value)) <= TEXT_COLUMN_BYTES, TOO_LONG);

const added = z.object({
  candidateId: z.int(),
  name,
  filename: z.string().trim().max(255),
  text,
  /** The first one is the default in any case. */
  makeDefault: z.boolean(),
});

/** A person's résumés. The person's row is locked before: two devices that add at once wait here, and the second sees what the first one added. */
function* resumesOf(tx: MutatorTx, candidateId: number): Step<readonly ResumeProfilesRow[]> {
  const person = yield* tx.get('candidates', candidateId);
  if (person === undefined) throw gone('candidate');
  return yield* tx.findBy('resumeProfiles', { candidateId: person.id });
}

/** Leaves `chosen` as the only default; null takes the mark off all of them. */
function* settleDefault(tx: MutatorTx, resumes: readonly ResumeProfilesRow[], chosen: number | null, now: string): Step<void> {
  for (const { id, isDefault } of resumes) {
    const wanted = id === chosen ? 1 : 0;
    if ((isDefault ?? 0) !== wanted) yield* tx.update('resumeProfiles', id, { isDefault: wanted, updatedAt: now });
  }
}

function newest(resumes: readonly ResumeProfilesRow[]): ResumeProfilesRow | undefined {
  return resumes.toSorted((a, b) => (a.uploadedAt === b.uploadedAt ? b.id - a.id : (a.uploadedAt ?? '') < (b.uploadedAt ?? '') ? 1 : -1))[0];
}

/**
 * Adds a résumé as plain text: what can be read and searched of it. A file is
 * uploaded by the platform, which then has an address for it; a text has none.
 * Five at most; the first is the default (`domain-rules.md` 1.10).
 */
export const addResume = defineMutator({
  name: 'resumes.add',
  argsVersion: 1,
  input: added,
  args: added.extend({ resumeId: z.int().negative() }),
  ids: [
    { path: 'candidateId', table: 'candidates' },
    { path: 'resumeId', table: 'resumeProfiles', creates: true },
  ],
  roles: STAFF,
  undoneBy: 'resumes.remove',
  prepare: (given, newId) => ({ ...given, resumeId: newId('resumeProfiles') }),
  label: (given) => `Add the résumé “${given.name}”`,
  *run(tx, given, context) {
    const { now } = context;
    const resumes = yield* resumesOf(tx, given.candidateId);
    if (resumes.length >= MOST_RESUMES) {
      throw new MutationRejection(
        'resume.limit',
        `This person has ${MOST_RESUMES} résumés already, which is the most that are kept. Remove one of them, then add “${given.name}” again: its text is kept with this change.`,
      );
    }
    const isDefault = given.makeDefault || !resumes.some((one) => one.isDefault === 1);
    if (isDefault) yield* settleDefault(tx, resumes, null, now);
    yield* tx.insert('resumeProfiles', given.resumeId, {
      candidateId: given.candidateId,
      profileName: given.name,
      resumeUrl: '',
      resumeFileKey: '',
      resumeFilename: given.filename,
      parsedData: parsedData(given.text),
      isDefault: isDefault ? 1 : 0,
      uploadedAt: now,
      createdAt: now,
      updatedAt: now,
    });
    return COMPLETE;
  },
  *inverse(tx, given) {
    const resumes = yield* tx.findBy('resumeProfiles', { candidateId: given.candidateId });
    return { name: 'resumes.remove', input: { resumeId: given.resumeId, heirId: resumes.find((one) => one.isDefault === 1)?.id ?? null } };
  },
});

const renaming = z.object({ resumeId: z.int(), base: z.string().nullable(), value: name });

/** Gives a résumé another name; of two names the later one stays. */
export const renameResume = defineMutator({
  name: 'resumes.rename',
  argsVersion: 1,
  input: renaming,
  args: renaming,
  ids: [{ path: 'resumeId', table: 'resumeProfiles' }],
  fields: [{ table: 'resumeProfiles', field: 'profileName', policy: 'latest' }],
  roles: STAFF,
  undoneBy: 'resumes.rename',
  prepare: (given) => given,
  label: ({ value }) => `Rename a résumé “${value}”`,
  *run(tx, { resumeId, base, value }, context) {
    const row = yield* tx.get('resumeProfiles', resumeId);
    if (row === undefined) throw gone('résumé');
    const { write, kept } = settleField('latest', { base, value }, row.profileName);
    if (write !== undefined) yield* tx.update('resumeProfiles', row.id, { profileName: value, updatedAt: context.now });
    if (kept === undefined) return COMPLETE;
    const conflict = { table: 'resumeProfiles', id: row.id, field: 'profileName', policy: 'latest', base, mine: value } as const;
    return { skipped: [], conflicts: [{ ...conflict, theirs: row.profileName, kept }] };
  },
  *inverse(tx, { resumeId, value }) {
    const row = yield* tx.get('resumeProfiles', resumeId);
    if (row?.profileName == null || row.profileName === '' || row.profileName === value) return null;
    return { name: 'resumes.rename', input: { resumeId, base: value, value: row.profileName } };
  },
  *renew(tx, { resumeId, value }) {
    const row = yield* tx.get('resumeProfiles', resumeId);
    return row === undefined || row.profileName === value ? null : { resumeId, base: row.profileName, value };
  },
  resolve: ({ resumeId }, { theirs }, value) =>
    typeof value === 'string' ? { name: 'resumes.rename', input: { resumeId, base: theirs, value } } : null,
});

/** Makes a résumé the one that counts. An idempotent set: whatever the others were, one is the default afterwards. */
export const makeDefaultResume = defineMutator({
  name: 'resumes.makeDefault',
  argsVersion: 1,
  input: z.object({ resumeId: z.int() }),
  args: z.object({ resumeId: z.int() }),
  ids: [{ path: 'resumeId', table: 'resumeProfiles' }],
  roles: STAFF,
  undoneBy: 'resumes.makeDefault',
  prepare: (given) => given,
  label: () => 'Make a résumé the default',
  *run(tx, { resumeId }, context) {
    const row = yield* tx.get('resumeProfiles', resumeId);
    if (row?.candidateId == null) throw gone('résumé');
    yield* settleDefault(tx, yield* resumesOf(tx, row.candidateId), row.id, context.now);
    return COMPLETE;
  },
  *inverse(tx, { resumeId }) {
    const row = yield* tx.get('resumeProfiles', resumeId);
    if (row?.candidateId == null) return null;
    const before = (yield* tx.findBy('resumeProfiles', { candidateId: row.candidateId })).find((one) => one.isDefault === 1);
    return before === undefined || before.id === row.id ? null : { name: 'resumes.makeDefault', input: { resumeId: before.id } };
  },
});

const removal = z.object({
  resumeId: z.int(),
  /** The one to be the default in its place; null for the newest that is left. */
  heirId: z.int().nullable(),
});

/**
 * Removes a résumé; one that is gone already is as wanted. Applications that it
 * was sent with keep their own copy of the file's name and address. Where the
 * platform holds a file behind it, the removal cannot be taken back once it was sent.
 */
export const removeResume = defineMutator({
  name: 'resumes.remove',
  argsVersion: 1,
  input: removal,
  args: removal,
  ids: [
    { path: 'resumeId', table: 'resumeProfiles' },
    { path: 'heirId', table: 'resumeProfiles' },
  ],
  roles: STAFF,
  undoneBy: 'resumes.add',
  prepare: (given) => given,
  label: () => 'Remove a résumé',
  *run(tx, { resumeId, heirId }, context) {
    const row = yield* tx.get('resumeProfiles', resumeId);
    if (row === undefined) return COMPLETE;
    const resumes = row.candidateId === null ? [] : yield* resumesOf(tx, row.candidateId);
    if (heirId !== null && (yield* tx.get('resumeProfiles', heirId)) === undefined) throw gone('résumé');
    yield* tx.delete('resumeProfiles', row.id);
    const left = resumes.filter((one) => one.id !== row.id);
    if (row.isDefault !== 1 && left.some((one) => one.isDefault === 1)) return COMPLETE;
    const heir = left.find((one) => one.id === heirId) ?? newest(left);
    if (heir !== undefined) yield* settleDefault(tx, left, heir.id, context.now);
    return COMPLETE;
  },
  *inverse(tx, { resumeId }) {
    const row = yield* tx.get('resumeProfiles', resumeId);
    if (row?.candidateId == null || row.profileName === null || row.resumeFileKey !== '') return null;
    const stored = added.shape.text.safeParse(plainText(row.parsedData));
    if (!stored.success) return null;
    const { candidateId, profileName, resumeFilename, isDefault } = row;
    const input = { candidateId, name: profileName, filename: resumeFilename ?? '', text: stored.data, makeDefault: isDefault === 1 };
    return { name: 'resumes.add', input };
  },
});

/** The text of a résumé that {@link addResume} made; null for any other. */
function plainText(stored: string | null): string | null {
  try {
    return z.strictObject({ rawText: z.string() }).safeParse(JSON.parse(stored ?? '')).data?.rawText ?? null;
  } catch {
    return null;
  }
}
