import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../../shared/errors.ts';
import { violations } from './support/axe.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn } from './support/company.ts';
import { expect, test } from './support/test.ts';

test('a refused move says who was first; worded anew, it arrives', async ({ central, gateway, maya }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  const { page } = maya;
  await maya.open(`/pipeline/${jobId}`);
  await expect(maya.cardIn('submitted', row.applicationId)).toBeVisible();

  await gateway.stop();
  await maya.waitUntilOffline();
  await maya.moveByKeyboard(row.applicationId, 'Shortlisted');
  await expect(maya.pill).toContainText('1 change queued');
  await maya.open('/sync');
  await page.getByRole('button', { name: 'Move to Shortlisted: what it changed' }).click();
  const details = page.getByTestId('change-details');
  await expect(details.getByRole('row', { name: `${row.name} Submitted Shortlisted` })).toBeVisible();
  await expect(details.getByText('Waits on this laptop for a connection')).toBeVisible();

  await central.write("UPDATE applications SET status = 'offered' WHERE id = ?", [row.applicationId]);
  await gateway.start();
  await expect(maya.pill).toHaveAttribute('data-state', 'attention', { timeout: 60_000 });
  const met = page.getByTestId('conflicts').getByRole('row', { name: /^Status/u });
  await expect(met).toContainText('Submitted');
  await expect(met).toContainText('Offered');
  await expect(met).toContainText('by another program');
  expect(await violations(maya)).toEqual([]);

  await page.getByRole('button', { name: 'Edit and send' }).click();
  await page.getByRole('combobox', { name: 'Move to' }).click();
  await page.getByRole('option', { name: 'Rejected' }).click();
  expect(await violations(maya)).toEqual([]);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await maya.waitUntilDelivered();
  await expect.poll(() => central.row('SELECT status FROM applications WHERE id = ?', [row.applicationId])).toEqual({ status: 'rejected' });
});

test('verified on demand; the ledger leaves as a file only where the user says', async ({ central, maya }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  const { page, app } = maya;
  await maya.open(`/pipeline/${jobId}`);
  await maya.moveByKeyboard(row.applicationId, 'Reviewing');
  await maya.waitUntilDelivered();
  await maya.open('/sync');
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText('Verified: every row here equals the server’s')).toBeVisible({ timeout: 120_000 });
  await expect(maya.pill).toContainText(/verified \d/u);

  const folder = mkdtempSync(join(tmpdir(), 'hotgigs-e2e-export-'));
  try {
    for (const format of ['csv', 'json'] as const) {
      const path = join(folder, `ledger.${format}`);
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, path);
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: `As ${format.toUpperCase()}…` }).click();
      await expect.poll(() => text(path)).toContain('Move to Reviewing');
      expect(text(path)).toContain(row.name);
    }
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: '/no/such/folder/ledger.csv' });
    });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'As CSV…' }).click();
    await expect(page.getByRole('region', { name: 'Notifications' }).getByText('could not be written there')).toBeVisible();
    const refused = await page.evaluate(() => {
      const { hotgigs } = globalThis as unknown as { hotgigs: { saveFile: (name: string, text: string) => Promise<string> } };
      return Promise.all(['../x.csv', '.bashrc', 'run.sh', 'C:\\x.csv'].map((name) => hotgigs.saveFile(name, 'x')));
    });
    expect(refused).toEqual(['failed', 'failed', 'failed', 'failed']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what can be undone is listed across a restart, and any one of it is taken back', async ({ central, launch, newProfile }) => {
  const jobId = await busiestJob(central);
  const [first, second] = await topOfFirstColumn(central, jobId, 2);
  const [one, two] = [must(first, 'an application'), must(second, 'another application')];
  const profile = newProfile();
  const before = await launch({ profile, signIn: signInOf(MAYA) });
  await before.waitUntilOnline();
  await before.open(`/pipeline/${jobId}`);
  await before.moveByKeyboard(one.applicationId, 'Reviewing');
  await expect(before.cardIn('submitted', one.applicationId)).toHaveCount(0);
  await before.moveByKeyboard(two.applicationId, 'Offered');
  await before.waitUntilDelivered();
  await before.quit();

  const after = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  const { page } = after;
  await after.waitUntilOnline();
  await page.keyboard.press('ControlOrMeta+Alt+z');
  const steps = page.getByRole('region', { name: 'What can be undone' }).getByRole('listitem');
  await expect(steps).toHaveText([/Move to Offered/u, /Move to Reviewing/u]);
  expect(await violations(after)).toEqual([]);
  await page.getByRole('button', { name: 'Undo: Move to Reviewing' }).click();
  await expect(steps).toHaveText([/Move to Offered/u]);
  await expect(page.getByRole('dialog').getByText('Taken back last')).toBeVisible();
  await after.waitUntilDelivered();
  const status = (id: number): Promise<unknown> => central.row('SELECT status FROM applications WHERE id = ?', [id]);
  await expect.poll(() => status(one.applicationId)).toEqual({ status: 'submitted' });
  await page.getByRole('dialog').getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => status(one.applicationId)).toEqual({ status: 'reviewing' });
  expect(await status(two.applicationId)).toEqual({ status: 'offered' });
});

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
