import type { Page } from '@playwright/test';
import { must } from '../../shared/errors.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

const NEW_WINDOW = 'ControlOrMeta+Shift+N';

/** Opens a second window by the keyboard. */
async function openSecond({ app, page }: Workstation): Promise<Page> {
  const [second] = await Promise.all([app.waitForEvent('window'), page.keyboard.press(NEW_WINDOW)]);
  return second;
}

/** Goes to a view through the sidebar. */
async function goTo(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view, exact: true }).click();
}

/** The window in which an element is shown. */
async function windowWith({ app }: Workstation, testId: string): Promise<Page> {
  let found: Page | undefined;
  await expect
    .poll(async () => {
      for (const page of app.windows()) if ((await page.getByTestId(testId).count()) > 0) found = page;
      return found !== undefined;
    })
    .toBe(true);
  return must(found, 'the window');
}

test('a person has a window of their own beside the board: locked in alike, live, kept, and closed alone', async ({
  central,
  launch,
  newProfile,
}) => {
  const profile = newProfile();
  const jobId = await busiestJob(central);
  const [row, other] = await topOfFirstColumn(central, jobId, 2);
  const [shown, next] = [must(row, 'an application'), must(other, 'another')];
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open(`/pipeline/${jobId}`);
  await maya.card(shown.applicationId).click();
  await expect(maya.page.getByTestId('candidate-panel')).toContainText(shown.name);
  const second = await openSecond(maya);

  await test.step('it shows the person and the résumé, and is as locked in as the first', async () => {
    await expect(second.getByTestId('candidate-panel').getByRole('heading', { name: shown.name })).toBeVisible();
    await expect(second.getByRole('region', { name: 'Résumé' })).toBeVisible();
    await expect(second.getByRole('navigation', { name: 'Views' })).toHaveCount(0);
    await expect(second.getByTestId('sync-pill')).toHaveAttribute('data-state', 'online');
    const preferences = await maya.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        const found = (window.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences();
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = found;
        return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
      }),
    );
    expect(preferences).toEqual(
      [0, 1].map(() => ({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false })),
    );
    expect(await second.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  });

  await test.step('what is done in one shows in the other', async () => {
    await second.getByRole('button', { name: 'Move', exact: true }).click();
    await second.getByRole('menuitem', { name: 'Reviewing', exact: true }).click();
    await maya.expectIn('reviewing', shown);
  });

  await test.step('when the process that holds the data is killed, both get their ports again', async () => {
    const killed = must(await maya.dataProcessId(), 'the data process');
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => maya.dataProcessId()).not.toBe(killed);
    const moved = second.getByText(/^Moved .* to Shortlisted$/u);
    const refused = second.getByText(/^Could not move /u);
    // What is asked for in the moment without a process is refused, and said so: then one does it again.
    await expect(async () => {
      await second.getByRole('button', { name: 'Move', exact: true }).click();
      await second.getByRole('menuitem', { name: 'Shortlisted', exact: true }).click();
      await expect(moved.or(refused).last()).toBeVisible();
      expect(await moved.count()).toBe(1);
    }).toPass();
    await maya.expectIn('shortlisted', shown);
  });

  await test.step('it follows the board where that is wanted', async () => {
    await second.getByRole('switch', { name: /^Follow/u }).click();
    await maya.card(next.applicationId).click();
    await expect(second.getByTestId('candidate-panel').getByRole('heading', { name: next.name })).toBeVisible();
  });

  await test.step('both are there after a restart', async () => {
    await maya.quit();
    maya = await launch({ profile, signIn: signInOf(MAYA) });
    await expect.poll(() => maya.app.windows().length).toBe(2);
    const person = await windowWith(maya, 'person-window');
    const board = await windowWith(maya, 'job-switcher');
    await expect(person.getByTestId('candidate-panel').getByRole('heading', { name: next.name })).toBeVisible();
    await expect(board.getByTestId('candidate-panel').getByRole('heading', { name: next.name })).toBeVisible();
  });

  await test.step('closing one leaves the other, which works on; the next start has one', async () => {
    const person = await windowWith(maya, 'person-window');
    const board = await windowWith(maya, 'job-switcher');
    await Promise.all([person.waitForEvent('close'), person.keyboard.down('Escape')]);
    await goTo(board, 'Interviews');
    await expect(board.getByRole('heading', { level: 1, name: 'Interviews' })).toBeVisible();
    expect(maya.problems).toEqual([]);
    await maya.quit();
    maya = await launch({ profile, signIn: signInOf(MAYA) });
    await maya.waitUntilOnline();
    expect(maya.app.windows()).toHaveLength(1);
    await expect(maya.page.getByRole('heading', { level: 1, name: 'Interviews' })).toBeVisible();
  });
});

test('where nobody is open, another window of the same view opens, which works by itself', async ({ launch, newProfile }) => {
  const maya = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open('/candidates');
  await expect(maya.page.getByRole('heading', { level: 1, name: 'Candidates' })).toBeVisible();
  const second = await openSecond(maya);
  await expect(second.getByRole('heading', { level: 1, name: 'Candidates' })).toBeVisible();
  await goTo(second, 'Home');
  await expect(second.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await expect(maya.page.getByRole('heading', { level: 1, name: 'Candidates' })).toBeVisible();
  await maya.page.close();
  await goTo(second, 'Campaigns');
  await expect(second.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
});

test('lists and details are as they were left, across views and a restart', async ({ launch, newProfile }) => {
  const profile = newProfile();
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await goTo(maya.page, 'Candidates');
  const list = () => maya.page.getByRole('list', { name: 'Candidates' });
  const panel = () => maya.page.getByTestId('candidate-panel');
  await expect(list().locator('[data-row]').first()).toBeVisible();
  await list().evaluate((element) => element.scrollTo({ top: 2_000 }));
  await expect(list().locator('[data-row]').nth(15)).toBeVisible();
  await list().locator('[data-row]').nth(15).click();
  await panel()
    .getByRole('tab', { name: /^Résumé/u })
    .click();
  const name = await panel().getByRole('heading').first().innerText();
  const isAsLeft = async (): Promise<void> => {
    await expect(panel().getByRole('heading').first()).toHaveText(name);
    await expect(panel().getByRole('tab', { name: /^Résumé/u })).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => list().evaluate((element) => element.scrollTop)).toBeGreaterThan(1_900);
  };

  await goTo(maya.page, 'Interviews');
  await maya.page.getByRole('radio', { name: 'Mine' }).click();
  await expect(panel()).toHaveCount(0);
  await goTo(maya.page, 'Candidates');
  await isAsLeft();

  await maya.quit();
  maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await isAsLeft();
  await goTo(maya.page, 'Interviews');
  await expect(maya.page.getByRole('radio', { name: 'Mine' })).toBeChecked();
});
