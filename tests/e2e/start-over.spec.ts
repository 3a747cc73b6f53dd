import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './support/axe.ts';
import { busiestJob, MAYA, topOfFirstColumn } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

async function choose(workstation: Workstation, passphrase: string): Promise<void> {
  const form = workstation.page.getByTestId('choose-passphrase');
  await form.getByLabel('New passphrase').fill(passphrase);
  await form.getByLabel('The same again').fill(passphrase);
  await form.getByRole('button', { name: 'Use this passphrase' }).click();
}

/** This runs where no key store is, so a passphrase keeps the copy. */
test('a forgotten passphrase: what is lost is told, confirmed by typing, and the laptop registers anew', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  const profile = newProfile();
  const jobId = await busiestJob(central);
  const [row] = await topOfFirstColumn(central, jobId, 1);
  const first = await launch({ profile, real: true });
  await choose(first, 'four quiet herons wade');
  await first.signIn(MAYA.email, MAYA.password ?? '');
  await first.waitUntilOnline();
  const keyBefore = readFileSync(join(profile, 'key.json'), 'utf8');
  const devices = async (): Promise<number> => (await central.row<{ count: number }>('SELECT COUNT(*) AS count FROM sync_client')).count;
  const registered = await devices();
  await gateway.stop();
  await first.waitUntilOffline();
  await first.open(`/pipeline/${jobId}`);
  await first.moveByKeyboard(row?.applicationId ?? 0, 'Reviewing');
  await expect(first.pill).toContainText('1 change queued');
  await first.quit();
  await gateway.start();

  const second = await launch({ profile, real: true });
  const { page } = second;
  await page.getByRole('button', { name: 'Forgotten the passphrase?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start over on this laptop?' });
  await expect(dialog).toContainText('1 change that never reached the server');
  await expect(dialog).toContainText('Everything that was delivered');
  expect(await violations(second)).toEqual([]);
  const confirm = dialog.getByRole('button', { name: 'Remove the copy and start over' });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel(/^Type/u).fill('start');
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel(/^Type/u).fill('start over');
  await confirm.click();

  await expect(page.getByTestId('choose-passphrase')).toBeVisible();
  expect(readdirSync(profile)).not.toContain('mirror');
  await choose(second, 'seven loud geese depart');
  await second.signIn(MAYA.email, MAYA.password ?? '');
  await second.waitUntilOnline();
  await expect(second.pill).not.toContainText('queued');
  expect(readFileSync(join(profile, 'key.json'), 'utf8')).not.toBe(keyBefore);
  expect(await devices()).toBe(registered + 1);
  expect(await central.row('SELECT status FROM applications WHERE id = ?', [row?.applicationId ?? 0])).toEqual({ status: 'submitted' });
  expect([...first.problems, ...second.problems]).toEqual([]);
});
