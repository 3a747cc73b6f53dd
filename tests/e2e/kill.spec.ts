import { must } from '../../shared/errors.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn, userIdOf } from './support/company.ts';
import { askMirror } from './support/mirror-image.ts';
import { expect, test } from './support/test.ts';
import { startWire } from './support/wire.ts';

test('killed in the middle of the first sync, it goes on where it was', async ({ central, gateway, launch, newProfile }) => {
  const profile = newProfile();
  const wire = await startWire(gateway.port);
  const holding = wire.holdAnswersAfter(1_000_000);
  const killed = await launch({ profile, gatewayUrl: wire.url, signIn: signInOf(MAYA) });
  const over = killed.waitUntilOnline().then(() => {
    throw new Error('The first copy was over before the wire held it: it must hold after fewer bytes.');
  });
  await Promise.race([holding, over]);
  await expect(killed.page.getByTestId('first-sync').getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0');
  // Meanwhile the board can be looked at, and says that changes must wait.
  await expect(killed.column('submitted').locator('[data-card]').first()).toBeVisible();
  await expect(killed.page.getByTestId('first-sync')).toContainText('while the rest is copied');
  await expect(killed.pill).toHaveAttribute('data-state', 'first_sync');
  await killed.kill();
  const before = wire.recordings().length;
  wire.release();
  const again = await launch({ profile, gatewayUrl: wire.url, signIn: signInOf(MAYA) });
  await again.waitUntilOnline();
  await again.quit();
  const secondRun = wire.recordings().slice(before);
  // It did not begin again: the request carried the cursor of the last chunk that was stored.
  expect(secondRun.some((bytes) => /"cursor":"[^"]+"/u.test(bytes.toString('latin1')))).toBe(true);
  await wire.stop();
  const jobs = await central.row<{ count: number }>(
    "SELECT COUNT(*) AS count FROM jobs WHERE status IN ('active', 'draft') AND postedBy IN (SELECT id FROM users WHERE companyId = 1)",
  );
  expect(askMirror(profile, "SELECT COUNT(*) AS count FROM jobs WHERE status IN ('active', 'draft')")).toEqual([{ count: jobs.count }]);
});

test('killed in the middle of moves, it keeps every move it had shown; closed in the same breath, all of them', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  const profile = newProfile();
  const jobId = await busiestJob(central);
  const mayaId = await userIdOf(central, MAYA.email);
  const rows = await topOfFirstColumn(central, jobId, 5);
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open(`/pipeline/${jobId}`);
  await gateway.stop();
  await maya.waitUntilOffline();
  const shown = rows.slice(0, 3);
  for (const [index, row] of shown.entries()) {
    await maya.moveByKeyboard(row.applicationId, 'Reviewing');
    await expect(maya.pill).toContainText(`${index + 1} change${index === 0 ? '' : 's'} queued`);
  }
  // One more is on its way when the end comes.
  const last = must(rows[3], 'a fourth application');
  void maya.moveByKeyboard(last.applicationId, 'Reviewing').catch(() => {});
  await maya.kill();
  maya = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  for (const row of shown) await maya.expectIn('reviewing', row);

  await test.step('closed before the move on the screen is kept', async () => {
    const row = must(rows[4], 'a fifth application');
    await maya.card(row.applicationId).focus();
    await maya.page.keyboard.press('s');
    const closed = maya.app.waitForEvent('close');
    await maya.page.getByRole('menuitem', { name: 'Reviewing', exact: true }).evaluate((item: HTMLElement) => {
      item.click();
      window.close();
    });
    await closed;
    maya = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
    await maya.expectIn('reviewing', row);
  });

  await gateway.start();
  await maya.waitUntilDelivered();
  for (const row of shown) {
    const history = await central.rows('SELECT id FROM application_history WHERE applicationId = ? AND toStatus = ? AND changedBy = ?', [
      row.applicationId,
      'reviewing',
      mayaId,
    ]);
    expect(history).toHaveLength(1);
  }
  const lastMoves = await central.rows('SELECT id FROM application_history WHERE applicationId = ? AND toStatus = ? AND changedBy = ?', [
    last.applicationId,
    'reviewing',
    mayaId,
  ]);
  expect(lastMoves.length).toBeLessThanOrEqual(1);
});

test('a crash of the data process is mended while the window stays', async ({ launch, newProfile }) => {
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  await workstation.waitUntilOnline();
  const before = await workstation.dataProcessId();
  if (before === undefined) throw new Error('The data process was not found among the app’s processes.');
  process.kill(before, 'SIGKILL');
  await expect.poll(() => workstation.dataProcessId()).not.toBe(before);
  await workstation.waitUntilOnline();
  await workstation.open('/interviews');
  await expect(workstation.page.getByRole('heading', { name: 'Interviews', exact: true })).toBeVisible();
  await expect(workstation.page.getByText('Something went wrong')).toHaveCount(0);

  await test.step('a view that fails leaves the rest of the window, and is tried again', async () => {
    const { page } = workstation;
    const breakNumbers = (broken: boolean): Promise<void> =>
      page.evaluate((isBroken) => {
        const { prototype } = Intl.NumberFormat;
        const globals = globalThis as unknown as { whole?: PropertyDescriptor };
        globals.whole ??= Object.getOwnPropertyDescriptor(prototype, 'format');
        Object.defineProperty(prototype, 'format', isBroken ? { value: undefined, configurable: true } : (globals.whole ?? {}));
      }, broken);
    await breakNumbers(true);
    await workstation.open('/campaigns');
    const failed = page.getByRole('main').getByRole('alert');
    await expect(failed).toContainText('Something went wrong');
    await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
    await breakNumbers(false);
    await failed.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
  });
});
