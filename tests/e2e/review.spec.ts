import type { Locator, Page } from '@playwright/test';
import { must } from '../../shared/errors.ts';
import { violations } from './support/axe.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn, userIdOf, type BoardRow } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

function nameIn(page: Page): Locator {
  return page.getByTestId('review-name');
}

function progressIn(page: Page): Locator {
  return page.getByTestId('review-progress');
}

/** Selects cards by the keyboard, in this order. */
async function select(workstation: Workstation, rows: readonly BoardRow[]): Promise<void> {
  for (const row of rows) {
    await workstation.card(row.applicationId).focus();
    await workstation.page.keyboard.press('x');
  }
  await expect(workstation.page.getByRole('toolbar', { name: 'Selected candidates' })).toContainText(`${rows.length} candidates selected`);
}

/** Rejects whoever is shown, through the dialog, by the keyboard. */
async function rejectByKeys(page: Page): Promise<void> {
  await page.keyboard.press('r');
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Reject', exact: true });
  await expect(confirm).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(confirm).toHaveCount(0);
}

test('a review by keys alone, offline, survives a kill in the middle and arrives once', async ({ central, gateway, launch, newProfile }) => {
  test.setTimeout(360_000);
  const profile = newProfile();
  const jobId = await busiestJob(central);
  const mayaId = await userIdOf(central, MAYA.email);
  const rows = await topOfFirstColumn(central, jobId, 6);
  const [advanced, rejected, skipped, , late] = rows as [BoardRow, BoardRow, BoardRow, BoardRow, BoardRow, BoardRow];
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open(`/pipeline/${jobId}`);
  await gateway.stop();
  await maya.waitUntilOffline();

  await test.step('advance, rate, note, tag, reject and skip', async () => {
    const { page } = maya;
    await select(maya, rows);
    await page.keyboard.press('o');
    await expect(progressIn(page)).toHaveText('1 of 6');
    await expect(nameIn(page)).toHaveText(advanced.name);
    await expect(page.getByRole('button', { name: 'Rate 4 of 5' })).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('4');
    await expect(page.getByRole('button', { name: 'Rate 4 of 5' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('n');
    await page.keyboard.type('Reads well. Читает хорошо.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByLabel('Facts').getByText('Reads well. Читает хорошо.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.getByLabel('Tag', { exact: true }).fill('Reviewed');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Facts').getByText('Reviewed', { exact: true })).toBeVisible();
    await expect(nameIn(page)).toBeFocused();
    await page.keyboard.press('a');
    await expect(nameIn(page)).toHaveText(rejected.name);
    await expect(progressIn(page)).toHaveText('2 of 6');
    await rejectByKeys(page);
    await expect(nameIn(page)).toHaveText(skipped.name);
    await page.keyboard.press('j');
    await expect(progressIn(page)).toHaveText('4 of 6');
  });

  await test.step('the newest decision is taken back by undo and one stands before it again', async () => {
    const { page } = maya;
    const fourth = must(rows[3], 'a fourth application');
    await expect(nameIn(page)).toHaveText(fourth.name);
    await page.keyboard.press('a');
    await expect(progressIn(page)).toHaveText('5 of 6');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(nameIn(page)).toHaveText(fourth.name);
    await page.keyboard.press('a');
    await expect(nameIn(page)).toHaveText(late.name);
  });

  await test.step('killed with one more decision on its way: nothing decided is lost, and it goes on there', async () => {
    void maya.page.keyboard.press('a').catch(() => {});
    await maya.kill();
    maya = await launch({ profile, signIn: signInOf(MAYA) });
    const { page } = maya;
    await expect(maya.pill).toContainText('queued');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await expect(progressIn(page)).toHaveText(/^[56] of 6$/u);
    const at = must(/^\d+/u.exec(await progressIn(page).innerText()), 'a place')[0];
    await expect(nameIn(page)).toHaveText(must(rows[Number(at) - 1], 'the one that is shown').name);
    for (const [row, status] of [
      [advanced, 'reviewing'],
      [rejected, 'rejected'],
      [skipped, 'submitted'],
    ] as const) {
      await maya.open(`/pipeline/${jobId}`);
      await maya.find(row.name);
      await expect(maya.cardIn(status, row.applicationId)).toBeVisible();
    }
    await maya.find('');
  });

  await test.step('the rest is skipped; the summary takes one decision back', async () => {
    const { page } = maya;
    await maya.open('/review');
    await expect(nameIn(page)).toBeVisible();
    const left = 6 - Number(must(/^\d+/u.exec(await progressIn(page).innerText()), 'a place')[0]) + 1;
    for (let index = 0; index < left; index += 1) await page.keyboard.press('j');
    const summary = page.getByTestId('review-summary');
    await expect(summary).toContainText('Everybody was looked at');
    await summary.getByRole('button', { name: `Undo: ${rejected.name} to Rejected` }).press('Enter');
    await expect(summary).toContainText('1 application waits again');
    await summary.getByRole('button', { name: 'Go on' }).press('Enter');
    await expect(nameIn(page)).toHaveText(rejected.name);
    await rejectByKeys(page);
    await expect(summary).toContainText('Everybody was looked at');
  });

  await test.step('all of it is delivered, once', async () => {
    await gateway.start();
    await maya.waitUntilDelivered();
    const statusOf = (row: BoardRow) => central.row<{ status: string }>('SELECT status FROM applications WHERE id = ?', [row.applicationId]);
    expect(await statusOf(advanced)).toEqual({ status: 'reviewing' });
    expect(await statusOf(rejected)).toEqual({ status: 'rejected' });
    expect(await statusOf(skipped)).toEqual({ status: 'submitted' });
    const feedback = await central.rows(
      'SELECT f.rating, f.notes FROM applicationFeedback f JOIN recruiters r ON r.id = f.recruiterId WHERE f.applicationId = ? AND r.userId = ? ORDER BY f.id',
      [advanced.applicationId, mayaId],
    );
    expect(feedback).toContainEqual({ rating: 4, notes: null });
    expect(feedback).toContainEqual({ rating: null, notes: 'Reads well. Читает хорошо.' });
    const moves = await central.rows('SELECT id FROM application_history WHERE applicationId = ? AND toStatus = ? AND changedBy = ?', [
      advanced.applicationId,
      'reviewing',
      mayaId,
    ]);
    expect(moves).toHaveLength(1);
    expect(maya.problems).toEqual([]);
  });
});

test('who was moved by somebody else meanwhile is passed over with a sentence; every screen of it keeps WCAG 2.2 AA', async ({ central, maya }) => {
  test.setTimeout(300_000);
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 3);
  const [first, moved, last] = rows as [BoardRow, BoardRow, BoardRow];
  const { page } = maya;
  await maya.open(`/pipeline/${jobId}`);
  await select(maya, rows);
  await page.keyboard.press('o');
  await expect(nameIn(page)).toHaveText(first.name);
  expect(await violations(maya)).toEqual([]);
  await central.write("UPDATE applications SET status = 'interviewing' WHERE id = ?", [moved.applicationId]);
  await maya.open(`/pipeline/${jobId}`);
  await maya.find(moved.name);
  await expect(maya.cardIn('interviewing', moved.applicationId)).toBeVisible();
  await maya.open('/review');
  await expect(nameIn(page)).toHaveText(first.name);
  await page.keyboard.press('j');
  await expect(nameIn(page)).toHaveText(last.name);
  await expect(page.getByTestId('review-notice')).toContainText(`${moved.name} was passed over`);
  await page.keyboard.press('j');
  await expect(page.getByTestId('review-summary')).toContainText('Everybody was looked at');
  await expect(page.getByRole('radio', { name: 'Passed over 1' })).toBeVisible();
  expect(await violations(maya)).toEqual([]);
  await page.getByRole('button', { name: 'Look at the 2 skipped again' }).press('Enter');
  await expect(nameIn(page)).toHaveText(first.name);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-board]')).toBeVisible();
});

test('a few are compared by the skills of their job, rated and moved from there', async ({ central, maya }) => {
  test.setTimeout(300_000);
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 3);
  const [first, second, third] = rows as [BoardRow, BoardRow, BoardRow];
  const { page } = maya;
  await maya.open(`/pipeline/${jobId}`);
  await maya.card(first.applicationId).focus();
  // The second key of a sequence must not do as well what it does alone: S opens the stage menu.
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await maya.open(`/pipeline/${jobId}`);
  await expect(page.getByRole('menu')).toHaveCount(0);
  await maya.card(first.applicationId).focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Compare takes a few people');
  await page.locator('[aria-label="Dismiss"]').click();
  await select(maya, rows);
  await page.keyboard.press('c');
  const table = page.getByTestId('comparison');
  for (const row of rows) await expect(table).toContainText(row.name);
  const asked = await central.rows<{ skillName: string }>('SELECT skillName FROM job_skill_requirements WHERE jobId = ?', [jobId]);
  for (const { skillName } of asked) await expect(table.getByRole('rowheader', { name: skillName }).first()).toBeVisible();
  expect(await violations(maya)).toEqual([]);

  await expect(page.getByTestId(`compared-${first.candidateId}`)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId(`compared-${second.candidateId}`)).toBeFocused();
  await page.keyboard.press('5');
  await page.keyboard.press('a');
  const stageOfSecond = (): Promise<unknown> => central.row('SELECT status FROM applications WHERE id = ?', [second.applicationId]);
  await expect.poll(stageOfSecond).toEqual({ status: 'reviewing' });
  const rating = (): Promise<unknown[]> =>
    central.rows('SELECT rating FROM applicationFeedback WHERE applicationId = ? AND rating = 5', [second.applicationId]);
  await expect.poll(rating).toEqual([{ rating: 5 }]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await expect(table).not.toContainText(third.name);
  expect(maya.problems).toEqual([]);
});

test('whoever a search found is reviewed, with what was searched for marked in the résumé', async ({ central, maya }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  const { page } = maya;
  await maya.open('/candidates');
  const search = `"${row.name}"`;
  await page.getByRole('searchbox', { name: 'Search candidates' }).fill(search);
  await expect(page.locator('[data-index="ready"]')).toBeVisible();
  await expect(page.locator(`[data-answered='${search}']`)).toBeVisible();
  await page.locator('[data-row]').first().focus();
  await page.keyboard.press('o');
  await expect(nameIn(page)).toHaveText(row.name);
  await expect(page.getByRole('region', { name: 'Résumé' }).locator('mark').filter({ hasText: row.name }).first()).toBeVisible();
  expect(maya.problems).toEqual([]);
});
