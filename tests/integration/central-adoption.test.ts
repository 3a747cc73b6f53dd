import type { Connection, QueryResult, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adopt, describeChange, planAdoption, type AdoptionPlan } from '../../db/central/adoption.ts';
import { CATALOGUE, tableFacts, type ColumnFacts, type TableFacts } from '../../db/central/catalogue.ts';
import { connectCentral } from '../../db/central/connect.ts';
import { readDatabase } from '../../db/central/information.ts';
import { migrate } from '../../db/central/migrate.ts';
import { readState } from '../../db/central/state.ts';
import { createTestDatabase } from '../support/database.ts';
import { DEPLOYED_KEYS, deployPlatform, fillPlatform, NOBODY } from './central-platform.ts';
import { insertRow, insertValues, readContent, readRow, valueFor } from './central-rows.ts';

const closing: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closing) await close();
});

/** A database as deployed and used, on a connection of its own. */
async function platform(): Promise<Connection> {
  const database = await createTestDatabase();
  const connection = await connectCentral(database.url);
  closing.push(
    () => connection.end(),
    () => database.drop(),
  );
  await deployPlatform(connection);
  await fillPlatform(connection);
  return connection;
}

/** One database through its adoption: the tests up to the inserts build on each other. */
let shared: Connection;

beforeAll(async () => {
  shared = await platform();
});

test('migrate refuses a database of the platform that was never adopted', async () => {
  const connection = shared;
  await expect(migrate(connection)).rejects.toMatchObject({ body: { code: 'central.not_adopted' } });
  expect((await readDatabase(connection)).triggers.size).toBe(0);
});

test('the plan names the old writes a constraint may refuse', async () => {
  const connection = shared;
  const plan = await planAdoption(connection);
  const effects = new Map(plan.changes.map((change) => [describeChange(change), change.effect]));
  expect(effects.get('add unique key on companies.domain')).toBe('A second row with the same companies.domain is refused.');
  expect(effects.get('add foreign key on jobs.postedBy')).toBe(
    'A value of jobs.postedBy that names no row of users is refused. Deleting a row of users that a jobs.postedBy names is refused.',
  );
  const changed = plan.changes.find((change) => change.kind === 'change delete rule');
  expect(changed?.effect).toMatch(/^Deleting a row of \w+ (?:deletes the rows whose|empties the) .+ Before: restrict\.$/u);
  expect(plan.changes.filter((change) => change.effect !== null).every((change) => change.kind.includes('key') || change.kind.includes('rule'))).toBe(
    true,
  );
});

test('adopting changes no value, leaves out what the rows forbid, and says so', async () => {
  const connection = shared;
  const before = await readDatabase(connection);
  const content = await readContent(connection, before);
  expect([...before.tables.values()].flatMap((table) => table.foreignKeys)).toHaveLength(DEPLOYED_KEYS);

  const plan = await planAdoption(connection);
  expect(await readContent(connection, before)).toEqual(content);
  const start = performance.now();
  const done = await adopt(connection);
  console.log(`adopt: ${done.changes.length} statements in ${Math.round(performance.now() - start)} ms`);
  // `sync_state` is made before everything else: it is what says that the database is ours to finish.
  expect(done).toEqual({ ...plan, changes: plan.changes.filter((change) => change.table !== 'sync_state') });
  expect(await readContent(connection, before)).toEqual(content);
  expect(await readRow(connection, 'users', 0)).toMatchObject({ lastSignedIn: '0000-00-00 00:00:00' });

  expectFindings(done);
  const after = await readDatabase(connection);
  const wanted = CATALOGUE.tables.flatMap((table) => table.columns.filter((column) => column.references)).length;
  const orphaned = done.leftOut.filter((change) => change.kind === 'add foreign key').length;
  expect(orphaned).toBeGreaterThan(20);
  expect([...after.tables.values()].flatMap((table) => table.foreignKeys)).toHaveLength(wanted - orphaned);
  expect(after.triggers.size).toBe(3 * 88);
});

function expectFindings(done: AdoptionPlan): void {
  const sentences = done.findings.map((finding) => finding.sentence);
  expect(sentences).toContain('emailUnsubscribes (email): 2 rows share their value with another row.');
  expect(sentences).toContain('applications (jobId, candidateId): 4 rows share their value with another row.');
  const orphans = done.findings.filter((finding) => finding.kind === 'orphans');
  expect(orphans.length).toBe(done.leftOut.filter((change) => change.kind === 'add foreign key').length);
  expect(orphans.every((finding) => finding.count === 1 && finding.examples[0] === 3)).toBe(true);
  expect(done.leftOut.map(describeChange)).toContain('add unique key on emailUnsubscribes.email');
  expect(done.changes.map(describeChange)).toContain('add unique key on companies.domain');
  expect(done.changes.map(describeChange)).toContain('create table userPoints');
  expect(done.changes.map(describeChange)).toContain('add column on interviews.videoPassword');
  expect(done.findings.filter((finding) => finding.kind === 'difference')).toEqual([]);
}

test('adopting twice does nothing the second time, and migrate then agrees', async () => {
  const connection = shared;
  const first = await adopt(connection);
  expect(first.changes).toEqual([]);
  const second = await adopt(connection);
  expect(second).toEqual(first);
  const repaired = await migrate(connection);
  expect(repaired).toEqual({ kind: 'repaired', plan: second });
});

test('old programs keep working: every insert of the web application still does', async () => {
  const connection = shared;
  for (const table of CATALOGUE.tables) {
    const id = await insertAsWebApplication(connection, table);
    expect(await readRow(connection, table.name, id)).toMatchObject({ id });
  }
});

/** Drizzle names every column it knows and writes DEFAULT for what it was not given. */
async function insertAsWebApplication(connection: Connection, table: TableFacts): Promise<number> {
  const columns = table.columns.filter((column) => column.origin === 'platform');
  const given = columns.filter((column) => column.notNull && column.default.kind === 'none' && !column.primaryKey);
  const value = (column: ColumnFacts): string => (given.includes(column) ? '?' : 'DEFAULT');
  const sql = `INSERT INTO \`${table.table}\` (${columns.map((column) => `\`${column.column}\``).join(', ')}) VALUES (${columns.map(value).join(', ')})`;
  const values = given.map((column) => (column.references ? 1 : valueFor(table, column, 50)));
  const [result] = await connection.query<QueryResult>(sql, values);
  return 'insertId' in result ? result.insertId : 0;
}

test('a crash at any statement, before or after it took effect, is made good by the next run', async () => {
  const straight = await platform();
  const expected = await adopt(straight);
  const shape = await readDatabase(straight);

  const connection = await platform();
  const content = await readContent(connection, await readDatabase(connection));
  let crashes = 0;
  for (const statements of crashPoints()) {
    const finished = await adopt(crashingAfter(connection, statements, crashes % 2 === 0)).then(() => true, expectCrash);
    if (finished) break;
    crashes += 1;
  }
  console.log(`adopted through ${crashes} crashes`);
  expect(crashes).toBeGreaterThan(20);
  const last = await adopt(connection);
  expect(last).toEqual({ changes: [], leftOut: expected.leftOut, findings: expected.findings });
  expect({ ...(await readDatabase(connection)), name: '', fold: null }).toEqual({ ...shape, name: '', fold: null });
  const now = await readContent(connection, shape);
  for (const [table, rows] of Object.entries(content)) expect(now[table]?.map((row) => pick(row, rows[0]))).toEqual(rows);
});

/** Mostly small and varied, so that each kind of statement is met at its edges. */
function* crashPoints(): Generator<number> {
  for (;;) yield* [1, 2, 37, 3, 61, 5, 29];
}

function expectCrash(error: unknown): boolean {
  expect(error).toMatchObject({ message: 'crashed here' });
  return false;
}

function pick(row: RowDataPacket, like: RowDataPacket | undefined): unknown {
  return Object.fromEntries(Object.keys(like ?? {}).map((column) => [column, row[column]]));
}

/** The connection of a program that dies at its n-th DDL statement. */
function crashingAfter(connection: Connection, statements: number, takesEffect: boolean): Connection {
  let left = statements;
  return new Proxy(connection, {
    get(target, property): unknown {
      const value: unknown = Reflect.get(target, property);
      if (property !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return async (sql: string, values?: unknown[]): Promise<unknown> => {
        if (!/^(?:CREATE|ALTER|DROP)/u.test(sql)) return target.query(sql, values);
        left -= 1;
        if (left > 0) return target.query(sql, values);
        if (takesEffect) await target.query(sql, values);
        throw new Error('crashed here');
      };
    },
  });
}

test('--keep-constraints leaves every key as found, also in later repairs', async () => {
  const connection = await platform();
  const before = await readDatabase(connection);
  const done = await adopt(connection, { keepConstraints: true });
  const kinds = new Set(done.leftOut.map((change) => change.kind));
  expect([...kinds].toSorted()).toEqual(['add foreign key', 'add unique key', 'change delete rule', 'drop foreign key']);
  expect(await readState(connection, 'keep_constraints')).toBe('1');
  await migrate(connection);
  const after = await readDatabase(connection);
  for (const [name, table] of before.tables) expect(after.tables.get(name)?.foreignKeys).toEqual(table.foreignKeys);
  // Rows an old program could write before, it can write now.
  await insertRow(connection, 'emailUnsubscribes', { email: 'twice@example.com' });
  await insertRow(connection, 'linkedinCreditUsage', { recruiterId: 123_456 });
  expect((await adopt(connection)).changes.map((change) => change.kind)).toContain('change delete rule');
});

test('a row written between the check and the statement leaves the key out, and the run goes on', async () => {
  const connection = await platform();
  const orphanable = (await planAdoption(connection)).changes.find(
    (change) => change.kind === 'add foreign key' && change.table === 'videoIntroductions',
  );
  expect(orphanable && describeChange(orphanable)).toBe('add foreign key on videoIntroductions.candidateId');
  const intruding = new Proxy(connection, {
    get(target, property): unknown {
      const value: unknown = Reflect.get(target, property);
      if (property !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return async (sql: string, values?: unknown[]): Promise<unknown> => {
        if (sql.includes('`uq_companies_domain`')) await target.query("UPDATE companies SET domain = 'same.example'");
        if (sql === orphanable?.sql) await target.query('UPDATE videoIntroductions SET candidateId = ? WHERE id = 1', [NOBODY]);
        return target.query(sql, values);
      };
    },
  });
  const done = await adopt(intruding);
  const late = ['add unique key on companies.domain', 'add foreign key on videoIntroductions.candidateId'];
  expect(done.leftOut.map(describeChange)).toEqual(expect.arrayContaining(late));
  const sentences = done.findings.filter((finding) => finding.kind === 'left out').map((finding) => finding.sentence);
  expect(sentences).toEqual(late.map((change) => `Could not ${change}: rows written meanwhile forbid it. Run adopt again to see them.`));
  const after = await readDatabase(connection);
  expect(after.triggers.size).toBe(3 * 88);
  expect(after.tables.get('videoIntroductions')?.foreignKeys).toEqual([]);
  const again = await adopt(connection);
  expect(again.changes).toEqual([]);
  expect(again.findings.map((finding) => finding.sentence)).toContain(
    'videoIntroductions.candidateId: 1 row names a row of candidates that does not exist.',
  );
});

test('columns of another type, demanding ones nobody documented and keys to another table are reported and left alone', async () => {
  const connection = await platform();
  await connection.query('ALTER TABLE jobs MODIFY title varchar(100) NOT NULL, ADD COLUMN mystery int NOT NULL');
  await connection.query('UPDATE userBadges SET badgeId = 1');
  await connection.query('ALTER TABLE userBadges ADD CONSTRAINT odd FOREIGN KEY (badgeId) REFERENCES jobs (id)');
  const done = await adopt(connection);
  expect(done.findings.filter((finding) => finding.kind === 'difference').map((finding) => finding.sentence)).toEqual([
    'jobs.title is "varchar(100) not null", documented as "varchar(255) not null".',
    'jobs.mystery is not documented and has no default: inserts that leave it out fail.',
    'userBadges.badgeId refers to jobs, documented as profileBadges.',
  ]);
});

test('an interrupted migration of a new database is finished by the next', async () => {
  const database = await createTestDatabase();
  const connection = await connectCentral(database.url);
  closing.push(
    () => connection.end(),
    () => database.drop(),
  );
  await expect(migrate(crashingAfter(connection, 40, false))).rejects.toThrow('crashed here');
  await expect(migrate(crashingAfter(connection, 90, true))).rejects.toThrow('crashed here');
  await migrate(connection);
  expect(await planAdoption(connection)).toEqual({ changes: [], leftOut: [], findings: [] });
  const user = await insertRow(connection, 'users');
  await expect(
    insertValues(
      connection,
      tableFacts('recruiters'),
      [tableFacts('recruiters').columns.find((column) => column.name === 'userId')].flatMap((column) => column ?? []),
      [user + 1],
    ),
  ).rejects.toThrow(/foreign key/u);
});
