import { parseSearch } from '../../shared/search/parse.ts';
import { printSearch } from '../../shared/search/print.ts';
import type { SearchNode } from '../../shared/search/query.ts';
import type { TextKey } from '../text/catalogue.ts';

/** A condition of a search that is shown as a chip. */
export interface FilterChip {
  readonly label: string;
  /** The search without it. */
  readonly rest: string;
}

function isFilter(node: SearchNode): boolean {
  if (node.kind === 'not') return isFilter(node.item);
  return (
    node.kind === 'range' ||
    node.kind === 'choice' ||
    node.kind === 'named' ||
    node.kind === 'relocate' ||
    (node.kind === 'words' && node.field !== null)
  );
}

function partsOf(search: string): readonly SearchNode[] {
  const parsed = parseSearch(search);
  if (!parsed.ok || parsed.query === null) return [];
  return parsed.query.kind === 'and' ? parsed.query.items : [parsed.query];
}

/** The filters that all of a search stands under, each as a chip that can be taken away. */
export function filterChips(search: string): readonly FilterChip[] {
  const parts = partsOf(search);
  return parts.flatMap((part, index) => {
    if (!isFilter(part)) return [];
    const others = parts.filter((_, other) => other !== index);
    const rest = others.length === 0 ? '' : printSearch(others.length === 1 ? (others[0] ?? part) : { kind: 'and', items: others });
    return [{ label: printSearch(part), rest: rest === '' ? '' : `${rest} ` }];
  });
}

/** The search narrowed by a filter; what it said about the same field at its top is replaced. */
export function withFilter(search: string, filter: string): string {
  const field = filter.slice(0, filter.indexOf(':') + 1);
  const same = filterChips(search).find((chip) => chip.label.startsWith(field));
  const base = (same?.rest ?? search).trim();
  const needsBrackets = parseSearch(base).ok && partsOf(base).length === 1 && partsOf(base)[0]?.kind === 'or';
  return `${[needsBrackets ? `(${base})` : base, filter].filter(Boolean).join(' ')} `;
}

/** What the filter menu offers: a heading and its choices as they are written. */
export const FILTER_CHOICES: readonly (readonly [heading: TextKey, filters: readonly (readonly [label: TextKey, filter: string])[]])[] = [
  [
    'search.filter-experience',
    [
      ['search.filter-two-years', 'years:>=2'],
      ['search.filter-five-years', 'years:>=5'],
      ['search.filter-ten-years', 'years:>=10'],
    ],
  ],
  [
    'search.filter-availability',
    [
      ['search.filter-immediately', 'availability:immediate'],
      ['search.filter-two-weeks', 'availability:2-weeks'],
      ['search.filter-month', 'availability:1-month'],
    ],
  ],
  [
    'search.filter-right-to-work',
    [
      ['search.filter-citizen', 'visa:citizen'],
      ['search.filter-resident', 'visa:permanent-resident'],
      ['search.filter-sponsorship', 'visa:requires-sponsorship'],
    ],
  ],
  [
    'search.filter-more',
    [
      ['search.filter-relocate', 'relocate:yes'],
      ['search.filter-offered', 'status:offered'],
      ['search.filter-shortlisted', 'status:shortlisted'],
    ],
  ],
];
