import { describe, expect, test } from 'vitest';
import { filterChips, FILTER_CHOICES, withFilter } from './filters.ts';
import { parseSearch } from '../../shared/search/parse.ts';

describe('filter chips', () => {
  test('each filter of the whole search can be taken away; words and groups stay', () => {
    expect(filterChips('anna years:>5 (go OR rust) -tag:"no go"')).toEqual([
      { label: 'years:>=6', rest: 'anna (go OR rust) -tag:"no go" ' },
      { label: '-tag:"no go"', rest: 'anna years:>=6 (go OR rust) ' },
    ]);
    expect(filterChips('years:3')).toEqual([{ label: 'years:3', rest: '' }]);
    expect(filterChips('go OR years:3')).toEqual([]);
    expect(filterChips('foo:')).toEqual([]);
  });

  test('a filter is added, or takes the place of one about the same', () => {
    expect(withFilter('', 'relocate:yes')).toBe('relocate:yes ');
    expect(withFilter('anna', 'years:>=5')).toBe('anna years:>=5 ');
    expect(withFilter('anna years:>=2', 'years:>=5')).toBe('anna years:>=5 ');
    expect(withFilter('go OR rust', 'years:>=5')).toBe('(go OR rust) years:>=5 ');
  });

  test('everything the menu offers can be read', () => {
    for (const [, filters] of FILTER_CHOICES) for (const [, filter] of filters) expect(filterChips(filter)).toEqual([{ label: filter, rest: '' }]);
    expect(parseSearch(withFilter('anna', 'relocate:yes')).ok).toBe(true);
  });
});
