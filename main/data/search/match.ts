import type { SearchNode } from '../../../shared/search/query.ts';
import { indexText } from '../../../shared/search/words.ts';
import { isTooShortForResumes, type Wanted } from './wanted.ts';

/** Which full-text table can answer: the short fields alone, or everything. */
export type MatchTable = '_search_short' | '_search_all';

/**
 * Words in the language of the full-text engine. The one place where what a
 * user typed becomes part of it: only folded letters, digits and marks are
 * left, inside of quotes.
 */
function quoted(text: string, prefix: boolean): string {
  return `"${indexText(text)}"${prefix ? ' *' : ''}`;
}

/** The table that answers words. Without the large one, what is in résumés is not found yet. */
function tableFor(node: SearchNode & { readonly kind: 'words' }, withResumes: boolean): MatchTable {
  if (node.field === 'resume') return '_search_all';
  if (!withResumes || node.field !== null) return '_search_short';
  return isTooShortForResumes(node) ? '_search_short' : '_search_all';
}

/** A condition that one full-text table answers by itself. */
export interface Match {
  readonly table: MatchTable;
  readonly expression: string;
}

function combined(matches: readonly Match[], operator: ' AND ' | ' OR '): Match | null {
  const [first] = matches;
  if (first === undefined || matches.some((match) => match.table !== first.table)) return null;
  if (matches.length === 1) return first;
  return { table: first.table, expression: `(${matches.map((match) => match.expression).join(operator)})` };
}

/** Conditions as one match for each table. */
export function joinMatches(matches: readonly Match[], operator: ' AND ' | ' OR '): Match[] {
  return (['_search_all', '_search_short'] as const)
    .map((table) =>
      combined(
        matches.filter((match) => match.table === table),
        operator,
      ),
    )
    .filter((match) => match !== null);
}

/** A part of a search as one match, or null where rows have to be asked as well. */
export function toMatch(node: SearchNode, withResumes: boolean): Match | null {
  switch (node.kind) {
    case 'words': {
      const words = quoted(node.text, node.prefix);
      return { table: tableFor(node, withResumes), expression: node.field === null ? words : `(${node.field} : ${words})` };
    }
    case 'and':
    case 'or': {
      const matches = node.items.map((item) => toMatch(item, withResumes));
      if (matches.some((match) => match === null)) return null;
      return combined(
        matches.filter((match) => match !== null),
        node.kind === 'and' ? ' AND ' : ' OR ',
      );
    }
    default:
      return null;
  }
}

/** Documents of one kind with all of the words, in the language of the full-text engine. */
export function restExpression(kind: string, wanted: readonly Wanted[]): string {
  const words = wanted.map((one) => `"${one.words.join(' ')}"${one.prefix ? ' *' : ''}`).join(' AND ');
  return `kind : "${kind}" AND ({title body} : (${words}))`;
}
