import { expect, test } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import { MUTATORS } from '../../shared/mutators/registry.ts';
import { columnsOf } from '../protocol/projections.ts';
import { ACCESS_RULES } from './access-rules.ts';
import { SERVER_PARTS, SHARED_SERVER_PARTS } from './server-parts/registry.ts';

const rules = Object.entries(ACCESS_RULES) as [TableName, NonNullable<(typeof ACCESS_RULES)[TableName]>][];

test.each(rules)('%s: a rule names only columns a device may hold', (table, rule) => {
  expect(tableByName(table).serverOnly).toBe(false);
  const columns = columnsOf(table, 'full').map((column) => column.name);
  const owner = rule.owner.by === 'user' ? [rule.owner.column] : [];
  for (const named of [...rule.insert, ...rule.update, ...Object.keys(rule.author), ...owner]) expect(columns).toContain(named);
});

test.each(rules)('%s: no change can move a row to another owner', (table, rule) => {
  const references = tableByName(table)
    .columns.filter((column) => column.references !== undefined || column.name === 'companyId')
    .map((column) => column.name);
  expect(rule.update.filter((column) => references.includes(column) || column === 'id')).toEqual([]);
});

test.each(rules)('%s: a new row hangs only on rows that are checked', (table, rule) => {
  for (const column of tableByName(table).columns) {
    if (!rule.insert.includes(column.name) || column.references === undefined || column.name in rule.author) continue;
    expect(ACCESS_RULES[column.references.table]).toBeDefined();
  }
});

test('every table a mutator names has a rule', () => {
  const tables = new Set(MUTATORS.flatMap((mutator) => mutator.ids.map((field) => field.table)));
  for (const table of tables) expect(ACCESS_RULES[table]).toBeDefined();
});

test('every mutator that declares a server part has one, and no other', () => {
  const declared = MUTATORS.filter((mutator) => mutator.effects.length > 0).map((mutator) => mutator.name);
  expect([...SERVER_PARTS.keys(), ...SHARED_SERVER_PARTS.keys()].toSorted()).toEqual(declared.toSorted());
});
