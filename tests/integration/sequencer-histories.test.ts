import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { INDEXED_TABLES } from '../../db/central/annotations.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import type { ScopeName } from '../../sync/protocol/pull.ts';
import { readPatch } from '../../sync/gateway/sequencer/change-reader.ts';
import { readEpoch } from '../../sync/gateway/sequencer/first-sync-reader.ts';
import { buildIndex } from '../../sync/gateway/sequencer/index-builder.ts';
import { beginHistory, histories, playStep } from './sequencer-history.ts';
import type { Made } from './sequencer-history.ts';
import { expectedScope } from './sequencer-oracle.ts';
import { createWorld } from './sequencer-world.ts';
import type { World } from './sequencer-world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** A device's copy of one scope, kept up by pulls alone. */
class Device {
  readonly rows = new Map<string, string>();
  readonly scope: ScopeName;
  #version = 0;

  constructor(scope: ScopeName) {
    this.scope = scope;
  }

  async pull(): Promise<void> {
    const [kind, ref] = this.scope.split(':');
    const [found] = await world.select('SELECT id FROM sync_scope WHERE kind = ? AND ref_id = ?', [kind, ref]);
    if (found === undefined) return;
    const positions = [{ scopeId: Number(found['id']), scope: this.scope, version: this.#version }];
    const answer = await readPatch(world.pool, { clientId: 0, epoch: (await readEpoch(world.pool)) ?? '', positions, ackedMutationId: 0 });
    if (answer.kind !== 'patch') throw new Error(answer.reason);
    for (const patch of answer.patch.patches) {
      expect(patch.from).toBe(this.#version);
      this.#version = patch.to;
      for (const { table, ids } of patch.gone) for (const id of ids) this.rows.delete(`${table}:${id}`);
      for (const { table, projection, rows } of patch.rows)
        for (const row of rows) this.rows.set(`${table}:${row[0]}`, `${projection} ${JSON.stringify(row)}`);
    }
  }
}

function devicesOf(made: Made): Device[] {
  const companies = made.get('companies') ?? [];
  const users = (made.get('users') ?? []).slice(0, 2);
  const panelists = (made.get('interviewPanelists') ?? []).slice(0, 3);
  return [
    ...companies.map((id) => new Device(`company:${id}`)),
    ...users.map((id) => new Device(`user:${id}`)),
    ...panelists.map((id) => new Device(`panel:${id}`)),
  ];
}

function sorted(rows: ReadonlyMap<string, string>): [string, string][] {
  return [...rows].toSorted(([a], [b]) => a.localeCompare(b));
}

test('whatever happens, a device that replays what was published holds exactly its scope', async () => {
  await fc.assert(
    fc.asyncProperty(histories({ growing: false, length: 60 }), fc.integer({ min: 1, max: 12 }), async (steps, stepsPerTick) => {
      const made = await beginHistory(world);
      const devices = devicesOf(made);
      for (const [index, step] of [...steps, ...steps.slice(0, 1)].entries()) {
        await playStep(world, made, step);
        if (index % stepsPerTick !== 0 && index !== steps.length) continue;
        await world.tick();
        for (const device of devices) {
          await device.pull();
          expect(sorted(device.rows)).toEqual(sorted(await expectedScope(world, device.scope)));
        }
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

/** The index in comparable form: scopes by name, since their ids depend on who asked first. */
async function indexContents(): Promise<Record<string, unknown[]>> {
  return {
    rows: await world.select('SELECT table_no, pk, CAST(hash AS CHAR) AS hash FROM sync_row ORDER BY table_no, pk'),
    edges: await world.select('SELECT fk_no, child_pk, parent_pk FROM sync_edge ORDER BY fk_no, child_pk'),
    tenants: await world.select('SELECT table_no, pk, company_id FROM sync_tenant ORDER BY table_no, pk'),
    members: await world.select(
      'SELECT s.kind, s.ref_id, m.table_no, m.pk, m.projection FROM sync_member m JOIN sync_scope s ON s.id = m.scope_id ORDER BY s.kind, s.ref_id, m.table_no, m.pk',
    ),
  };
}

/** As if the database had never been indexed; companies once noted are no index but a fact, and may be kept. */
async function forgetIndex(options: { keepTenants: boolean }): Promise<void> {
  const tables = [
    'sync_row',
    'sync_edge',
    'sync_member',
    'sync_scope',
    'sync_change',
    'sync_hole',
    'sync_leader',
    ...(options.keepTenants ? [] : ['sync_tenant']),
  ];
  for (const table of tables) await world.run(`DELETE FROM ${table}`);
  await world.run(`DELETE FROM sync_state WHERE name IN ('high', 'epoch', 'ticks', 'swept_at')`);
}

/** A row without a company asks for it again when it is touched; an index asks for every row. */
async function touchRowsOfNobody(): Promise<void> {
  for (const table of INDEXED_TABLES) {
    const { no, table: physical } = tableByName(table);
    await world.run(
      `INSERT INTO sync_log (table_no, pk, op) SELECT ?, t.id, 'U' FROM \`${physical}\` t LEFT JOIN sync_tenant x ON x.table_no = ? AND x.pk = t.id WHERE x.pk IS NULL`,
      [no, no],
    );
  }
}

test.each([
  { growing: false, title: 'indexing a database gives what sequencing its history gave' },
  { growing: true, title: 'indexing a database finds the companies that sequencing noted' },
])('$title', async ({ growing }) => {
  await forgetIndex({ keepTenants: false });
  await clearTables();
  await buildIndex(world.pool);
  await fc.assert(
    fc.asyncProperty(histories({ growing, length: 80 }), async (steps) => {
      const made = await beginHistory(world);
      for (const [index, step] of steps.entries()) {
        await playStep(world, made, step);
        if (index % 5 === 0) await world.tick();
      }
      await touchRowsOfNobody();
      await world.tick();
      const sequenced = await indexContents();
      await forgetIndex({ keepTenants: !growing });
      await buildIndex(world.pool);
      expect(await indexContents()).toEqual(sequenced);
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

/** People who changed company leave rows whose company no index could find again. */
async function clearTables(): Promise<void> {
  const connection = await world.connection();
  await connection.query('SET FOREIGN_KEY_CHECKS = 0');
  for (const table of INDEXED_TABLES) await connection.query(`DELETE FROM \`${tableByName(table).table}\``);
  connection.destroy();
}
