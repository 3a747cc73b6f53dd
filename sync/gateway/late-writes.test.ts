import type { QueryOptions, ResultSetHeader } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { LateWrites, writeLater } from './late-writes.ts';
import type { Queryable } from './late-writes.ts';

/** A connection that notes each round trip and answers every statement by its place; `fails` names one that does not work. */
function connectionOf({ fails = '', affectedRows = 1 } = {}): { connection: Queryable; trips: { sql: string; values: unknown[] }[] } {
  const trips: { sql: string; values: unknown[] }[] = [];
  const query = async (given: string | QueryOptions, values: unknown[] = []): Promise<unknown> => {
    const { sql } = typeof given === 'string' ? { sql: given } : given;
    trips.push({ sql, values });
    const statements = sql.split(';\n');
    if (statements.includes(fails)) throw new Error('refused');
    const { rowsAsArray } = typeof given === 'string' ? {} : given;
    const row = (asked: string): unknown => (rowsAsArray === true ? [asked] : { asked });
    const results = statements.map((statement) => (statement.startsWith('SELECT') ? [row(statement)] : { affectedRows }));
    return [results.length === 1 ? results[0] : results, []];
  };
  const connection = { query: query as Queryable['query'] };
  return { connection, trips };
}

const atLeastOne = ({ affectedRows }: ResultSetHeader): void => {
  if (affectedRows === 0) throw new Error('no effect');
};

test('what may wait travels with the next question, in order and with its values', async () => {
  const { connection, trips } = connectionOf();
  const late = new LateWrites(connection);
  await late.later({ sql: 'START TRANSACTION' });
  await late.later({ sql: 'UPDATE a SET b = ?', values: ['it’s; ?'] });
  expect(trips).toEqual([]);
  expect(await late.query('SELECT ?', [2])).toEqual([[{ asked: 'SELECT ?' }], []]);
  expect(trips).toEqual([{ sql: 'START TRANSACTION;\nUPDATE a SET b = ?;\nSELECT ?', values: ['it’s; ?', 2] }]);
});

test('questions asked at once travel together, each answered in the form it asked for', async () => {
  const { connection, trips } = connectionOf();
  const late = new LateWrites(connection);
  const answers = await Promise.all([late.query('SELECT 1'), late.query('SELECT 2'), late.query({ sql: 'SELECT 3', rowsAsArray: true })]);
  expect(answers.map(([rows]) => rows)).toEqual([[{ asked: 'SELECT 1' }], [{ asked: 'SELECT 2' }], [['SELECT 3']]]);
  expect(trips.map(({ sql }) => sql)).toEqual(['SELECT 1;\nSELECT 2;\nSELECT 3']);
});

test('a COMMIT waits for what the writes before it came to, and is not sent when they came to nothing', async () => {
  const { connection, trips } = connectionOf({ affectedRows: 0 });
  const late = new LateWrites(connection);
  await late.later({ sql: 'UPDATE a SET b = 1', check: atLeastOne });
  await late.later({ sql: 'UPDATE a SET b = 2' });
  await expect(late.query('COMMIT')).rejects.toThrow('no effect');
  expect(trips.map(({ sql }) => sql)).toEqual(['UPDATE a SET b = 1;\nUPDATE a SET b = 2']);
});

test('a COMMIT with nothing to look at before it travels along', async () => {
  const { connection, trips } = connectionOf();
  const late = new LateWrites(connection);
  await late.later({ sql: 'UPDATE a SET b = 1' });
  await late.query('COMMIT');
  expect(trips.map(({ sql }) => sql)).toEqual(['UPDATE a SET b = 1;\nCOMMIT']);
});

test('where one of several fails nothing behind it is sent, all who asked hear of it, and as somebody’s fault', async () => {
  const { connection, trips } = connectionOf({ fails: 'UPDATE bad' });
  const late = new LateWrites(connection, () => new Error('somebody’s'));
  await late.later({ sql: 'UPDATE bad', check: atLeastOne });
  // The COMMIT waits for what the UPDATE came to: it would travel behind it.
  const asked = [late.query('SELECT 1'), late.query({ sql: 'SELECT 2', rowsAsArray: true }), late.query('COMMIT')];
  expect((await Promise.allSettled(asked)).map((answer) => answer.status === 'rejected' && String(answer.reason))).toEqual(
    asked.map(() => 'Error: somebody’s'),
  );
  expect(trips.map(({ sql }) => sql)).toEqual(['UPDATE bad;\nSELECT 1;\nSELECT 2']);
});

test('a statement that fails alone fails as what it is', async () => {
  const late = new LateWrites(connectionOf({ fails: 'SELECT bad' }).connection, () => new Error('somebody’s'));
  await expect(late.query('SELECT bad')).rejects.toThrow('refused');
});

test('what would not fit into a packet is sent before more of it waits', async () => {
  const { connection, trips } = connectionOf();
  const late = new LateWrites(connection);
  for (const sql of ['INSERT 1', 'INSERT 2', 'INSERT 3']) await late.later({ sql, characters: 600_000 });
  await late.query('COMMIT');
  expect(trips.map(({ sql }) => sql)).toEqual(['INSERT 1', 'INSERT 2', 'INSERT 3;\nCOMMIT']);
});

test('nothing that could be more than a value or a statement is sent with others', async () => {
  const { connection, trips } = connectionOf();
  const send = async (sql: string, value: unknown): Promise<unknown> => {
    const late = new LateWrites(connection);
    await late.later({ sql: 'START TRANSACTION' });
    return late.query(sql, [value]);
  };
  await expect(send('SELECT ?', { id: 1 })).rejects.toThrow('A value of a batch');
  await expect(send('SELECT ?', [[{ id: 1 }]])).rejects.toThrow('A value of a batch');
  await expect(send('SELECT 1; SELECT ?', 1)).rejects.toThrow('must be a single one');
  expect(trips).toEqual([]);
});

test('a connection that cannot keep writes sends them at once', async () => {
  const { connection, trips } = connectionOf();
  await writeLater(
    { query: ((sql: string, values: unknown[]) => connection.query({ sql }, values)) as Queryable['query'] },
    { sql: 'UPDATE a', values: [] },
  );
  expect(trips).toHaveLength(1);
});
