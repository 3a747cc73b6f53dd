import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startEmbeddedDatabase } from './embedded.ts';
import type { EmbeddedDatabase } from './embedded.ts';

let folder: string;
let database: EmbeddedDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotgigs-embedded-'));
  database = await startEmbeddedDatabase({ folder });
});

afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

async function query(statement: string): Promise<RowDataPacket[]> {
  const connection = await createConnection({ uri: database.url, multipleStatements: true });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(statement);
    return rows;
  } finally {
    await connection.end();
  }
}

test('speaks UTC, utf8mb4 and the strict mode of MySQL 8', async () => {
  const [row] = await query(
    'SELECT @@global.time_zone AS zone, @@character_set_server AS charset, @@global.sql_mode AS mode, @@log_bin_trust_function_creators AS trust',
  );
  expect(row).toMatchObject({ zone: '+00:00', charset: 'utf8mb4', trust: 1 });
  expect(row?.['mode']).toContain('STRICT_TRANS_TABLES');
  expect(row?.['mode']).toContain('ONLY_FULL_GROUP_BY');
});

test('a committed row survives SIGKILL and a restart on the same port', async () => {
  const { url } = database;
  await query('CREATE DATABASE keep; CREATE TABLE keep.t (id INT PRIMARY KEY); INSERT INTO keep.t VALUES (7)');
  await database.kill();
  await database.start();
  expect(database.url).toBe(url);
  expect(await query('SELECT id FROM keep.t')).toEqual([{ id: 7 }]);
});

test('a port that another server holds is told with the log, and that server is left alone', async () => {
  const other = await mkdtemp(join(tmpdir(), 'hotgigs-embedded-'));
  await expect(startEmbeddedDatabase({ folder: other, port: database.port })).rejects.toMatchObject({
    code: 'child_crashed',
    message: expect.stringMatching(/in use/i),
  });
  expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await rm(other, { recursive: true, force: true });
});

test('a machine without a server is told what to install', async () => {
  vi.stubEnv('HOTGIGS_MYSQLD', '/nowhere/mysqld');
  await expect(startEmbeddedDatabase({ folder: join(folder, 'none') })).rejects.toMatchObject({
    code: 'missing_tool',
    remedy: expect.stringContaining('apt-get install mariadb-server'),
  });
  vi.unstubAllEnvs();
});

test('a server that ends by itself is reported with the end of its log', async () => {
  process.kill(JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8')).server, 'SIGKILL');
  await expect(database.crashed).resolves.toMatchObject({ code: 'child_crashed', message: expect.stringContaining('signal SIGKILL') });
  await database.start();
  expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});
