import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { startChild } from './children.ts';
import { inRoot } from './paths.ts';
import { isAlive } from './processes.ts';

const ours = new Set<ChildProcess>();
afterEach(() => {
  for (const child of ours) child.kill('SIGKILL');
  ours.clear();
});

/** Starts the task of testing/parent-task.ts under a starter of its own, as tools/run.mjs does, and reads its family's numbers. */
async function startFamily(): Promise<{ task: ChildProcess; family: number[] }> {
  const task = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', inRoot('tools/system/testing/parent-task.ts')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  ours.add(task);
  const family: number[] = [];
  await new Promise<void>((resolve) => {
    createInterface({ input: task.stdout ?? failNoOutput() }).on('line', (line) => {
      const pid = /^(?:child|grandchild) (\d+)$/.exec(line)?.[1];
      if (pid !== undefined) family.push(Number(pid));
      if (family.length === 2) resolve();
    });
  });
  return { task, family };
}

function failNoOutput(): never {
  throw new Error('The task has no output.');
}

async function untilGone(pids: readonly number[]): Promise<void> {
  await expect.poll(() => pids.filter(isAlive), { timeout: 30_000, interval: 20 }).toEqual([]);
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s stops what the task started, down to grandchildren, and nothing else', async (signal) => {
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  ours.add(bystander);
  const { task, family } = await startFamily();
  expect(family.filter(isAlive)).toHaveLength(2);
  const code = new Promise((resolve) => task.once('exit', resolve));
  task.kill(signal);
  expect(await code).toBe(130);
  await untilGone(family);
  expect(bystander.exitCode).toBeNull();
  expect(isAlive(bystander.pid ?? 0)).toBe(true);
});

test('a starter that is gone, even by SIGKILL, stops the task: its channel closes', async () => {
  const { task, family } = await startFamily();
  const all = [task.pid ?? 0, ...family];
  expect(all.filter(isAlive)).toHaveLength(3);
  task.disconnect();
  await untilGone(all);
});

test('a child that ignores SIGTERM is killed after the grace', async () => {
  const ready = Promise.withResolvers<void>();
  const script = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready');";
  const child = await startChild({ name: 'stubborn', command: process.execPath, args: ['-e', script], onLine: () => ready.resolve() });
  await ready.promise;
  await child.stop(50);
  expect(await child.ended).toBe('signal SIGKILL');
  expect(child.stopping()).toBe(true);
});

test('a crash is told apart from a stop, with the last lines', async () => {
  const child = await startChild({
    name: 'crasher',
    command: process.execPath,
    args: ['-e', "console.log('one'); console.error('two'); process.exit(3);"],
  });
  expect(await child.ended).toBe('exit code 3');
  expect(child.stopping()).toBe(false);
  expect(child.running()).toBe(false);
  expect(child.tail().split('\n').sort()).toEqual(['one', 'two']);
});

test('a program that does not exist is a rejection, not a crash of ours', async () => {
  await expect(startChild({ name: 'nothing', command: '/does/not/exist', args: [] })).rejects.toMatchObject({ code: 'ENOENT' });
});
