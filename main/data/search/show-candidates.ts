import type { FoundCandidate, MarkedText } from '../../../shared/queries/search.ts';
import { personName, realEmail } from '../domain/people.ts';
import { LISTED } from '../queries/sql.ts';
import { idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { marksIn, pieceOf, shows, type Wanted } from './wanted.ts';

type Text = string | null;

interface PersonRow {
  readonly id: number;
  readonly name: Text;
  readonly email: Text;
  readonly title: Text;
  readonly location: Text;
  readonly skill: Text;
  readonly company: Text;
}

const PEOPLE = `SELECT c.id, u.name, u.email, c.title, c.location, d.skill, d.company
  FROM candidates c LEFT JOIN users u ON u.id = c.userId LEFT JOIN _search_doc d ON d.id = c.id WHERE c.id IN ${LISTED}`;
const ACTIVITY = `SELECT candidateId, count(*) AS applications, max(updatedAt) AS lastActivityAt FROM applications
  WHERE candidateId IN ${LISTED} GROUP BY candidateId`;

function of(wanted: readonly Wanted[], ...fields: readonly Wanted['field'][]): Wanted[] {
  return wanted.filter((one) => one.field === null || fields.includes(one.field));
}

function marked(text: string, wanted: readonly Wanted[]): MarkedText {
  return { text, marks: marksIn(text, wanted) };
}

/** Where the words stand that the row itself does not show: skills, employers, then the résumé. */
function reasonOf(context: QueryContext, row: PersonRow, wanted: readonly Wanted[]): FoundCandidate['reason'] {
  const visible = [
    [personName(row.name, row.email), 'name'],
    [row.title, 'title'],
    [row.location, 'place'],
    [realEmail(row.email), 'email'],
  ] as const;
  const missing = wanted.filter((one) => !visible.some(([text, field]) => text !== null && (one.field ?? field) === field && shows(text, [one])));
  if (missing.length === 0) return null;
  // A phrase was typed to be seen: a single word that stands among the skills says less.
  const phrases = missing.filter((one) => one.words.length > 1);
  return (phrases.length > 0 ? pieceWith(context, row, phrases) : null) ?? pieceWith(context, row, missing);
}

/** The first place that shows any of it. */
function pieceWith(context: QueryContext, row: PersonRow, wanted: readonly Wanted[]): FoundCandidate['reason'] {
  for (const field of ['skill', 'company'] as const) {
    const text = row[field];
    const here = of(wanted, field);
    if (text !== null && shows(text, here)) return { field, ...(pieceOf(text, here) ?? marked(text, here)) };
  }
  const [stored] = rowsOf<{ text: string }>(context, 'SELECT text FROM _search_text WHERE id = ?', row.id);
  const piece = stored === undefined ? null : pieceOf(stored.text, of(wanted, 'resume'));
  return piece === null ? null : { field: 'resume', ...piece };
}

/** People as the list shows them, in the order of the ids. Who left this laptop meanwhile is left out. */
export function showCandidates(context: QueryContext, ids: readonly number[], wanted: readonly Wanted[]): FoundCandidate[] {
  const list = idList(ids);
  const people = new Map(rowsOf<PersonRow>(context, PEOPLE, list).map((row) => [row.id, row]));
  const activity = new Map(
    rowsOf<{ candidateId: number; applications: number; lastActivityAt: Text }>(context, ACTIVITY, list).map((row) => [row.candidateId, row]),
  );
  return ids.flatMap((id) => {
    const row = people.get(id);
    if (row === undefined) return [];
    const email = realEmail(row.email);
    return [
      {
        id,
        name: marked(personName(row.name, row.email), of(wanted, 'name')),
        title: row.title === null ? null : marked(row.title, of(wanted, 'title')),
        place: row.location === null ? null : marked(row.location, of(wanted, 'place')),
        email: email === null ? null : marked(email, of(wanted, 'email')),
        reason: reasonOf(context, row, wanted),
        applications: activity.get(id)?.applications ?? 0,
        lastActivityAt: activity.get(id)?.lastActivityAt ?? null,
      },
    ];
  });
}
