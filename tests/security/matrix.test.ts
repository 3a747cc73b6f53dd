/**
 * Who may do what to whose rows: every mutator and endpoint of the gateway against every role and another
 * company's rows. Generated from the registries, so that a new mutator, id field or route without a row here fails.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway } from '../../sync/gateway/gateway.ts';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { addIdentityRoutes } from '../../sync/gateway/identity-routes.ts';
import { createHttpServer } from '../../sync/gateway/server.ts';
import { addSessionRoutes } from '../../sync/gateway/session-routes.ts';
import { addSyncRoutes } from '../../sync/gateway/sync-routes.ts';
import type { Services } from '../../sync/gateway/services.ts';
import { TABLES } from '../../shared/generated/tables.ts';
import type { TableName } from '../../shared/generated/tables.ts';
import { mapIds } from '../../shared/mutators/id-paths.ts';
import type { AnyMutator, IdField, Role } from '../../shared/mutators/mutator.ts';
import { ROLES } from '../../shared/mutators/mutator.ts';
import { MUTATORS } from '../../shared/mutators/registry.ts';
import type { Outcome } from '../../sync/protocol/pull.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { insertRow } from '../integration/central-rows.ts';
import { post, signInDevice } from '../integration/gateway-device.ts';
import type { Device } from '../integration/gateway-device.ts';
import { createWorld } from '../integration/gateway-world.ts';
import type { CompanyWorld, World } from '../integration/gateway-world.ts';
import { TEMPLATES } from './matrix-arguments.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const devices = new Map<Role, Device>();
const sent = new Map<Role, number>();
/** Rows of their own that every role's mutations start from. */
const own = new Map<Role, OwnRows>();

export type OwnRows = Awaited<ReturnType<typeof addOwnRows>>;

/** A row of another company (or person) for each table an argument may name. */
const FOREIGN: Readonly<Partial<Record<TableName, (company: CompanyWorld) => number>>> = {
  applications: (company) => company.applicationIds[0] ?? 0,
  applicationFeedback: (company) => company.noteId,
  candidates: (company) => company.candidateIds[0] ?? 0,
  candidateTags: (company) => company.tagId,
  savedSearches: (company) => company.savedSearchId,
  notifications: (company) => company.notificationId,
  resumeProfiles: () => foreignWork.resumeId,
  candidateInteractions: () => foreignWork.interactionId,
  jobs: (company) => company.jobId,
  applicationHistory: () => foreignDecisions.historyId,
  associates: () => foreignDecisions.associateId,
  guestApplications: () => foreignDecisions.guestApplicationId,
  interviews: () => foreignPanel.interviewId,
  interviewPanelists: () => foreignPanel.panelistId,
};

/** An interview of the other company, and somebody on its panel. */
let foreignPanel: { readonly interviewId: number; readonly panelistId: number };

/** What was decided on the other company's people. */
let foreignDecisions: Awaited<ReturnType<typeof addDecisions>>;

/** What the other company's candidate carries along. */
let foreignWork: { readonly resumeId: number; readonly interactionId: number };

/** Ids that are only compared with the author's own rows, so that a foreign one is never looked up. */
const ONLY_COMPARED = new Set(['candidates.untag candidates.*.candidateId']);

const MISSING_ID = 2_000_000_000;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  await world.rows('UPDATE users SET companyId = ? WHERE id = ?', [world.alpha.companyId, world.people.platformAdmin.userId]);
  await insertRow(world.connection, 'recruiters', { userId: world.people.platformAdmin.userId });
  const authors = {
    recruiter: world.alpha.recruiter,
    company_admin: world.alpha.companyAdmin,
    admin: world.people.platformAdmin,
    panelist: world.people.panelist,
  };
  for (const role of ROLES) own.set(role, await addOwnRows(authors[role]));
  const betaRecruiter = Number(await world.value('SELECT id FROM recruiters WHERE userId = ?', [world.beta.recruiter.userId]));
  const [applicationId = 0] = world.beta.applicationIds;
  const [candidateId = 0] = world.beta.candidateIds;
  foreignPanel = await addPanel({ applicationId, candidateId, jobId: world.beta.jobId, recruiterId: betaRecruiter }, 'beta-guest@people.example');
  foreignDecisions = await addDecisions({ applicationId, candidateId, jobId: world.beta.jobId, recruiterId: betaRecruiter });
  foreignWork = await addWork(candidateId, world.beta.recruiter.userId);
  gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  await gateway.ready;
  await gateway.sequencer.tick();
  for (const role of ROLES) devices.set(role, await signInDevice(gateway.address, authors[role].email));
});

afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

interface Interviewed {
  readonly applicationId: number;
  readonly candidateId: number;
  readonly jobId: number;
  readonly recruiterId: number;
}

async function addPanel(of: Interviewed, email: string): Promise<{ readonly interviewId: number; readonly panelistId: number }> {
  const { connection, alpha } = world;
  const interviewId = await insertRow(connection, 'interviews', { ...of, scheduledAt: '2035-02-01 10:00:00', duration: 60, status: 'scheduled' });
  // The inviter's id stands beside the e-mail, as the platform stores it.
  const panelistId = await insertRow(connection, 'interviewPanelists', { interviewId, userId: alpha.recruiter.userId, email, status: 'invited' });
  return { interviewId, panelistId };
}

/** A move whose e-mail waits, somebody hired, and a guest whose invitation waits. */
async function addDecisions({ applicationId, candidateId, jobId, recruiterId }: Interviewed) {
  const { connection } = world;
  const effect = (kind: string, key: string, payload: object): Promise<unknown> =>
    world.rows(
      `INSERT INTO sync_effect (kind, dedupe_key, payload, not_before, created_at) VALUES (?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, UTC_TIMESTAMP(3))`,
      [kind, key, JSON.stringify(payload)],
    );
  const historyId = await insertRow(connection, 'applicationHistory', { applicationId, fromStatus: 'submitted', toStatus: 'submitted' });
  const mail = { applicationId, candidateId, jobId, historyId, status: 'submitted', heardStatus: null };
  await effect('stage_email', `stage-mail:${applicationId}:${historyId}`, mail);
  const associateId = await insertRow(connection, 'associates', {
    candidateId,
    jobTitle: 'Engineer',
    status: 'onboarding',
    onboardedBy: recruiterId,
  });
  const guest = { jobId, email: 'guest@people.example', name: 'Guest', claimed: 0, invitationSent: 0, invitationCount: 0 };
  const guestApplicationId = await insertRow(connection, 'guestApplications', guest);
  const invitedGuestId = await insertRow(connection, 'guestApplications', { ...guest, invitationSent: 1, invitationCount: 1 });
  await effect('guest_invitation', `guest-invitation:${invitedGuestId}:`, { guestApplicationId: invitedGuestId });
  return { historyId, associateId, guestApplicationId, invitedGuestId };
}

async function addWork(candidateId: number, userId: number): Promise<{ readonly resumeId: number; readonly interactionId: number }> {
  const { connection } = world;
  const resumeId = await insertRow(connection, 'resumeProfiles', { candidateId, profileName: 'First', isDefault: 1 });
  const metadata = JSON.stringify({ logged: 'call', note: '' });
  const interactionId = await insertRow(connection, 'candidateInteractions', { candidateId, userId, interactionType: 'profile_viewed', metadata });
  return { resumeId, interactionId };
}

async function addOwnRows({ userId, email }: { readonly userId: number; readonly email: string }) {
  const { connection, alpha } = world;
  const person = await insertRow(connection, 'users', { name: 'Someone', email: `someone-${userId}@people.example`, role: 'candidate' });
  const candidateId = await insertRow(connection, 'candidates', { userId: person });
  const applicationId = await insertRow(connection, 'applications', { jobId: alpha.jobId, candidateId, status: 'submitted' });
  const recruiterId = Number(
    (await world.value('SELECT id FROM recruiters WHERE userId = ?', [userId])) ??
      (await world.value('SELECT id FROM recruiters WHERE userId = ?', [alpha.recruiter.userId])),
  );
  const noteId = await insertRow(connection, 'applicationFeedback', { applicationId, recruiterId, rating: null, notes: 'mine' });
  const tagId = await insertRow(connection, 'candidateTags', { createdBy: userId, name: `own ${userId}` });
  await insertRow(connection, 'candidateTagAssignments', { tagId, candidateId, assignedBy: userId });
  const [savedSearchId, goneSearchId] = [
    await insertRow(connection, 'savedSearches', { userId, name: 'Go', searchType: 'candidate', keyword: 'go' }),
    await insertRow(connection, 'savedSearches', { userId, name: 'Old', searchType: 'candidate', keyword: 'old' }),
  ];
  const notificationId = await insertRow(connection, 'notifications', { userId, isRead: 0 });
  const added = await insertRow(connection, 'users', { name: 'Added', email: `added-${userId}@people.example`, role: 'candidate' });
  const addedCandidateId = await insertRow(connection, 'candidates', { userId: added, addedBy: recruiterId });
  const { resumeId, interactionId } = await addWork(addedCandidateId, userId);
  const { resumeId: goneResumeId } = await addWork(addedCandidateId, userId);
  const idle = await insertRow(connection, 'users', { name: 'Idle', email: `idle-${userId}@people.example`, role: 'candidate' });
  const idleCandidateId = await insertRow(connection, 'candidates', { userId: idle, addedBy: recruiterId });
  const jobId = await insertRow(connection, 'jobs', { title: 'Open', postedBy: userId, companyId: alpha.companyId, status: 'active' });
  const draftId = await insertRow(connection, 'jobs', { title: 'Draft', postedBy: userId, companyId: alpha.companyId, status: 'draft' });
  const freshApplicationId = await insertRow(connection, 'applications', { jobId, candidateId, recruiterId, status: 'submitted' });
  const of = { applicationId, candidateId, jobId: alpha.jobId, recruiterId };
  const otherNoteId = await insertRow(connection, 'applicationFeedback', { applicationId, recruiterId, rating: null, notes: 'mine' });
  const decisions = await addDecisions(of);
  const offeredApplicationId = await insertRow(connection, 'applications', { jobId: alpha.jobId, candidateId: addedCandidateId, status: 'offered' });
  const filledJobId = await insertRow(connection, 'jobs', { title: 'Filled', postedBy: userId, companyId: alpha.companyId, status: 'filled' });
  const { interviewId } = await addPanel(of, `moved-${userId}@people.example`);
  const { panelistId } = await addPanel(of, email);
  const { interviewId: openInterviewId, panelistId: guestId } = await addPanel(of, `guest-${userId}@people.example`);
  const movedApplicationId = await insertRow(connection, 'applications', { jobId: filledJobId, candidateId, status: 'submitted' });
  const carried = { resumeId, goneResumeId, interactionId };
  const work = {
    ...carried,
    movedApplicationId,
    ...decisions,
    otherNoteId,
    offeredApplicationId,
    filledJobId,
    addedCandidateId,
    idleCandidateId,
    jobId,
    draftId,
    freshApplicationId,
    interviewId,
    panelistId,
    openInterviewId,
    guestId,
  };
  return { applicationId, candidateId, noteId, tagId, savedSearchId, goneSearchId, notificationId, ...work };
}

const demand = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The matrix lacks ${what}: add it`);
  return value;
};

/** Temporary ids, never given twice to any device. */
let temporaryId = 0;
const nextTemporaryId = (): number => (temporaryId -= 1);

const argumentsOf = (mutator: AnyMutator, role: Role): unknown =>
  demand(TEMPLATES[mutator.name], `arguments for ${mutator.name}`)(demand(own.get(role), role), nextTemporaryId);

async function send(role: Role, { name, argsVersion }: AnyMutator, args: unknown, extra: object = {}): Promise<{ outcome: Outcome; text: string }> {
  const device = demand(devices.get(role), role);
  const id = (sent.get(role) ?? 0) + 1;
  sent.set(role, id);
  const answer = await device.post('/sync/push', {
    ...device.versions,
    ...extra,
    mutations: [{ id, name, argsVersion, args, authoredAt: Date.now(), ...extra }],
  });
  const outcomes = answer.body['outcomes'] as Outcome[] | undefined;
  return { outcome: demand(outcomes?.[0], `an outcome (${answer.status})`), text: JSON.stringify(answer.body) };
}

/** A checksum of every platform table and of what the gateway would do later. */
async function contents(): Promise<string> {
  const tables = [...TABLES.map(({ table }) => table), 'sync_effect', 'sync_id_map'].map((table) => `\`${table}\``);
  return JSON.stringify(await world.rows(`CHECKSUM TABLE ${tables.join(', ')}`));
}

const audits = (kind: string): Promise<unknown> => world.value('SELECT COUNT(*) FROM sync_audit WHERE kind = ?', [kind]);

/** An outcome without what necessarily differs between two mutations. */
const shapeOf = ({ status, code, message, skipped }: Outcome): object => ({
  status,
  code,
  message,
  skipped: skipped?.map(({ id: _id, ...rest }) => rest),
});

describe.each(MUTATORS.map((mutator) => [mutator.name, mutator] as const))('%s', (_name, mutator) => {
  const fields: readonly IdField[] = mutator.ids.filter((field) => field.creates !== true);
  const cases = ROLES.filter((role) => mutator.roles.includes(role)).flatMap((role) => fields.map((field) => [role, field.path, field] as const));

  test.each(cases)('%s: another company’s row at %s is refused like a missing one, audited, unchanged', async (role, path, field) => {
    const foreignId = demand(FOREIGN[field.table], `a foreign row of ${field.table}`)(world.beta);
    const [before, auditsBefore] = [await contents(), Number(await audits('push.foreign_row'))];
    const foreign = await send(
      role,
      mutator,
      mapIds(argumentsOf(mutator, role), [field], () => foreignId),
    );
    expect(await contents()).toBe(before);
    expect(foreign.text).not.toContain('beta');
    const missing = await send(
      role,
      mutator,
      mapIds(argumentsOf(mutator, role), [field], () => MISSING_ID),
    );
    expect(shapeOf(foreign.outcome)).toEqual(shapeOf(missing.outcome));
    const seen = Number(await audits('push.foreign_row')) - auditsBefore;
    expect(seen).toBe(ONLY_COMPARED.has(`${mutator.name} ${path}`) ? 0 : 1);
  });

  test.each(ROLES.filter((role) => !mutator.roles.includes(role)))('%s may not, and that is audited', async (role) => {
    const [before, auditsBefore] = [await contents(), Number(await audits('push.forbidden_role'))];
    const { outcome } = await send(role, mutator, argumentsOf(mutator, role));
    expect(outcome).toMatchObject({ status: 'rejected', code: 'forbidden.role' });
    expect(await contents()).toBe(before);
    expect(Number(await audits('push.forbidden_role'))).toBe(auditsBefore + 1);
  });

  test.each(ROLES.filter((role) => mutator.roles.includes(role)))('%s may, on rows of the own company, and only as themselves', async (role) => {
    const before = await contents();
    const impersonation = {
      companyId: world.beta.companyId,
      userId: world.beta.recruiter.userId,
      role: 'admin',
      changedBy: world.beta.recruiter.userId,
    };
    const { outcome } = await send(role, mutator, { ...impersonation, ...(argumentsOf(mutator, role) as object) }, impersonation);
    expect(outcome).toMatchObject({ status: 'applied' });
    expect(await contents()).not.toBe(before);
    const authors = await world.rows(
      `SELECT changedBy AS author FROM application_history UNION SELECT userId FROM candidateTags WHERE name LIKE 'tag %' UNION SELECT providedBy FROM applicationFeedback WHERE notes = 'a note'`,
    );
    expect(authors.map((row) => row['author'])).not.toContain(world.beta.recruiter.userId);
  });
});

/** What each route needs to be asked; `open` ones need no token. */
const ROUTES: Readonly<Record<string, { readonly open: boolean; readonly body?: (device: Device) => object }>> = {
  'GET /hello': { open: true },
  'POST /session/sign-in': { open: true },
  'POST /session/companies': { open: true },
  'POST /session/refresh': { open: true },
  'POST /session/sign-out': { open: false, body: () => ({}) },
  'POST /sync/first': { open: false, body: ({ versions }) => ({ ...versions, cursor: null }) },
  'POST /sync/pull': { open: false, body: ({ versions }) => ({ ...versions, epoch: 'e', positions: [], ackedMutationId: 0 }) },
  'POST /sync/stream': { open: false, body: ({ versions }) => ({ ...versions, epoch: 'e', positions: [], ackedMutationId: 0 }) },
  'POST /sync/digest': {
    open: false,
    body: ({ versions }) => ({ ...versions, epoch: 'e', positions: [], ackedMutationId: 0, question: { kind: 'totals' } }),
  },
  'POST /sync/alive': { open: false, body: ({ versions }) => ({ clientId: versions.clientId }) },
  'POST /identity/read': { open: false, body: ({ versions }) => ({ ...versions, candidateId: 1 }) },
  'POST /sync/push': {
    open: false,
    body: ({ versions }) => ({ ...versions, mutations: [{ id: 1, name: 'noop', argsVersion: 1, args: null, authoredAt: 0 }] }),
  },
};

test('every route of the gateway is in the matrix', async () => {
  const app = createHttpServer({ log: createLog(() => undefined), behindProxy: false });
  const found: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (method !== 'HEAD') found.push(`${String(method)} ${url}`);
  });
  // Routes are only listed here; nothing is asked of the services.
  addSessionRoutes(app, {} as Services);
  addSyncRoutes(app, {} as Services);
  addIdentityRoutes(app, {} as Services);
  await app.close();
  expect(found.toSorted()).toEqual(Object.keys(ROUTES).toSorted());
});

const guarded = Object.entries(ROUTES).filter(([, route]) => !route.open);

describe.each(guarded)('%s', (name, route) => {
  const path = name.split(' ')[1] ?? '';

  test('without a token, with a made-up one, or with a refresh token: nothing', async () => {
    const device = demand(devices.get('recruiter'), 'recruiter');
    const body = demand(route.body, 'a body')(device);
    for (const token of [undefined, 'f'.repeat(64), device.session.refreshToken]) {
      const answer = await post(gateway.address, path, body, token);
      expect([answer.status, answer.body.error?.code]).toEqual([401, 'session.ended']);
    }
  });

  test.each(ROLES)('%s cannot speak for another device', async (role) => {
    const device = demand(devices.get(role), role);
    const victim = await signInDevice(gateway.address, world.beta.recruiter.email);
    const body = demand(route.body, 'a body')({ ...device, versions: { ...device.versions, clientId: victim.session.clientId } });
    if (!JSON.stringify(body).includes('clientId')) return expect(path).toBe('/session/sign-out');
    const answer = await device.post(path, body);
    expect([answer.status, answer.body.error?.code]).toEqual([403, 'request.foreign_device']);
    expect(await world.value('SELECT last_mutation_id FROM sync_client WHERE id = ?', [victim.session.clientId])).toBe(0);
  });
});

test.each(ROLES)('%s cannot ask for another company’s scope', async (role) => {
  const device = demand(devices.get(role), role);
  const foreign = [
    { scope: `company:${world.beta.companyId}`, version: 0 },
    { scope: `user:${world.beta.recruiter.userId}`, version: 0 },
  ];
  const answer = await fetch(`${gateway.address}/sync/pull`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${device.session.accessToken}` },
    body: JSON.stringify({
      ...device.versions,
      epoch: String(await world.value(`SELECT value FROM sync_state WHERE name = 'epoch'`)),
      positions: foreign,
      ackedMutationId: 0,
    }),
  });
  const text = await answer.text();
  expect(text).not.toContain('beta');
  expect(text).not.toContain(`"company:${world.beta.companyId}"`);
});
