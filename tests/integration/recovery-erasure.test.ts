import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OutboxJournal } from '../../db/mirror/journal.ts';
import { createLog } from '../../sync/gateway/log.ts';
import { eraseRemnants } from '../../sync/gateway/sequencer/remnants.ts';
import { startGateway, type Gateway } from '../../sync/gateway/gateway.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRow } from './central-rows.ts';
import { Workstation } from './engine-support.ts';
import { createWorld, type World } from './gateway-world.ts';
import { plainImage } from './recovery-damage.ts';

const CANARY = 'CANARY-7f3a';

let database: TestDatabase;
let world: World;
let gateway: Gateway;
let laptop: Workstation;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database.url);
  gateway = await startGateway({ url: database.url, port: 0, log: createLog(() => undefined) });
  await gateway.ready;
  laptop = new Workstation();
});

afterAll(async () => {
  await laptop?.close();
  await gateway?.close();
  await world?.connection.end();
  await database?.drop();
});

function canaries(): number {
  return plainImage(laptop.folder, laptop.key).toString('latin1').split(CANARY).length - 1;
}

/** What lies in the second copy of unsent work, which must not be all that is left of somebody. */
function journalText(): string {
  const copy = mkdtempSync(join(tmpdir(), 'hotgigs-journal-'));
  cpSync(laptop.folder, copy, { recursive: true });
  const journal = new OutboxJournal(join(copy, 'outbox.journal'), laptop.key);
  const text = JSON.stringify(journal.read());
  journal.close();
  rmSync(copy, { recursive: true });
  return text;
}

test('an erased person is gone from every page of the laptop’s file, free ones included, and from its log', async () => {
  const { alpha } = world;
  const userId = await insertRow(world.connection, 'users', { name: `${CANARY} name`, email: `${CANARY}@people.example`, role: 'candidate' });
  const candidateId = await insertRow(world.connection, 'candidates', { userId, bio: `${CANARY} bio `.repeat(40), title: CANARY });
  // Long enough to need pages of its own.
  await insertRow(world.connection, 'resumeProfiles', { candidateId, parsedData: JSON.stringify({ text: `${CANARY} résumé `.repeat(2_000) }) });
  const applicationId = await insertRow(world.connection, 'applications', {
    jobId: alpha.jobId,
    candidateId,
    status: 'submitted',
    coverLetter: `${CANARY} letter`,
  });
  await laptop.signIn(gateway.address, alpha.recruiter.email);
  await laptop.until('online', () => laptop.engine.status().state === 'online');
  await laptop.until('holding the person', () => laptop.status(applicationId) === 'submitted');
  expect(canaries()).toBeGreaterThan(2_000);
  // An edit under way keeps images of the row as it was.
  expect(laptop.move(applicationId, 'reviewing').ok).toBe(true);
  // Words in the queue, in what would take them back, in a conflict's both sides, and in a change that is taken back.
  const edit = (field: string, base: string | null, value: string) =>
    laptop.engine.mutate({ name: 'candidates.edit', input: { candidateId, fields: { [field]: { base, value } } } });
  expect(edit('title', CANARY, `${CANARY} other title`).ok).toBe(true);
  expect(edit('location', `${CANARY} never there`, `${CANARY} location`).ok).toBe(true);
  expect(laptop.engine.mutate({ name: 'applications.addNote', input: { applicationId, text: `${CANARY} note` } }).ok).toBe(true);
  await laptop.until('delivered', () => laptop.engine.status().pending === 0);
  expect(laptop.engine.mutate({ name: 'applications.addNote', input: { applicationId, text: `${CANARY} second note` } }).ok).toBe(true);
  expect(laptop.engine.undo(null).ok).toBe(true);
  await laptop.until('taken back', () => laptop.mirror.current().queue.unsettled().length === 0);
  expect(journalText()).toContain(CANARY);
  await world.rows('DELETE FROM users WHERE id = ?', [userId]);
  await laptop.until('without the person', () => laptop.status(applicationId) === undefined);
  // As the engine does every few seconds; nothing of the former pages is left in the log then.
  laptop.mirror.tidy();
  expect(statSync(join(laptop.folder, `${readFileSync(join(laptop.folder, 'current'), 'utf8')}-wal`)).size).toBe(0);
  expect(laptop.rows('SELECT 1 FROM users WHERE name LIKE ?', `${CANARY}%`)).toEqual([]);
  expect(canaries()).toBe(0);
  expect(journalText()).not.toContain(CANARY);
  // That there were changes stays, with what became of them.
  const { receipts } = laptop.engine.receipts('all', 0, 10);
  expect(receipts.map(({ args, canUndo }) => [args, canUndo])).toEqual(receipts.map(() => [null, false]));
  expect(receipts.length).toBeGreaterThan(4);

  // The server's own tables hold nothing after the day's housekeeping either.
  const left = async (): Promise<number> =>
    Number(
      await world.value('SELECT (SELECT COUNT(*) FROM sync_change WHERE payload LIKE ?) + (SELECT COUNT(*) FROM sync_outcome WHERE body LIKE ?)', [
        `%${CANARY}%`,
        `%${CANARY}%`,
      ]),
    );
  expect(await left()).toBeGreaterThan(1);
  await eraseRemnants(world.connection);
  expect(await left()).toBe(0);
  expect(await world.value('SELECT COUNT(*) FROM sync_outcome')).toBe(receipts.length);
});
