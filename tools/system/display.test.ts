import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hasDisplay, startVirtualDisplay } from './display.ts';
import { findProgram } from './programs.ts';

test.runIf(process.platform === 'linux')('a display is what the environment says', () => {
  expect(hasDisplay({})).toBe(false);
  expect(hasDisplay({ DISPLAY: '' })).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
});

test('without Xvfb the failure names it and the command that helps', async () => {
  await expect(startVirtualDisplay(['/nowhere'])).rejects.toMatchObject({
    code: 'no_display',
    remedy: expect.stringContaining('apt-get install xvfb'),
  });
});

test.runIf(findProgram(['Xvfb']))('virtual displays do not collide and end when stopped', async () => {
  const [first, second] = await Promise.all([startVirtualDisplay(), startVirtualDisplay()]);
  expect(first.display).not.toBe(second.display);
  expect(existsSync(`/tmp/.X11-unix/X${first.display.slice(1)}`)).toBe(true);
  await Promise.all([first.server.stop(), second.server.stop()]);
  expect(first.server.running() || second.server.running()).toBe(false);
});
