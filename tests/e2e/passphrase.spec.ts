import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAYA } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

const PASSPHRASE = 'four quiet herons wade';
const NEXT = 'seven loud geese depart';

async function choose(workstation: Workstation, passphrase: string, again = passphrase): Promise<void> {
  const form = workstation.page.getByTestId('choose-passphrase');
  await form.getByLabel('New passphrase').fill(passphrase);
  await form.getByLabel('The same again').fill(again);
  await form.getByRole('button', { name: 'Use this passphrase' }).click();
}

async function unlock(workstation: Workstation, passphrase: string): Promise<void> {
  const form = workstation.page.getByTestId('unlock');
  await form.getByLabel('Passphrase').fill(passphrase);
  await form.getByLabel('Passphrase').press('Enter');
}

/** These run where no key store is: Chromium then only has `basic_text`, which protects nothing. */
test('real data on a computer without a key store is kept by a passphrase', async ({ launch, newProfile }) => {
  const profile = newProfile();
  const first = await launch({ profile, real: true });
  const form = first.page.getByTestId('choose-passphrase');
  await expect(form).toBeVisible();
  await expect(first.page.getByText('It cannot be recovered')).toBeVisible();
  await choose(first, 'password1234');
  await expect(form.getByRole('alert')).toContainText('guessed too soon');
  await choose(first, PASSPHRASE, NEXT);
  await expect(form.getByRole('alert')).toContainText('differ');
  await choose(first, PASSPHRASE);
  await first.signIn(MAYA.email, MAYA.password ?? '');
  await first.waitUntilOnline();
  await first.quit();

  const stored: unknown = JSON.parse(readFileSync(join(profile, 'key.json'), 'utf8'));
  expect(stored).toMatchObject({ protection: 'passphrase', derivation: { name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 } });

  const second = await launch({ profile, real: true });
  await unlock(second, 'not the passphrase');
  await expect(second.page.getByTestId('unlock').getByRole('alert')).toContainText('not the passphrase');
  await expect(second.page.getByTestId('sync-pill')).toHaveCount(0);
  await unlock(second, PASSPHRASE);
  await second.waitUntilOnline();

  await second.open('/settings');
  await second.page.getByRole('button', { name: 'Change…' }).click();
  const dialog = second.page.getByRole('dialog');
  await dialog.getByLabel('Current passphrase').fill(PASSPHRASE);
  await dialog.getByLabel('New passphrase').fill(NEXT);
  await dialog.getByLabel('The same again').fill(NEXT);
  await dialog.getByLabel('The same again').press('Enter');
  await expect(dialog.getByLabel('Current passphrase')).toHaveCount(0);
  await second.quit();

  const third = await launch({ profile, real: true });
  await unlock(third, PASSPHRASE);
  await expect(third.page.getByTestId('unlock').getByRole('alert')).toContainText('not the passphrase');
  await unlock(third, NEXT);
  await third.waitUntilOnline();
  expect([first, second, third].flatMap((workstation) => workstation.problems)).toEqual([]);
});

test('after several wrong passphrases the next one waits, also after a restart', async ({ launch, newProfile }) => {
  const profile = newProfile();
  const first = await launch({ profile, real: true });
  await choose(first, PASSPHRASE);
  await expect(first.page.getByTestId('sign-in-form')).toBeVisible();
  await first.quit();

  const second = await launch({ profile, real: true });
  const form = second.page.getByTestId('unlock');
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await unlock(second, `wrong number ${attempt}`);
    await expect(form.getByRole('alert')).toContainText('not the passphrase');
    await expect(form.getByLabel('Passphrase')).toHaveValue('');
  }
  await unlock(second, 'wrong number 5');
  await expect(form.getByRole('button')).toHaveText(/Try again in \d+ s/u);
  await expect(form.getByRole('button')).toBeDisabled();
  await second.quit();

  const third = await launch({ profile, real: true });
  await expect(third.page.getByTestId('unlock').getByRole('alert')).toContainText('has to wait');
  await expect(third.page.getByTestId('unlock').getByRole('button')).toBeDisabled();
});
