import { expect, test } from 'vitest';
import { SCHEMA_HASH } from '../../protocol/projections.ts';
import { createFollower } from './follower.ts';
import type { Queryable } from './types.ts';

/** A database in which another process publishes. */
function published(state: { ticks: number; version: number; mutation: number }): Queryable {
  const answers: readonly (readonly [about: string, rows: () => object[]])[] = [
    [
      'sync_state',
      () => [
        { name: 'ticks', value: String(state.ticks) },
        { name: 'high', value: '1' },
        { name: 'index_schema', value: SCHEMA_HASH },
      ],
    ],
    ['sync_scope', () => [{ id: 4, kind: 'company', ref_id: 2, version: state.version, floor: 0 }]],
    ['sync_published', () => [{ client_id: 9, mutation_id: state.mutation }]],
  ];
  const query = (sql: string): Promise<unknown> => Promise.resolve([answers.find(([about]) => sql.includes(about))?.[1]() ?? [], []]);
  return { query } as unknown as Queryable;
}

test('the first look tells of everything, since who led until now missed what another published meanwhile', async () => {
  const news = await createFollower().look(published({ ticks: 5, version: 3, mutation: 7 }));
  expect(news).toEqual({ scopes: [{ scopeId: 4, scope: 'company:2', version: 3 }], clients: [9], consumed: 0 });
});

test('later ones tell of what is new, and nothing where nothing is', async () => {
  const state = { ticks: 5, version: 3, mutation: 7 };
  const follower = createFollower();
  await follower.look(published(state));
  expect(await follower.look(published(state))).toEqual({ scopes: [], clients: [], consumed: 0 });
  Object.assign(state, { ticks: 6, version: 4 });
  expect(await follower.look(published(state))).toMatchObject({ scopes: [{ scopeId: 4, version: 4 }], clients: [] });
});
