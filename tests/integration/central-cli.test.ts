import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectCentral } from '../../db/central/connect.ts';
import { runCommandLine } from '../../db/central/command-line.ts';
import { migrate } from '../../db/central/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { deployPlatform, fillPlatform } from './central-platform.ts';
import { insertRow, readRow } from './central-rows.ts';

interface Run {
  code: number | null;
  out: string;
  error: string;
}

/** Runs one line of the operator's. */
async function central(...args: string[]): Promise<Run> {
  const run: Run = { code: null, out: '', error: '' };
  const add = (where: 'out' | 'error') => (line: string) => void (run[where] += `${line}\n`);
  run.code = await runCommandLine(args, {}, { out: add('out'), error: add('error') });
  return run;
}

/** The same as a program of its own. */
function centralProgram(...args: string[]): Promise<Run> {
  const script = fileURLToPath(new URL('../../db/central/cli.ts', import.meta.url));
  const { HOTGIGS_CENTRAL_URL: _ours, ...env } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], { env });
  const run: Run = { code: null, out: '', error: '' };
  child.stdout.on('data', (text: Buffer) => (run.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (run.error += text.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...run, code }));
  });
}

/** What a command said, without its lines of progress: a slow machine is told more of them. */
function answerOf(run: Run): string {
  return run.out.replaceAll(/^ *\d+ %  .*\n/gmu, '');
}

const databases: TestDatabase[] = [];
const connections: Connection[] = [];
let url: string;

async function newDatabase(): Promise<{ url: string; connection: Connection }> {
  const database = await createTestDatabase();
  databases.push(database);
  const connection = await connectCentral(database.url);
  connections.push(connection);
  return { url: database.url, connection };
}

beforeAll(async () => {
  ({ url } = await newDatabase());
});
afterAll(async () => {
  for (const connection of connections) await connection.end();
  for (const database of databases) await database.drop();
});

test('migrate, status, verify and doctor agree about a new database', async () => {
  expect((await central('status', '--url', url)).out).toContain('schema      not ours');
  expect((await central('verify', '--url', url)).code).toBe(1);
  const migrated = await central('migrate', '--url', url);
  expect(migrated).toMatchObject({ code: 0, error: '' });
  expect(migrated.out).toContain('The schema was created: 95 tables');
  expect(answerOf(await central('migrate', '--url', url))).toBe('Nothing to change: the schema is as documented.\n');
  expect((await central('verify', '--url', url)).out).toContain('The database is as documented.');
  const status = await central('status', '--url', url);
  expect(status.out).toContain('tables      95 of 95 documented');
  expect(status.out).toContain('schema      up to date');
  const doctor = await central('doctor', '--url', url);
  expect(doctor).toMatchObject({ code: 0, error: '' });
  expect(doctor.out).toMatch(/^good\s+log triggers/mu);
});

test('as a program it says the same, with its exit code and its complaints apart', async () => {
  expect(await centralProgram('status', '--url', url)).toEqual(await central('status', '--url', url));
  expect(await centralProgram('destroy')).toEqual(await central('destroy'));
});

test('doctor and verify fail when a trigger is gone, and migrate repairs it', async () => {
  await connections[0]?.query('DROP TRIGGER sync_applications_i');
  const doctor = await central('doctor', '--url', url);
  expect(doctor.code).toBe(1);
  expect(doctor.out).toContain('Changes to 1 tables (applications) are not logged.');
  const verify = await central('verify', '--url', url);
  expect(verify.code).toBe(1);
  expect(verify.out).toContain('create trigger applications');
  expect((await central('migrate', '--url', url)).code).toBe(0);
  expect((await central('doctor', '--url', url)).code).toBe(0);
});

test('delete-company shows first, deletes only when confirmed by its domain', async () => {
  const connection = connections[0];
  if (connection === undefined) throw new Error('no connection');
  const company = await insertRow(connection, 'companies', { name: 'Acme', domain: 'acme.example' });
  const user = await insertRow(connection, 'users', { companyId: company });
  await insertRow(connection, 'companySettings', { companyId: company });
  const shown = await central('delete-company', '--id', String(company), '--url', url);
  expect(shown.out).toContain('would delete 1 of companySettings');
  expect(shown.out).toContain('1 of users stay, without a company');
  expect(shown.out).toContain('Nothing was changed.');
  const wrong = await central('delete-company', '--id', String(company), '--confirm', 'other.example', '--url', url);
  expect(wrong).toMatchObject({ code: 1, error: 'To delete "Acme", confirm with its domain: --confirm acme.example\n' });
  expect(await readRow(connection, 'companies', company)).toBeDefined();
  expect((await central('delete-company', '--id', String(company), '--confirm', 'acme.example', '--url', url)).code).toBe(0);
  expect(await readRow(connection, 'companies', company)).toBeUndefined();
  expect(await readRow(connection, 'users', user)).toMatchObject({ companyId: null });
  expect((await central('delete-company', '--id', String(company), '--url', url)).error).toContain(`There is no company ${company}.`);
});

test('adopt shows its plan without a change, then does it', async () => {
  const { url: platformUrl, connection } = await newDatabase();
  await deployPlatform(connection);
  await fillPlatform(connection);
  const refused = await central('migrate', '--url', platformUrl);
  expect(refused.code).toBe(1);
  expect(refused.error).toContain('already holds the platform\'s tables. See what adopting it would do with "adopt --plan"');
  const plan = await central('adopt', '--plan', '--url', platformUrl);
  expect(plan.code).toBe(0);
  expect(plan.out).toContain('emailUnsubscribes (email): 2 rows share their value with another row. For example id 2, 3.');
  expect(plan.out).toContain('--keep-constraints skips these');
  expect((await central('status', '--url', platformUrl)).out).toContain('triggers    0');
  expect((await central('adopt', '--url', platformUrl)).code).toBe(0);
  expect((await central('verify', '--url', platformUrl)).code).toBe(0);
});

test('seed fills a migrated database, index makes it ready for the sync layer, and both say so', async () => {
  const { url: demoUrl, connection } = await newDatabase();
  await migrate(connection);
  expect(await central('index', '--url', demoUrl)).toMatchObject({ code: 0, out: expect.stringContaining('The index is complete.') });
  expect((await central('status', '--url', demoUrl)).out).toContain('index       complete');
  const seeded = await central('seed', '--size', 'tiny', '--seed', '7', '--url', demoUrl);
  expect(seeded).toMatchObject({ code: 0, error: '' });
  expect(seeded.out).toMatch(/The demo company is in: \d{5,} rows in 95 tables, seed 7\./u);
  expect((await central('verify', '--url', demoUrl)).code).toBe(0);
});

test('what cannot be reached or makes no sense is answered in a sentence', async () => {
  const server = new URL(url);
  const at = (change: Partial<Pick<URL, 'port' | 'pathname' | 'username'>>): string => Object.assign(new URL(url), change).href;
  expect(await central('migrate', '--url', at({ pathname: '/no_such_database' }))).toMatchObject({
    code: 1,
    error: expect.stringContaining("Unknown database 'no_such_database'. Create it first"),
  });
  expect(await central('status', '--url', at({ username: 'nobody' }))).toMatchObject({ code: 1, error: expect.stringContaining('refused the user') });
  expect(await central('status', '--url', at({ port: await closedPort() }))).toMatchObject({
    code: 1,
    error: expect.stringContaining('Nothing answers at that address and port.'),
  });
  expect(await central('status', '--url', `http://${server.host}/a`)).toMatchObject({
    code: 1,
    error: expect.stringContaining('must look like mysql://'),
  });
  expect(await central('status')).toMatchObject({ code: 2, error: expect.stringContaining('Give the address of the database with --url') });
  expect(await central('destroy', '--url', url)).toMatchObject({ code: 2, error: expect.stringContaining('There is no command "destroy".') });
  expect(await central('seed', '--size', 'huge', '--url', url)).toMatchObject({
    code: 2,
    error: expect.stringContaining('--size is tiny or small or large.'),
  });
  expect(await central('status', '--colour')).toMatchObject({ code: 2, error: expect.stringContaining('--colour') });
  expect(await central('delete-company', '--url', url)).toMatchObject({ code: 2, error: expect.stringContaining('Which company?') });
  expect(await central('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Usage: npm run central') });
});

test('a user without rights is told which one is missing', async () => {
  const { url: ownUrl, connection } = await newDatabase();
  const name = new URL(ownUrl).pathname.slice(1);
  const account = `'${name}'@'%'`;
  await connection.query(`CREATE USER ${account} IDENTIFIED BY 'p@ss'`);
  try {
    const asUser = Object.assign(new URL(ownUrl), { username: name, password: encodeURIComponent('p@ss') }).href;
    expect(await central('status', '--url', asUser)).toMatchObject({ code: 1, error: expect.stringContaining('Grant it rights on the database') });
    await connection.query(`GRANT SELECT, CREATE, INSERT, UPDATE ON \`${name}\`.* TO ${account}`);
    expect(await central('migrate', '--url', asUser)).toMatchObject({ code: 1, error: expect.stringContaining('lacks a right that is needed to') });
    const doctor = await central('doctor', '--url', asUser);
    expect(doctor.code).toBe(1);
    expect(doctor.out).toMatch(/^bad\s+TRIGGER right/mu);
    expect(doctor.out).toMatch(/^advice\s+PROCESS right/mu);
    expect(doctor.out).toMatch(/^unknown\s+trigger definer/mu);
  } finally {
    await connection.query(`DROP USER ${account}`);
  }
});

/** A port that was free a moment ago, with nobody behind it. */
async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' && address !== null ? address.port : 1);
}
