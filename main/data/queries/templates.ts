import { MERGE_FIELDS, type MergeField } from '../../../shared/domain/letters.ts';
import { letterReach, letterTemplates } from '../../../shared/queries/letters.ts';
import { personName, realEmail } from '../domain/people.ts';
import { defineHandler, idList, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';
import { LISTED } from './sql.ts';

type Text = string | null;

/** The company's own templates; one that was put away (`isActive`) is not offered. */
export const answerLetterTemplates = defineHandler(letterTemplates, (context) => {
  const sql = `SELECT id, name, category, subject, body FROM emailTemplates WHERE isActive = 1 ORDER BY name COLLATE NOCASE, id`;
  type Row = { id: number; name: Text; category: Text; subject: Text; body: Text };
  const templates = rowsOf<Row>(context, sql).map((row) => ({ ...row, name: row.name ?? '', subject: row.subject ?? '', body: row.body ?? '' }));
  return { templates };
});

const ADDRESSES = `SELECT u.email, EXISTS (SELECT 1 FROM emailUnsubscribes s WHERE s.email = u.email) AS unsubscribed
  FROM applications a LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId WHERE a.id IN ${LISTED}`;

const FACTS = `SELECT u.name, u.email, c.title, c.location, j.title AS jobTitle, j.companyName,
    (SELECT name FROM users WHERE id = ?) AS recruiterName
  FROM applications a LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId LEFT JOIN jobs j ON j.id = a.jobId
  WHERE a.id = ?`;

/** What the merge fields say of one application; null when it is not here. */
export function mergeValues(context: QueryContext, applicationId: number | undefined): Record<MergeField, Text> | null {
  if (applicationId === undefined) return null;
  type Row = { [K in Exclude<MergeField, 'firstName'>]: Text };
  const row = rowOf<Row>(context, FACTS, context.reader.userId, applicationId);
  if (row === undefined) return null;
  const name = row.name === null || row.name.trim() === '' ? null : personName(row.name, row.email);
  const values = { ...row, name, email: realEmail(row.email), firstName: name?.split(/\s+/u)[0] ?? null };
  return Object.fromEntries(MERGE_FIELDS.map((field) => [field, values[field]])) as Record<MergeField, Text>;
}

/** Whether the gateway would send to an address at all. */
export function canBeMailed(email: Text): boolean {
  return realEmail(email)?.includes('@') === true;
}

/** Whom a letter reaches. */
export const answerLetterReach = defineHandler(letterReach, (context, { applicationIds }) => {
  const rows = rowsOf<{ email: Text; unsubscribed: 0 | 1 }>(context, ADDRESSES, idList(applicationIds));
  const known = rows.filter(({ email }) => canBeMailed(email));
  const unsubscribed = known.filter((row) => row.unsubscribed === 1).length;
  return {
    reachable: known.length - unsubscribed,
    withoutAddress: rows.length - known.length,
    unsubscribed,
    preview: mergeValues(context, applicationIds[0]),
  };
});
