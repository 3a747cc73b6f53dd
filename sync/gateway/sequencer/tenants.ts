import { ANNOTATIONS } from '../../../db/central/annotations.ts';
import type { TenantStep } from '../../../db/central/scope-types.ts';
import { tableByName } from '../../../shared/generated/tables.ts';
import type { MirroredTableName } from '../../../shared/generated/tables.ts';
import type { WireRow } from '../../protocol/rows.ts';
import { createRowReader, referenceIn } from './row-reader.ts';
import type { RowReader } from './row-reader.ts';
import { readIndex, writeIndex } from './tick-index.ts';
import type { Queryable } from './types.ts';

/** The companies rows belong to, by id; a row of nobody's is absent. */
export type Tenants = ReadonlyMap<number, number>;

/** What the sequencer has noted. */
export async function readTenants(connection: Queryable, table: MirroredTableName, ids: readonly number[]): Promise<Map<number, number>> {
  const entries = await readIndex(connection, 'tenant', [tableByName(table).no], ids);
  return new Map(entries.map(([, id, company]) => [id, Number(company)]));
}

/** Notes companies for rows seen for the first time. */
export async function writeTenants(connection: Queryable, table: MirroredTableName, tenants: Tenants): Promise<void> {
  const { no } = tableByName(table);
  await writeIndex(
    connection,
    'tenant',
    Array.from(tenants, ([id, company]) => [no, id, company]),
  );
}

/** Forgets deleted rows. */
export async function deleteTenants(connection: Queryable, table: MirroredTableName, ids: readonly number[]): Promise<void> {
  const { no } = tableByName(table);
  await writeIndex(
    connection,
    'tenant',
    [],
    ids.map((id) => [no, id]),
  );
}

/** Answers the companies of other rows of the same snapshot. */
export type ParentTenants = (table: MirroredTableName, ids: readonly number[]) => Promise<Tenants>;

/**
 * Finds the companies of rows by the path of their table: the first step that
 * answers wins. Rows without any are left out; they are nobody's until they are
 * touched again.
 */
export async function resolveTenants(
  reader: RowReader,
  table: MirroredTableName,
  rows: ReadonlyMap<number, WireRow>,
  parentTenants: ParentTenants,
): Promise<Map<number, number>> {
  const resolved = new Map<number, number>();
  let open = [...rows];
  for (const step of ANNOTATIONS[table].tenantPath) {
    if (open.length === 0) break;
    const companies = await companiesByStep(reader, table, open, step, parentTenants);
    for (const [id, company] of companies) resolved.set(id, company);
    open = open.filter(([id]) => !resolved.has(id));
  }
  return resolved;
}

async function companiesByStep(
  reader: RowReader,
  table: MirroredTableName,
  rows: readonly (readonly [number, WireRow])[],
  step: TenantStep,
  parentTenants: ParentTenants,
): Promise<Map<number, number>> {
  if (step.kind === 'self') return new Map(rows.map(([id]) => [id, id]));
  const references = new Map(rows.map(([id, row]) => [id, referenceIn(table, row, step.column)]));
  if (step.kind === 'column') return composed(references, null);
  const parents = distinct(references);
  if (step.kind === 'parent') return composed(references, await parentTenants(step.table, parents));
  return composed(references, await companiesOfActors(reader, step.table, parents));
}

/** The company each person is in now: an actor's work belongs where the actor is when it is first seen. */
async function companiesOfActors(reader: RowReader, table: 'users' | 'recruiters', ids: readonly number[]): Promise<Map<number, number>> {
  if (table === 'users') {
    const users = await reader.read('users', ids);
    return composed(new Map([...users].map(([id, row]) => [id, referenceIn('users', row, 'companyId')])), null);
  }
  const recruiters = await reader.read('recruiters', ids);
  const people = new Map([...recruiters].map(([id, row]) => [id, referenceIn('recruiters', row, 'userId')]));
  return composed(people, await companiesOfActors(reader, 'users', distinct(people)));
}

function distinct(references: ReadonlyMap<number, number | null>): number[] {
  return [...new Set([...references.values()].filter((id) => id !== null))];
}

/** Follows references through a second map (or takes them as they are), leaving out what leads nowhere. */
function composed(references: ReadonlyMap<number, number | null>, through: Tenants | null): Map<number, number> {
  const result = new Map<number, number>();
  for (const [id, reference] of references) {
    if (reference === null) continue;
    const target = through === null ? reference : through.get(reference);
    if (target !== undefined) result.set(id, target);
  }
  return result;
}

/**
 * The companies of rows as they would be noted now: what is noted already, else
 * by the rows themselves. For rows that no tick has seen yet.
 */
export async function liveTenants(connection: Queryable, table: MirroredTableName, ids: readonly number[]): Promise<Tenants> {
  const reader = createRowReader(connection);
  const lookUp: ParentTenants = async (wanted, wantedIds) => {
    const noted = await readTenants(connection, wanted, wantedIds);
    const unknown = wantedIds.filter((id) => !noted.has(id));
    if (unknown.length === 0) return noted;
    const resolved = await resolveTenants(reader, wanted, await reader.read(wanted, unknown), lookUp);
    return new Map([...noted, ...resolved]);
  };
  return lookUp(table, ids);
}
