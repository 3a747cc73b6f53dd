import { expect, test } from 'vitest';
import { comparison } from './table.ts';

const OURS = { 'first-sync': 1_000, 'propagation.p50': 10, 'propagation.p95': 20, push: 500 };

test('each peer stands beside us with its ratio', () => {
  const table = comparison(OURS, [{ name: 'Peer', notes: ['keeps nothing'], measures: { ...OURS, 'first-sync': 2_500, push: 20 } }]);
  expect(table).toContain('| first sync of all rows | 1000 ms | 2500 ms (2.5 x ours) |');
  expect(table).toContain('| 500 ms | 20.0 ms (0.04 x ours) |');
  expect(table).toContain('- Peer: keeps nothing.');
  expect(table).not.toContain('MISSING');
});

test('a peer that did not install stays in the table, with the cause', () => {
  const table = comparison(OURS, [{ name: 'Peer', notes: [], measures: {}, problem: 'not installed: no network' }]);
  expect(table.match(/not measured/g)).toHaveLength(4);
  expect(table).toContain('- Peer: figures are MISSING: not installed: no network');
});
