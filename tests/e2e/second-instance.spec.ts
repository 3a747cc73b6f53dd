import { spawn } from 'node:child_process';
import { MAYA, signInOf } from './support/company.ts';
import { REPOSITORY } from './support/paths.ts';
import { expect, test } from './support/test.ts';
import { electronFlags, environmentFor, requiredExecutable } from './support/workstation.ts';

test('a second start hands its link to the first and ends', async ({ gateway, launch, newProfile }) => {
  const options = { profile: newProfile(), gatewayUrl: gateway.url, signIn: signInOf(MAYA) };
  const workstation = await launch(options);
  await workstation.waitUntilOnline();
  const second = spawn(requiredExecutable(), [...electronFlags(), REPOSITORY, 'hotgigs://interviews'], {
    env: environmentFor(options),
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect(workstation.page.getByRole('heading', { name: 'Interviews', exact: true })).toBeVisible();
  expect(await workstation.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});
