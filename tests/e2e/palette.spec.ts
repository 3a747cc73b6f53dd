import { ACTION_GROUPS, actionInfo, actionsOf, type ActionGroup } from '../../renderer/app/action-catalogue.ts';
import { say } from '../../renderer/text/say.ts';
import { busiestJob } from './support/company.ts';
import { expect, test } from './support/test.ts';

/** Where each group's actions are offered; a review and a comparison have specs of their own. */
async function routes(jobId: number): Promise<readonly (readonly [ActionGroup, string])[]> {
  return [
    ['home', '/home'],
    ['board', `/pipeline/${jobId}`],
    ['candidates', '/candidates'],
    ['everywhere', '/settings'],
  ];
}

test('every action is in the palette where it can be done, and every key on the sheet', async ({ central, maya }) => {
  const { page } = maya;

  for (const [group, route] of await routes(await busiestJob(central))) {
    await maya.open(route);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    for (const id of actionsOf(group)) {
      const { title, onlyKeys } = actionInfo(id);
      if (onlyKeys === true) continue;
      await page.keyboard.press('ControlOrMeta+k');
      const palette = page.getByRole('dialog', { name: 'Search and commands' });
      await palette.getByRole('combobox').fill(say(title));
      // The whole name: the palette also offers to look for whatever was typed.
      const named = page.getByText(say(title), { exact: true });
      await expect(palette.getByRole('option').filter({ has: named }).first(), `${id} on ${route}`).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(palette).toHaveCount(0);
    }
  }

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard' });
  for (const group of Object.keys(ACTION_GROUPS) as ActionGroup[]) {
    for (const id of actionsOf(group)) {
      const { title, keys } = actionInfo(id);
      if (keys.length > 0) await expect(sheet.getByText(say(title).replace(/…$/u, ''), { exact: true }).first(), id).toBeAttached();
    }
  }
});

test('palettes and toasts that were closed leave nothing of themselves in memory', async ({ maya }) => {
  const { page } = maya;
  // Nothing else is drawn there meanwhile: what the page holds is what they leave.
  await maya.open('/settings');
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const palette = page.getByRole('dialog', { name: 'Search and commands' });

  const openAndClose = async (): Promise<number> => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette.getByRole('option').first()).toBeVisible();
    await expect.poll(() => palette.evaluate((element) => element.getAnimations().length)).toBe(0);
    const elements = await palette.locator('*').count();
    await page.keyboard.press('Escape');
    await expect(palette).toHaveCount(0);
    return elements;
  };
  const nodes = async (): Promise<number> => {
    for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Memory.getDOMCounters')).nodes;
  };

  const elements = await openAndClose();
  const before = await nodes();
  for (let turn = 0; turn < 6; turn += 1) await openAndClose();
  // Six palettes that stayed would be more than six times its elements, for good; those on their way out leave one after the other.
  await expect.poll(async () => (await nodes()) - before).toBeLessThan(2 * elements);

  const toast = page.locator('.floating-toast:not([data-seen])');
  const tell = async (): Promise<number> => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(toast).toBeVisible();
    await expect.poll(() => toast.evaluate((element) => element.getAnimations().length)).toBe(0);
    return toast.evaluate((element) => {
      element.setAttribute('data-seen', '');
      return element.querySelectorAll('*').length;
    });
  };
  const parts = await tell();
  const told = await nodes();
  for (let turn = 0; turn < 8; turn += 1) await tell();
  // Each takes the place of the one before it, whose way out may last.
  await expect.poll(async () => (await nodes()) - told).toBeLessThan(4 * parts);
});
