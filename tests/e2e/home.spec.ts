import { must } from '../../shared/errors.ts';
import type { Central } from './support/central.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn, userIdOf } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

/** New applications of Maya's active jobs, as MySQL counts them. */
async function newIn(central: Central): Promise<number> {
  const row = await central.row<{ count: number }>(
    `SELECT COUNT(*) AS count FROM applications a JOIN jobs j ON j.id = a.jobId
      WHERE j.postedBy = ? AND j.status = 'active' AND a.status = 'submitted'`,
    [await userIdOf(central, MAYA.email)],
  );
  return row.count;
}

/** Maya's active jobs, as MySQL counts them. */
async function activeJobs(central: Central): Promise<number> {
  const sql = "SELECT COUNT(*) AS count FROM jobs WHERE postedBy = ? AND status = 'active'";
  return (await central.row<{ count: number }>(sql, [await userIdOf(central, MAYA.email)])).count;
}

/** An interview that begins now, of the candidate at the top of the busiest job. */
async function beginInterview(central: Central): Promise<string> {
  const row = must((await topOfFirstColumn(central, await busiestJob(central), 1))[0], 'an application');
  await central.write(
    `INSERT INTO interviews (applicationId, recruiterId, candidateId, jobId, scheduledAt, duration, type, status, meetingLink)
      SELECT a.id, r.id, a.candidateId, a.jobId, UTC_TIMESTAMP(), 60, 'video', 'scheduled', 'https://meet.example/room'
      FROM applications a JOIN recruiters r ON r.userId = ? WHERE a.id = ?`,
    [await userIdOf(central, MAYA.email), row.applicationId],
  );
  return row.name;
}

function section({ page }: Workstation, id: string) {
  return page.locator(`[data-section="${id}"]`);
}

function countIn(workstation: Workstation, id: string) {
  return section(workstation, id)
    .locator('header span')
    .filter({ hasText: /^[\d,.]+$/u });
}

test('what needs me today is acted on where it stands, offline, and is there after a restart', async ({ central, gateway, launch, newProfile }) => {
  const profile = newProfile();
  const candidate = await beginInterview(central);
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open('/home');
  const total = await newIn(central);
  const [first, second] = await test.step('the counts are those of the database', async () => {
    await expect(countIn(maya, 'new')).toHaveText(String(total));
    await expect(section(maya, 'interviews')).toContainText(candidate);
    await expect(countIn(maya, 'jobs')).toHaveText(String(await activeJobs(central)));
    await expect(section(maya, 'interviews').locator('li').filter({ hasText: candidate }).getByText('Now').first()).toBeVisible();
    const ids = await section(maya, 'new')
      .locator('[data-line]')
      .evaluateAll((lines) => lines.map((line) => Number(line.getAttribute('data-application'))));
    expect(ids.length).toBeGreaterThan(2);
    return ids as [number, number];
  });

  await test.step('without a connection one is moved by keys, another by its button', async () => {
    await gateway.stop();
    await maya.waitUntilOffline();
    await maya.page.locator('h1').click();
    while ((await maya.page.evaluate(() => document.activeElement?.getAttribute('data-application'))) !== String(first))
      await maya.page.keyboard.press('j');
    await maya.page.keyboard.press('s');
    await maya.page.getByRole('menuitem', { name: 'Shortlisted', exact: true }).press('Enter');
    await expect(maya.page.locator(`[data-line="new-${first}"]`)).toHaveCount(0);
    const line = maya.page.locator('li').filter({ has: maya.page.locator(`[data-line="new-${second}"]`) });
    await line.hover();
    await line.getByRole('button', { name: /^Review/u }).click();
    await expect(countIn(maya, 'new')).toHaveText(String(total - 2));
    await expect(maya.pill).toContainText('2 changes queued');
  });

  await test.step('a line opens beside the list, which stays', async () => {
    await section(maya, 'new').locator('[data-line]').first().click();
    await expect(maya.page.getByTestId('candidate-panel')).toBeVisible();
    await expect(maya.page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
    await maya.page.keyboard.press('Escape');
    await expect(maya.page.getByTestId('candidate-panel')).toHaveCount(0);
  });

  await test.step('the next start begins here, with what was done', async () => {
    await maya.quit();
    maya = await launch({ profile, signIn: signInOf(MAYA) });
    await expect(maya.page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
    await expect(countIn(maya, 'new')).toHaveText(String(total - 2));
  });

  await test.step('with the connection back both arrive', async () => {
    await gateway.start();
    await maya.waitUntilDelivered();
    const rows = await central.rows<{ id: number; status: string }>('SELECT id, status FROM applications WHERE id IN (?, ?)', [first, second]);
    expect(Object.fromEntries(rows.map((row) => [row.id, row.status]))).toEqual({ [first]: 'shortlisted', [second]: 'reviewing' });
    expect(maya.problems).toEqual([]);
  });
});

test('an unread notification is put away from home, and its line leads where it says', async ({ central, launch, newProfile }) => {
  const mayaId = await userIdOf(central, MAYA.email);
  const insert = `INSERT INTO notifications (userId, type, title, message, isRead, actionUrl, createdAt) VALUES (?, 'interview', ?, 'Look', 0, ?, UTC_TIMESTAMP())`;
  await central.write(insert, [mayaId, 'Put me away', null]);
  await central.write(insert, [mayaId, 'Take me there', '/recruiter/interviews']);
  const maya = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open('/home');
  const list = section(maya, 'notifications');
  await list.locator('li').filter({ hasText: 'Put me away' }).hover();
  await list.getByRole('button', { name: 'Mark read: Put me away' }).click();
  await expect(list.getByText('Put me away')).toHaveCount(0);
  await list.getByText('Take me there').click();
  await expect(maya.page.getByRole('heading', { level: 1, name: 'Interviews' })).toBeVisible();
  await maya.waitUntilDelivered();
  const read = () => central.rows(`SELECT title FROM notifications WHERE userId = ? AND message = 'Look' AND isRead = 1 ORDER BY title`, [mayaId]);
  await expect.poll(read).toEqual([{ title: 'Put me away' }, { title: 'Take me there' }]);
});
