import type { Locator } from '@playwright/test';
import { must } from '../../shared/errors.ts';
import { violations } from './support/axe.ts';
import type { Central } from './support/central.ts';
import { busiestJob, jobOfMany, MAYA, signInOf, topOfFirstColumn, userIdOf } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

function grid({ page }: Workstation): Locator {
  return page.getByTestId('pipeline-table');
}

function row({ page }: Workstation, applicationId: number): Locator {
  return page.getByTestId(`row-${applicationId}`);
}

/** Shows the pipeline of a job as a table, by the key. */
async function openTable(workstation: Workstation, jobId: number): Promise<void> {
  await workstation.open(`/pipeline/${jobId}`);
  await expect(workstation.page.getByTestId('job-switcher')).toBeVisible();
  await expect(workstation.page.locator('[data-board]')).toBeVisible();
  if ((await grid(workstation).count()) === 0) await workstation.page.keyboard.press('v');
  await expect(grid(workstation)).toBeVisible();
  await expect(workstation.page.locator('[aria-busy="true"]')).toHaveCount(0);
}

async function columnTexts(workstation: Workstation, index: number, count: number): Promise<string[]> {
  const cells = await grid(workstation).locator(`[data-card] > [role="gridcell"]:nth-child(${index})`).allInnerTexts();
  return cells.slice(0, count).map((text) => text.trim());
}

/** The first headings as they stand. */
async function headings(workstation: Workstation): Promise<string[]> {
  return (await grid(workstation).locator('[data-heading]').allInnerTexts()).slice(0, 5).map((text) => text.split('\n')[0]?.trim() ?? '');
}

test('the board as a table: sorted, filtered, laid out, and found again as it was left', async ({ central, launch, newProfile }) => {
  test.setTimeout(240_000);
  const jobId = await busiestJob(central);
  const first = must((await topOfFirstColumn(central, jobId, 1))[0], 'an application');
  const profile = newProfile();
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();

  await test.step('its skeleton stands there before it is known how it was left', async () => {
    const data = must(await maya.dataProcessId(), 'the data process');
    process.kill(data, 'SIGSTOP');
    try {
      await maya.open(`/pipeline/${jobId}`);
      await expect(maya.page.getByRole('status', { name: 'Loading the board' })).toBeVisible();
    } finally {
      process.kill(data, 'SIGCONT');
    }
  });

  await openTable(maya, jobId);

  await test.step('sorted by the match, then by the name within the status', async () => {
    await grid(maya).getByRole('button', { name: 'Match' }).click();
    await expect(grid(maya).getByRole('columnheader', { name: 'Match' })).toHaveAttribute('aria-sort', 'descending');
    const best = await central.rows<{ aiScore: number }>(
      'SELECT aiScore FROM applications WHERE jobId = ? AND aiScore IS NOT NULL ORDER BY aiScore DESC LIMIT 5',
      [jobId],
    );
    await expect.poll(() => columnTexts(maya, 5, best.length)).toEqual(best.map((one) => String(one.aiScore)));
    await grid(maya).getByRole('button', { name: 'Status', exact: true }).click();
    await grid(maya)
      .getByRole('button', { name: 'Candidate' })
      .click({ modifiers: ['Shift'] });
    await expect(grid(maya).getByRole('columnheader', { name: 'Candidate' })).toHaveAttribute('aria-sort', 'ascending');
    await expect.poll(async () => new Set(await columnTexts(maya, 2, 5))).toEqual(new Set(['Submitted']));
    await expect
      .poll(async () => {
        // Initials, name, marks: each on a line of its own.
        const names = (await columnTexts(maya, 1, 5)).map((text) => text.split('\n')[1] ?? '');
        return names.join() === names.toSorted((one, other) => one.localeCompare(other, undefined, { sensitivity: 'base' })).join();
      })
      .toBe(true);
  });

  await test.step('the keyboard walks it, opens, selects and moves; undo takes it back', async () => {
    await maya.find(first.name);
    await expect(row(maya, first.applicationId)).toBeVisible();
    await row(maya, first.applicationId).focus();
    await maya.page.keyboard.press('Enter');
    await expect(maya.page.getByTestId('candidate-panel')).toContainText(first.name);
    await maya.page.keyboard.press('Escape');
    await row(maya, first.applicationId).focus();
    await maya.page.keyboard.press('s');
    await expect(maya.page.getByRole('menuitem', { name: 'Submitted', exact: true })).toBeVisible();
    // The stage it is in is not stepped on: the first Down is on Reviewing.
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await maya.page.keyboard.press(key);
    await expect(row(maya, first.applicationId)).toContainText('Shortlisted');
    await expect(row(maya, first.applicationId)).toBeFocused();
    await maya.page.keyboard.press('ControlOrMeta+z');
    await expect(row(maya, first.applicationId)).toContainText('Submitted');
    await row(maya, first.applicationId).focus();
    await maya.page.keyboard.press('x');
    await expect(maya.page.getByRole('toolbar', { name: 'Selected candidates' })).toContainText('1 candidate selected');
    await maya.page.keyboard.press('Escape');
    await maya.find('');
  });

  await test.step('filtered, on the board too', async () => {
    await grid(maya).locator('[data-card]').first().focus();
    await maya.page.keyboard.press('f');
    const filter = maya.page.getByRole('dialog', { name: 'Filter' });
    await filter.getByRole('checkbox', { name: 'Rejected' }).click();
    expect(await violations(maya)).toEqual([]);
    await maya.page.keyboard.press('Escape');
    await expect.poll(async () => new Set(await columnTexts(maya, 2, 50))).toEqual(new Set(['Rejected']));
    await maya.page.getByRole('button', { name: 'Show as a board' }).click();
    await expect(maya.column('rejected').locator('[data-card]').first()).toBeVisible();
    await expect(maya.column('submitted').locator('[data-card]')).toHaveCount(0);
    await maya.page.getByRole('button', { name: 'Show as a table' }).click();
  });

  await test.step('columns are chosen, put in order by keys and by the mouse, and made wider', async () => {
    await maya.page.getByRole('button', { name: 'Columns' }).click();
    await maya.page.getByRole('checkbox', { name: 'Place' }).click();
    const later = maya.page.getByRole('button', { name: 'Put Next further right' });
    await later.press('Enter');
    await expect(later).toBeFocused();
    await maya.page.keyboard.press('Escape');
    await expect(grid(maya).getByRole('columnheader', { name: 'Place' })).toHaveCount(0);
    expect(await headings(maya)).toEqual(['Candidate', 'Status', 'In status', 'Next', 'Match']);
    const heading = (name: string) => grid(maya).locator('[data-heading]').filter({ hasText: name });
    await heading('Next').dragTo(heading('In status'), { targetPosition: { x: 4, y: 12 } });
    await expect.poll(() => headings(maya)).toEqual(['Candidate', 'Status', 'Next', 'In status', 'Match']);
    await heading('Match').dragTo(heading('Next'), { targetPosition: { x: 4, y: 12 } });
    await expect.poll(() => headings(maya)).toEqual(['Candidate', 'Status', 'Match', 'Next', 'In status']);
    const edge = grid(maya).getByRole('separator', { name: 'Width of Match' });
    await edge.press('ArrowRight');
    await edge.press('ArrowRight');
    await expect(edge).toHaveAttribute('aria-valuenow', '108');
    expect(await violations(maya)).toEqual([]);
    // The hand rests: only then is it remembered.
    await maya.page.waitForTimeout(600);
  });

  await test.step('after a restart it is as it was left, this job only', async () => {
    await maya.quit();
    maya = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
    await maya.waitUntilOnline();
    await expect(grid(maya)).toBeVisible();
    await expect(grid(maya).getByRole('separator', { name: 'Width of Match' })).toHaveAttribute('aria-valuenow', '108');
    await expect(grid(maya).getByRole('columnheader', { name: 'Place' })).toHaveCount(0);
    expect(await headings(maya)).toEqual(['Candidate', 'Status', 'Match', 'Next', 'In status']);
    await expect(maya.page.getByRole('button', { name: 'Filter, 1 set' })).toBeVisible();
    const other = await central.row<{ id: number }>(
      'SELECT id FROM jobs WHERE postedBy = (SELECT postedBy FROM jobs WHERE id = ?) AND id <> ? LIMIT 1',
      [jobId, jobId],
    );
    await maya.open(`/pipeline/${other.id}`);
    await expect(maya.column('submitted')).toBeVisible();
    await expect(grid(maya)).toHaveCount(0);
  });
});

test('all my jobs in one table, grouped; a view of it is kept and pinned', async ({ central, launch, newProfile }) => {
  test.setTimeout(240_000);
  const jobId = await busiestJob(central);
  const title = (await central.row<{ title: string }>('SELECT title FROM jobs WHERE id = ?', [jobId])).title;
  const profile = newProfile();
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open(`/pipeline/${jobId}`);
  await maya.page.getByTestId('job-switcher').click();
  await maya.page.getByRole('option', { name: 'All my jobs' }).click();
  await expect(maya.page.getByTestId('job-switcher')).toContainText('All my jobs');
  await expect(maya.column('submitted').locator('[data-card]').first()).toBeVisible();
  await maya.page.keyboard.press('v');
  await expect(grid(maya).getByRole('rowheader').first()).toBeVisible();
  const job = await central.row<{ count: number }>('SELECT COUNT(*) AS count FROM applications WHERE jobId = ?', [jobId]);
  await maya.page.getByRole('button', { name: 'Filter', exact: true }).click();
  await maya.page.getByRole('dialog', { name: 'Filter' }).getByRole('checkbox', { name: 'Interviewing' }).click();
  await maya.page.keyboard.press('Escape');
  await expect(maya.page.getByRole('button', { name: 'Filter, 1 set' })).toBeVisible();
  expect(job.count).toBeGreaterThan(0);
  expect(await violations(maya)).toEqual([]);

  await maya.page.getByRole('button', { name: 'Saved views' }).click();
  await maya.page.getByLabel('Keep this view as').fill('In interviews');
  expect(await violations(maya)).toEqual([]);
  await maya.page.keyboard.press('Enter');
  await maya.page.getByRole('button', { name: 'Filter, 1 set' }).click();
  await maya.page.getByRole('button', { name: 'Show everybody' }).click();
  await maya.page.keyboard.press('Escape');
  await expect(maya.page.getByRole('button', { name: 'Filter', exact: true })).toBeVisible();
  await maya.quit();

  maya = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  await maya.waitUntilOnline();
  await expect(maya.page.getByTestId('job-switcher')).toContainText(title);
  await maya.page.getByTestId('job-switcher').click();
  await maya.page.getByRole('option', { name: 'In interviews' }).click();
  await expect(maya.page.getByTestId('job-switcher')).toContainText('All my jobs');
  await expect(maya.page.getByRole('button', { name: 'Filter, 1 set' })).toBeVisible();
  await expect.poll(async () => new Set(await columnTexts(maya, 2, 50))).toEqual(new Set(['Interviewing']));

  await test.step('and keeps WCAG 2.2 AA in the dark', async () => {
    await maya.open('/settings');
    await maya.page.getByRole('radio', { name: 'Dark', exact: true }).click();
    await expect(maya.page.locator('html[data-theme="dark"]')).toBeAttached();
    await maya.open('/pipeline/0');
    await grid(maya).locator('[data-card]').first().focus();
    await maya.page.keyboard.press('x');
    expect(await violations(maya)).toEqual([]);
    await maya.page.keyboard.press('f');
    await expect(maya.page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
    expect(await violations(maya)).toEqual([]);
  });
});

test('what is new has a mark until it is opened, also after a restart', async ({ central, launch, newProfile }) => {
  const jobId = await busiestJob(central);
  const [newest, next] = await topOfFirstColumn(central, jobId, 2);
  const [opened, other] = [must(newest, 'an application'), must(next, 'another one')];
  await central.write('UPDATE applications SET submittedAt = UTC_TIMESTAMP() WHERE id IN (?, ?)', [opened.applicationId, other.applicationId]);
  const profile = newProfile();
  const before = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  await before.waitUntilOnline();
  await expect(before.card(opened.applicationId)).toHaveAccessibleName(/not opened yet/u);
  await before.card(opened.applicationId).click();
  await expect(before.page.getByTestId('candidate-panel')).toContainText(opened.name);
  await expect(before.card(opened.applicationId)).not.toHaveAccessibleName(/not opened yet/u);
  await before.quit();

  const after = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  await after.waitUntilOnline();
  await expect(after.card(other.applicationId)).toHaveAccessibleName(/not opened yet/u);
  await expect(after.card(opened.applicationId)).not.toHaveAccessibleName(/not opened yet/u);
});

test('a whole table is moved without a connection, taken back by one key and done again; who was quicker is named', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  test.setTimeout(360_000);
  const jobId = await jobOfMany(central, 240);
  const countIn = async (status: string): Promise<number> =>
    (await central.row<{ count: number }>('SELECT COUNT(*) AS count FROM applications WHERE jobId = ? AND status = ?', [jobId, status])).count;
  const reviewing = await countIn('reviewing');
  // More than one change may hold, so that the act is several changes.
  expect(reviewing).toBeGreaterThan(200);
  const profile = newProfile();
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await openTable(maya, jobId);
  await gateway.stop();
  await maya.waitUntilOffline();

  const total = async (): Promise<number> => Number(await grid(maya).getAttribute('aria-rowcount')) - 1;
  await maya.page.getByRole('button', { name: 'Filter', exact: true }).click();
  await maya.page.getByRole('dialog', { name: 'Filter' }).getByRole('checkbox', { name: 'Reviewing' }).click();
  await maya.page.keyboard.press('Escape');
  await expect.poll(total).toBe(reviewing);
  await grid(maya).locator('[data-card]').first().focus();
  await maya.page.keyboard.press('ControlOrMeta+a');
  const bar = maya.page.getByRole('toolbar', { name: 'Selected candidates' });
  await expect(bar).toContainText(`${reviewing} candidates selected`);
  await bar.getByRole('button', { name: 'Tag…' }).click();
  await maya.page.getByLabel('Tag', { exact: true }).fill('All at once');
  await maya.page.keyboard.press('Enter');
  await expect(maya.page.getByText(`Tagged ${reviewing} candidates “All at once”`)).toBeVisible();
  await maya.page.keyboard.press('ControlOrMeta+z');
  await expect(maya.page.getByText(`Undone: Tag ${reviewing} candidates “All at once”`)).toBeVisible();
  await expect(bar).toContainText(`${reviewing} candidates selected`);
  await bar.getByRole('button', { name: 'Move to…' }).click();
  await maya.page.getByRole('menuitem', { name: 'Shortlisted', exact: true }).click();
  await maya.page.getByRole('dialog').getByRole('button', { name: 'Move to Shortlisted' }).click();
  await expect(maya.page.getByText('Nobody matches')).toBeVisible();
  // On the screen before all of it is kept: whoever is quick takes all of it back nevertheless.
  await maya.page.keyboard.press('ControlOrMeta+z');
  await expect.poll(total).toBe(reviewing);
  await maya.page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(maya.page.getByText(/^Redone: /u)).toBeVisible();
  await expect(maya.page.getByText('Nobody matches')).toBeVisible();
  await maya.quit();

  maya = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  await expect(maya.page.getByText('Nobody matches')).toBeVisible();
  await maya.page.keyboard.press('ControlOrMeta+z');
  await expect.poll(total).toBe(reviewing);
  await maya.page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(maya.page.getByText('Nobody matches')).toBeVisible();
  await expect(maya.pill).toContainText(/\d+ changes queued/u);

  const [moved, gone] = await central.rows<{ id: number }>(
    `SELECT id FROM applications WHERE jobId = ? AND status = 'reviewing' ORDER BY id LIMIT 2`,
    [jobId],
  );
  await central.write(`UPDATE applications SET status = 'withdrawn' WHERE id = ?`, [must(moved, 'one').id]);
  await central.write('DELETE FROM applications WHERE id = ?', [must(gone, 'another').id]);
  await gateway.start();
  await expect.poll(() => countIn('shortlisted'), { timeout: 90_000 }).toBe(reviewing - 2);
  expect(await countIn('reviewing')).toBe(0);
  expect(
    await central.rows(`SELECT s.id FROM candidateTagAssignments s JOIN candidateTags t ON t.id = s.tagId WHERE t.name = 'All at once'`),
  ).toEqual([]);
  await maya.open('/sync');
  await expect(maya.page.getByText(/moved this application to Withdrawn meanwhile/u).first()).toBeVisible({ timeout: 60_000 });
  await expect(maya.page.getByText(/deleted or is no longer shared with you/u).first()).toBeVisible();
});

test('a job closed meanwhile says so; what was moved in it before arrives all the same', async ({ central, gateway, launch, newProfile }) => {
  const jobId = await jobOfMany(central, 3);
  const maya = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open(`/pipeline/${jobId}`);
  const cards = maya.column('reviewing').locator('[data-card]');
  await expect(cards).toHaveCount(3);
  await gateway.stop();
  await maya.waitUntilOffline();
  await cards.first().focus();
  await maya.page.keyboard.press('ControlOrMeta+ArrowRight');
  await expect(cards).toHaveCount(2);
  await central.write("UPDATE jobs SET status = 'closed' WHERE id = ?", [jobId]);
  await gateway.start();
  await maya.waitUntilDelivered();
  await expect(maya.page.getByTestId('job-switcher')).toContainText('Closed');
  const moved = await central.rows<{ status: string }>("SELECT status FROM applications WHERE jobId = ? AND status = 'shortlisted'", [jobId]);
  expect(moved).toHaveLength(1);
});

/** A job of Maya's that so many new people applied for, all of them in review. */
async function jobOfCrowd(central: Central, size: number): Promise<number> {
  const maya = await userIdOf(central, MAYA.email);
  const jobId = await central.write(
    `INSERT INTO jobs (title, companyName, description, location, status, isDraft, postedBy)
      VALUES ('Open to everybody', 'BrightPath', 'Proof of very large selections', 'Oslo', 'active', 0, ?)`,
    [maya],
  );
  const mark = 'crowd.example';
  await central.write(
    `INSERT INTO users (name, email, role, companyId)
      SELECT CONCAT('Crowd ', LPAD(n, 5, '0')), CONCAT('person', n, '@${mark}'), 'candidate', NULL
      FROM (SELECT ROW_NUMBER() OVER () AS n FROM application_history a JOIN (SELECT id FROM users LIMIT 10) b) numbers LIMIT ${size}`,
  );
  await central.write(`INSERT INTO candidates (userId, phoneNumber, location) SELECT id, '', '' FROM users WHERE email LIKE '%@${mark}'`);
  await central.write(
    `INSERT INTO applications (jobId, candidateId, status, isDraft, submittedAt)
      SELECT ?, c.id, 'reviewing', 0, '2026-01-01 00:00:00' FROM candidates c JOIN users u ON u.id = c.userId WHERE u.email LIKE '%@${mark}'`,
    [jobId],
  );
  return jobId;
}

test('ten thousand are selected, moved without a connection, and taken back by one key', async ({ central, gateway, launch, newProfile }) => {
  test.setTimeout(360_000);
  const jobId = await jobOfCrowd(central, 10_000);
  const countIn = async (status: string): Promise<number> =>
    (await central.row<{ count: number }>('SELECT COUNT(*) AS count FROM applications WHERE jobId = ? AND status = ?', [jobId, status])).count;
  expect(await countIn('reviewing')).toBe(10_000);
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  await workstation.open(`/pipeline/${jobId}`);
  await workstation.column('reviewing').locator('[data-card]').first().focus();
  await gateway.stop();
  await workstation.waitUntilOffline();
  await page.keyboard.press('ControlOrMeta+a');
  const bar = page.getByRole('toolbar', { name: 'Selected candidates' });
  await expect(bar).toContainText('10,000 candidates selected');
  await bar.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('menuitem', { name: 'Shortlisted', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move to Shortlisted' }).click();
  await expect(page.getByText('Moved 10,000 candidates to Shortlisted')).toBeVisible();
  await expect(workstation.column('reviewing').locator('[data-card]')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('Undone: Move 10,000 candidates to Shortlisted')).toBeVisible();
  await expect(workstation.column('shortlisted').locator('[data-card]')).toHaveCount(0);
  await expect(workstation.column('reviewing')).toContainText('10,000');
});
