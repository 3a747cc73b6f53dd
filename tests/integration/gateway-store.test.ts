/** The last line of defence: a mutator that would do what no mutator should is stopped by the store it runs on. */
import type { Pool, PoolConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditEntry } from '../../sync/gateway/audit.ts';
import { createPool } from '../../sync/gateway/pool.ts';
import { createAccess, createTenantBook } from '../../sync/gateway/push/access.ts';
import { loadIdMap } from '../../sync/gateway/push/id-map.ts';
import { MysqlStore } from '../../sync/gateway/push/mysql-store.ts';
import { loadRows } from '../../sync/gateway/push/row-cache.ts';
import type { RowCache } from '../../sync/gateway/push/row-cache.ts';
import type { Operation } from '../../shared/mutators/port.ts';
import type { Account } from '../../sync/protocol/session.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { createWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
let pool: Pool;
let connection: PoolConnection;
let audits: AuditEntry[];
let vanished: (string | number)[];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  pool = createPool(database.url);
});

afterAll(async () => {
  await pool?.end();
  await world?.connection.end();
  await database?.drop();
});

beforeEach(async () => {
  [audits, vanished] = [[], []];
  connection = await pool.getConnection();
  await connection.beginTransaction();
});

afterEach(async () => {
  await connection.rollback();
  connection.release();
});

async function storeOf(role: Account['role'] = 'recruiter', rows?: RowCache): Promise<MysqlStore> {
  const { companyId, recruiter } = world.alpha;
  const recruiterId = Number(await world.value('SELECT id FROM recruiters WHERE userId = ?', [recruiter.userId]));
  const account: Account = { userId: recruiter.userId, name: '', email: '', role, recruiterId, companyId, companyName: 'alpha' };
  const access = createAccess({
    connection,
    account,
    clientId: 1,
    tenants: createTenantBook(connection),
    scopeIds: () => Promise.resolve([]),
    audit: (entry) => void audits.push(entry),
  });
  return new MysqlStore({
    connection,
    access,
    ids: await loadIdMap(connection, 1, []),
    rows: rows ?? (await loadRows(connection, new Map())),
    noEffect: (table, id) => vanished.push(table, id),
  });
}

const history = (values: object): Operation => ({
  verb: 'insert',
  table: 'applicationHistory',
  as: -1,
  values: { toStatus: 'offered', ...values },
});

test.each<[string, () => Operation, string]>([
  [
    'a column that moves a row elsewhere',
    () => ({ verb: 'update', table: 'applications', id: world.alpha.applicationIds[0] ?? 0, changes: { jobId: world.beta.jobId } }),
    'forbidden',
  ],
  [
    'a column nobody listed',
    () => ({ verb: 'update', table: 'applications', id: world.alpha.applicationIds[0] ?? 0, changes: { aiScore: 100 } }),
    'forbidden',
  ],
  ['a table without a rule', () => ({ verb: 'get', table: 'companies', id: world.alpha.companyId }), 'forbidden'],
  [
    'a search in a table without a rule',
    () => ({ verb: 'findBy', table: 'companySettings', equals: { companyId: world.alpha.companyId } }),
    'forbidden',
  ],
  [
    'someone else as the author',
    () => history({ applicationId: world.alpha.applicationIds[0], changedBy: world.beta.recruiter.userId }),
    'forbidden',
  ],
  ['a row that is never deleted', () => ({ verb: 'delete', table: 'notifications', id: world.alpha.notificationId }), 'forbidden'],
  [
    'a new row under another company’s',
    () => history({ applicationId: world.beta.applicationIds[0], changedBy: world.alpha.recruiter.userId }),
    'row.gone',
  ],
  [
    'a change of another company’s row',
    () => ({ verb: 'update', table: 'applications', id: world.beta.applicationIds[0] ?? 0, changes: { status: 'offered' } }),
    'row.gone',
  ],
])('%s is refused and audited', async (_what, operation, code) => {
  const store = await storeOf();
  await expect(store.handle(operation())).rejects.toMatchObject({ name: 'MutationRejection', code });
  expect(audits.map((entry) => entry.kind)).toEqual([code === 'forbidden' ? 'push.forbidden_write' : 'push.foreign_row']);
  expect(store.inserted).toEqual([]);
});

test('a role that a table is closed to does not even read it', async () => {
  const store = await storeOf('panelist');
  const [id = 0] = world.alpha.applicationIds;
  await expect(store.handle({ verb: 'get', table: 'applications', id })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a temporary id never reaches MySQL', async () => {
  const store = await storeOf();
  expect(await store.handle({ verb: 'get', table: 'applications', id: -4 })).toBeUndefined();
  const orphan = history({ applicationId: -4, changedBy: world.alpha.recruiter.userId });
  await expect(store.handle(orphan)).rejects.toMatchObject({ code: 'row.gone' });
});

test('a temporary id names one row, and one that fits', async () => {
  const store = await storeOf();
  const good = history({ applicationId: world.alpha.applicationIds[0], changedBy: world.alpha.recruiter.userId });
  expect(await store.handle(good)).toBeGreaterThan(0);
  await expect(store.handle(good)).rejects.toMatchObject({ code: 'args.reused_id' });
  await expect(store.handle({ ...good, as: -3_000_000_000 } as Operation)).rejects.toMatchObject({ code: 'args.invalid' });
});

test('a write that finds no row is refused and reported', async () => {
  const id = 2_000_000_000;
  // A row that was read but is not there: what must be impossible while it is locked.
  const stale: RowCache = { find: () => ({ id, userId: world.alpha.recruiter.userId }) as never, forget: () => undefined, clear: () => undefined };
  const store = await storeOf('recruiter', stale);
  await expect(store.handle({ verb: 'update', table: 'notifications', id, changes: { isRead: 1 } })).rejects.toMatchObject({ code: 'row.gone' });
  expect(vanished).toEqual(['notifications', id]);
  expect(audits).toEqual([]);
});

test('a row read twice is as the mutation left it', async () => {
  const [id = 0] = world.alpha.applicationIds;
  const rows = await loadRows(connection, new Map([['applications', new Set([id])]]));
  const store = await storeOf('recruiter', rows);
  expect(await store.handle({ verb: 'get', table: 'applications', id })).toMatchObject({ status: 'submitted' });
  await store.handle({ verb: 'update', table: 'applications', id, changes: { status: 'offered' } });
  expect(await store.handle({ verb: 'get', table: 'applications', id })).toMatchObject({ status: 'offered' });
});
