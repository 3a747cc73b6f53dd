import { expect, test } from 'vitest';
import { tableByName } from '../../../shared/generated/tables.ts';
import { addedColumns, PRESENT_LAYOUT } from './index-widening.ts';

const CANDIDATES = `${tableByName('candidates').no} full`;

/** The present layout with some lists of columns changed. */
function former(changes: Readonly<Record<string, (columns: readonly string[]) => string[]>>): typeof PRESENT_LAYOUT {
  const columns = Object.fromEntries(Object.entries(PRESENT_LAYOUT.columns).map(([key, all]) => [key, changes[key]?.(all) ?? all]));
  return { ...PRESENT_LAYOUT, columns };
}

function without(name: string): (columns: readonly string[]) => string[] {
  return (columns) => columns.filter((column) => !column.startsWith(`${name}:`));
}

test('columns that are new to a table are known by their places', () => {
  const places = addedColumns(former({ [CANDIDATES]: without('bio') }), PRESENT_LAYOUT);
  expect([...(places?.keys() ?? [])]).toEqual([CANDIDATES]);
  const now = PRESENT_LAYOUT.columns[CANDIDATES] ?? [];
  const of = places?.get(CANDIDATES) ?? [];
  expect(of.map((place, index) => [place, now[index]]).filter(([place]) => place === -1)).toEqual([[-1, expect.stringMatching(/^bio:/)]]);
  expect(of.filter((place) => place >= 0)).toEqual([...Array(now.length - 1).keys()]);
});

test.each<[string, typeof PRESENT_LAYOUT]>([
  ['nothing is new', PRESENT_LAYOUT],
  ['other rules say who holds what', { ...former({ [CANDIDATES]: without('bio') }), rules: 'others' }],
  ['a column refers to another row', former({ [CANDIDATES]: without('addedBy') })],
  ['a column was there that is not now', former({ [CANDIDATES]: (columns) => [...columns, 'shoeSize:int'] })],
  ['a column was of another type', former({ [CANDIDATES]: (columns) => columns.map((column) => (column.startsWith('bio:') ? 'bio:int' : column)) })],
  ['a narrow view shows more of a column that was there', former({ [`${tableByName('users').no} stub`]: without('email') })],
  [
    'a table is new',
    { ...PRESENT_LAYOUT, columns: Object.fromEntries(Object.entries(PRESENT_LAYOUT.columns).filter(([key]) => key !== CANDIDATES)) },
  ],
])('an index is made anew where %s', (_what, before) => {
  expect(addedColumns(before, PRESENT_LAYOUT)).toBeNull();
});
