import { must } from '../../shared/errors.ts';
import { violations } from './support/axe.ts';
import type { Central } from './support/central.ts';
import { busiestJob, DANIEL, jobOfMany, MAYA, signInOf, topOfFirstColumn, type BoardRow } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

const DAY = 86_400;

async function waiting(central: Central, applicationId: number): Promise<number> {
  const sql = `SELECT COUNT(*) AS count FROM sync_effect WHERE dedupe_key LIKE ? AND status = 'waiting'`;
  return (await central.row<{ count: number }>(sql, [`stage-mail:${applicationId}:%`])).count;
}

const statusOf = (central: Central, applicationId: number) =>
  central.row<{ status: string }>('SELECT status FROM applications WHERE id = ?', [applicationId]);

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

/** Somebody who applied without an account. */
function guest(central: Central, jobId: number, name: string): Promise<number> {
  const sql = `INSERT INTO guest_applications (jobId, email, name, resumeUrl, resumeFilename) VALUES (?, ?, ?, '', 'resume.pdf')`;
  return central.write(sql, [jobId, `guest-${name.length}@guests.example`, name]);
}

/** Hires whoever the panel shows. */
async function hire(workstation: Workstation, row: BoardRow): Promise<void> {
  const { page } = workstation;
  await page.getByTestId('candidate-panel').getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Hire…' }).click();
  await expect(page.getByRole('heading', { name: /^Hire .*\?$/u })).toContainText(row.name);
  await expect(page.getByRole('dialog', { name: /^Hire / })).toContainText(/Begins with \d+ tasks/u);
  expect(await violations(workstation)).toEqual([]);
  await page.getByRole('button', { name: 'Hire', exact: true }).click();
  await expect(page.getByTestId('hired')).toBeVisible();
}

/** Takes back the newest change, and waits until it was said. */
async function undoOnce({ page }: Workstation): Promise<void> {
  const undone = page.getByText(/^Undone: /u);
  // The one before may still be on its way out, below the new one.
  const [before = ''] = await undone.allTextContents();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(undone.first()).toBeVisible();
  await expect(undone.first()).not.toHaveText(before);
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
  const dialog = first.page.getByRole('dialog', { name: /^Reject / });
  // A name may hold itself apart from the words around it, where it is written in the other direction.
  await expect(dialog.getByRole('heading', { name: /^Reject .*\?$/u })).toContainText(row.name);
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

test('many are rejected and tagged and one is withdrawn without a connection; it arrives after a restart, and a key each takes it back', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 5);
  const [gone, ...many] = rows as [BoardRow, ...BoardRow[]];
  const profile = newProfile();
  const first = await launch({ profile, signIn: signInOf(MAYA) });
  await first.waitUntilOnline();
  await first.open(`/pipeline/${jobId}`);
  await gateway.stop();
  await first.waitUntilOffline();

  await test.step('tagged together, then rejected in one dialog', async () => {
    const { page } = first;
    await selectCards(first, many);
    await page.getByRole('toolbar', { name: 'Selected candidates' }).getByRole('button', { name: 'Tag…' }).click();
    await page.getByLabel('Tag', { exact: true }).fill('Not this time');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Tagged 4 candidates “Not this time”')).toBeVisible();
    await first.card(must(many[0], 'a card').applicationId).focus();
    await page.keyboard.press('r');
    await expect(page.getByRole('heading', { name: 'Reject 4 candidates?' })).toBeVisible();
    // The answer is a key away, whether or not the system gave the window the keyboard.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Reject (4)');
    await page.keyboard.press('Enter');
    for (const { applicationId, name } of many) await first.expectIn('rejected', { applicationId, name });
  });

  await test.step('withdrawn, with the reason for colleagues and no e-mail', async () => {
    await first.moveByKeyboard(gone.applicationId, 'Withdrawn');
    const dialog = first.page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: /^Mark .* as withdrawn\?$/u })).toContainText(gone.name);
    await choose(first, 'Reason', 'Took another offer');
    await dialog.getByRole('button', { name: 'Mark as withdrawn' }).click();
    await first.expectIn('withdrawn', gone);
    await first.quit();
  });

  await gateway.start();
  const second = await launch({ profile, signIn: signInOf(MAYA) });
  await second.waitUntilDelivered();
  const statuses = () => Promise.all(rows.map(({ applicationId }) => statusOf(central, applicationId)));
  const allWaiting = () => Promise.all(rows.map(({ applicationId }) => waiting(central, applicationId)));
  const tagged = () =>
    central.rows(`SELECT s.id FROM candidateTagAssignments s JOIN candidateTags t ON t.id = s.tagId WHERE t.name = 'Not this time'`);
  await expect.poll(allWaiting).toEqual([0, 1, 1, 1, 1]);
  expect((await statuses()).map(({ status }) => status)).toEqual(['withdrawn', 'rejected', 'rejected', 'rejected', 'rejected']);
  expect(await tagged()).toHaveLength(4);
  const reason = 'SELECT notes FROM application_history WHERE applicationId = ? ORDER BY id DESC LIMIT 1';
  expect(await central.row(reason, [gone.applicationId])).toEqual({ notes: 'Took another offer' });

  // The withdrawal, the rejections, the tags: newest first.
  for (let undone = 0; undone < 3; undone += 1) await undoOnce(second);
  await expect.poll(allWaiting).toEqual([0, 0, 0, 0, 0]);
  await expect.poll(async () => new Set((await statuses()).map(({ status }) => status))).toEqual(new Set(['submitted']));
  await expect.poll(tagged).toEqual([]);
});

test('moves are collected as drafts without a connection, survive a restart, say who was moved meanwhile, and are made together', async ({
  central,
  gateway,
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
  await gateway.stop();
  await first.waitUntilOffline();
  await first.card(one.applicationId).focus();
  await first.page.keyboard.press('s');
  await first.page.getByRole('menuitemcheckbox', { name: 'As a draft' }).click();
  await first.page.getByRole('menuitem', { name: 'Shortlisted', exact: true }).click();
  await expect(first.page.getByTestId('draft-tray')).toContainText('Collecting moves: 1');
  for (const row of [two, three]) await first.moveByKeyboard(row.applicationId, 'Reviewing');
  await expect(first.page.getByTestId('draft-tray')).toContainText('Collecting moves: 3');
  // The key does what the message beside it offers: nothing was changed that could be undone. The message stays as long as the mouse is on it.
  await first.page.getByText('1 move noted as a draft').first().hover();
  await first.page.keyboard.press('ControlOrMeta+z');
  await expect(first.page.getByTestId('draft-tray')).toContainText('Collecting moves: 2');
  // A draft that took the place of another gives it back.
  await first.moveByKeyboard(one.applicationId, 'Reviewing');
  await first.page.getByText('1 move noted as a draft').first().hover();
  await first.page.keyboard.press('ControlOrMeta+z');
  await expect(first.page.getByText('1 move noted as a draft')).toHaveCount(0);
  await expect(first.page.getByTestId('draft-tray')).toContainText('Collecting moves: 2');
  await first.moveByKeyboard(three.applicationId, 'Reviewing');
  await expect(first.page.getByTestId('draft-tray')).toContainText('Collecting moves: 3');
  expect(await statusOf(central, one.applicationId)).toEqual({ status: 'submitted' });
  await first.quit();

  await gateway.start();
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

test('hired, invited and noted without a connection: it survives a restart, arrives on reconnect, and Undo opens the job again', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  test.setTimeout(240_000);
  const jobId = await busiestJob(central);
  const [row, noted] = (await topOfFirstColumn(central, jobId, 2)) as [BoardRow, BoardRow];
  await central.write(`UPDATE applications SET status = 'offered' WHERE id = ?`, [row.applicationId]);
  const guestId = await guest(central, jobId, 'Ole Gast');
  const profile = newProfile();
  const first = await launch({ profile, signIn: signInOf(MAYA) });
  await first.waitUntilOnline();
  await first.open(`/pipeline/${jobId}?application=${row.applicationId}`);
  await gateway.stop();
  await first.waitUntilOffline();
  await hire(first, row);
  await first.page.getByRole('button', { name: 'Close the details' }).click();
  await first.page.getByTestId('guests-button').click();
  await first.page.getByRole('button', { name: 'Invite Ole Gast' }).click();
  await expect(first.page.getByTestId(`guest-${guestId}`)).toContainText('Invited');
  await first.page.keyboard.press('Escape');
  await selectCards(first, [noted]);
  await first.page.getByRole('toolbar', { name: 'Selected candidates' }).getByRole('button', { name: 'Note…' }).click();
  await first.page.getByLabel('Note for everybody selected').fill('Decided on the train.');
  await first.page.keyboard.press('ControlOrMeta+Enter');
  await expect(first.page.getByText('Note added to 1 candidate')).toBeVisible();
  await first.quit();

  await gateway.start();
  const second = await launch({ profile, signIn: signInOf(MAYA) });
  await second.waitUntilOnline();
  const associates = () => central.rows('SELECT status FROM associates WHERE candidateId = ?', [row.candidateId]);
  const jobStatus = () => central.row('SELECT status FROM jobs WHERE id = ?', [jobId]);
  await expect.poll(associates).toEqual([{ status: 'onboarding' }]);
  expect(await jobStatus()).toEqual({ status: 'filled' });
  await expect.poll(() => central.row('SELECT invitationCount FROM guest_applications WHERE id = ?', [guestId])).toEqual({ invitationCount: 1 });
  await expect
    .poll(() => central.rows(`SELECT applicationId FROM applicationFeedback WHERE notes = 'Decided on the train.'`))
    .toEqual([{ applicationId: noted.applicationId }]);
  await second.waitUntilDelivered();
  // The note, the invitation, the hire: newest first.
  for (let undone = 0; undone < 3; undone += 1) await undoOnce(second);
  await expect.poll(associates).toEqual([]);
  await expect.poll(jobStatus).toEqual({ status: 'active' });
});

test('one note on many, and all of them gone again with Undo', async ({ central, maya }) => {
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 3);
  const { page } = maya;
  await maya.open(`/pipeline/${jobId}`);
  await selectCards(maya, rows);
  await page.getByRole('toolbar', { name: 'Selected candidates' }).getByRole('button', { name: 'Note…' }).click();
  await page.getByLabel('Note for everybody selected').fill('Call all of them on Monday.');
  await page.keyboard.press('ControlOrMeta+Enter');
  const noted = async () =>
    (await central.row<{ count: number }>(`SELECT COUNT(*) AS count FROM applicationFeedback WHERE notes = 'Call all of them on Monday.'`)).count;
  // The keyboard is the board's again once the note's field has gone.
  await expect(page.getByLabel('Note for everybody selected')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Selected candidates' })).toHaveCount(0);
  // A hint leaves the Undo that is offered, as long as the mouse is on it.
  await page.getByText('Note added to 3 candidates').hover();
  await page.keyboard.press('c');
  const notices = page.getByRole('region', { name: 'Notifications' });
  await expect(notices).toContainText('Compare takes a few people');
  await expect(notices.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect.poll(noted).toBe(3);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(noted).toBe(0);
});

test('a guest is invited from beside the board, and the invitation taken back', async ({ central, maya }) => {
  const jobId = await busiestJob(central);
  const guestId = await guest(central, jobId, 'Zoë Guest');
  const { page } = maya;
  await maya.open(`/pipeline/${jobId}`);
  await page.getByTestId('guests-button').click();
  await page.getByRole('button', { name: 'Invite Zoë Guest' }).click();
  await expect(page.getByTestId(`guest-${guestId}`)).toContainText('Invited');
  expect(await violations(maya)).toEqual([]);
  const invitation = () => central.rows('SELECT status FROM sync_effect WHERE dedupe_key LIKE ?', [`guest-invitation:${guestId}:%`]);
  await expect.poll(invitation).toEqual([{ status: 'waiting' }]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(invitation).toEqual([{ status: 'cancelled' }]);
  await expect.poll(() => central.row('SELECT invitationCount FROM guest_applications WHERE id = ?', [guestId])).toEqual({ invitationCount: 0 });
});

test('more than a change may hold are rejected at once and taken back by one key', async ({ central, maya }) => {
  test.setTimeout(240_000);
  const people = 210;
  const jobId = await jobOfMany(central, people, DANIEL);
  const { page } = maya;
  await maya.open(`/pipeline/${jobId}`);
  await maya.column('reviewing').locator('[data-card]').first().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText(`${people} candidates selected`)).toBeVisible();
  await page.keyboard.press('r');
  await page.getByRole('button', { name: `Reject (${people})` }).click();
  const inStage = async (status: string): Promise<number> =>
    (await central.row<{ count: number }>('SELECT COUNT(*) AS count FROM applications WHERE jobId = ? AND status = ?', [jobId, status])).count;
  await expect.poll(() => inStage('rejected')).toBe(people);
  await maya.waitUntilDelivered();
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => inStage('reviewing')).toBe(people);
  const left = await central.row<{ count: number }>(
    `SELECT COUNT(*) AS count FROM sync_effect e JOIN applications a ON e.dedupe_key LIKE CONCAT('stage-mail:', a.id, ':%') WHERE a.jobId = ? AND e.status = 'waiting'`,
    [jobId],
  );
  expect(left.count).toBe(0);
});
