import { compare } from 'bcrypt';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE, tableFacts } from '../../db/central/catalogue.ts';
import { connectCentral } from '../../db/central/connect.ts';
import { migrate } from '../../db/central/migrate.ts';
import { DEMO_ACCOUNTS } from '../../db/demo/accounts.ts';
import { seedDatabase, type SeedResult } from '../../db/demo/seed.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const NOW = new Date('2026-03-11T10:00:00Z');
const NOW_TEXT = '2026-03-11 10:00:00';

let database: TestDatabase;
let connection: Connection;
let result: SeedResult;
let afterStopping: RowDataPacket[];
const progress = new Set<string>();

async function select(sql: string, values: readonly unknown[] = []): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, [...values]);
  return rows;
}

/** The single number a query answers with. */
async function number(sql: string, values: readonly unknown[] = []): Promise<number> {
  const [row] = await select(sql, values);
  return Number(Object.values(row ?? {})[0]);
}

/** Seeding that is stopped when the applications begin; the rows written by then are not committed yet. */
async function stoppedSeeding(): Promise<void> {
  const stop = new AbortController();
  const onProgress = ({ table }: { table: string }): void => {
    if (table === 'applications') stop.abort(new Error('stopped halfway'));
  };
  await expect(seedDatabase(connection, { size: 'small', now: NOW, signal: stop.signal, onProgress })).rejects.toThrow('stopped halfway');
}

beforeAll(async () => {
  database = await createTestDatabase();
  connection = await connectCentral(database.url);
  await migrate(connection);
  await stoppedSeeding();
  afterStopping = await select(
    'SELECT @@foreign_key_checks AS keyChecks, @@unique_checks AS uniqueChecks, @@autocommit AS autocommit, (SELECT COUNT(*) FROM users) AS users',
  );
  const start = performance.now();
  result = await seedDatabase(connection, { size: 'small', seed: 1, now: NOW, onProgress: ({ table }) => progress.add(table) });
  console.log(`small demo: ${Object.values(result.rows).reduce((sum, count) => sum + count, 0)} rows in ${Math.round(performance.now() - start)} ms`);
});

afterAll(async () => {
  await connection.end();
  await database.drop();
});

test('stopping halfway leaves the connection as it was and, in a small database, nothing behind', () => {
  expect(afterStopping).toEqual([{ keyChecks: 1, uniqueChecks: 1, autocommit: 1, users: 0 }]);
});

test('every one of the 95 tables is filled, and the counts are those reported', async () => {
  expect(CATALOGUE.tables).toHaveLength(95);
  const counts: Record<string, number> = {};
  for (const table of CATALOGUE.tables) counts[table.name] = await number(`SELECT COUNT(*) FROM \`${table.table}\``);
  expect(Object.keys(counts).filter((table) => counts[table] === 0)).toEqual([]);
  expect(result.rows).toEqual(counts);
});

test('small has the promised size, and progress is reported for the big tables', async () => {
  const { rows } = result;
  expect([rows['candidates'], rows['applications'], rows['jobs'], rows['companies']]).toEqual([2_000, 6_000, 60, 2]);
  expect(Object.values(rows).reduce((sum, count) => sum + count, 0)).toBeLessThan(100_000);
  for (const table of ['candidates', 'resumeProfiles', 'applications', 'interviews']) expect(progress).toContain(table);
});

test('no row refers to a row that does not exist, where a key forbids it', async () => {
  const references = CATALOGUE.tables.flatMap((table) =>
    table.columns.flatMap((column) => (column.references === null ? [] : [{ table, column, parent: column.references }])),
  );
  expect(references.length).toBeGreaterThan(168);
  const orphans: string[] = [];
  for (const { table, column, parent } of references) {
    const parentTable = tableFacts(parent.table).table;
    const count = await number(
      `SELECT COUNT(*) FROM \`${table.table}\` c LEFT JOIN \`${parentTable}\` p ON p.id = c.\`${column.column}\` WHERE c.\`${column.column}\` IS NOT NULL AND p.id IS NULL`,
    );
    if (count > 0) orphans.push(`${table.name}.${column.name}: ${count}`);
  }
  expect(orphans).toEqual([]);
});

test('nothing has happened in the future', async () => {
  const past = new Set([
    'createdAt',
    'updatedAt',
    'submittedAt',
    'sentAt',
    'openedAt',
    'clickedAt',
    'repliedAt',
    'bouncedAt',
    'respondedAt',
    'attendedAt',
    'resolvedAt',
    'usedAt',
    'viewedAt',
    'lastSignedIn',
    'earnedAt',
    'closedAt',
    'claimedAt',
    'uploadedAt',
    'unsubscribedAt',
    'lastActiveAt',
    'executedAt',
  ]);
  const columns = CATALOGUE.tables.flatMap((table) => table.columns.filter((column) => past.has(column.name)).map((column) => ({ table, column })));
  expect(columns.length).toBeGreaterThan(150);
  const ahead: string[] = [];
  for (const { table, column } of columns) {
    const count = await number(`SELECT COUNT(*) FROM \`${table.table}\` WHERE \`${column.column}\` > ?`, [NOW_TEXT]);
    if (count > 0) ahead.push(`${table.name}.${column.name}: ${count}`);
  }
  expect(ahead).toEqual([]);
});

describe('accounts', () => {
  test('every known sign-in exists with its role and password', async () => {
    const roles = {
      recruiter: 'recruiter',
      deactivated_recruiter: 'recruiter',
      recruiter_without_password: 'recruiter',
      company_admin: 'company_admin',
      admin: 'admin',
      panelist: 'candidate',
      candidate: 'candidate',
    };
    for (const account of DEMO_ACCOUNTS) {
      const [user] = await select(
        'SELECT u.name, u.role, u.passwordHash, c.name AS company FROM users u LEFT JOIN companies c ON c.id = u.companyId WHERE u.email = ?',
        [account.email],
      );
      expect(user).toMatchObject({ name: account.name, role: roles[account.kind] });
      const hash: unknown = user?.['passwordHash'];
      const fits = typeof hash === 'string' && (await compare(account.password ?? '', hash));
      expect({ email: account.email, fits }).toEqual({ email: account.email, fits: account.password !== null });
    }
  });

  test('the deactivated recruiter is suspended, the other known ones are not', async () => {
    const members = await select('SELECT u.email, m.status FROM team_members m JOIN users u ON u.id = m.userId');
    const known = DEMO_ACCOUNTS.filter(({ company }) => company !== null).map(({ email, kind }) => ({
      email,
      status: kind === 'deactivated_recruiter' ? 'suspended' : 'active',
    }));
    expect(members).toEqual(expect.arrayContaining(known));
  });

  test('the known panelist is on panels under an own user, others under the inviter’s', async () => {
    expect(
      await number(
        "SELECT COUNT(*) FROM interview_panelists p JOIN users u ON u.id = p.userId AND u.email = p.email WHERE p.email = 'sofia.almeida@lumenworks.example'",
      ),
    ).toBeGreaterThan(3);
    const strangers = await number('SELECT COUNT(*) FROM interview_panelists p WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.email = p.email)');
    const underInviter = await number(
      'SELECT COUNT(*) FROM interview_panelists p JOIN interviews i ON i.id = p.interviewId JOIN recruiters r ON r.id = i.recruiterId AND r.userId = p.userId WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.email = p.email)',
    );
    expect(strangers).toBeGreaterThan(100);
    expect(underInviter).toBe(strangers);
  });

  test('the known candidate is in the running for the first job', async () => {
    expect(
      await number(
        "SELECT COUNT(*) FROM applications a JOIN candidates c ON c.id = a.candidateId JOIN users u ON u.id = c.userId WHERE a.jobId = 1 AND u.email = 'jonas.weber@mailbox.example'",
      ),
    ).toBe(1);
  });
});

describe('pipeline', () => {
  test('the first job is Maya’s, with 250 applications in all seven statuses', async () => {
    const [job] = await select('SELECT j.title, j.status, u.email FROM jobs j JOIN users u ON u.id = j.postedBy WHERE j.id = 1');
    expect(job).toEqual({ title: 'Senior Backend Engineer', status: 'active', email: 'maya.chen@brightpath.example' });
    const counts = await select('SELECT status, COUNT(*) AS n FROM applications WHERE jobId = 1 GROUP BY status');
    expect(counts.map((row) => String(row['status'])).toSorted()).toEqual([
      'interviewing',
      'offered',
      'rejected',
      'reviewing',
      'shortlisted',
      'submitted',
      'withdrawn',
    ]);
    expect(counts.filter((row) => Number(row['n']) < 3)).toEqual([]);
    expect(counts.reduce((sum, row) => sum + Number(row['n']), 0)).toBe(250);
  });

  test('history ends in the present status and is one chain', async () => {
    const chain = `SELECT applicationId, fromStatus, toStatus, createdAt,
      LAG(toStatus) OVER w AS previousStatus, LAG(createdAt) OVER w AS previousAt, ROW_NUMBER() OVER (PARTITION BY applicationId ORDER BY id DESC) AS fromEnd
      FROM application_history WINDOW w AS (PARTITION BY applicationId ORDER BY id)`;
    expect(
      await number(`SELECT COUNT(*) FROM (${chain}) h JOIN applications a ON a.id = h.applicationId WHERE h.fromEnd = 1 AND h.toStatus <> a.status`),
    ).toBe(0);
    expect(await number(`SELECT COUNT(*) FROM (${chain}) h WHERE h.previousAt > h.createdAt`)).toBe(0);
    expect(
      await number(`SELECT COUNT(*) FROM (${chain}) h WHERE h.fromStatus IS NOT NULL AND h.fromStatus <> COALESCE(h.previousStatus, 'submitted')`),
    ).toBe(0);
    expect(
      await number(
        "SELECT COUNT(*) FROM applications a WHERE a.status <> 'submitted' AND NOT EXISTS (SELECT 1 FROM application_history h WHERE h.applicationId = a.id)",
      ),
    ).toBe(0);
    expect(
      await number('SELECT COUNT(*) FROM application_history h JOIN applications a ON a.id = h.applicationId WHERE h.createdAt < a.submittedAt'),
    ).toBe(0);
  });

  test('notes have no rating, private ratings have one', async () => {
    expect(await number('SELECT COUNT(*) FROM applicationFeedback WHERE rating IS NULL AND notes IS NOT NULL')).toBeGreaterThan(100);
    expect(await number('SELECT COUNT(*) FROM applicationFeedback WHERE rating BETWEEN 1 AND 5')).toBeGreaterThan(50);
    expect(await number('SELECT COUNT(*) FROM applicationFeedback WHERE rating IS NULL AND notes IS NULL')).toBe(0);
  });

  test('a hire is offered, has an associate, and its job is filled', async () => {
    expect(
      await number(
        "SELECT COUNT(*) FROM associates s WHERE NOT EXISTS (SELECT 1 FROM applications a JOIN jobs j ON j.id = a.jobId WHERE a.candidateId = s.candidateId AND a.status = 'offered' AND j.status = 'filled')",
      ),
    ).toBe(0);
  });
});

describe('interviews, résumés and campaigns', () => {
  test('Maya has interviews behind her, today and tomorrow', async () => {
    const mine = `SELECT COUNT(*) FROM interviews i JOIN recruiters r ON r.id = i.recruiterId JOIN users u ON u.id = r.userId
      WHERE u.email = 'maya.chen@brightpath.example' AND i.status = ? AND i.scheduledAt >= ? AND i.scheduledAt < ?`;
    expect(await number(mine, ['completed', '2025-01-01 00:00:00', NOW_TEXT])).toBeGreaterThan(10);
    expect(await number(mine, ['scheduled', NOW_TEXT, '2026-03-12 00:00:00'])).toBeGreaterThanOrEqual(2);
    expect(await number(mine, ['scheduled', '2026-03-12 00:00:00', '2026-03-13 00:00:00'])).toBeGreaterThanOrEqual(3);
    expect(await number("SELECT COUNT(*) FROM interviews WHERE status IN ('completed', 'no-show') AND scheduledAt > ?", [NOW_TEXT])).toBe(0);
    expect(await number('SELECT COUNT(DISTINCT timezone) FROM calendar_events')).toBeGreaterThan(5);
  });

  test('candidates have at most five résumés, one of them the default', async () => {
    expect(await number('SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM resumeProfiles GROUP BY candidateId) t')).toBe(5);
    expect(await number('SELECT COUNT(*) FROM (SELECT SUM(isDefault) AS n FROM resumeProfiles GROUP BY candidateId) t WHERE n <> 1')).toBe(0);
    expect(
      await number('SELECT COUNT(*) FROM applications a JOIN resumeProfiles r ON r.id = a.resumeProfileId WHERE r.candidateId <> a.candidateId'),
    ).toBe(0);
  });

  test('a campaign’s counters are those of its recipients', async () => {
    const wrong = await select(`SELECT c.id FROM emailCampaigns c LEFT JOIN (
        SELECT campaignId, COUNT(*) AS total, COUNT(sentAt) AS sent, COUNT(openedAt) AS opened, COUNT(clickedAt) AS clicked, COUNT(bouncedAt) AS bounced, COUNT(repliedAt) AS replied
        FROM campaignRecipients GROUP BY campaignId) r ON r.campaignId = c.id
      WHERE NOT (c.totalRecipients = r.total AND c.sentCount = r.sent AND c.openedCount = r.opened AND c.clickedCount = r.clicked AND c.bouncedCount = r.bounced AND c.repliedCount = r.replied)
        OR r.campaignId IS NULL`);
    expect(wrong).toEqual([]);
    const statuses = await select('SELECT DISTINCT status FROM emailCampaigns');
    expect(statuses.map((row) => String(row['status'])).toSorted()).toEqual(['draft', 'paused', 'scheduled', 'sending', 'sent']);
    expect(
      await number(
        "SELECT COUNT(*) FROM campaignRecipients r JOIN emailDeliveryEvents e ON e.campaignRecipientId = r.id WHERE e.eventType = 'open' AND r.openedAt IS NULL",
      ),
    ).toBe(0);
  });
});

test('the mess of real data is there', async () => {
  const mess: Readonly<Record<string, string>> = {
    'placeholder addresses': "SELECT COUNT(*) FROM users WHERE email LIKE '%@placeholder.com'",
    'people without an address': "SELECT COUNT(*) FROM users WHERE email IS NULL AND role = 'candidate'",
    'recipients without an address': "SELECT COUNT(*) FROM campaignRecipients WHERE email = ''",
    'skills as a JSON array': "SELECT COUNT(*) FROM candidates WHERE skills LIKE '[%'",
    'skills joined by commas': "SELECT COUNT(*) FROM candidates WHERE skills NOT LIKE '[%'",
    'JSON encoded once': "SELECT COUNT(*) FROM resumeProfiles WHERE JSON_TYPE(topDomains) = 'ARRAY'",
    'JSON encoded twice': "SELECT COUNT(*) FROM resumeProfiles WHERE JSON_TYPE(topDomains) = 'STRING'",
    'links to interviews that are gone':
      'SELECT COUNT(*) FROM panel_action_tokens t LEFT JOIN interviews i ON i.id = t.interviewId WHERE i.id IS NULL',
    'interactions with applications that are gone':
      'SELECT COUNT(*) FROM candidate_interactions t LEFT JOIN applications a ON a.id = t.applicationId WHERE t.applicationId IS NOT NULL AND a.id IS NULL',
    'predictions for applications that are gone':
      'SELECT COUNT(*) FROM candidate_success_predictions t LEFT JOIN applications a ON a.id = t.applicationId WHERE a.id IS NULL',
    'notices of interviews that are gone':
      "SELECT COUNT(*) FROM notifications n LEFT JOIN interviews i ON i.id = n.relatedEntityId WHERE n.relatedEntityType = 'interview' AND i.id IS NULL",
    'statuses nobody knows in the history': "SELECT COUNT(*) FROM application_history WHERE toStatus = 'hired'",
    'statuses of the providers at recipients': "SELECT COUNT(*) FROM campaignRecipients WHERE status = 'delivered'",
    'history without a previous status': "SELECT COUNT(*) FROM application_history WHERE fromStatus IS NULL AND toStatus <> 'submitted'",
    'the same tag twice': 'SELECT COUNT(*) FROM (SELECT 1 FROM candidateTagAssignments GROUP BY tagId, candidateId HAVING COUNT(*) > 1) t',
    'the same recipient twice': 'SELECT COUNT(*) FROM (SELECT 1 FROM campaignRecipients GROUP BY campaignId, candidateId HAVING COUNT(*) > 1) t',
    'the same person twice':
      'SELECT COUNT(*) FROM (SELECT 1 FROM candidates c JOIN users u ON u.id = c.userId GROUP BY u.name, c.phoneNumber HAVING COUNT(*) > 1) t',
    'people several agencies have': `SELECT COUNT(*) FROM (SELECT a.candidateId FROM applications a JOIN jobs j ON j.id = a.jobId JOIN users u ON u.id = j.postedBy
      JOIN candidates c ON c.id = a.candidateId WHERE c.addedBy IS NULL AND c.source = 'self-registered' GROUP BY a.candidateId HAVING COUNT(DISTINCT u.companyId) > 1) t`,
    'unread notices': 'SELECT COUNT(*) FROM notifications WHERE isRead = 0',
    'names in other scripts': "SELECT COUNT(*) FROM users WHERE role = 'candidate' AND name REGEXP '^[^a-zA-Z]+$'",
  };
  const tidy: string[] = [];
  for (const [what, sql] of Object.entries(mess)) if ((await number(sql)) === 0) tidy.push(what);
  expect(tidy).toEqual([]);
  expect(await number('SELECT COUNT(*) FROM applications WHERE isDraft = 0')).toBe(0);
});

test('a database with users is refused, and nothing is added', async () => {
  await expect(seedDatabase(connection, { size: 'small', now: NOW })).rejects.toMatchObject({ body: { kind: 'conflict', code: 'demo.not_empty' } });
  expect(await number('SELECT COUNT(*) FROM users')).toBe(result.rows['users']);
});
