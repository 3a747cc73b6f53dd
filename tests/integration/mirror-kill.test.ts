import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMirror, type Mirror } from '../../db/mirror/mirror.ts';
import { recruiterAccount } from '../../sync/engine/testing/device.ts';

const CHILD = fileURLToPath(new URL('./mirror-child.ts', import.meta.url));
/** How often each kind of program is killed. */
const KILLS = 4;
let folder: string;
let key: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-kill-'));
  key = randomBytes(32).toString('hex');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program until it has said so much, kills it with SIGKILL, and answers the last thing it said. */
async function killAfter(work: 'mutate' | 'copy', lines: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, folder, key, work], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}

/** A mirror with a complete copy of one application. */
function prepare(): void {
  const mirror = openMirror({ folder, key });
  mirror.build().begin({ type: 'plan', epoch: 'e', scopes: [], tables: [] });
  mirror.build().finishChunks([]);
  mirror.flip((next) => next.setFact('account', recruiterAccount(1)));
  mirror.database().transaction(() => mirror.database().prepare("INSERT INTO applications (id, status) VALUES (1, 'submitted')").run());
  mirror.close();
}

function intact(mirror: Mirror): void {
  expect(mirror.database().connection.pragma('integrity_check', { simple: true })).toBe('ok');
}

test('killed in the middle of changes: every acknowledged one is there, whole', async () => {
  prepare();
  for (let round = 1; round <= KILLS; round += 1) {
    const acknowledged = await killAfter('mutate', 30 * round);
    const mirror = openMirror({ folder, key });
    intact(mirror);
    const { queue } = mirror.current();
    const ids = queue.undecided(100_000).map((record) => record.id);
    expect(ids.length).toBeGreaterThanOrEqual(acknowledged);
    expect(ids).toEqual(ids.map((_, index) => index + 1));
    const notes = mirror.database().prepare<{ id: number }>('SELECT id FROM applicationFeedback').all();
    expect(notes).toHaveLength(ids.length);
    expect(mirror.current().fact('nextMutationId')).toBe(ids.length + 1);
    expect(mirror.current().fact('nextTemporaryId')).toBe(ids.length + 1);
    mirror.close();
  }
});

test('killed in the middle of the first copy: it goes on behind the last chunk', async () => {
  let before = 0;
  for (let round = 1; round <= KILLS; round += 1) {
    const stored = await killAfter('copy', 20 * round);
    const mirror = openMirror({ folder, key });
    const cursor = Number(mirror.build().cursor());
    expect(cursor).toBeGreaterThanOrEqual(stored);
    expect(cursor).toBeGreaterThan(before);
    expect(mirror.build().progress().rowsDone).toBe(cursor);
    before = cursor;
    mirror.close();
  }
  const mirror = openMirror({ folder, key });
  mirror.build().finishChunks([]);
  mirror.flip(() => undefined);
  intact(mirror);
  expect(mirror.database().prepare<{ n: number }>('SELECT count(*) AS n FROM candidates').get()?.n).toBe(before);
  mirror.close();
});
