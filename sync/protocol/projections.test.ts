import { expect, test } from 'vitest';
import { TABLES } from '../../shared/generated/tables.ts';
import { columnsOf, projectionsOf, SCHEMA_HASH } from './projections.ts';

const mirrored = TABLES.filter((table) => !table.serverOnly);

test('every projection begins with the id and holds existing columns in catalogue order, without secrets and identity papers', () => {
  for (const table of mirrored) {
    const order = table.columns.map((column) => column.name);
    for (const projection of projectionsOf(table.name)) {
      const columns = columnsOf(table.name, projection);
      const positions = columns.map((column) => order.indexOf(column.name));
      expect(columns[0]?.name, table.name).toBe('id');
      expect(positions, table.name).toEqual(positions.toSorted((a, b) => a - b));
      expect(columns.filter((column) => column.sensitive !== undefined)).toEqual([]);
    }
  }
  expect(mirrored.length).toBeGreaterThan(80);
});

test('full leaves out nothing else', () => {
  for (const table of mirrored) {
    const open = table.columns.filter((column) => column.sensitive === undefined);
    expect(columnsOf(table.name, 'full')).toEqual(open);
  }
});

test('a stub of a person is a name and an address, not a login', () => {
  expect(columnsOf('users', 'stub').map((column) => column.name)).toEqual(['id', 'name', 'email', 'role', 'companyId']);
  expect(columnsOf('users', 'full').map((column) => column.name)).not.toContain('passwordHash');
});

test('a panel sees a name, a job and a résumé: no address, no money, no verdict', () => {
  const seen = mirrored
    .filter((table) => projectionsOf(table.name).includes('panel'))
    .flatMap((table) => columnsOf(table.name, 'panel').map((column) => `${table.name}.${column.name}`))
    .toSorted();
  expect(seen.filter((name) => /email|phone|salary|rate\b|score|notes|evaluation|feedback|recording|status/i.test(name))).toEqual([
    'interviews.status',
    'jobs.status',
  ]);
  expect(columnsOf('users', 'panel').map((column) => column.name)).toEqual(['id', 'name']);
  expect(columnsOf('candidates', 'panel').map((column) => column.name)).toEqual(['id', 'userId']);
});

test('what no device holds has no projection, and a projection a table lacks is a fault', () => {
  expect(projectionsOf('systemSettings')).toEqual([]);
  expect(() => columnsOf('systemSettings', 'full')).toThrow('No device holds rows of systemSettings.');
  expect(() => columnsOf('jobs', 'stub')).toThrow('jobs has no projection "stub".');
});

test('the schema hash is sixteen hex digits', () => {
  expect(SCHEMA_HASH).toMatch(/^[0-9a-f]{16}$/);
});
