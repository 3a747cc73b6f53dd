import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { ScopeName, ScopePatch } from '../../sync/protocol/pull.ts';
import type { Projection, WireValue } from '../../sync/protocol/rows.ts';
import { openMemoryMirror } from './mirror.ts';
import type { SqliteMirrorStore } from './store.ts';

const COMPANY: ScopeName = 'company:1';
const MINE: ScopeName = 'user:7';
let store: SqliteMirrorStore;
let version = 0;

beforeEach(() => {
  store = openMemoryMirror().current();
  version = 0;
});

function wire(table: TableName, projection: Projection, row: Record<string, WireValue>): WireValue[] {
  return columnsOf(table, projection).map((column) => row[column.name] ?? null);
}

function patch(
  scope: ScopeName,
  parts: { table: TableName; projection?: Projection; rows?: Record<string, WireValue>[]; gone?: number[] },
): ScopePatch {
  const { table, projection = 'full', rows = [], gone = [] } = parts;
  const { no } = tableByName(table);
  version += 1;
  return {
    scope,
    from: version - 1,
    to: version,
    rows: rows.length === 0 ? [] : [{ table: no, projection, rows: rows.map((row) => wire(table, projection, row)) }],
    gone: gone.length === 0 ? [] : [{ table: no, ids: gone }],
  };
}

function apply(patches: ScopePatch[], scopes: ScopeName[] = [COMPANY, MINE]): void {
  store.transaction(() => store.apply(scopes, patches));
}

function user(id: number): unknown {
  return store.database.prepare('SELECT id, name, email, lastSignedIn FROM users WHERE id = ?').get(id);
}

const ANA = { id: 5, name: 'Ana', email: 'ana@example.test', lastSignedIn: '2026-01-01 00:00:00', role: 'candidate' };

describe('rows of several scopes', () => {
  test('the widest projection is kept, and only what remains of it when a scope lets go', () => {
    apply([patch(COMPANY, { table: 'users', projection: 'stub', rows: [ANA] })]);
    expect(user(5)).toEqual({ id: 5, name: 'Ana', email: 'ana@example.test', lastSignedIn: null });
    apply([patch(MINE, { table: 'users', rows: [ANA] })]);
    apply([patch(COMPANY, { table: 'users', projection: 'stub', rows: [{ ...ANA, name: 'Ana María' }] })]);
    expect(user(5)).toEqual({ id: 5, name: 'Ana María', email: 'ana@example.test', lastSignedIn: '2026-01-01 00:00:00' });
    apply([patch(MINE, { table: 'users', gone: [5] })]);
    expect(user(5)).toEqual({ id: 5, name: 'Ana María', email: 'ana@example.test', lastSignedIn: null });
    apply([patch(COMPANY, { table: 'users', gone: [5] })]);
    expect(user(5)).toBeUndefined();
  });

  test('a scope that shows less of a row than before hides the rest', () => {
    apply([patch(COMPANY, { table: 'users', rows: [ANA] })]);
    apply([patch(COMPANY, { table: 'users', projection: 'stub', rows: [ANA] })]);
    expect(user(5)).toMatchObject({ lastSignedIn: null });
  });

  test('a row that changes scopes in one step is never lost', () => {
    apply([patch(COMPANY, { table: 'jobs', rows: [{ id: 3, title: 'Nurse' }] })]);
    apply([patch(COMPANY, { table: 'jobs', gone: [3] }), patch(MINE, { table: 'jobs', rows: [{ id: 3, title: 'Nurse' }] })]);
    expect(store.database.prepare('SELECT title FROM jobs').all()).toEqual([{ title: 'Nurse' }]);
  });

  test('a scope that was taken away takes its rows along, but for those another one holds', () => {
    apply([patch(COMPANY, { table: 'jobs', rows: [{ id: 3 }, { id: 4 }] }), patch(MINE, { table: 'jobs', rows: [{ id: 4 }] })]);
    expect(store.rowsOfScopesNotIn([MINE])).toHaveLength(2);
    apply([], [MINE]);
    expect(store.database.prepare('SELECT id FROM jobs').all()).toEqual([{ id: 4 }]);
    expect(store.positions()).toEqual([{ scope: MINE, version: 2 }]);
  });

  test('applying a step twice changes nothing', () => {
    const step = patch(COMPANY, { table: 'jobs', rows: [{ id: 3, title: 'Nurse' }] });
    apply([step]);
    apply([step]);
    expect(store.database.prepare('SELECT id, title FROM jobs').all()).toEqual([{ id: 3, title: 'Nurse' }]);
  });
});

describe('rows that do not fit', () => {
  test.each([
    ['a value too few', [[1, 2]]],
    ['an id that is none', [wire('jobs', 'full', { id: -4 })]],
    ['a value of another type', [wire('jobs', 'full', { id: 4, title: 7 })]],
  ])('%s is refused, and nothing of the step is stored', (_what, rows) => {
    const good = patch(COMPANY, { table: 'users', rows: [ANA] });
    const bad: ScopePatch = { scope: MINE, from: 0, to: 1, rows: [{ table: tableByName('jobs').no, projection: 'full', rows }], gone: [] };
    expect(() => apply([good, bad])).toThrow(AppError);
    expect(user(5)).toBeUndefined();
    expect(store.positions()).toEqual([]);
  });

  test('a table this build does not know is another version’s', () => {
    const step: ScopePatch = { scope: COMPANY, from: 0, to: 1, rows: [{ table: 9_999, projection: 'full', rows: [[1]] }], gone: [] };
    expect(() => apply([step])).toThrow(expect.objectContaining({ kind: 'incompatible' }));
  });
});
