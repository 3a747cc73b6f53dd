import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tableByName, TABLES } from '../../shared/generated/tables.ts';
import type { MirroredTableName, TableName } from '../../shared/generated/tables.ts';
import { ANNOTATIONS, INDEXED_TABLES, MEMBERSHIP_ORDER, TENANT_ORDER, trackedReference, TRACKED_REFERENCES } from './annotations.ts';
import { CASCADING_FOREIGN_KEYS } from './foreign-keys.ts';
import { scopeDocument } from './scope-document.ts';
import type { MembershipSource, PanelSource, TenantStep } from './scope-types.ts';

test('each of the 95 tables has a rule', () => {
  expect(Object.keys(ANNOTATIONS).toSorted()).toEqual(TABLES.map((table) => table.name).toSorted());
  expect(TABLES).toHaveLength(95);
});

test('what is server-only is never sent, and nothing else is', () => {
  for (const table of TABLES) expect(ANNOTATIONS[table.name].tier === 'never', table.name).toBe(table.serverOnly);
});

test('a table is in a mirror exactly when its tier says so', () => {
  for (const table of TABLES) {
    const { tier, scope } = ANNOTATIONS[table.name];
    expect(scope.length > 0, table.name).toBe(tier === 'instant' || tier === 'lazy');
  }
});

test('every column a rule names exists, refers to the table named, and is sent', () => {
  for (const table of INDEXED_TABLES) {
    for (const step of [...ANNOTATIONS[table].tenantPath, ...ANNOTATIONS[table].scope]) {
      if (step.kind === 'panel') checkWay(table, step);
      else checkColumn(table, step);
    }
  }
});

/** References that the platform keeps without a foreign key. */
const LOGICAL = [
  'candidateInteractions.applicationId',
  'candidateInteractions.interviewId',
  'candidateInteractions.emailCampaignId',
  'candidateInteractions.sourcingCampaignId',
  'linkedinProfiles.importedBy',
];

/** From a panelist's row by references that are sent, and whose change is noticed. */
function checkWay(table: MirroredTableName, { by }: PanelSource): void {
  if ('referring' in by) return expect(trackedReference(table, by.referring).parentTable).toBe('interviewPanelists');
  let at: MirroredTableName = 'interviewPanelists';
  for (const name of by.path) at = trackedReference(at, name).parentTable;
  expect(at).toBe(table);
}

function checkColumn(table: MirroredTableName, step: TenantStep | Exclude<MembershipSource, PanelSource>): void {
  if (step.kind === 'self' || (step.kind === 'company' && step.by === 'tenant')) return;
  const [holder, name]: [TableName, string] =
    step.kind === 'child'
      ? [step.table, step.column]
      : [table, step.kind === 'company' && step.by !== 'tenant' ? step.by.column : (step as { column: string }).column];
  const column = tableByName(holder).columns.find((candidate) => candidate.name === name);
  expect(column?.sensitive, `${holder}.${name}`).toBeUndefined();
  expect(column?.type, `${holder}.${name}`).toBe('int');
  if (LOGICAL.includes(`${holder}.${name}`) || name === 'companyId') return;
  const target = step.kind === 'child' ? table : step.kind === 'own' ? 'users' : (step as { table: string }).table;
  expect(column?.references?.table, `${holder}.${name}`).toBe(target);
}

test('sources come before what depends on them', () => {
  const before = (order: readonly string[], first: string, then: string): boolean => order.indexOf(first) < order.indexOf(then);
  expect([MEMBERSHIP_ORDER, TENANT_ORDER].map((order) => order.length)).toEqual([INDEXED_TABLES.length, INDEXED_TABLES.length]);
  expect(before(MEMBERSHIP_ORDER, 'jobs', 'applications')).toBe(true);
  expect(before(MEMBERSHIP_ORDER, 'applications', 'candidates')).toBe(true);
  expect(before(MEMBERSHIP_ORDER, 'candidates', 'users')).toBe(true);
  expect(before(MEMBERSHIP_ORDER, 'users', 'notifications')).toBe(true);
  expect(before(TENANT_ORDER, 'interviews', 'interviewPanelists')).toBe(true);
});

test('every silent foreign key between mirrored tables is tracked, and no number is used twice', () => {
  const silent = CASCADING_FOREIGN_KEYS.filter((key) => key.mirrored).map((key) => key.no);
  const numbers = TRACKED_REFERENCES.map((reference) => reference.no);
  expect(numbers).toEqual(expect.arrayContaining(silent));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('docs/scopes.md shows the rules as they are', () => {
  expect(readFileSync(new URL('../../docs/scopes.md', import.meta.url), 'utf8')).toBe(scopeDocument());
});
