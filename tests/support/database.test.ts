import { createConnection } from 'mysql2/promise';
import type { RowDataPacket } from 'mysql2/promise';
import { expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

test('each test database is empty, its own, and gone after drop', async () => {
  const [first, second] = [await createTestDatabase(), await createTestDatabase()];
  const connection = await createConnection(first.url);
  await connection.query('CREATE TABLE only_here (id INT PRIMARY KEY)');
  const find = 'SELECT table_schema AS name FROM information_schema.tables WHERE table_schema IN (?, ?)';
  const [rows] = await connection.query<RowDataPacket[]>(find, [first.name, second.name]);
  expect(rows).toEqual([{ name: first.name }]);
  await first.drop();
  await second.drop();
  const [left] = await connection.query<RowDataPacket[]>(find, [first.name, second.name]);
  expect(left).toEqual([]);
  await connection.end();
});
