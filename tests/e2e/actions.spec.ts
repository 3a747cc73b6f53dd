import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../shared/errors.ts';
import type { Central } from './support/central.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn, userIdOf } from './support/company.ts';
import { expect, test } from './support/test.ts';

test('a note and a tag arrive as the recruiter’s own', async ({ central, maya }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  const mayaId = await userIdOf(central, MAYA.email);
  const { page } = maya;
  await maya.open(`/pipeline/${jobId}`);

  await maya.card(row.applicationId).focus();
  await page.keyboard.press('n');
  const panel = page.getByTestId('candidate-panel');
  await panel.getByLabel('Note', { exact: true }).fill('Called back, very keen. Знает Go.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(panel.getByText('Called back, very keen. Знает Go.')).toBeVisible();

  // Scrolled away from the card the keyboard is on: what a key opens stands beside it all the same.
  const card = maya.card(row.applicationId);
  await card.focus();
  await maya.column('submitted').hover();
  await page.mouse.wheel(0, 20_000);
  await expect(card).toHaveCount(0);
  await page.keyboard.press('t');
  await expect(card).toBeInViewport();
  await expect(page.getByLabel('Tag', { exact: true })).toBeInViewport();
  await page.getByLabel('Tag', { exact: true }).fill('Second look');
  await page.keyboard.press('Enter');

  const note = (): Promise<unknown[]> =>
    central.rows(
      'SELECT f.notes, f.rating, r.userId FROM applicationFeedback f JOIN recruiters r ON r.id = f.recruiterId WHERE f.applicationId = ? ORDER BY f.id DESC LIMIT 1',
      [row.applicationId],
    );
  await expect.poll(note).toEqual([{ notes: 'Called back, very keen. Знает Go.', rating: null, userId: mayaId }]);
  const tags = (): Promise<unknown[]> =>
    central.rows('SELECT t.name FROM candidateTagAssignments s JOIN candidateTags t ON t.id = s.tagId WHERE s.candidateId = ? AND t.userId = ?', [
      row.candidateId,
      mayaId,
    ]);
  await expect.poll(tags).toContainEqual({ name: 'Second look' });
});

test('a move that was delivered is taken back: the stage, the history, and the e-mail that waited', async ({ central, maya }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  await maya.open(`/pipeline/${jobId}`);
  await maya.moveByKeyboard(row.applicationId, 'Shortlisted');
  await maya.waitUntilDelivered();
  const waiting = 'SELECT COUNT(*) AS count FROM sync_effect WHERE dedupe_key LIKE ? AND status = ?';
  await expect.poll(() => central.row(waiting, [`stage-mail:${row.applicationId}:%`, 'waiting'])).toEqual({ count: 1 });

  await maya.page.keyboard.press('ControlOrMeta+z');
  await expect(maya.cardIn('submitted', row.applicationId)).toBeVisible();
  await maya.waitUntilDelivered();
  const application = (): Promise<unknown> => central.row('SELECT status FROM applications WHERE id = ?', [row.applicationId]);
  await expect.poll(application).toEqual({ status: 'submitted' });
  const last = await central.row('SELECT fromStatus, toStatus FROM application_history WHERE applicationId = ? ORDER BY id DESC LIMIT 1', [
    row.applicationId,
  ]);
  expect(last).toEqual({ fromStatus: 'shortlisted', toStatus: 'submitted' });
  expect(await central.row(waiting, [`stage-mail:${row.applicationId}:%`, 'waiting'])).toEqual({ count: 0 });
});

/** The campaign of somebody's to which the fewest replied, and how many those are. */
async function campaignWithReplies(central: Central, email: string): Promise<{ readonly id: number; readonly replied: number }> {
  return central.row(
    `SELECT c.id, CAST(SUM(r.repliedAt IS NOT NULL AND r.bouncedAt IS NULL) AS UNSIGNED) AS replied
      FROM emailCampaigns c JOIN campaignRecipients r ON r.campaignId = c.id
      WHERE c.userId = ? GROUP BY c.id HAVING replied > 0 ORDER BY replied, c.id LIMIT 1`,
    [await userIdOf(central, email)],
  );
}

test('a link that names only an application opens whose it is; the frame is as it was left', async ({ central, launch, newProfile }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  const profile = newProfile();
  const first = await launch({ profile, signIn: signInOf(MAYA) });
  await first.waitUntilOnline();
  await first.open(`/pipeline/${jobId}?application=${row.applicationId}`);
  await expect(first.page.getByTestId('candidate-panel').getByText(row.name).first()).toBeVisible();
  const handle = first.page.getByRole('separator', { name: 'Width of the details' });
  await handle.press('ArrowLeft');
  await handle.press('ArrowLeft');
  const width = await handle.getAttribute('aria-valuenow');
  await first.page.keyboard.press('ControlOrMeta+\\');
  await expect(first.page.getByRole('button', { name: 'Show the sidebar' })).toBeVisible();
  await expect.poll(() => readFileSync(join(profile, 'settings.json'), 'utf8')).toContain(`"panelWidth": ${width}`);
  await first.quit();

  const second = await launch({ profile, signIn: signInOf(MAYA) });
  await second.waitUntilOnline();
  await expect(second.page.getByRole('button', { name: 'Show the sidebar' })).toBeVisible();
  await second.open(`/pipeline/${jobId}?application=${row.applicationId}`);
  await expect(second.page.getByRole('separator', { name: 'Width of the details' })).toHaveAttribute('aria-valuenow', width ?? '');

  await test.step('a link to a campaign opens it; behind each figure are the people', async () => {
    const { id, replied } = await campaignWithReplies(central, MAYA.email);
    await second.open(`/campaigns/${id}`);
    const panel = second.page.getByTestId('campaign-panel');
    await panel.getByRole('radio', { name: 'Replied' }).click();
    await expect(panel.getByRole('radio', { name: 'Replied' })).toContainText(String(replied));
    await expect(panel.getByRole('listitem')).toHaveCount(replied);
    const one = panel.getByRole('listitem').first().getByRole('button');
    await one.click();
    await expect(second.page.getByTestId('candidate-panel')).toBeVisible();
    await second.page.keyboard.press('Escape');
    await expect(panel.getByRole('radio', { name: 'Replied' })).toBeChecked();
    await expect(one).toBeFocused();
  });
});
