import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { inject } from 'vitest';

/** An empty database of its own on the shared test server. */
export interface TestDatabase {
  /** `mysql://root@127.0.0.1:PORT/NAME` */
  url: string;
  name: string;
  /** Removes it; call it in afterAll. */
  drop(): Promise<void>;
}

/** Makes an empty utf8mb4 database; the first call of a run also starts the server (a few seconds). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = await testServerUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  return { url: `${serverUrl}/${name}`, name, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS \`${name}\``) };
}

/** The URL of the shared test server, without a database name. */
export async function testServerUrl(): Promise<string> {
  const response = await fetch(inject('databaseStarter'));
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  return body;
}

async function execute(url: string, statement: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(statement);
  } finally {
    await connection.end();
  }
}
