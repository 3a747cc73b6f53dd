import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MAYA, signInOf } from './support/company.ts';
import { launchPackaged } from './support/packaged.ts';
import { expect, test } from './support/test.ts';

const packaged = process.env['HOTGIGS_PACKAGED'] ?? '';

test.skip(packaged === '', 'HOTGIGS_PACKAGED names the packaged executable; `npm test` sets it.');

test('the packaged application starts, signs in, shows the board and ends cleanly', async ({ gateway, newProfile }) => {
  const workstation = await launchPackaged(packaged, { profile: newProfile(), gatewayUrl: gateway.url, signIn: signInOf(MAYA) });
  const { page } = workstation;
  await expect(page.getByTestId('sync-pill')).toHaveAttribute('data-state', 'online', { timeout: 120_000 });
  await page
    .getByRole('button', { name: 'Pipeline' })
    .or(page.getByRole('link', { name: 'Pipeline' }))
    .first()
    .click();
  await expect(page.getByTestId('column-submitted').locator('[data-card]').first()).toBeVisible();
  const resources = join(dirname(packaged), 'resources');
  expect(existsSync(join(resources, 'app.asar'))).toBe(true);
  expect(existsSync(join(resources, 'app'))).toBe(false);
  expect(await workstation.end()).toBe(0);
});
