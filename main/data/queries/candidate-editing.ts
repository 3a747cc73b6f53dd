import type { FieldValue } from '../../../shared/mutators/conflicts.ts';
import { editCandidate } from '../../../shared/mutators/edit-candidate.ts';
import { normalisedEmail } from '../../../shared/mutators/staff.ts';
import { editableCandidate, SIMILARITIES, similarCandidates, type Similarity } from '../../../shared/queries/candidate-editing.ts';
import { emailKey, linkedinKey, phoneKey, similarities } from '../domain/duplicates.ts';
import { personName } from '../domain/people.ts';
import { defineHandler, idList, rowOf, rowsOf, type QueryContext, type SqlValue } from '../query-handler.ts';
import { similarNameMatches } from '../search/similar-names.ts';
import { LISTED } from './sql.ts';

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
  FROM candidates c JOIN users u ON u.id = c.userId WHERE c.id IN ${LISTED}`;
/** Of names more or less alike so many are compared exactly. */
const ROUGH_LIMIT = 100;
const SHOWN = 5;

interface Typed {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly linkedinUrl: string;
}

const NAMES: Readonly<Record<'near' | 'short' | 'both', string>> = {
  near: 'SELECT rowid AS id FROM _search_near WHERE _search_near MATCH ? LIMIT ?',
  short: 'SELECT rowid AS id FROM _search_short WHERE _search_short MATCH ? LIMIT ?',
  both: `SELECT rowid AS id FROM _search_near WHERE _search_near MATCH ?
    AND rowid IN (SELECT rowid FROM _search_short WHERE _search_short MATCH ?) LIMIT ?`,
};

/** Who has one of the marks, looked up by each in the index; the exact comparison chooses among them. */
function roughlyAlike(context: QueryContext, typed: Typed): Set<number> {
  const found = new Set<number>();
  const look = (sql: string, ...values: SqlValue[]): void => {
    for (const { id } of rowsOf<{ id: number }>(context, sql, ...values)) found.add(id);
  };
  const marks = { mailKey: emailKey(typed.email), phoneKey: phoneKey(typed.phone), linkedinKey: linkedinKey(typed.linkedinUrl) };
  for (const [column, key] of Object.entries(marks)) {
    if (key !== null) look(`SELECT id FROM _search_doc WHERE ${column} = ? LIMIT ?`, key, ROUGH_LIMIT);
  }
  for (const { near, short } of similarNameMatches(typed.name)) {
    if (near !== null && short !== null) look(NAMES.both, near, short, ROUGH_LIMIT);
    else look(near === null ? NAMES.short : NAMES.near, near ?? short, ROUGH_LIMIT);
  }
  // Also while the index is still being filled.
  look('SELECT c.id FROM users u JOIN candidates c ON c.userId = u.id WHERE u.email = ? LIMIT ?', normalisedEmail(typed.email), SHOWN);
  return found;
}

/** Who signs in with the address and is no candidate. */
function accountOf(context: QueryContext, email: string): string | null {
  const sql = "SELECT name, email FROM users WHERE email = ? AND role <> 'candidate'";
  const row = email.trim() === '' ? undefined : rowOf<{ name: Text; email: Text }>(context, sql, normalisedEmail(email));
  return row === undefined ? null : personName(row.name, row.email);
}

/** Who may be the person being entered, the surest first. */
export const answerSimilarCandidates = defineHandler(similarCandidates, (context, wanted) => {
  const { phase } = context.searchIndex();
  const ids = [...roughlyAlike(context, wanted)];
  const matches = rowsOf<PersonRow>(context, PEOPLE, idList(ids))
    .map((row) => ({ row, by: similarities(wanted, { ...row, phone: row.phoneNumber }) }))
    .filter(({ by }) => by.length > 0)
    .sort((a, b) => rank(a.by) - rank(b.by) || a.row.id - b.row.id)
    .slice(0, SHOWN);
  return {
    isComplete: phase !== 'fields',
    account: accountOf(context, wanted.email),
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
