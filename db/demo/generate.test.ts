import { createHash, type Hash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../central/catalogue.ts';
import { generateAll } from './generate.ts';
import type { DemoSize } from './sizes.ts';
import { buildWorld } from './world.ts';

const NOW = Date.parse('2026-03-11T10:00:00Z') / 1000;

/** A digest of each table's rows, in the order they are written. */
async function digests(seed: number, now = NOW): Promise<Record<string, string>> {
  const hashes = new Map<string, Hash>();
  const insertRows = async (table: string, rows: readonly unknown[]): Promise<void> => {
    const hash = hashes.get(table) ?? createHash('sha256');
    hashes.set(table, hash);
    for (const row of rows) hash.update(JSON.stringify(row));
  };
  await generateAll(buildWorld(seed, 'small', now), { writer: { insertRows }, progress: () => undefined });
  return Object.fromEntries([...hashes].map(([table, hash]) => [table, hash.digest('hex')]));
}

test('the same seed gives the same rows in every table; another seed or another hour, others', async () => {
  const first = await digests(1);
  expect(Object.keys(first).toSorted()).toEqual(CATALOGUE.tables.map((table) => table.name).toSorted());
  expect(await digests(1)).toEqual(first);
  const other = await digests(2);
  const alike = Object.keys(first).filter((table) => first[table] === other[table]);
  // Lists that are the same for everybody: badges, the platform's own settings, the agencies, templates of mails and tasks.
  const fixed = [
    'companies',
    'companySettings',
    'customReports',
    'emailTemplates',
    'environmentVariables',
    'followUpSequences',
    'integrationSettings',
  ];
  expect(alike.toSorted()).toEqual(
    [...fixed, 'profileBadges', 'reportExecutions', 'reportSchedules', 'sequenceSteps', 'systemSettings', 'taskTemplates'].toSorted(),
  );
  const later = await digests(1, NOW + 3600);
  const moved = ['users', 'applications', 'applicationHistory', 'interviews', 'notifications'];
  expect(moved.filter((table) => later[table] === first[table])).toEqual([]);
});

/** How many rows each table gets. */
async function counts(size: DemoSize): Promise<ReadonlyMap<string, number>> {
  const written = new Map<string, number>();
  const insertRows = async (table: string, rows: readonly unknown[]): Promise<void> =>
    void written.set(table, (written.get(table) ?? 0) + rows.length);
  await generateAll(buildWorld(1, size, NOW), { writer: { insertRows }, progress: () => undefined });
  return written;
}

test('the tiny company has every table, and none with more rows than the small one', async () => {
  const [tiny, small] = [await counts('tiny'), await counts('small')];
  expect(tiny.size).toBe(CATALOGUE.tables.length);
  expect([...tiny].filter(([table, rows]) => rows > (small.get(table) ?? 0))).toEqual([]);
});

test('every kind of a column’s enumeration is met somewhere, where small has room for it', async () => {
  const seen = new Set<string>();
  const insertRows = async (table: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> => {
    for (const row of rows)
      for (const [name, value] of Object.entries(row)) if (typeof value === 'string' && value.length < 40) seen.add(`${table}.${name}.${value}`);
  };
  await generateAll(buildWorld(1, 'small', NOW), { writer: { insertRows }, progress: () => undefined });
  const workflow = [
    'applications.status',
    'interviews.status',
    'interviews.type',
    'interviewPanelists.status',
    'panelistFeedback.recommendation',
    'jobs.status',
    'panelActionTokens.actionType',
    'bulkUploadJobs.status',
    'templateShares.status',
    'teamMembers.status',
    'users.role',
  ];
  const kinds = CATALOGUE.tables.flatMap((table) =>
    table.columns.flatMap((column) => (column.enumValues ?? []).map((value) => ({ column: `${table.name}.${column.name}`, value }))),
  );
  const missing = kinds.filter(({ column, value }) => workflow.includes(column) && !seen.has(`${column}.${value}`));
  // Nobody's membership is merely inactive in so small a company.
  expect(missing.filter(({ column }) => column !== 'teamMembers.status')).toEqual([]);
  expect(seen.has('teamMembers.status.suspended')).toBe(true);
});
