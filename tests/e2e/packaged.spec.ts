import { MAYA, signInOf } from './support/company.ts';
import { expect, test } from './support/test.ts';

const packaged = process.env['HOTGIGS_PACKAGED'];

test.skip(packaged === undefined, 'HOTGIGS_PACKAGED names the packaged executable; `npm test` sets it.');

test('the packaged application starts, signs in and shows the board', async ({ launch, newProfile }) => {
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA), packaged });
  expect(await workstation.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  await workstation.waitUntilOnline();
  await workstation.open('/pipeline');
  await expect(workstation.column('submitted')).toBeVisible();
  expect(await workstation.app.evaluate(({ app }) => app.getAppPath())).toMatch(/app\.asar$/u);
  expect(workstation.problems).toEqual([]);
});
