/**
 * Every column of every table holds a word that occurs nowhere else. What each role's devices are sent, down to the last
 * byte, is searched for all of them: secrets and identity papers reach nobody, and each role sees its own columns alone.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableFacts } from '../../db/central/catalogue.ts';
import type { ColumnFacts } from '../../db/central/catalogue.ts';
import { ANNOTATIONS } from '../../db/central/annotations.ts';
import { TABLES } from '../../shared/generated/tables.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import { startGateway } from '../../sync/gateway/gateway.ts';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import type { FirstSyncFrame } from '../../sync/protocol/first-sync.ts';
import type { SessionReply } from '../../sync/protocol/session.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertValues, valueFor } from '../integration/central-rows.ts';
import type { Value } from '../integration/central-rows.ts';
import { post, signInBody } from '../integration/gateway-device.ts';
import { createWorld } from '../integration/gateway-world.ts';
import type { World } from '../integration/gateway-world.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const logged: string[] = [];

/** `table.column` of every word; four characters, so that the shortest column holds one. */
const words = new Map<string, string>();

function wordFor(table: TableName, column: ColumnFacts): string {
  const word = `ζ${(words.size + 1).toString(36).padStart(3, '0')}`;
  words.set(word, `${table}.${column.name}`);
  return word;
}

/** What tells a column's value apart: a word, or for a birthday a day nobody else has. */
function markedValue(table: TableName, column: ColumnFacts): Value | undefined {
  if (column.enumValues !== null) return undefined;
  if (column.kind === 'text') return wordFor(table, column);
  if (column.kind === 'json') return JSON.stringify([wordFor(table, column)]);
  if (column.kind !== 'date' || column.sensitive === null) return undefined;
  const day = `18${10 + (words.size % 80)}-05-06`;
  words.set(day, `${table}.${column.name}`);
  return day;
}

/** The marked row of every table, so that all references are known beforehand. */
const MARKED_ID = 900_001;

/** References lead to marked rows, but for the company and the person whose work this is. */
function referenceTo(table: string): number {
  return { companies: world.alpha.companyId, users: world.alpha.recruiter.userId }[table] ?? MARKED_ID;
}

async function insertMarked(name: TableName, given: Readonly<Record<string, Value>> = {}): Promise<void> {
  const table = tableFacts(name);
  const values = table.columns.map((column): Value => {
    if (column.primaryKey) return MARKED_ID;
    if (column.name in given) return given[column.name] ?? null;
    if (column.references !== null) return referenceTo(column.references.table);
    if (column.name === 'companyId') return world.alpha.companyId;
    if (column.kind === 'timestamp') return new Date().toISOString().slice(0, 19).replace('T', ' ');
    return markedValue(name, column) ?? valueFor(table, column, 1);
  });
  await insertValues(world.connection, table, table.columns, values);
}

/** Rows whose kind decides who holds them. */
const GIVEN: Readonly<Partial<Record<TableName, Readonly<Record<string, Value>>>>> = {
  jobs: { status: 'active' },
  jobTemplates: { isCompanyWide: 1 },
  teamMembers: { status: 'active' },
  // The person all this is about, with an account of the own.
  users: { role: 'candidate', companyId: null },
  candidates: { userId: MARKED_ID },
};

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  const { alpha, people, connection } = world;
  await world.rows('UPDATE users SET companyId = ? WHERE id = ?', [alpha.companyId, people.platformAdmin.userId]);
  await connection.query('SET FOREIGN_KEY_CHECKS = 0');
  for (const { name } of TABLES) {
    if (name !== 'companies') await insertMarked(name, { ...GIVEN[name], ...(name === 'interviewPanelists' && { email: people.panelist.email }) });
  }
  await connection.query('SET FOREIGN_KEY_CHECKS = 1');
  gateway = await startGateway({ url: database.url, port: 0, log: createLog((line) => void logged.push(line)) });
  await gateway.ready;
}, 120_000);

afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

/** All that a device is sent, from sign-in over the first copy to the pull behind it, as text. */
async function wireOf(email: string): Promise<string> {
  const answer = await post(gateway.address, '/session/sign-in', signInBody(email));
  const session = answer.body as unknown as SessionReply;
  const { protocol, schemaHash } = (await (await fetch(`${gateway.address}/hello`)).json()) as { protocol: number; schemaHash: string };
  const versions = { protocol, schemaHash, clientId: session.clientId };
  const ask = async (path: string, body: object): Promise<string> => {
    const response = await fetch(`${gateway.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session.accessToken}` },
      body: JSON.stringify({ ...versions, ...body }),
    });
    return response.text();
  };
  const copy = await ask('/sync/first', { cursor: null });
  const frames = copy
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FirstSyncFrame);
  const plan = frames.find((frame) => frame.type === 'plan');
  const end = frames.find((frame) => frame.type === 'end');
  const positions = (end?.type === 'end' ? end.reach : []).map(({ scope }) => ({ scope, version: 0 }));
  const epoch = plan?.type === 'plan' ? plan.epoch : '';
  // Everything again as changes: touched twice, it is published though it is the same.
  for (const table of TABLES.filter((candidate) => !candidate.serverOnly)) {
    for (let times = 0; times < 2; times += 1) {
      await world.rows(`INSERT INTO sync_log (table_no, pk, op) SELECT ?, id, 'U' FROM \`${table.table}\``, [table.no]);
    }
  }
  await gateway.sequencer.tick();
  const changes = await ask('/sync/pull', { epoch, positions, ackedMutationId: 0 });
  expect(changes).toContain('"patch"');
  return JSON.stringify(answer.body) + copy + changes;
}

function seenIn(text: string): Set<string> {
  return new Set([...words].filter(([word]) => text.includes(word)).map(([, column]) => column));
}

const isSensitive = (name: string): boolean => {
  const [table = '', column = ''] = name.split('.');
  return tableFacts(table).columns.some((candidate) => candidate.name === column && candidate.sensitive !== null);
};

const tablesSeen = (seen: ReadonlySet<string>): Set<string> => new Set([...seen].map((name) => name.split('.')[0] ?? ''));

describe('what a device is sent', () => {
  test('the words cover every sensitive column', () => {
    const sensitive = TABLES.flatMap(({ name }) =>
      tableFacts(name)
        .columns.filter((column) => column.sensitive !== null && column.enumValues === null)
        .map((column) => `${name}.${column.name}`),
    );
    const covered = new Set(words.values());
    expect(sensitive.filter((name) => !covered.has(name) && !name.startsWith('companies.'))).toEqual([]);
    expect(sensitive.length).toBeGreaterThan(20);
  });

  test('a recruiter is sent the company’s work: no secret, no papers, no settings, nothing of the server’s own', async () => {
    const seen = seenIn(await wireOf(world.alpha.recruiter.email));
    expect([...seen].filter(isSensitive)).toEqual([]);
    expect(tablesSeen(seen).size).toBeGreaterThan(55);
    const kept = TABLES.filter(({ name }) => {
      const { tier, scope } = ANNOTATIONS[name];
      return tier === 'never' || tier === 'onDemand' || scope.every((source) => source.kind === 'company' && source.holders === 'admins');
    }).map(({ name }) => name);
    expect([...tablesSeen(seen)].filter((table) => kept.includes(table as TableName))).toEqual([]);
  });

  test.each(['company_admin', 'admin'])('%s is sent the settings as well, without their keys', async (role) => {
    const person = role === 'admin' ? world.people.platformAdmin : world.alpha.companyAdmin;
    const seen = seenIn(await wireOf(person.email));
    expect([...seen].filter(isSensitive)).toEqual([]);
    for (const table of ['companySettings', 'integrationSettings', 'customReports', 'reportSchedules']) expect(tablesSeen(seen)).toContain(table);
    expect(tablesSeen(seen)).not.toContain('savedSearches');
  });

  test('a panelist is sent a name, a job, a résumé and the own rows', async () => {
    const seen = seenIn(await wireOf(world.people.panelist.email));
    expect([...seen].filter(isSensitive)).toEqual([]);
    const allowed = TABLES.flatMap(({ name }) => {
      const source = ANNOTATIONS[name].scope.find((candidate) => candidate.kind === 'panel');
      return source === undefined ? [] : columnsOf(name, source.projection).map((column) => `${name}.${column.name}`);
    });
    expect([...seen].filter((name) => !allowed.includes(name))).toEqual([]);
    expect([...seen]).toEqual(
      expect.arrayContaining(['users.name', 'jobs.title', 'jobs.description', 'resumeProfiles.parsedData', 'panelistFeedback.notes']),
    );
    for (const hidden of [
      'users.email',
      'candidates.phoneNumber',
      'interviews.notes',
      'applications.coverLetter',
      'interviewFeedback.additionalComments',
    ]) {
      expect(seen.has(hidden), hidden).toBe(false);
    }
  });

  test('another company’s recruiter is sent none of it', async () => {
    expect([...seenIn(await wireOf(world.beta.recruiter.email))]).toEqual([]);
  });

  test('who may not enter is told nothing', async () => {
    const answers = await Promise.all(
      [world.people.candidate, world.people.deactivated, world.people.noCompany].map(({ email }) =>
        post(gateway.address, '/session/sign-in', signInBody(email)),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403]);
    expect([...seenIn(JSON.stringify(answers.map((answer) => answer.body)))]).toEqual([]);
  });

  test('no value stands in the log', () => {
    expect(logged.length).toBeGreaterThan(10);
    expect([...seenIn(logged.join('\n'))]).toEqual([]);
  });
});
