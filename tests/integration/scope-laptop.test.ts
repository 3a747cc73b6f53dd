/** Roles, panels and lost access on a real laptop: engine, encrypted file and HTTP. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startGateway } from '../../sync/gateway/gateway.ts';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';
import { Workstation } from './engine-support.ts';
import { createWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const workstations: Workstation[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  await world.rows('UPDATE interview_panelists SET createdAt = UTC_TIMESTAMP()');
  await world.rows(`UPDATE interviews SET notes = 'not for the panel'`);
  gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined), timings: { heartbeatMs: 500, inspectMs: 100 } });
  await gateway.ready;
});
afterEach(async () => {
  await Promise.all(workstations.splice(0).map((workstation) => workstation.close()));
});
afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

async function signedIn(email: string): Promise<Workstation> {
  const workstation = new Workstation();
  workstations.push(workstation);
  expect(await workstation.signIn(gateway.address, email)).toEqual({ ok: true, value: {} });
  await workstation.until('online', () => workstation.engine.status().state === 'online');
  return workstation;
}

const count = (workstation: Workstation, table: string): number =>
  workstation.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM "${table}"`)[0]?.n ?? -1;

function now(): string {
  return new Date().toISOString().slice(0, 19).replace('T', ' ');
}

test('a panelist’s laptop takes the own panels, blind to all else', async () => {
  const laptop = await signedIn(world.people.panelist.email);
  await laptop.until('the panel', () => count(laptop, 'interviews') === 1);
  expect(laptop.rows('SELECT name FROM users ORDER BY name')).toEqual([
    { name: 'alpha-candidate-1' },
    { name: 'alpha-recruiter' },
    // The interview is theirs.
    { name: 'deactivated' },
  ]);
  expect(laptop.rows('SELECT notes FROM interviews')).toEqual([{ notes: null }]);
  expect(['jobs', 'applications', 'candidates', 'interviewPanelists'].map((table) => count(laptop, table))).toEqual([1, 1, 1, 1]);
  expect(['companies', 'applicationFeedback', 'candidateTags', 'notifications'].map((table) => count(laptop, table))).toEqual([0, 0, 0, 0]);
});

test('a recruiter who is invited gets the panel at once and hides what colleagues said, until the own answer is there', async () => {
  const { alpha } = world;
  const interviewId = Number(await world.value('SELECT MIN(id) FROM interviews'));
  const laptop = await signedIn(alpha.companyAdmin.email);
  const other = await insertRow(world.connection, 'interviewPanelists', {
    interviewId,
    userId: alpha.recruiter.userId,
    email: 'x@elsewhere.example',
    createdAt: now(),
  });
  await insertRow(world.connection, 'panelistFeedback', { interviewId, panelistId: other, userId: alpha.recruiter.userId, notes: 'theirs' });
  await laptop.until('feedback', () => count(laptop, 'panelistFeedback') === 1);
  const mine = await insertRow(world.connection, 'interviewPanelists', {
    interviewId,
    userId: alpha.recruiter.userId,
    email: alpha.companyAdmin.email,
    createdAt: now(),
  });
  await laptop.until('blind', () => count(laptop, 'panelistFeedback') === 0);
  await laptop.until('the panel', () =>
    laptop.mirror
      .current()
      .positions()
      .some(({ scope }) => scope === `panel:${mine}`),
  );
  expect(laptop.rows('SELECT notes FROM interviews')).toEqual([{ notes: 'not for the panel' }]);
  await insertRow(world.connection, 'panelistFeedback', { interviewId, panelistId: mine, userId: alpha.recruiter.userId, notes: 'my own' });
  await laptop.until('both', () => count(laptop, 'panelistFeedback') === 2);
});

test('who is suspended is left without a row, and with all when the company changes its mind', async () => {
  const { alpha } = world;
  const laptop = await signedIn(alpha.recruiter.email);
  expect(count(laptop, 'applications')).toBe(4);
  const id = await insertRow(world.connection, 'teamMembers', { companyId: alpha.companyId, userId: alpha.recruiter.userId, status: 'suspended' });
  await laptop.until('shut out', () => laptop.engine.session().state === 'expired');
  const left = ['users', 'companies', 'jobs', 'applications', 'candidates', 'applicationFeedback', 'candidateTags'].map((table) =>
    count(laptop, table),
  );
  expect(left).toEqual([0, 0, 0, 0, 0, 0, 0]);
  await world.rows('DELETE FROM team_members WHERE id = ?', [id]);
  await laptop.signIn(gateway.address, alpha.recruiter.email);
  await laptop.until('back', () => laptop.engine.status().state === 'online' && count(laptop, 'applications') === 4);
});

test('a scope that holds nothing, and whose old changes are forgotten, does not keep a new laptop from its copy', async () => {
  const { beta } = world;
  await world.rows('DELETE FROM notifications WHERE userId = ?', [beta.recruiter.userId]);
  await world.rows('DELETE FROM candidateTags WHERE userId = ?', [beta.recruiter.userId]);
  await gateway.sequencer.tick();
  await world.rows(`UPDATE sync_scope SET floor = version WHERE kind = 'user' AND ref_id = ?`, [beta.recruiter.userId]);
  expect(Number(await world.value(`SELECT floor FROM sync_scope WHERE kind = 'user' AND ref_id = ?`, [beta.recruiter.userId]))).toBeGreaterThan(0);
  const laptop = await signedIn(beta.recruiter.email);
  expect([count(laptop, 'applications'), count(laptop, 'notifications')]).toEqual([4, 0]);
  await insertRow(world.connection, 'notifications', { userId: beta.recruiter.userId, isRead: 0 });
  await laptop.until('the notification', () => count(laptop, 'notifications') === 1);
});
