import { expect, test } from 'vitest';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Query } from '../../shared/queries/query.ts';
import { isOnFirstScreen } from './first-screen.ts';
import { createMirrorFixture } from './testing/mirror-fixture.ts';

const BOARD = { jobId: 7, search: '' };
const COLUMN = { ...BOARD, status: 'submitted', sort: 'newest', offset: 0, limit: 100 };

test('only what a part of the rows answers rightly is answered by the first screen', () => {
  const screen = { jobId: 7, reader: createMirrorFixture().context.mirror };
  const answers = (query: unknown, params: unknown) => isOnFirstScreen(screen, query as Query<unknown, unknown>, params);
  expect([answers(QUERIES.landing, {}), answers(QUERIES.board, BOARD), answers(QUERIES.column, COLUMN), answers(QUERIES.columnIds, COLUMN)]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const beyond = [
    [QUERIES.board, { ...BOARD, jobId: 8 }],
    [QUERIES.board, { ...BOARD, search: 'ana' }],
    [QUERIES.column, { ...COLUMN, jobId: 8 }],
    [QUERIES.column, { ...COLUMN, search: 'ana' }],
    // Other cards come first in another order, and only the first ones are complete.
    [QUERIES.column, { ...COLUMN, sort: 'score' }],
    [QUERIES.column, { ...COLUMN, offset: 1 }],
    [QUERIES.columnIds, { ...COLUMN, sort: 'name' }],
    [QUERIES.listJobs, { search: '', status: 'any', offset: 0, limit: 1 }],
    [QUERIES.home, {}],
    [QUERIES.profile, { candidateId: 1, applicationId: null }],
  ] as const;
  for (const [query, params] of beyond) expect([query.name, params, answers(query, params)]).toEqual([query.name, params, false]);
});
