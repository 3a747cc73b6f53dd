import { beforeEach, expect, test } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import type { MirrorBuild } from '../../sync/engine/ports.ts';
import type { FirstSyncChunk, FirstSyncPlan } from '../../sync/protocol/first-sync.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { openMemoryMirror } from './mirror.ts';

const PLAN: FirstSyncPlan = {
  type: 'plan',
  epoch: 'e',
  scopes: ['company:1', 'user:1'],
  positions: [
    { scope: 'company:1', version: 4 },
    { scope: 'user:1', version: 7 },
  ],
  tables: [],
};

let build: MirrorBuild;

beforeEach(() => {
  build = openMemoryMirror().build();
  build.begin(PLAN);
});

function searchOfUser(version: number): FirstSyncChunk {
  const row = columnsOf('savedSearches', 'full').map((column) => (column.name === 'id' ? 1 : null));
  const content = { table: tableByName('savedSearches').no, projection: 'full' as const, rows: [row] };
  return { type: 'chunk', position: { scope: 'user:1', version }, content, cursor: 'after it' };
}

test('a table that was empty when it was passed is caught up from there, however new the first row of its scope', () => {
  // Notifications of the user were passed without a row at version 7; one came with version 9, as did the search.
  build.addChunk(searchOfUser(9));
  build.finishChunks([
    { scope: 'company:1', version: 5 },
    { scope: 'user:1', version: 9 },
  ]);
  expect(build.positions()).toEqual(PLAN.positions);
});

test('a copy goes on with what it began with, not with more that it has passed already', () => {
  build.addChunk(searchOfUser(8));
  expect(build.goesOn(PLAN)).toBe(true);
  expect(build.goesOn({ ...PLAN, scopes: ['company:1'] })).toBe(true);
  expect(build.goesOn({ ...PLAN, scopes: [...PLAN.scopes, 'panel:3'] })).toBe(true);
  expect(build.goesOn({ ...PLAN, scopes: [...PLAN.scopes, 'admins:1'] })).toBe(false);
  expect(build.goesOn({ ...PLAN, epoch: 'another' })).toBe(false);
});

test('a copy that is begun twice keeps where the scopes stood the first time', () => {
  build.begin({ ...PLAN, positions: [{ scope: 'user:1', version: 12 }] });
  build.finishChunks([{ scope: 'user:1', version: 12 }]);
  expect(build.positions()).toEqual([{ scope: 'user:1', version: 7 }]);
});
