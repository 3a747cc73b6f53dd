import type { FieldValue } from '../../../shared/mutators/conflicts.ts';
import { editCandidate } from '../../../shared/mutators/edit-candidate.ts';
import { editableCandidate, SIMILARITIES, similarCandidates, type Similarity } from '../../../shared/queries/candidate-editing.ts';
import { linkedinKey, phoneKey, roughPatterns, similarities } from '../domain/duplicates.ts';
import { personName } from '../domain/people.ts';
import { defineHandler, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';

type Text = string | null;

const FIELDS = editCandidate.fields.map(({ field }) => field);
const EDITABLE = `SELECT ${FIELDS.map((field) => `c."${field}"`).join(', ')} FROM candidates c WHERE c.id = ?`;
/** The company of who added the person beside the reader's; the recruiter may be one this laptop knows nothing of. */
const HOLDER = `SELECT c.addedBy, h.companyId AS theirs, me.companyId AS mine
  FROM candidates c LEFT JOIN recruiters r ON r.id = c.addedBy LEFT JOIN users h ON h.id = r.userId LEFT JOIN users me ON me.id = ?
  WHERE c.id = ?`;

function holderOf(context: QueryContext, candidateId: number): 'ours' | 'theirs' | 'nobody' {
  type Row = { addedBy: number | null; theirs: number | null; mine: number | null };
  const row = rowOf<Row>(context, HOLDER, context.reader.userId, candidateId);
  if (row?.addedBy == null) return 'nobody';
  return row.theirs !== null && row.theirs === row.mine ? 'ours' : 'theirs';
}

/** What may be edited of a person, as the row holds it. */
export const answerEditableCandidate = defineHandler(editableCandidate, (context, { candidateId }) => {
  const fields = rowOf<Record<string, FieldValue>>(context, EDITABLE, candidateId);
  return { candidate: fields === undefined ? null : { id: candidateId, fields, holder: holderOf(context, candidateId) } };
});

interface PersonRow {
  id: number;
  name: Text;
  email: Text;
  phoneNumber: Text;
  linkedinUrl: Text;
  title: Text;
  location: Text;
}

const PEOPLE = `SELECT c.id, u.name, u.email, c.phoneNumber, c.linkedinUrl, c.title, c.location
  FROM candidates c JOIN users u ON u.id = c.userId WHERE`;
/** What a rough search may bring; the exact comparison chooses among them. */
const ROUGH_LIMIT = 500;
const SHOWN = 5;

interface Rough {
  readonly where: string;
  readonly values: readonly string[];
}

/** One rough search a mark, each over one table, and only for marks that say something. */
function roughSearches(wanted: { name: string; email: string; phone: string; linkedinUrl: string }): Rough[] {
  const patterns = roughPatterns(wanted.name);
  const digits = phoneKey(wanted.phone);
  const linkedin = linkedinKey(wanted.linkedinUrl);
  const [local, domain] = wanted.email.trim().toLowerCase().split('@');
  const byUser = (condition: string): string => `c.userId IN (SELECT id FROM users WHERE ${condition})`;
  return [
    ...(local && domain
      ? [{ where: byUser('email LIKE ? AND email LIKE ?'), values: [`${escaped(local.slice(0, 1))}%`, `%@${escaped(domain)}`] }]
      : []),
    ...(linkedin === null ? [] : [{ where: 'c.linkedinUrl LIKE ?', values: [`%/${escaped(linkedin)}%`] }]),
    // Whatever stands between the digits.
    ...(digits === null ? [] : [{ where: 'c.phoneNumber LIKE ?', values: [`%${[...digits].join('%')}%`] }]),
    ...(patterns.length === 0 ? [] : [{ where: byUser(patterns.map(() => 'name LIKE ?').join(' OR ')), values: patterns }]),
  ];
}

/** `_` stands for any one character; that only finds more. `%` would find everybody. */
function escaped(text: string): string {
  return text.replaceAll('%', '_');
}

/** Who may be the person being entered, the surest first. */
export const answerSimilarCandidates = defineHandler(similarCandidates, (context, wanted) => {
  const found = new Map<number, PersonRow>();
  for (const { where, values } of roughSearches(wanted)) {
    for (const row of rowsOf<PersonRow>(context, `${PEOPLE} ${where} LIMIT ${ROUGH_LIMIT}`, ...values)) found.set(row.id, row);
  }
  const matches = [...found.values()]
    .map((row) => ({ row, by: similarities(wanted, { ...row, phone: row.phoneNumber }) }))
    .filter(({ by }) => by.length > 0)
    .sort((a, b) => rank(a.by) - rank(b.by) || a.row.id - b.row.id)
    .slice(0, SHOWN);
  return {
    matches: matches.map(({ row, by }) => ({
      candidateId: row.id,
      name: personName(row.name, row.email),
      title: row.title,
      location: row.location,
      by,
    })),
  };
});

/** The surest mark first; among equals, more of them. */
function rank(by: readonly Similarity[]): number {
  return Math.min(...by.map((mark) => SIMILARITIES.indexOf(mark))) * 10 - by.length;
}
