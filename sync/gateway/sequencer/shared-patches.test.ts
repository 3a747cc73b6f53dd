import type { Pool } from 'mysql2/promise';
import { expect, test } from 'vitest';
import type { ScopeName, ScopePatch } from '../../protocol/pull.ts';
import { patchFromSteps } from './change-reader.ts';
import type { PublishedStep } from './recent-steps.ts';
import { SharedPatches } from './shared-patches.ts';
import { CHANGE_OPS } from './types.ts';

/** A step in which rows of table 1 change in scope 1. */
function stepTo(version: number, ...ids: readonly number[]): PublishedStep {
  const changes = ids.map((id) => ({ scopeId: 1, tableNo: 1, id, op: CHANGE_OPS.full, payload: JSON.stringify([id, version]) }));
  return { versions: new Map([[1, version]]), changes: new Map([[1, changes]]), clients: new Map() };
}

async function toldFrom(version: number, steps: readonly PublishedStep[], shared: SharedPatches): Promise<ScopePatch | undefined> {
  const positions = [{ scopeId: 1, scope: 'company:1' as ScopeName, version }];
  // Nothing of its own has gone on, so the database is not asked.
  const patch = await patchFromSteps({} as Pool, { clientId: 1, epoch: 'e', positions, ackedMutationId: 0 }, steps, 0, shared);
  return patch?.patches[0];
}

test('devices at one place are told the same, made once; one behind them hears of more', async () => {
  const shared = new SharedPatches();
  const steps = [stepTo(4, 10), stepTo(5, 11)];
  const level = await toldFrom(4, steps.slice(1), shared);
  expect(await toldFrom(4, steps.slice(1), shared)).toBe(level);
  expect(level).toMatchObject({ from: 4, to: 5, rows: [{ table: 1, rows: [[11, 5]] }] });
  expect(await toldFrom(3, steps, shared)).toMatchObject({
    from: 3,
    to: 5,
    rows: [
      {
        rows: [
          [10, 4],
          [11, 5],
        ],
      },
    ],
  });
});

test('a device that asks later from the same place hears of what came since', async () => {
  const shared = new SharedPatches();
  const steps = [stepTo(4, 10)];
  expect(await toldFrom(3, steps, shared)).toMatchObject({ from: 3, to: 4 });
  steps.push(stepTo(5, 11));
  expect(await toldFrom(3, steps, shared)).toMatchObject({
    from: 3,
    to: 5,
    rows: [
      {
        rows: [
          [10, 4],
          [11, 5],
        ],
      },
    ],
  });
});
