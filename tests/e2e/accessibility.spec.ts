import { violations } from './support/axe.ts';
import { busiestJob, MAYA, signInOf } from './support/company.ts';
import { expect, test } from './support/test.ts';

test('every screen keeps WCAG 2.2 AA, in light and dark', async ({ central, launch, newProfile }) => {
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  const jobId = await busiestJob(central);
  for (const theme of ['Light', 'Dark']) {
    await workstation.open('/settings');
    await page.getByRole('radio', { name: theme, exact: true }).click();
    await expect(page.locator(`html[data-theme="${theme.toLowerCase()}"]`)).toBeAttached();
    for (const route of ['/home', `/pipeline/${jobId}`, '/candidates', '/interviews', '/campaigns', '/sync', '/settings']) {
      await test.step(`${route} in ${theme.toLowerCase()}`, async () => {
        await workstation.open(route);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await page.waitForLoadState('networkidle');
        expect(await violations(workstation)).toEqual([]);
      });
    }
    await workstation.open(`/pipeline/${jobId}`);
    await workstation.column('submitted').locator('[data-card]').first().click();
    await expect(page.getByTestId('candidate-panel')).toBeVisible();
    expect(await violations(workstation)).toEqual([]);
  }
});

test('the sign-in form keeps WCAG 2.2 AA', async ({ launch, newProfile }) => {
  const workstation = await launch({ profile: newProfile() });
  await expect(workstation.page.getByTestId('sign-in-form')).toBeVisible();
  expect(await violations(workstation)).toEqual([]);
});

test('choosing and entering a passphrase keeps WCAG 2.2 AA', async ({ launch, newProfile }) => {
  const profile = newProfile();
  const first = await launch({ profile, real: true });
  const form = first.page.getByTestId('choose-passphrase');
  for (const passphrase of ['', 'password', 'correct horse', 'four quiet herons wade']) {
    await form.getByLabel('New passphrase').fill(passphrase);
    expect(await violations(first)).toEqual([]);
  }
  await form.getByLabel('The same again').fill('four quiet herons wade');
  await form.getByLabel('The same again').press('Enter');
  await expect(first.page.getByTestId('sign-in-form')).toBeVisible();
  await first.quit();
  const second = await launch({ profile, real: true });
  await expect(second.page.getByTestId('unlock')).toBeVisible();
  expect(await violations(second)).toEqual([]);
});
