import { expect, test } from 'vitest';
import type { Connection } from 'mysql2/promise';
import { MysqlWriter, type Row } from './writer.ts';

/** A connection that records what it is asked, and fails a statement when told to. */
function recorder(failOn?: number): { connection: Connection; statements: { sql: string; rows: number }[] } {
  const statements: { sql: string; rows: number }[] = [];
  const query = async (sql: string, values?: unknown[][][]): Promise<unknown> => {
    statements.push({ sql, rows: values?.[0]?.length ?? 0 });
    if (statements.length === failOn)
      throw Object.assign(new Error('refused'), { errno: 1048, code: 'ER_BAD_NULL_ERROR', sqlMessage: 'Column cannot be null' });
    return [];
  };
  // Only `query` is used by the writer.
  return { connection: { query } as unknown as Connection, statements };
}

function tag(id: number): Row {
  return { id, name: `Tag ${id}`, color: 'blue', createdBy: 1, createdAt: '2026-03-11 10:00:00' };
}

test('rows are sent a thousand at a time under their physical names, and counted', async () => {
  const { connection, statements } = recorder();
  const writer = new MysqlWriter(connection);
  await writer.insertRows(
    'candidateTags',
    Array.from({ length: 2_500 }, (_, index) => tag(index + 1)),
  );
  await writer.finish();
  expect(statements.map(({ rows }) => rows)).toEqual([1_000, 1_000, 500, 0]);
  expect(statements[0]?.sql).toBe('INSERT INTO `candidateTags` (`id`, `name`, `color`, `userId`, `createdAt`) VALUES ?');
  expect(statements.at(-1)?.sql).toBe('COMMIT');
  expect(writer.rows).toEqual({ candidateTags: 2_500 });
});

test('long rows are sent sooner, long loads are committed on the way', async () => {
  const { connection, statements } = recorder();
  const writer = new MysqlWriter(connection);
  const long = { ...tag(1), name: 'x'.repeat(1_500_000) };
  await writer.insertRows('candidateTags', [long, long]);
  expect(statements.map(({ rows }) => rows)).toEqual([2]);
  await writer.insertRows(
    'candidateTags',
    Array.from({ length: 51_000 }, (_, index) => tag(index)),
  );
  expect(statements.filter(({ sql }) => sql === 'COMMIT')).toHaveLength(1);
});

test('a forgotten NOT NULL column, an unknown one and a row of another shape are refused', async () => {
  const { connection } = recorder();
  const writer = new MysqlWriter(connection);
  await expect(writer.insertRows('candidateTags', [{ id: 1, name: 'Tag' }])).rejects.toThrow('createdBy, createdAt');
  await expect(writer.insertRows('candidateTags', [{ ...tag(1), weight: 3 }])).rejects.toThrow('weight');
  await writer.insertRows('candidateTags', [tag(1)]);
  await expect(writer.insertRows('candidateTags', [{ ...tag(2), color: undefined as unknown as null }])).rejects.toThrow('color');
  await expect(writer.insertRows('candidateTags', [{ ...tag(2), weight: 3 }])).rejects.toThrow('same properties');
});

test('a failed statement surfaces at the next call with the table’s name', async () => {
  const { connection } = recorder(1);
  const writer = new MysqlWriter(connection);
  await writer.insertRows(
    'candidateTags',
    Array.from({ length: 1_000 }, (_, index) => tag(index)),
  );
  await expect(writer.finish()).rejects.toThrow('write demo rows of "candidateTags"');
});

test('an aborted signal stops before the next statement', async () => {
  const { connection, statements } = recorder();
  const writer = new MysqlWriter(connection, AbortSignal.abort(new Error('stopped by the user')));
  await writer.insertRows('candidateTags', [tag(1)]);
  await expect(writer.finish()).rejects.toThrow('stopped by the user');
  expect(statements).toEqual([]);
});
