/** Identity papers: online, one person at a time, audited, and nowhere else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway } from '../../sync/gateway/gateway.ts';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { identityColumns } from '../../sync/protocol/identity.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { signInDevice } from './gateway-device.ts';
import type { Answer, Device } from './gateway-device.ts';
import { createWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

let database: TestDatabase;
let world: World;
let gateway: Gateway;
const logged: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  const { alpha } = world;
  await world.rows(`UPDATE candidates SET passportNumber = 'PASS-4711', dateOfBirth = '1990-02-03' WHERE id = ?`, [alpha.candidateIds[0] ?? 0]);
  await world.rows(`UPDATE applications SET passportNumber = 'PASS-0815' WHERE id = ?`, [alpha.applicationIds[0] ?? 0]);
  gateway = await startGateway({ url: database.url, port: 0, log: createLog((line) => void logged.push(line)) });
  await gateway.ready;
  await gateway.sequencer.tick();
});
afterAll(async () => {
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

function read(device: Device, candidateId: number): Promise<Answer> {
  return device.post('/identity/read', { ...device.versions, candidateId });
}

const audits = (kind: string): Promise<unknown> => world.value('SELECT COUNT(*) FROM sync_audit WHERE kind = ?', [kind]);

test('a recruiter reads the papers of a person the company knows, and that is audited each time', async () => {
  const { alpha } = world;
  const device = await signInDevice(gateway.address, alpha.recruiter.email);
  const [candidateId = 0] = alpha.candidateIds;
  const answer = await read(device, candidateId);
  expect(Object.keys(answer.body['candidate'] as object).toSorted()).toEqual(
    identityColumns('candidates')
      .map((column) => column.name)
      .toSorted(),
  );
  expect(answer.body).toMatchObject({
    candidate: { passportNumber: 'PASS-4711', dateOfBirth: '1990-02-03', sinLast4: null },
    applications: [{ id: alpha.applicationIds[0], papers: { passportNumber: 'PASS-0815' } }],
  });
  await read(device, candidateId);
  expect(await audits('identity.read')).toBe(2);
  const [line] = await world.rows(`SELECT client_id, user_id, company_id, detail FROM sync_audit WHERE kind = 'identity.read' LIMIT 1`);
  expect(line).toEqual({
    client_id: device.session.clientId,
    user_id: alpha.recruiter.userId,
    company_id: alpha.companyId,
    detail: JSON.stringify({ candidate: candidateId }),
  });
});

test('another company and a panelist learn nothing, not even that the person exists; the attempt is audited', async () => {
  const { alpha, beta, people } = world;
  const [candidateId = 0] = alpha.candidateIds;
  const [foreigner, panelist] = [
    await signInDevice(gateway.address, beta.recruiter.email),
    await signInDevice(gateway.address, people.panelist.email),
  ];
  const missing = await read(foreigner, 2_000_000_000);
  for (const device of [foreigner, panelist]) {
    const answer = await read(device, candidateId);
    expect([answer.status, answer.body]).toEqual([404, missing.body]);
  }
  expect(await audits('identity.refused')).toBe(3);
});

test('nobody reads a whole company', async () => {
  const { beta } = world;
  const device = await signInDevice(gateway.address, beta.companyAdmin.email);
  const answers: number[] = [];
  for (let count = 0; count < 25; count += 1) answers.push((await read(device, beta.candidateIds[0] ?? 0)).status);
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(answers).toContain(429);
});

test('papers are neither in the log nor in what is published', async () => {
  await world.rows(`UPDATE candidates SET title = 'changed' WHERE id = ?`, [world.alpha.candidateIds[0] ?? 0]);
  await gateway.sequencer.tick();
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join('\n')).not.toMatch(/PASS-/);
  expect(await world.value(`SELECT COUNT(*) FROM sync_change WHERE payload LIKE '%changed%'`)).not.toBe(0);
  expect(await world.value(`SELECT COUNT(*) FROM sync_change WHERE payload LIKE '%PASS-%'`)).toBe(0);
  expect(await world.value(`SELECT COUNT(*) FROM sync_audit WHERE detail LIKE '%PASS-%'`)).toBe(0);
});
