import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anyFreePort, choosePort, isPortFree } from './ports.ts';

let occupant: Server;
let taken: number;
beforeEach(async () => {
  taken = await anyFreePort();
  occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(taken, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => occupant.close(resolve)));

test('a taken port asked for is an error that names the option', async () => {
  await expect(choosePort({ asked: taken, option: '--port', preferred: taken })).rejects.toMatchObject({
    code: 'port_taken',
    message: `Port ${taken} is in use by another program.`,
    remedy: expect.stringContaining('--port'),
  });
});

test('a taken port that was only preferred gives way to another free one', async () => {
  const port = await choosePort({ option: '--port', preferred: taken });
  expect(port).not.toBe(taken);
  expect(await isPortFree(port)).toBe(true);
});

test('a free port is taken as it is', async () => {
  const free = await anyFreePort();
  expect(await choosePort({ asked: free, option: '--port', preferred: taken })).toBe(free);
});
