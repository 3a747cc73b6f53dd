import { isTolerant, neighbourhood, slipsBetween } from '../../../shared/search/distance.ts';
import type { SearchNode } from '../../../shared/search/query.ts';
import { findWords, indexText } from '../../../shared/search/words.ts';
import { idList, rowsOf, type QueryContext, type SqlValue } from '../query-handler.ts';
import { namesMatch, searchSql, type SearchSurroundings } from './search-sql.ts';
import { phraseOf, wantedWords, wordNodes, type Wanted } from './wanted.ts';

/** A list is as long as anyone reads; more are counted as "more". */
export const LONGEST_LIST = 1_000;
/** Of a broad search those with the word in their names are listed first; so many of them. */
const NAMED_FIRST = 200;
/** Fewer than this, and names a slip away are looked for too. */
const FEW = 3;
const NEAR_NAMES = 400;
const CORRECTIONS = 8;

/** Who was found, the best first. */
export interface Found {
  readonly ids: readonly number[];
  readonly isMore: boolean;
  readonly alsoNamed: readonly string[];
  readonly wanted: readonly Wanted[];
}

interface RankedRow {
  readonly id: number;
  readonly sort: string;
  readonly title: string;
  readonly skill: string;
  readonly company: string;
  readonly place: string;
  readonly email: string;
}

/** What a word in a field says about whom one looked for. */
const WEIGHTS = { title: 20, skill: 10, company: 8, place: 6, email: 5 } as const;
const WHOLE_NAME_WORD = 100;
const NAME_BEGINS = 60;

function scoreOf(row: RankedRow, wanted: readonly Wanted[]): number {
  const name = ` ${row.sort} `;
  let score = 0;
  for (const { words } of wanted) {
    const text = words.join(' ');
    if (name.includes(` ${text} `)) score += WHOLE_NAME_WORD;
    else if (name.includes(` ${text}`)) score += NAME_BEGINS;
    for (const field of Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]) if (row[field].toLowerCase().includes(text)) score += WEIGHTS[field];
  }
  return score;
}

function idsOf(context: QueryContext, query: { readonly sql: string; readonly values: readonly SqlValue[] }, limit: number): number[] {
  return rowsOf<{ id: number }>(context, query.sql, ...query.values, limit).map((row) => row.id);
}

/** By relevance, then the newest first; rows made on this laptop are the newest. */
function ranked(context: QueryContext, ids: readonly number[], wanted: readonly Wanted[]): number[] {
  const rows = rowsOf<RankedRow>(
    context,
    'SELECT id, sort, title, skill, company, place, email FROM _search_doc WHERE id IN (SELECT value FROM json_each(?))',
    idList(ids),
  );
  const age = (id: number): number => (id < 0 ? Number.MAX_SAFE_INTEGER + id : id);
  return rows
    .map((row) => ({ id: row.id, score: scoreOf(row, wanted) }))
    .sort((a, b) => b.score - a.score || age(b.id) - age(a.id))
    .map((row) => row.id);
}

/** The newest who match: one more than a list holds, if there are so many. */
function newestOf(context: QueryContext, query: SearchNode, around: SearchSurroundings): number[] {
  return idsOf(context, searchSql(query, around), LONGEST_LIST + 1);
}

function search(context: QueryContext, query: SearchNode, around: SearchSurroundings): { ids: number[]; isMore: boolean } {
  const newest = newestOf(context, query, around);
  const phrase = phraseOf(query);
  const phrased = phrase === null ? [] : newestOf(context, phrase, around);
  const isMore = Math.max(newest.length, phrased.length) > LONGEST_LIST;
  const names = isMore ? namesMatch(wordNodes(query)) : null;
  const named = names === null ? [] : idsOf(context, searchSql(query, around, names), NAMED_FIRST);
  const first = ranked(context, phrased, wantedWords(phrase));
  // Of a broad search only the names are weighed; behind them the newest come first.
  const rest = ranked(context, isMore ? named : newest, wantedWords(query));
  return { ids: [...new Set([...first, ...rest, ...newest])].slice(0, LONGEST_LIST), isMore };
}

/** Words of names on this laptop that are one slip from the one typed. */
function namesNear(context: QueryContext, typed: string): string[] {
  const word = indexText(typed);
  if (word.includes(' ') || !isTolerant(word)) return [];
  const neighbours = neighbourhood(word)
    .map((one) => `"${one}"`)
    .join(' OR ');
  const names = rowsOf<{ name: string }>(
    context,
    'SELECT d.name FROM _search_near n CROSS JOIN _search_doc d ON d.id = n.rowid WHERE _search_near MATCH ? LIMIT ?',
    neighbours,
    NEAR_NAMES,
  );
  const words = new Set(names.flatMap((row) => findWords(row.name).map((found) => found.text)));
  return [...words].filter((name) => slipsBetween(word, name, 1) === 1).slice(0, CORRECTIONS);
}

/** The search with names a slip away beside every word that might be one; excluded words stay as they are. */
function withNearNames(context: QueryContext, node: SearchNode, found: Set<string>): SearchNode {
  if (node.kind === 'and' || node.kind === 'or') return { ...node, items: node.items.map((item) => withNearNames(context, item, found)) };
  if (node.kind !== 'words' || (node.field !== null && node.field !== 'name')) return node;
  const near = namesNear(context, node.text);
  if (near.length === 0) return node;
  for (const name of near) found.add(name);
  return { kind: 'or', items: [node, ...near.map((text): SearchNode => ({ kind: 'words', field: 'name', text, prefix: false }))] };
}

/** What the rows show: the phrase as well as its words. */
function shownWords(query: SearchNode): Wanted[] {
  return [...wantedWords(phraseOf(query)), ...wantedWords(query)];
}

/** Finds candidates; where hardly any has the words, those with names nearly so come behind them. */
export function findCandidates(context: QueryContext, query: SearchNode, around: SearchSurroundings): Found {
  const exact = search(context, query, around);
  if (exact.ids.length >= FEW) return { ...exact, alsoNamed: [], wanted: shownWords(query) };
  const names = new Set<string>();
  const tolerant = withNearNames(context, query, names);
  if (names.size === 0) return { ...exact, alsoNamed: [], wanted: shownWords(query) };
  const near = search(context, tolerant, around);
  return {
    ids: [...new Set([...exact.ids, ...near.ids])].slice(0, LONGEST_LIST),
    isMore: near.isMore,
    alsoNamed: [...names],
    wanted: wantedWords(tolerant),
  };
}
