import { must } from '../../shared/errors.ts';
import { violations } from './support/axe.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn } from './support/company.ts';
import { expect, test } from './support/test.ts';

test('somebody added and completed without a connection survives a power cut and arrives once, with their application', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  const jobId = await busiestJob(central);
  const profile = newProfile();
  const first = await launch({ profile, signIn: signInOf(MAYA) });
  await first.waitUntilOnline();
  await first.open(`/pipeline/${jobId}`);
  await expect(first.column('submitted').locator('[data-card]').first()).toBeVisible();
  await gateway.stop();
  await first.waitUntilOffline();

  await first.page.keyboard.press('ControlOrMeta+Shift+a');
  const form = first.page.getByTestId('new-candidate');
  await form.getByLabel('Name').fill('Zoë Ångström-Čech');
  await form.getByLabel('E-mail').fill('not an address');
  await first.page.getByRole('button', { name: 'Add the candidate' }).click();
  await expect(form.getByText('Give an e-mail address')).toBeVisible();
  await form.getByLabel('E-mail').fill('Zoe.Angstrom@Example.org');
  await form.getByLabel('Phone').fill('+46 70 123 45 67');
  await expect(form.getByLabel('Put forward for')).toHaveValue(String(jobId));
  expect(await violations(first)).toEqual([]);
  await first.page.getByRole('button', { name: 'Add the candidate' }).click();

  const edit = first.page.getByTestId('edit-candidate');
  await edit.getByLabel('Title', { exact: true }).fill('Staff Nurse');
  await edit.getByLabel('Skills, between commas').fill('Triage, ICU');
  await edit.getByLabel('Years of experience').fill('twelve');
  await edit.getByLabel('Expected salary, from').fill('52,000');
  await edit.getByLabel('Summary').focus();
  await expect(edit.getByText('Kept on this laptop')).toHaveCount(3);
  await expect(edit.getByLabel('Years of experience')).toHaveAttribute('aria-invalid', 'true');
  await edit.getByLabel('Years of experience').fill('12');
  await edit.getByLabel('Summary').focus();
  await expect(edit.getByText('Kept on this laptop')).toHaveCount(4);
  expect(await violations(first)).toEqual([]);
  await first.kill();

  const second = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  await expect(second.pill).toContainText('6 changes queued');
  await second.find('Zoë');
  await second.column('submitted').locator('[data-card]').first().click();
  const panel = second.page.getByTestId('candidate-panel');
  await expect(panel.getByText('Staff Nurse').first()).toBeVisible();
  await gateway.start();
  await second.waitUntilDelivered();
  const arrived = await central.rows(
    `SELECT u.name, u.role, c.phoneNumber, c.title, c.skills, c.totalExperienceYears AS years, c.expectedSalaryMin AS salary, a.jobId, a.status
      FROM users u JOIN candidates c ON c.userId = u.id JOIN applications a ON a.candidateId = c.id WHERE u.email = ?`,
    ['zoe.angstrom@example.org'],
  );
  expect(arrived).toEqual([
    {
      name: 'Zoë Ångström-Čech',
      role: 'candidate',
      phoneNumber: '+46 70 123 45 67',
      title: 'Staff Nurse',
      skills: '["Triage","ICU"]',
      years: 12,
      salary: 52_000,
      jobId,
      status: 'submitted',
    },
  ]);
  // The screen follows the row to the id the server gave it, and goes on working.
  await panel.getByRole('tab', { name: 'Edit' }).click();
  await second.page.getByTestId('edit-candidate').getByLabel('Location').fill('Malmö');
  await second.page.getByTestId('edit-candidate').getByLabel('Location').press('Enter');
  await second.waitUntilDelivered();
  await expect
    .poll(() => central.row('SELECT c.location FROM candidates c JOIN users u ON u.id = c.userId WHERE u.email = ?', ['zoe.angstrom@example.org']))
    .toEqual({
      location: 'Malmö',
    });
  expect([...first.problems, ...second.problems]).toEqual([]);
  // The company is shared by every test: the board's top is theirs again.
  await central.write('DELETE FROM candidates WHERE userId IN (SELECT id FROM users WHERE email = ?)', ['zoe.angstrom@example.org']);
});

test('whoever is known already is named while one types, and one address is one person', async ({ central, maya }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  const known = await central.row<{ email: string }>('SELECT u.email FROM users u JOIN candidates c ON c.userId = u.id WHERE c.id = ?', [
    row.candidateId,
  ]);
  const { page } = maya;
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('add a cand');
  await page.keyboard.press('Enter');
  const form = page.getByTestId('new-candidate');
  await form.getByLabel('E-mail').fill(known.email.toUpperCase());
  const hints = form.getByRole('list', { name: 'Similar candidates' });
  await expect(hints.getByRole('listitem').filter({ hasText: 'same e-mail' })).toContainText(row.name);
  await expect(page.getByRole('button', { name: 'Add the candidate' })).toBeDisabled();
  expect(await violations(maya)).toEqual([]);
  await hints.getByRole('listitem').filter({ hasText: 'same e-mail' }).getByRole('button', { name: 'Open' }).click();
  await expect(page.getByTestId('candidate-panel').getByRole('heading', { name: row.name })).toBeVisible();

  await page.getByTestId('candidate-panel').getByRole('tab', { name: 'Profile' }).click();
  await page.getByRole('button', { name: 'Add to a job…' }).click();
  const open = page.getByRole('list', { name: 'Open jobs' }).getByRole('button', { disabled: false }).first();
  await open.click();
  await maya.waitUntilDelivered();
  await expect.poll(() => central.rows('SELECT id FROM applications WHERE candidateId = ?', [row.candidateId])).not.toHaveLength(1);
});

test('two people write one field: the author decides, and the decision arrives', async ({ central, gateway, maya }) => {
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 3);
  const ours = must(
    (
      await central.rows<{ id: number }>(
        `SELECT c.id FROM candidates c JOIN recruiters r ON r.id = c.addedBy JOIN users u ON u.id = r.userId
          WHERE u.companyId = 1 AND c.id IN (SELECT candidateId FROM applications WHERE jobId = ?) ORDER BY c.id LIMIT 1`,
        [jobId],
      )
    )[0],
    'a candidate of this company',
  );
  expect(rows.length).toBeGreaterThan(0);
  const { page } = maya;
  await maya.open(`/pipeline/${jobId}?candidate=${ours.id}`);
  await page.getByTestId('candidate-panel').getByRole('tab', { name: 'Edit' }).click();
  const edit = page.getByTestId('edit-candidate');
  await expect(edit.getByLabel('Phone')).toBeVisible();
  await gateway.stop();
  await maya.waitUntilOffline();
  await edit.getByLabel('Phone').fill('111 1111');
  await edit.getByLabel('Phone').press('Enter');
  await edit.getByLabel('Title', { exact: true }).fill('Only mine');
  await edit.getByLabel('Title', { exact: true }).press('Enter');
  await expect(edit.getByText('Kept on this laptop')).toHaveCount(2);
  await expect(maya.pill).toContainText('2 changes queued');
  await central.write("UPDATE candidates SET phoneNumber = '222 2222', bio = 'Only theirs' WHERE id = ?", [ours.id]);
  await gateway.start();
  await expect(maya.pill).toHaveAttribute('data-state', 'attention', { timeout: 60_000 });

  const stored = (): Promise<unknown> => central.row('SELECT phoneNumber, title, bio FROM candidates WHERE id = ?', [ours.id]);
  expect(await stored()).toEqual({ phoneNumber: '222 2222', title: 'Only mine', bio: 'Only theirs' });
  await maya.open('/sync');
  await page.getByText('Needs attention', { exact: true }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Your decision' })
    .getByRole('button', { name: 'Edit a candidate’s phone number: what it changed' })
    .click();
  const conflicts = page.getByTestId('conflicts');
  await expect(conflicts.getByRole('button', { name: 'Keep this result' })).toBeDisabled();
  await conflicts.getByRole('radio', { name: 'Keep theirs for Phone' }).check();
  await conflicts.getByRole('radio', { name: 'Keep mine for Phone' }).check();
  expect(await violations(maya)).toEqual([]);
  await conflicts.getByRole('button', { name: 'Keep this result' }).click();
  await maya.waitUntilDelivered();
  await expect.poll(stored).toEqual({ phoneNumber: '111 1111', title: 'Only mine', bio: 'Only theirs' });
});

test('identity papers are read when they are asked for, and only then', async ({ central, gateway, maya }) => {
  const jobId = await busiestJob(central);
  const row = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  await central.write("UPDATE candidates SET passportNumber = 'PASS-4711' WHERE id = ?", [row.candidateId]);
  await maya.open(`/pipeline/${jobId}?candidate=${row.candidateId}`);
  const papers = maya.page.getByTestId('identity-papers');
  const audited = (): Promise<unknown> => central.row("SELECT COUNT(*) AS count FROM sync_audit WHERE kind = 'identity.read'");
  expect(await audited()).toEqual({ count: 0 });
  await papers.getByRole('button', { name: 'Show identity papers' }).click();
  await expect(papers.getByText('PASS-4711')).toBeVisible();
  expect(await audited()).toEqual({ count: 1 });
  expect(await violations(maya)).toEqual([]);
  await papers.getByRole('button', { name: 'Hide them' }).click();
  await expect(papers.getByText('PASS-4711')).toHaveCount(0);
  await gateway.stop();
  await maya.waitUntilOffline();
  await papers.getByRole('button', { name: 'Show identity papers' }).click();
  await expect(papers.getByRole('alert')).toBeVisible();
});
