import type { SearchNode } from '../../../shared/search/query.ts';
import type { NameField } from '../../../shared/search/fields.ts';
import { joinMatches, toMatch, type Match } from './match.ts';
import type { SqlValue } from '../query-handler.ts';

/** What a search needs to know besides its text. */
export interface SearchSurroundings {
  /** False while the résumés are not indexed: only short fields are searched then. */
  readonly withResumes: boolean;
  /** The reader's tags, or the jobs, of that name. */
  readonly named: (field: NameField, name: string) => readonly number[];
}

/** A statement and its values. */
export interface SearchSql {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const TRUE: SearchSql = { sql: '1', values: [] };

function joinSql(parts: readonly SearchSql[], operator: ' AND ' | ' OR '): SearchSql {
  if (parts.length === 0) return TRUE;
  return { sql: `(${parts.map((part) => part.sql).join(operator)})`, values: parts.flatMap((part) => part.values) };
}

function matching({ table, expression }: Match): SearchSql {
  return { sql: `d.id IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`, values: [expression] };
}

function begins(column: string, value: string): SearchSql {
  const folded = value.toLowerCase();
  return { sql: `substr(d.${column}, 1, length(?)) = ?`, values: [folded, folded] };
}

const NAMED: Readonly<Record<NameField, string>> = {
  tag: 'd.id IN (SELECT s.candidateId FROM candidateTagAssignments s WHERE s.tagId IN (SELECT value FROM json_each(?)))',
  job: 'd.id IN (SELECT a.candidateId FROM applications a WHERE a.jobId IN (SELECT value FROM json_each(?)))',
};

/** A condition over the document `d`. Nothing that was typed becomes part of the text. */
function condition(node: SearchNode, around: SearchSurroundings): SearchSql {
  switch (node.kind) {
    case 'words': {
      const match = toMatch(node, around.withResumes);
      return match === null ? TRUE : matching(match);
    }
    case 'and':
      return joinSql(conditions(node.items, ' AND ', around), ' AND ');
    case 'or':
      return joinSql(conditions(node.items, ' OR ', around), ' OR ');
    case 'not': {
      const inner = condition(node.item, around);
      // Who says nothing about it is not excluded.
      return { sql: `(${inner.sql}) IS NOT TRUE`, values: inner.values };
    }
    case 'range': {
      const ends: SearchSql[] = [];
      if (node.from !== null) ends.push({ sql: `d.${node.field} >= ?`, values: [node.from] });
      if (node.to !== null) ends.push({ sql: `d.${node.field} <= ?`, values: [node.to] });
      return joinSql(ends, ' AND ');
    }
    case 'choice':
      if (node.field === 'status')
        return { sql: 'd.id IN (SELECT a.candidateId FROM applications a WHERE a.status = ?)', values: [node.value.toLowerCase()] };
      return begins(node.field, node.value);
    case 'named':
      return { sql: NAMED[node.field], values: [JSON.stringify(around.named(node.field, node.value))] };
    case 'relocate':
      return { sql: 'coalesce(d.relocate, 0) = ?', values: [node.value ? 1 : 0] };
  }
}

function conditions(items: readonly SearchNode[], operator: ' AND ' | ' OR ', around: SearchSurroundings): SearchSql[] {
  const { matches, others } = parted(items, around);
  return [...joinMatches(matches, operator).map(matching), ...others.map((item) => condition(item, around))];
}

function parted(items: readonly SearchNode[], around: SearchSurroundings): { matches: Match[]; others: SearchNode[] } {
  const matches: Match[] = [];
  const others: SearchNode[] = [];
  for (const item of items) {
    const match = toMatch(item, around.withResumes);
    if (match === null) others.push(item);
    else matches.push(match);
  }
  return { matches, others };
}

/** Excluded words are left to the table that leads: as a set of their own they would be collected first. */
function withoutExcluded(
  joined: readonly Match[],
  rows: readonly SearchNode[],
  around: SearchSurroundings,
): { joined: readonly Match[]; others: SearchNode[] } {
  const [leading, ...rest] = joined;
  const excluded: Match[] = [];
  const others: SearchNode[] = [];
  for (const node of rows) {
    const match = node.kind === 'not' ? toMatch(node.item, around.withResumes) : null;
    if (leading !== undefined && match?.table === leading.table) excluded.push(match);
    else others.push(node);
  }
  const not = joinMatches(excluded, ' OR ')[0];
  if (leading === undefined || not === undefined) return { joined, others };
  return { joined: [{ table: leading.table, expression: `(${leading.expression} NOT ${not.expression})` }, ...rest], others };
}

/**
 * A search as one statement that answers candidates' ids, the newest first:
 * bind a limit last. Where it can, the full-text engine leads, so that the first
 * so many of a broad search cost no more than that.
 * @param inNames only who has one of these words in the name, besides
 */
export function searchSql(query: SearchNode, around: SearchSurroundings, inNames: Match | null = null): SearchSql {
  const { matches, others: rows } = parted(query.kind === 'and' ? query.items : [query], around);
  const { joined, others } = withoutExcluded(joinMatches(matches, ' AND '), rows, around);
  const [leading, ...rest] = inNames === null ? joined : [inNames, ...joined];
  const filters = joinSql([...rest.map(matching), ...others.map((item) => condition(item, around))], ' AND ');
  if (leading === undefined) return { sql: `SELECT d.id FROM _search_doc d WHERE ${filters.sql} ORDER BY d.id DESC LIMIT ?`, values: filters.values };
  const from =
    filters === TRUE ? `SELECT rowid AS id FROM ${leading.table}` : `SELECT d.id FROM ${leading.table} x CROSS JOIN _search_doc d ON d.id = x.rowid`;
  return {
    sql: `${from} WHERE ${leading.table} MATCH ? AND ${filters.sql} ORDER BY ${filters === TRUE ? 'rowid' : 'x.rowid'} DESC LIMIT ?`,
    values: [leading.expression, ...filters.values],
  };
}

/** Anyone who has any of the words in the name; null where there are no words that may stand there. */
export function namesMatch(words: readonly (SearchNode & { readonly kind: 'words' })[]): Match | null {
  const matches = words
    .filter((node) => node.field === null || node.field === 'name')
    .map((node) => toMatch({ ...node, field: 'name' }, false))
    .filter((match) => match !== null);
  return joinMatches(matches, ' OR ')[0] ?? null;
}
