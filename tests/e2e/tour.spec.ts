import { violations } from './support/axe.ts';
import { MAYA, signInOf } from './support/company.ts';
import { expect, test } from './support/test.ts';

test('the tour greets a new profile once, needs no connection, and comes again when asked for', async ({ gateway, launch, newProfile }) => {
  const profile = newProfile();
  let maya = await launch({ profile, signIn: signInOf(MAYA), tour: true });
  const tour = () => maya.page.getByTestId('tour');
  await maya.waitUntilOnline();
  await expect(tour()).toContainText('Your day starts here');
  expect(await violations(maya)).toEqual([]);
  await tour().getByRole('button', { name: 'Next' }).click();
  await expect(tour()).toContainText('The pipeline');
  await tour().getByRole('button', { name: 'Back' }).click();
  await expect(tour()).toContainText('1 of 4');

  await maya.quit();
  maya = await launch({ profile, signIn: signInOf(MAYA), tour: true });
  await expect(tour()).toContainText('1 of 4');
  await tour().getByRole('button', { name: 'Skip the tour' }).click();
  await expect(tour()).toHaveCount(0);

  await gateway.stop();
  await maya.quit();
  maya = await launch({ profile, signIn: signInOf(MAYA), tour: true });
  await maya.waitUntilOffline();
  await expect(maya.page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await expect(tour()).toHaveCount(0);

  await maya.page.keyboard.press('?');
  await maya.page.getByRole('dialog', { name: 'Keyboard' }).getByRole('button', { name: 'Take the tour' }).click();
  for (const step of [1, 2, 3]) {
    await expect(tour()).toContainText(`${step} of 4`);
    await tour().getByRole('button', { name: 'Next' }).click();
  }
  await expect(tour()).toContainText('With or without a connection');
  await maya.page.keyboard.press('Escape');
  await expect(tour()).toHaveCount(0);
  expect(maya.problems).toEqual([]);
});
