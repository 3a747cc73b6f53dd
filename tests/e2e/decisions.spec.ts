import { must } from '../../shared/errors.ts';
import { violations } from './support/axe.ts';
import type { Central } from './support/central.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn, type BoardRow } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

const DAY = 86_400;

async function waiting(central: Central, applicationId: number): Promise<number> {
  const sql = `SELECT COUNT(*) AS count FROM sync_effect WHERE dedupe_key LIKE ? AND status = 'waiting'`;
  return (await central.row<{ count: number }>(sql, [`stage-mail:${applicationId}:%`])).count;
}

const statusOf = (central: Central, applicationId: number) => central.row('SELECT status FROM applications WHERE id = ?', [applicationId]);

/** Chooses one of a list that opens from a button of that name. */
async function choose(workstation: Workstation, label: string, option: string): Promise<void> {
  await workstation.page.getByRole('combobox', { name: label }).click();
  await workstation.page.getByRole('option', { name: option, exact: true }).click();
}

async function selectCards(workstation: Workstation, rows: readonly BoardRow[]): Promise<void> {
  for (const row of rows) {
    await workstation.card(row.applicationId).focus();
    await workstation.page.keyboard.press('x');
  }
}

test('rejected offline with a reason and an e-mail for tomorrow: it waits, survives a restart, and is cancelled alone', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  const profile = newProfile();
  const first = await launch({ profile, signIn: signInOf(MAYA) });
  await first.waitUntilOnline();
  await first.open(`/pipeline/${jobId}?application=${row.applicationId}`);
  await gateway.stop();
  await first.waitUntilOffline();
  await first.card(row.applicationId).focus();
  await first.page.keyboard.press('r');
  const dialog = first.page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: `Reject ${row.name}?` })).toBeVisible();
  await choose(first, 'Reason', 'Salary expectations');
  await dialog.getByLabel('Note for your team').fill('Far above the band.');
  await choose(first, 'When it leaves', 'after 1 day');
  await expect(dialog.getByRole('region', { name: 'Preview of the e-mail' })).toContainText(row.name.split(' ')[0] ?? row.name);
  expect(await violations(first)).toEqual([]);
  await dialog.getByRole('button', { name: 'Reject', exact: true }).click();
  const strip = first.page.getByTestId('pending-letter');
  await expect(strip).toContainText('leaves 1 day after this is delivered');
  await first.quit();

  await gateway.start();
  const second = await launch({ profile, signIn: signInOf(MAYA) });
  await second.waitUntilOnline();
  await second.open(`/pipeline/${jobId}?application=${row.applicationId}`);
  await second.waitUntilDelivered();
  await expect.poll(() => statusOf(central, row.applicationId)).toEqual({ status: 'rejected' });
  expect(await waiting(central, row.applicationId)).toBe(1);
  const history = await central.row<{ notes: string }>('SELECT notes FROM application_history WHERE applicationId = ? ORDER BY id DESC LIMIT 1', [
    row.applicationId,
  ]);
  expect(history.notes).toBe('Salary expectations\nFar above the band.');
  const delay = await central.row<{ seconds: number }>(
    `SELECT TIMESTAMPDIFF(SECOND, created_at, not_before) AS seconds FROM sync_effect WHERE dedupe_key LIKE ? AND status = 'waiting'`,
    [`stage-mail:${row.applicationId}:%`],
  );
  expect(delay.seconds).toBe(DAY);
  await expect(second.page.getByTestId('pending-letter')).toContainText(/leaves in 23 h 59 min|leaves in 1 d/u);
  expect(await violations(second)).toEqual([]);
  await second.page.getByRole('button', { name: 'Cancel e-mail' }).click();
  await expect(second.page.getByTestId('pending-letter')).toContainText('was cancelled');
  await expect.poll(() => waiting(central, row.applicationId)).toBe(0);
  await expect.poll(() => statusOf(central, row.applicationId)).toEqual({ status: 'rejected' });
});

test('many are rejected in one dialog and all of it, e-mails included, is taken back by one key', async ({ central, launch, newProfile }) => {
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 4);
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  await workstation.open(`/pipeline/${jobId}`);
  await selectCards(workstation, rows);
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'Reject 4 candidates?' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reject (4)' })).toBeFocused();
  await page.keyboard.press('Enter');
  const allWaiting = async () => Promise.all(rows.map(({ applicationId }) => waiting(central, applicationId)));
  await expect.poll(allWaiting).toEqual([1, 1, 1, 1]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(allWaiting).toEqual([0, 0, 0, 0]);
  for (const { applicationId } of rows) await expect.poll(() => statusOf(central, applicationId)).toEqual({ status: 'submitted' });
});

test('one note on many, and all of them gone again with Undo', async ({ central, launch, newProfile }) => {
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 3);
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  await workstation.open(`/pipeline/${jobId}`);
  await selectCards(workstation, rows);
  await page.getByRole('toolbar', { name: 'Selected candidates' }).getByRole('button', { name: 'Note…' }).click();
  await page.getByLabel('Note for everybody selected').fill('Call all of them on Monday.');
  await page.keyboard.press('ControlOrMeta+Enter');
  const noted = async () =>
    (await central.row<{ count: number }>(`SELECT COUNT(*) AS count FROM applicationFeedback WHERE notes = 'Call all of them on Monday.'`)).count;
  await expect.poll(noted).toBe(3);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(noted).toBe(0);
});

test('moves are collected as drafts, survive a restart, say who was moved meanwhile, and are made together', async ({
  central,
  launch,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 3);
  const [one, two, three] = rows as [BoardRow, BoardRow, BoardRow];
  const profile = newProfile();
  const first = await launch({ profile, signIn: signInOf(MAYA) });
  await first.waitUntilOnline();
  await first.open(`/pipeline/${jobId}`);
  await first.card(one.applicationId).focus();
  await first.page.keyboard.press('s');
  await first.page.getByRole('menuitemcheckbox', { name: 'As a draft' }).click();
  await first.page.getByRole('menuitem', { name: 'Shortlisted', exact: true }).click();
  await expect(first.page.getByTestId('draft-tray')).toContainText('Collecting moves: 1');
  for (const row of [two, three]) await first.moveByKeyboard(row.applicationId, 'Reviewing');
  await expect(first.page.getByTestId('draft-tray')).toContainText('Collecting moves: 3');
  expect(await statusOf(central, one.applicationId)).toEqual({ status: 'submitted' });
  await first.quit();

  const second = await launch({ profile, signIn: signInOf(MAYA) });
  const { page } = second;
  await second.waitUntilOnline();
  await second.open(`/pipeline/${jobId}`);
  await central.write(`UPDATE applications SET status = 'offered' WHERE id = ?`, [three.applicationId]);
  await expect(page.getByTestId('draft-tray')).toContainText('3 draft moves');
  await page.getByRole('button', { name: 'Review…' }).click();
  await expect(page.getByTestId(`draft-${three.applicationId}`)).toContainText('Someone moved this application to Offered meanwhile.');
  expect(await violations(second)).toEqual([]);
  await page.getByRole('button', { name: 'Make 2 moves' }).click();
  await expect.poll(() => statusOf(central, one.applicationId)).toEqual({ status: 'shortlisted' });
  await expect.poll(() => statusOf(central, two.applicationId)).toEqual({ status: 'reviewing' });
  expect(await statusOf(central, three.applicationId)).toEqual({ status: 'offered' });
  await page.getByRole('button', { name: 'Throw all away' }).click();
  await expect(page.getByText('No draft moves')).toBeVisible();
});

test('who holds an offer is hired: associate, onboarding, the job filled; Undo opens it again', async ({ central, launch, newProfile }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  await central.write(`UPDATE applications SET status = 'offered' WHERE id = ?`, [row.applicationId]);
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  await workstation.open(`/pipeline/${jobId}?application=${row.applicationId}`);
  await page.getByTestId('candidate-panel').getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Hire…' }).click();
  await expect(page.getByRole('heading', { name: `Hire ${row.name}?` })).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText(/Begins with \d+ tasks/u);
  expect(await violations(workstation)).toEqual([]);
  await page.getByRole('button', { name: 'Hire', exact: true }).click();
  await expect(page.getByTestId('hired')).toBeVisible();
  const associates = () => central.rows('SELECT status FROM associates WHERE candidateId = ?', [row.candidateId]);
  await expect.poll(associates).toEqual([{ status: 'onboarding' }]);
  expect(await central.row('SELECT status FROM jobs WHERE id = ?', [jobId])).toEqual({ status: 'filled' });
  await workstation.waitUntilDelivered();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(associates).toEqual([]);
  await expect.poll(() => central.row('SELECT status FROM jobs WHERE id = ?', [jobId])).toEqual({ status: 'active' });
});

test('a guest is invited from beside the board, and the invitation taken back', async ({ central, launch, newProfile }) => {
  const jobId = await busiestJob(central);
  const guestId = await central.write(
    `INSERT INTO guest_applications (jobId, email, name, resumeUrl, resumeFilename) VALUES (?, 'zoe@guests.example', 'Zoë Guest', '', 'zoe.pdf')`,
    [jobId],
  );
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  await workstation.open(`/pipeline/${jobId}`);
  await page.getByTestId('guests-button').click();
  await page.getByRole('button', { name: 'Invite Zoë Guest' }).click();
  await expect(page.getByTestId(`guest-${guestId}`)).toContainText('Invited');
  expect(await violations(workstation)).toEqual([]);
  const invitation = () => central.rows('SELECT status FROM sync_effect WHERE dedupe_key LIKE ?', [`guest-invitation:${guestId}:%`]);
  await expect.poll(invitation).toEqual([{ status: 'waiting' }]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(invitation).toEqual([{ status: 'cancelled' }]);
  await expect.poll(() => central.row('SELECT invitationCount FROM guest_applications WHERE id = ?', [guestId])).toEqual({ invitationCount: 0 });
});
