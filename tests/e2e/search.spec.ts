import { must } from '../../shared/errors.ts';
import { violations } from './support/axe.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn } from './support/company.ts';
import { expect, test } from './support/test.ts';

test('without a connection, people are found by a phrase of the résumé, a slip in the name, filters and what was just changed', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  const rows = await topOfFirstColumn(central, await busiestJob(central), 20);
  const { candidateId, parsedData } = await central.row<{ candidateId: number; parsedData: string }>(
    `SELECT candidateId, parsedData FROM resumeProfiles WHERE parsedData LIKE '%rawText%' AND candidateId IN (${rows.map((one) => one.candidateId).join(', ')})
      AND candidateId IN (SELECT MAX(c.id) FROM candidates c JOIN users u ON u.id = c.userId GROUP BY u.name HAVING COUNT(*) = 1) LIMIT 1`,
  );
  const row = must(
    rows.find((one) => one.candidateId === candidateId),
    'an application',
  );
  const phrase = (JSON.parse(parsedData) as { rawText: string }).rawText.match(/[A-Za-z]+(?: [a-z]+){4}/)?.[0] ?? '';
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  await workstation.open('/candidates');
  await expect(page.locator('[data-index="ready"]')).toBeVisible({ timeout: 120_000 });
  await gateway.stop();
  await workstation.waitUntilOffline();

  const field = page.getByRole('searchbox', { name: 'Search candidates' });
  const list = page.getByRole('list', { name: 'Candidates' });
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  // Others may have written the same sentence.
  await field.fill(`"${phrase}" "${row.name}"`);
  await expect(list.getByRole('listitem').filter({ hasText: row.name })).toBeVisible();
  await expect(list.locator('mark').first()).toBeVisible();
  expect(await violations(workstation)).toEqual([]);

  const last = must(row.name.split(' ').at(-1), 'a name');
  await field.fill(`${last.slice(0, -2)}${last.at(-1)}${last.at(-2)} `);
  await expect(list.getByRole('listitem').filter({ hasText: last }).first()).toBeVisible();

  await field.fill('years:many');
  await expect(page.getByText('“years:” takes a number')).toBeVisible();
  expect(await violations(workstation)).toEqual([]);
  await field.fill('');
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitem', { name: '5 years and more' }).click();
  await expect(field).toHaveValue('years:>=5 ');
  await page.getByRole('button', { name: 'Remove the filter years:>=5' }).click();
  await expect(field).toHaveValue('');

  await field.fill(`"${row.name}"`);
  // Enter goes to what has been found; what was found before may still stand there.
  await expect(page.locator('[data-row]')).toHaveCount(1);
  await field.press('Enter');
  await page.keyboard.press('x');
  await page.keyboard.press('t');
  await page.getByRole('combobox', { name: 'Tag' }).fill('Silver medal');
  await page.keyboard.press('Enter');
  await field.fill('tag:silver');
  await expect(list.getByRole('listitem').filter({ hasText: row.name })).toBeVisible();

  await page.getByRole('button', { name: 'Saved searches' }).click();
  await page.getByLabel('Keep this search as').fill('Silver');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Pin Silver to the sidebar' }).click();
  await expect(page.getByRole('region', { name: 'Pinned searches' })).toBeVisible();
  // A message that is still fading in has no contrast yet.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== 'running'));
  expect(await violations(workstation)).toEqual([]);
  await page.keyboard.press('Escape');
  await field.fill('');
  await page.getByRole('region', { name: 'Pinned searches' }).getByRole('button', { name: 'Silver' }).click();
  await expect(field).toHaveValue('tag:silver');

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill(row.name);
  await expect(page.getByRole('option').filter({ hasText: row.name }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await gateway.start();
  await workstation.waitUntilDelivered();
  const kept = await central.row<{ keyword: string }>("SELECT keyword FROM savedSearches WHERE name = 'Silver'", []);
  expect(JSON.parse(kept.keyword)).toEqual({ search: 'tag:silver', pinned: true });
  expect(workstation.problems).toEqual([]);
});
