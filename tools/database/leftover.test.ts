import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startChild } from '../system/children.ts';
import { startEmbeddedDatabase } from './embedded.ts';
import { stopLeftover, writeOwner } from './leftover.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotgigs-leftover-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process number that is certainly free: one of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = await startChild({ name: 'short', command: process.execPath, args: ['-e', '0'] });
  await child.ended;
  return child.pid;
}

test('a server whose owner was killed is stopped, and its folder can be used again', async () => {
  const first = await startEmbeddedDatabase({ folder, durable: false });
  const note = join(folder, 'owner.json');
  const { server } = JSON.parse(readFileSync(note, 'utf8')) as { server: number };
  writeFileSync(note, JSON.stringify({ server, owner: await deadProcess() }));
  const second = await startEmbeddedDatabase({ folder, durable: false });
  const { server: now } = JSON.parse(readFileSync(note, 'utf8')) as { server: number };
  expect(now).not.toBe(server);
  await second.stop();
  await first.stop();
});

test('a server whose owner lives is left alone', async () => {
  const database = await startEmbeddedDatabase({ folder, durable: false });
  const { server } = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as { server: number };
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ server, owner: process.ppid }));
  await expect(stopLeftover(folder)).rejects.toMatchObject({ code: 'not_ready', message: expect.stringContaining(String(process.ppid)) });
  await database.stop();
});

test('a stranger that got the same number is never touched', async () => {
  const stranger = await startChild({ name: 'stranger', command: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] });
  writeOwner(folder, stranger.pid);
  await stopLeftover(folder);
  expect(stranger.running()).toBe(true);
  await stranger.stop();
});
