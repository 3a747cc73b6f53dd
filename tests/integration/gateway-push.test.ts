import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createConnection } from 'mysql2/promise';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { tableByName } from '../../shared/generated/tables.ts';
import type { PushedMutation } from '../../sync/protocol/push.ts';
import { insertRow } from './central-rows.ts';
import { lockWait, moveMutation, signInDevice } from './gateway-device.ts';
import type { Device } from './gateway-device.ts';
import { serveWorld } from './gateway-world.ts';
import type { World } from './gateway-world.ts';

let world: World;
let gateway: Gateway;

beforeAll(async () => {
  const served = await serveWorld();
  ({ world, gateway } = served);
  return served.close;
});

const recruiterOfAlpha = (): Promise<Device> => signInDevice(gateway.address, world.alpha.recruiter.email);

/** An application of alpha in stage `submitted` that no other test touches. */
async function freshApplication(email: string | null = null): Promise<{ applicationId: number; candidateId: number; userId: number }> {
  const userId = await insertRow(world.connection, 'users', {
    name: 'Fresh',
    email: email ?? `fresh-${Math.random()}@people.example`,
    role: 'candidate',
  });
  const candidateId = await insertRow(world.connection, 'candidates', { userId });
  const applicationId = await insertRow(world.connection, 'applications', { jobId: world.alpha.jobId, candidateId, status: 'submitted' });
  return { applicationId, candidateId, userId };
}

const statusOf = (applicationId: number): Promise<unknown> => world.value('SELECT status FROM applications WHERE id = ?', [applicationId]);
const historyOf = (applicationId: number): ReturnType<World['rows']> =>
  world.rows('SELECT id, fromStatus, toStatus, changedBy FROM application_history WHERE applicationId = ? ORDER BY id', [applicationId]);
const mailsOf = (applicationId: number): ReturnType<World['rows']> =>
  world.rows('SELECT dedupe_key AS dedupeKey, status, payload FROM sync_effect WHERE dedupe_key LIKE ? ORDER BY id', [
    `stage-mail:${applicationId}:%`,
  ]);

test('a move writes status, history, one waiting e-mail and the candidate’s notification, once, however often it is sent', async () => {
  const device = await recruiterOfAlpha();
  const { applicationId, userId } = await freshApplication();
  const mutation = moveMutation(1, applicationId, 'submitted', 'shortlisted');
  const first = await device.push(mutation);
  const again = await device.push(mutation);
  expect(first.outcomes).toEqual([{ mutationId: 1, status: 'applied' }]);
  expect({ ...again, serverNow: 0 }).toEqual({ ...first, serverNow: 0 });
  expect(await statusOf(applicationId)).toBe('shortlisted');
  const history = await historyOf(applicationId);
  expect(history).toMatchObject([{ fromStatus: 'submitted', toStatus: 'shortlisted', changedBy: world.alpha.recruiter.userId }]);
  const historyId = Number(history[0]?.['id']);
  expect(first.idMap).toEqual([{ table: tableByName('applicationHistory').no, temporaryId: -1, id: historyId }]);
  const mails = await mailsOf(applicationId);
  expect(mails).toMatchObject([{ dedupeKey: `stage-mail:${applicationId}:${historyId}`, status: 'waiting' }]);
  expect(JSON.parse(String(mails[0]?.['payload']))).toMatchObject({ applicationId, status: 'shortlisted', historyId });
  const notBefore = await world.value('SELECT TIMESTAMPDIFF(SECOND, created_at, not_before) FROM sync_effect WHERE dedupe_key = ?', [
    `stage-mail:${applicationId}:${historyId}`,
  ]);
  expect(notBefore).toBe(300);
  const notifications = await world.rows(
    'SELECT type, relatedEntityType, relatedEntityId, actionUrl, triggeredBy FROM notifications WHERE userId = ?',
    [userId],
  );
  expect(notifications).toEqual([
    {
      type: 'status_change',
      relatedEntityType: 'application',
      relatedEntityId: applicationId,
      actionUrl: '/my-applications',
      triggeredBy: world.alpha.recruiter.userId,
    },
  ]);
  expect(await world.value('SELECT last_mutation_id FROM sync_client WHERE id = ?', [device.session.clientId])).toBe(1);
});

test('a later move replaces the waiting e-mail; moving back to what the candidate last heard sends none', async () => {
  const device = await recruiterOfAlpha();
  const { applicationId } = await freshApplication();
  await device.push(moveMutation(1, applicationId, 'submitted', 'reviewing'), moveMutation(2, applicationId, 'reviewing', 'rejected'));
  expect((await mailsOf(applicationId)).map((mail) => mail['status'])).toEqual(['cancelled', 'waiting']);
  await device.push(moveMutation(3, applicationId, 'rejected', 'submitted'));
  expect((await mailsOf(applicationId)).map((mail) => mail['status'])).toEqual(['cancelled', 'cancelled']);
});

/** What the moves of an application left behind, without the ids that differ from one application to the next. */
async function tracesOf({ applicationId, userId }: { applicationId: number; userId: number }): Promise<unknown> {
  const mails = (await mailsOf(applicationId)).map(({ status, payload }) => {
    const { status: template, heardStatus } = JSON.parse(String(payload)) as { status: string; heardStatus: string | null };
    return { status, template, heardStatus };
  });
  const history = (await historyOf(applicationId)).map(({ fromStatus, toStatus }) => ({ fromStatus, toStatus }));
  const notifications = await world.rows('SELECT type, message, triggeredBy FROM notifications WHERE userId = ? ORDER BY id', [userId]);
  return { stage: await statusOf(applicationId), history, mails, notifications };
}

test('moves sent together leave what they leave when each is sent by itself', async () => {
  const device = await recruiterOfAlpha();
  let next = 1;
  const stages = fc.array(fc.constantFrom('submitted', 'reviewing', 'interviewing', 'rejected'), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(stages, async (wanted) => {
      const [together, apart] = [await freshApplication(), await freshApplication()];
      const walk = ['submitted', ...wanted];
      const movesOf = (applicationId: number): PushedMutation[] =>
        wanted.map((to, index) => moveMutation(next++, applicationId, walk[index] ?? '', to));
      await device.push(...movesOf(together.applicationId));
      for (const mutation of movesOf(apart.applicationId)) await device.push(mutation);
      expect(await tracesOf(together)).toEqual(await tracesOf(apart));
    }),
    { numRuns: 15 },
  );
});

test('a move whose side effects fail is rejected alone and leaves nothing, whatever was sent along with it', async () => {
  const device = await recruiterOfAlpha();
  const [good, bad, late] = [await freshApplication(), await freshApplication(), await freshApplication()];
  await world.rows(
    `CREATE TRIGGER test_deaf BEFORE INSERT ON notifications FOR EACH ROW
     IF NEW.userId = ${bad.userId} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'canary'; END IF`,
  );
  const sent = [good, bad, late].map(({ applicationId }, index) => moveMutation(index + 1, applicationId, 'submitted', 'reviewing'));
  const reply = await device.push(...sent).finally(() => void world.rows('DROP TRIGGER test_deaf'));
  expect(reply.outcomes.map(({ status }) => status)).toEqual(['applied', 'rejected', 'applied']);
  expect(reply.idMap).toHaveLength(2);
  expect(await tracesOf(bad)).toEqual({ stage: 'submitted', history: [], mails: [], notifications: [] });
  for (const moved of [good, late]) {
    expect(await tracesOf(moved)).toMatchObject({ stage: 'reviewing', history: [{}], mails: [{ status: 'waiting' }], notifications: [{}] });
  }
});

test('no e-mail waits for a stage without a template, nor for a person without an address', async () => {
  const device = await recruiterOfAlpha();
  const [plain, placeholder] = [await freshApplication(), await freshApplication('candidate-77@placeholder.com')];
  const reply = await device.push(
    moveMutation(1, plain.applicationId, 'submitted', 'interviewing'),
    moveMutation(2, placeholder.applicationId, 'submitted', 'rejected'),
  );
  expect(reply.outcomes.map((outcome) => outcome.status)).toEqual(['applied', 'applied']);
  expect([...(await mailsOf(plain.applicationId)), ...(await mailsOf(placeholder.applicationId))]).toEqual([]);
});

test('in a bulk move, what someone else moved is left and named', async () => {
  const device = await recruiterOfAlpha();
  const [mine, theirs] = [await freshApplication(), await freshApplication()];
  await world.rows(`UPDATE applications SET status = 'offered' WHERE id = ?`, [theirs.applicationId]);
  const moves = [mine, theirs].map(({ applicationId }, index) => ({ applicationId, from: 'submitted', to: 'reviewing', historyId: -10 - index }));
  const reply = await device.push({ id: 1, name: 'applications.move', argsVersion: 1, args: { moves }, authoredAt: Date.now() });
  expect(reply.outcomes).toMatchObject([{ status: 'applied', skipped: [{ id: theirs.applicationId, code: 'application.changed_meanwhile' }] }]);
  expect([await statusOf(mine.applicationId), await statusOf(theirs.applicationId)]).toEqual(['reviewing', 'offered']);
});

test('a rejected change, a broken one and an unknown one do not hold up the next', async () => {
  const device = await recruiterOfAlpha();
  const { applicationId } = await freshApplication();
  const now = Date.now();
  await world.rows(`CREATE TRIGGER test_boom BEFORE INSERT ON applicationFeedback FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'canary'`);
  const reply = await device
    .push(
      moveMutation(1, applicationId, 'offered', 'rejected'),
      { id: 2, name: 'applications.addNote', argsVersion: 1, args: { applicationId, text: 'x', noteId: -2 }, authoredAt: now },
      { id: 3, name: 'applications.teleport', argsVersion: 1, args: {}, authoredAt: now },
      { id: 4, name: 'applications.move', argsVersion: 1, args: { moves: 'all' }, authoredAt: now },
      { id: 5, name: 'applications.move', argsVersion: 9, args: {}, authoredAt: now },
      { id: 6, name: 'applications.removeNote', argsVersion: 1, args: { noteId: -2 }, authoredAt: now },
      { id: 7, name: 'noop', argsVersion: 1, args: null, authoredAt: now },
      moveMutation(8, applicationId, 'submitted', 'reviewing'),
    )
    .finally(() => void world.rows('DROP TRIGGER test_boom'));
  expect(reply.outcomes.map(({ mutationId, status, code }) => [mutationId, status, code])).toEqual([
    [1, 'rejected', 'application.changed_meanwhile'],
    [2, 'rejected', 'internal'],
    [3, 'rejected', 'mutation.unknown'],
    [4, 'rejected', 'args.invalid'],
    [5, 'rejected', 'mutation.unknown'],
    [6, 'rejected', 'dependency'],
    [7, 'noop', undefined],
    [8, 'applied', undefined],
  ]);
  expect(JSON.stringify(reply)).not.toContain('canary');
  expect(reply.lastMutationId).toBe(8);
  expect((await device.push(moveMutation(9, applicationId, 'reviewing', 'shortlisted'))).outcomes).toEqual([{ mutationId: 9, status: 'applied' }]);
  expect(await historyOf(applicationId)).toHaveLength(2);
});

test('a change that is refused after it had written leaves nothing, and what was sent along is done', async () => {
  const device = await recruiterOfAlpha();
  const { applicationId } = await freshApplication();
  const [foreign = 0] = world.beta.candidateIds;
  const args = { tag: { tagId: -1, name: 'left behind', color: 'slate' }, candidates: [{ candidateId: foreign, assignmentId: -1 }] };
  const tag = { id: 1, name: 'candidates.tag', argsVersion: 1, args, authoredAt: Date.now() };
  const { outcomes } = await device.push(tag, moveMutation(2, applicationId, 'submitted', 'reviewing'));
  expect(outcomes.map(({ status, code }) => [status, code])).toEqual([
    ['rejected', 'row.gone'],
    ['applied', undefined],
  ]);
  expect(await world.value('SELECT COUNT(*) FROM candidateTags WHERE name = ?', ['left behind'])).toBe(0);
  expect(await world.value('SELECT COUNT(*) FROM sync_id_map WHERE client_id = ? AND mutation_id = 1', [device.versions.clientId])).toBe(0);
});

test('later changes find the rows that earlier ones made, in one push and across pushes', async () => {
  const device = await recruiterOfAlpha();
  const { applicationId, candidateId } = await freshApplication();
  const at = { argsVersion: 1, authoredAt: Date.now() };
  const note: PushedMutation = { id: 1, name: 'applications.addNote', args: { applicationId, text: 'first', noteId: -5 }, ...at };
  const remove: PushedMutation = { id: 2, name: 'applications.removeNote', args: { noteId: -5 }, ...at };
  const tag: PushedMutation = {
    id: 3,
    name: 'candidates.tag',
    args: { tag: { name: 'across', color: 'teal', tagId: -6 }, candidates: [{ candidateId, assignmentId: -7 }] },
    ...at,
  };
  await gateway.sequencer.tick();
  expect((await device.push(note, remove, tag)).outcomes.map((outcome) => outcome.status)).toEqual(['applied', 'applied', 'applied']);
  const untag: PushedMutation = { id: 4, name: 'candidates.untag', args: { tagId: -6, candidates: [{ candidateId }] }, ...at };
  expect((await device.push(untag)).outcomes[0]).toEqual({ mutationId: 4, status: 'applied' });
  expect(await world.value('SELECT COUNT(*) FROM candidateTagAssignments WHERE candidateId = ?', [candidateId])).toBe(0);
});

test('two devices that make the same tag at once end with one, known by both temporary ids', async () => {
  const devices = [await recruiterOfAlpha(), await recruiterOfAlpha()];
  const [candidateId = 0] = world.alpha.candidateIds;
  const args = { tag: { name: 'made twice', color: 'rose', tagId: -1 }, candidates: [{ candidateId, assignmentId: -2 }] };
  const replies = await Promise.all(
    devices.map((device) => device.push({ id: 1, name: 'candidates.tag', argsVersion: 1, args, authoredAt: Date.now() })),
  );
  expect(replies.map((reply) => reply.outcomes[0]?.status)).toEqual(['applied', 'applied']);
  expect(await world.value(`SELECT COUNT(*) FROM candidateTags WHERE name = 'made twice'`)).toBe(1);
  expect(
    await world.value(`SELECT COUNT(*) FROM candidateTagAssignments WHERE tagId = (SELECT MIN(id) FROM candidateTags WHERE name = 'made twice')`),
  ).toBe(1);
  expect(replies[0]?.idMap).toEqual(replies[1]?.idMap);
});

test('who is shut out while a push waits for its turn is too late, however lately they were let in', async () => {
  const { recruiter, companyId } = world.alpha;
  const shutOut: readonly [code: string, sql: string, values: (device: Device) => number[]][] = [
    ['session.ended', 'UPDATE sync_session SET revoked_at = UTC_TIMESTAMP(3) WHERE client_id = ?', (device) => [device.session.clientId]],
    ['session.deactivated', `INSERT INTO team_members (userId, companyId, status) VALUES (?, ?, 'suspended')`, () => [recruiter.userId, companyId]],
  ];
  for (const [code, sql, values] of shutOut) {
    const device = await recruiterOfAlpha();
    const { applicationId } = await freshApplication();
    await device.push(moveMutation(1, applicationId, 'submitted', 'reviewing'));
    const other = await createConnection({ uri: world.url });
    await other.beginTransaction();
    await other.query('SELECT id FROM sync_client WHERE id = ? FOR UPDATE', [device.session.clientId]);
    const late = device.post('/sync/push', { ...device.versions, mutations: [moveMutation(2, applicationId, 'reviewing', 'rejected')] });
    await lockWait(world.connection);
    await world.rows(sql, values(device));
    await other.rollback();
    await other.end();
    expect((await late).body.error?.code).toBe(code);
    expect(await statusOf(applicationId)).toBe('reviewing');
    await world.rows('DELETE FROM team_members WHERE userId = ?', [recruiter.userId]);
  }
});

test('a gap is refused and changes nothing', async () => {
  const device = await recruiterOfAlpha();
  const { applicationId } = await freshApplication();
  const answer = await device.post('/sync/push', { ...device.versions, mutations: [moveMutation(2, applicationId, 'submitted', 'offered')] });
  expect(answer.status).toBe(409);
  expect(answer.body.error).toMatchObject({ kind: 'conflict', code: 'push.gap' });
  const inside = await device.post('/sync/push', {
    ...device.versions,
    mutations: [moveMutation(1, applicationId, 'submitted', 'offered'), moveMutation(3, applicationId, 'offered', 'rejected')],
  });
  expect(inside.body.error?.code).toBe('push.gap');
  expect(await statusOf(applicationId)).toBe('submitted');
});

test('the author’s clock is never believed beyond now, nor before the device existed', async () => {
  const device = await recruiterOfAlpha();
  const [ahead, behind] = [await freshApplication(), await freshApplication()];
  const day = 86_400_000;
  await device.push(
    moveMutation(1, ahead.applicationId, 'submitted', 'reviewing', -1, Date.now() + day),
    moveMutation(2, behind.applicationId, 'submitted', 'reviewing', -2, Date.now() - 400 * day),
  );
  const off = await world.rows(
    `SELECT ABS(TIMESTAMPDIFF(SECOND, createdAt, UTC_TIMESTAMP())) AS seconds FROM application_history WHERE applicationId IN (?, ?)`,
    [ahead.applicationId, behind.applicationId],
  );
  expect(off.map((row) => Number(row['seconds']) < 300)).toEqual([true, true]);
});

test('a deadlock repeats the whole batch, and everything is done once', async () => {
  const device = await recruiterOfAlpha();
  const [one, two] = [await freshApplication(), await freshApplication()];
  const foreign = await createConnection(world.url);
  await world.rows('CREATE TABLE test_ballast (name VARCHAR(64))');
  await foreign.beginTransaction();
  // The heavier transaction survives a deadlock, so it is the push that must repeat.
  await foreign.query('INSERT INTO test_ballast SELECT COLUMN_NAME FROM information_schema.COLUMNS LIMIT 1000');
  await foreign.query(`UPDATE applications SET coverLetter = 'x' WHERE id = ?`, [two.applicationId]);
  const pushing = device.push(
    moveMutation(1, one.applicationId, 'submitted', 'reviewing'),
    moveMutation(2, two.applicationId, 'submitted', 'reviewing'),
  );
  await lockWait(world.connection);
  await foreign.query(`UPDATE applications SET coverLetter = 'x' WHERE id = ?`, [one.applicationId]);
  await foreign.commit();
  await foreign.end();
  expect((await pushing).outcomes.map((outcome) => outcome.status)).toEqual(['applied', 'applied']);
  for (const { applicationId } of [one, two]) {
    expect(await historyOf(applicationId)).toHaveLength(1);
    expect(await mailsOf(applicationId)).toHaveLength(1);
  }
});

test('in a mixed batch, another company’s row is left out and the own ones are done', async () => {
  const device = await recruiterOfAlpha();
  const { applicationId } = await freshApplication();
  const [, foreignId = 0] = world.beta.applicationIds;
  const moves = [applicationId, foreignId].map((id, index) => ({ applicationId: id, from: 'submitted', to: 'offered', historyId: -20 - index }));
  const reply = await device.push({ id: 1, name: 'applications.move', argsVersion: 1, args: { moves }, authoredAt: Date.now() });
  expect(reply.outcomes).toMatchObject([{ status: 'applied', skipped: [{ id: foreignId, code: 'row.gone' }] }]);
  expect([await statusOf(applicationId), await statusOf(foreignId)]).toEqual(['offered', 'submitted']);
  expect([(await mailsOf(foreignId)).length, (await historyOf(foreignId)).length]).toEqual([0, 0]);
});

test('another company’s row answers like a missing one, is audited, and stays as it was', async () => {
  const device = await recruiterOfAlpha();
  const [foreignId = 0] = world.beta.applicationIds;
  const before = JSON.stringify(await world.rows('SELECT * FROM applications WHERE id = ?', [foreignId]));
  const reply = await device.push(moveMutation(1, foreignId, 'submitted', 'rejected'), moveMutation(2, 999_999_999, 'submitted', 'rejected'));
  const [foreign, missing] = reply.outcomes;
  expect(foreign).toEqual({ ...missing, mutationId: 1 });
  expect(foreign).toMatchObject({ status: 'rejected', code: 'row.gone' });
  expect(JSON.stringify(await world.rows('SELECT * FROM applications WHERE id = ?', [foreignId]))).toBe(before);
  const audits = await world.rows(`SELECT detail FROM sync_audit WHERE kind = 'push.foreign_row' AND client_id = ?`, [device.session.clientId]);
  expect(audits.map((row) => JSON.parse(String(row['detail'])) as unknown)).toEqual([{ table: 'applications', id: foreignId }]);
});
