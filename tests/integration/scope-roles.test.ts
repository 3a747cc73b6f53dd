/** What each role's device is given, and what happens to it when that changes, through the real gateway. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tableByName } from '../../shared/generated/tables.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import { startGateway } from '../../sync/gateway/gateway.ts';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import type { ScopePosition, StreamFrame } from '../../sync/protocol/pull.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';
import { endOf, nextPatch, post, signInBody, signInDevice } from './gateway-device.ts';
import type { Device } from './gateway-device.ts';
import { createWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  // Invited just now, whatever day it is.
  await world.rows('UPDATE interview_panelists SET createdAt = UTC_TIMESTAMP()');
  gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined), timings: { inspectMs: 50 } });
  await gateway.ready;
});
afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

/** What a device holds after a first sync and the pull behind it. */
class Holder {
  readonly device: Device;
  readonly rows = new Map<string, Set<string>>();
  #positions: ScopePosition[] = [];
  epoch = '';

  constructor(device: Device) {
    this.device = device;
  }

  async firstSync(): Promise<void> {
    this.rows.clear();
    const frames = await this.device.firstSync();
    for (const frame of frames) {
      if (frame.type !== 'chunk') continue;
      for (const row of frame.content.rows) this.#hold(`${frame.content.table}:${row[0]}`, frame.position.scope);
    }
    const { epoch, lowest } = endOf(frames);
    this.epoch = epoch;
    const copied = new Set(frames.flatMap((frame) => (frame.type === 'chunk' ? [frame.position.scope] : [])));
    this.#positions = lowest.map((position) => (copied.has(position.scope) ? position : { ...position, version: 0 }));
    await this.pull();
  }

  async pull(): Promise<StreamFrame> {
    await gateway.sequencer.tick();
    const frame = await this.device.pull(this.epoch, this.#positions);
    this.take(frame);
    return frame;
  }

  take(frame: StreamFrame): void {
    const scopes = frame.type === 'patch' || frame.type === 'resync' ? frame.scopes : undefined;
    if (frame.type === 'patch') {
      for (const { scope, to, rows, gone } of frame.patches) {
        for (const { table, ids } of gone) for (const id of ids) this.rows.get(`${table}:${id}`)?.delete(scope);
        for (const { table, rows: found } of rows) for (const row of found) this.#hold(`${table}:${row[0]}`, scope);
        this.#positions = [...this.#positions.filter((position) => position.scope !== scope), { scope, version: to }];
      }
    }
    if (scopes === undefined) return;
    this.#positions = this.#positions.filter(({ scope }) => scopes.includes(scope));
    for (const held of this.rows.values()) for (const scope of held) if (!scopes.includes(scope)) held.delete(scope);
  }

  positions(): ScopePosition[] {
    return this.#positions;
  }

  tables(): Set<number> {
    return new Set([...this.rows].flatMap(([key, scopes]) => (scopes.size > 0 ? [Number(key.split(':')[0])] : [])));
  }

  has(table: TableName, id: number): boolean {
    return (this.rows.get(`${tableByName(table).no}:${id}`)?.size ?? 0) > 0;
  }

  #hold(key: string, scope: string): void {
    this.rows.set(key, (this.rows.get(key) ?? new Set()).add(scope));
  }
}

async function holderOf(email: string): Promise<Holder> {
  await gateway.sequencer.tick();
  const holder = new Holder(await signInDevice(gateway.address, email));
  await holder.firstSync();
  return holder;
}

const scopesOf = (holder: Holder): string[] =>
  holder
    .positions()
    .map(({ scope }) => scope.replace(/:.*/, ''))
    .toSorted();

test('settings and reports are a company admin’s, and leave with the role', async () => {
  const { alpha } = world;
  await insertRow(world.connection, 'companySettings', { companyId: alpha.companyId, openaiApiKey: 'sk-very-secret', fromName: 'Alpha jobs' });
  const settings = tableByName('companySettings').no;
  const [recruiter, admin] = [await holderOf(alpha.recruiter.email), await holderOf(alpha.companyAdmin.email)];
  expect(recruiter.tables().has(settings)).toBe(false);
  expect(admin.tables().has(settings)).toBe(true);
  expect(scopesOf(admin)).toEqual(['admins', 'company', 'user']);
  await world.rows(`UPDATE users SET role = 'recruiter' WHERE id = ?`, [alpha.companyAdmin.userId]);
  await admin.pull();
  expect(admin.tables().has(settings)).toBe(false);
  expect(admin.has('jobs', alpha.jobId)).toBe(true);
  await world.rows(`UPDATE users SET role = 'company_admin' WHERE id = ?`, [alpha.companyAdmin.userId]);
});

test('an administrator of the platform chooses a company, sees that one alone, and the audit says so', async () => {
  const { alpha, beta, people } = world;
  const { email, userId } = people.platformAdmin;
  const listed = await post(gateway.address, '/session/companies', signInBody(email));
  expect(listed.body['companies']).toEqual([
    { id: alpha.companyId, name: 'alpha' },
    { id: beta.companyId, name: 'beta' },
  ]);
  const recruiters = await post(gateway.address, '/session/companies', signInBody(alpha.recruiter.email));
  expect(recruiters.body['companies']).toEqual([{ id: alpha.companyId, name: 'alpha' }]);
  const wrong = await post(gateway.address, '/session/companies', signInBody(email, 'not the password'));
  expect([wrong.status, wrong.body.error?.code]).toEqual([401, 'session.wrong_password']);
  const unsaid = await post(gateway.address, '/session/sign-in', signInBody(email));
  expect([unsaid.status, unsaid.body.error?.code]).toEqual([403, 'session.choose_company']);
  const admin = new Holder(await signInDevice(gateway.address, email, { companyId: beta.companyId }));
  await admin.firstSync();
  expect(admin.device.session.account).toMatchObject({ role: 'admin', companyId: beta.companyId, companyName: 'beta' });
  expect([admin.has('jobs', beta.jobId), admin.has('jobs', alpha.jobId)]).toEqual([true, false]);
  expect(scopesOf(admin)).toEqual(['admins', 'company', 'user']);
  const audited = await world.rows(`SELECT kind, company_id FROM sync_audit WHERE user_id = ? AND kind LIKE 'session.compan%' ORDER BY id`, [userId]);
  expect(audited).toEqual([
    { kind: 'session.companies_listed', company_id: null },
    { kind: 'session.company_entered', company_id: beta.companyId },
  ]);
});

test('a recruiter cannot choose another company', async () => {
  const { alpha, beta } = world;
  const device = await signInDevice(gateway.address, alpha.recruiter.email, { companyId: beta.companyId });
  expect(device.session.account.companyId).toBe(alpha.companyId);
});

test('a panelist holds the own panel, and a recruiter on a panel both; an invitation comes on the open stream', async () => {
  const { alpha, beta, people } = world;
  const panelist = await holderOf(people.panelist.email);
  expect(scopesOf(panelist)).toEqual(['panel']);
  expect(panelist.has('jobs', alpha.jobId)).toBe(true);
  expect([...panelist.tables()]).not.toContain(tableByName('applicationFeedback').no);
  const recruiter = await holderOf(beta.recruiter.email);
  const stop = new AbortController();
  const frames = await recruiter.device.stream(recruiter.epoch, recruiter.positions(), stop.signal);
  await nextPatch(frames);
  const interviewId = Number(await world.value('SELECT MIN(id) FROM interviews'));
  const createdAt = new Date().toISOString().slice(0, 19).replace('T', ' ');
  const invitation = await insertRow(world.connection, 'interviewPanelists', {
    interviewId,
    userId: alpha.recruiter.userId,
    email: beta.recruiter.email,
    createdAt,
  });
  const invited = await nextPatch(frames, (patch) => patch.patches.some(({ scope }) => scope === `panel:${invitation}`));
  expect(invited.scopes).toContain(`panel:${invitation}`);
  recruiter.take(invited);
  expect(recruiter.has('jobs', alpha.jobId)).toBe(true);
  expect(recruiter.has('applications', alpha.applicationIds[1] ?? 0)).toBe(false);
  await world.connection.execute('DELETE FROM interview_panelists WHERE id = ?', [invitation]);
  recruiter.take(await nextPatch(frames, (patch) => !patch.scopes.includes(`panel:${invitation}`)));
  expect(recruiter.has('jobs', alpha.jobId)).toBe(false);
  expect(recruiter.has('jobs', beta.jobId)).toBe(true);
  stop.abort();
});

test('who changes company leaves everything behind at the next pull, before the new copy has come', async () => {
  const { alpha, beta } = world;
  const mover = await holderOf(beta.companyAdmin.email);
  expect(mover.has('jobs', beta.jobId)).toBe(true);
  await world.rows('UPDATE users SET companyId = ? WHERE id = ?', [alpha.companyId, beta.companyAdmin.userId]);
  expect(await mover.pull()).toMatchObject({ type: 'resync' });
  expect(mover.has('jobs', beta.jobId)).toBe(false);
  await mover.firstSync();
  expect([mover.has('jobs', alpha.jobId), mover.has('jobs', beta.jobId)]).toEqual([true, false]);
  await world.rows('UPDATE users SET companyId = ? WHERE id = ?', [beta.companyId, beta.companyAdmin.userId]);
});
