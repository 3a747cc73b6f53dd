import { AppError } from '../../../shared/errors.ts';
import { savedSearches, searchCandidates, searchEverything, type MarkedText } from '../../../shared/queries/search.ts';
import type { NameField } from '../../../shared/search/fields.ts';
import { parseSearch } from '../../../shared/search/parse.ts';
import { readKeyword } from '../../../shared/search/saved.ts';
import type { SearchNode } from '../../../shared/search/query.ts';
import { indexText } from '../../../shared/search/words.ts';
import { personName } from '../domain/people.ts';
import { defineHandler, idList, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';
import { findCandidates, type Found } from '../search/find-candidates.ts';
import { restExpression } from '../search/match.ts';
import type { IndexState } from '../search/search-index.ts';
import { showCandidates } from '../search/show-candidates.ts';
import { KINDS } from '../search/tables.ts';
import { marksIn, pieceOf, wantedWords, type Wanted } from '../search/wanted.ts';
import { LISTED } from './sql.ts';

function parsed(search: string): SearchNode | null {
  const result = parseSearch(search, { typing: true });
  if (result.ok) return result.query;
  throw new AppError({ kind: 'invalid_input', origin: 'main', code: `search.${result.problem.code}`, message: result.problem.message });
}

const JOB_NAMES = `SELECT j.id, concat_ws(' ', j.title, j.companyName, c.name) AS name FROM jobs j LEFT JOIN customers c ON c.id = j.customerId`;

/** The reader's tags, or the jobs, whose name has every word; the last one as a beginning. */
function named(context: QueryContext, field: NameField, name: string): number[] {
  const wanted = indexText(name).split(' ');
  const rows =
    field === 'tag'
      ? rowsOf<{ id: number; name: string | null }>(context, 'SELECT id, name FROM candidateTags WHERE createdBy = ?', context.reader.userId)
      : rowsOf<{ id: number; name: string | null }>(context, JOB_NAMES);
  return rows
    .filter((row) => {
      const text = ` ${indexText(row.name ?? '')}`;
      return wanted.every((word) => text.includes(` ${word}`));
    })
    .map((row) => row.id);
}

function found(context: QueryContext, search: string, query: SearchNode, index: IndexState): Found {
  const withResumes = index.phase === 'ready' || index.phase === 'changes';
  return context.cache.remember(`search ${withResumes} ${search}`, searchCandidates.reads, () =>
    findCandidates(context, query, { withResumes, named: (field, name) => named(context, field, name) }),
  );
}

/** The candidates a search finds, the best first; nobody for an empty one. @throws AppError `search.*` for what cannot be read */
export function foundCandidates(context: QueryContext, search: string): readonly number[] {
  const query = parsed(search);
  return query === null ? [] : found(context, search, query, context.searchIndex()).ids;
}

/** Everybody by name; while names are not indexed yet, as they come out of the tables. */
function everybody(context: QueryContext, index: IndexState, offset: number, limit: number): number[] {
  if (index.phase !== 'fields')
    return rowsOf<{ id: number }>(context, 'SELECT id FROM _search_doc ORDER BY sort, id LIMIT ? OFFSET ?', limit, offset).map((row) => row.id);
  const sql = `SELECT c.id FROM candidates c LEFT JOIN users u ON u.id = c.userId ORDER BY u.name IS NULL, u.name COLLATE NOCASE, c.id`;
  const all = context.cache.remember('everybody', ['candidates', 'users'], () => rowsOf<{ id: number }>(context, sql).map((row) => row.id));
  return all.slice(offset, offset + limit);
}

/** Candidates for a search, a window at a time. @throws AppError `search.*` for what cannot be read */
export const answerSearchCandidates = defineHandler(searchCandidates, (context, { search, offset, limit }) => {
  const query = parsed(search);
  const index = context.searchIndex();
  if (query === null) {
    const total = context.cache.remember(
      'candidates',
      ['candidates'],
      () => rowOf<{ count: number }>(context, 'SELECT count(*) AS count FROM candidates')?.count ?? 0,
    );
    const candidates = showCandidates(context, everybody(context, index, offset, limit), []);
    return { total, isMore: false, index, alsoNamed: [], candidates };
  }
  const { ids, isMore, alsoNamed, wanted } = found(context, search, query, index);
  const candidates = showCandidates(context, ids.slice(offset, offset + limit), wanted);
  return { total: ids.length, isMore, index, alsoNamed: [...alsoNamed], candidates };
});

interface OtherRow {
  readonly pk: number;
  readonly title: string;
  readonly body: string;
}

/** Jobs, customers or notes with every word, the newest first. */
function others(context: QueryContext, kind: 'job' | 'customer' | 'note', wanted: readonly Wanted[], limit: number): OtherRow[] {
  const sql = `SELECT o.pk, o.title, o.body FROM _search_rest x CROSS JOIN _search_other o ON o.id = x.rowid
    WHERE _search_rest MATCH ? AND o.kind = ? ORDER BY x.rowid DESC LIMIT ?`;
  return rowsOf<OtherRow>(context, sql, restExpression(kind, wanted), KINDS[kind], limit);
}

function marked(text: string, wanted: readonly Wanted[]): MarkedText {
  return { text, marks: marksIn(text, wanted) };
}

function line({ pk, title, body }: OtherRow, wanted: readonly Wanted[]): { id: number; title: MarkedText; detail: MarkedText } {
  return { id: pk, title: marked(title, wanted), detail: pieceOf(body, wanted) ?? marked(body.split('\n')[0] ?? '', wanted) };
}

function notesOf(context: QueryContext, rows: readonly OtherRow[], wanted: readonly Wanted[]) {
  type Row = { id: number; name: string | null; email: string | null; jobId: number | null; applicationId: number; candidateId: number };
  const sql = `SELECT f.id, u.name, u.email, a.jobId, a.id AS applicationId, a.candidateId FROM applicationFeedback f
    JOIN applications a ON a.id = f.applicationId LEFT JOIN candidates c ON c.id = a.candidateId LEFT JOIN users u ON u.id = c.userId
    WHERE f.id IN ${LISTED}`;
  const about = new Map(rowsOf<Row>(context, sql, idList(rows.map((row) => row.pk))).map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const place = about.get(row.pk);
    if (place === undefined) return [];
    const { name, email, jobId, applicationId, candidateId } = place;
    return [{ id: row.pk, detail: line(row, wanted).detail, candidateName: personName(name, email), jobId: jobId ?? 0, applicationId, candidateId }];
  });
}

/** The best few candidates, jobs, customers and notes. Filters of candidates find nothing but candidates. */
export const answerSearchEverything = defineHandler(searchEverything, (context, { search, limit }) => {
  const query = parsed(search);
  const index = context.searchIndex();
  if (query === null) return { index, candidates: [], jobs: [], customers: [], notes: [] };
  const people = found(context, search, query, index);
  const candidates = showCandidates(context, people.ids.slice(0, limit), people.wanted);
  const wanted = wantedWords(query);
  if (wanted.length === 0 || wanted.some((one) => one.field !== null)) return { index, candidates, jobs: [], customers: [], notes: [] };
  return {
    index,
    candidates,
    jobs: others(context, 'job', wanted, limit).map((row) => line(row, wanted)),
    customers: others(context, 'customer', wanted, limit).map((row) => line(row, wanted)),
    notes: notesOf(context, others(context, 'note', wanted, limit), wanted),
  };
});

/** The reader's own searches; those that look for jobs are the web application's. */
export const answerSavedSearches = defineHandler(savedSearches, (context) => {
  type Row = { id: number; name: string | null; keyword: string | null };
  const sql = "SELECT id, name, keyword FROM savedSearches WHERE userId = ? AND searchType = 'candidate' ORDER BY name COLLATE NOCASE, id";
  const searches = rowsOf<Row>(context, sql, context.reader.userId).map((row) => ({ id: row.id, name: row.name ?? '', ...readKeyword(row.keyword) }));
  return { searches: searches.toSorted((a, b) => Number(b.pinned) - Number(a.pinned)) };
});
