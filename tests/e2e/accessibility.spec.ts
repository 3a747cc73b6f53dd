import { violations } from './support/axe.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn, userIdOf } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

test('every screen keeps WCAG 2.2 AA, in light and dark', async ({ central, maya }) => {
  const { page } = maya;
  const jobId = await busiestJob(central);
  const [row] = await topOfFirstColumn(central, jobId, 1);
  const { campaignId } = await central.row<{ campaignId: number }>(
    'SELECT MAX(campaignId) AS campaignId FROM campaignRecipients r JOIN emailCampaigns c ON c.id = r.campaignId WHERE c.userId = ?',
    [await userIdOf(central, MAYA.email)],
  );
  const person = `/person?application=${row?.applicationId ?? 0}&candidate=${row?.candidateId ?? 0}`;
  for (const theme of ['Dark', 'Light']) {
    await maya.open('/settings');
    await page.getByRole('radio', { name: theme, exact: true }).click();
    await expect(page.locator(`html[data-theme="${theme.toLowerCase()}"]`)).toBeAttached();
    for (const route of [
      '/home',
      `/pipeline/${jobId}`,
      '/candidates',
      '/interviews',
      `/campaigns/${campaignId}`,
      '/review',
      '/compare',
      '/sync',
      '/settings',
      person,
    ]) {
      await test.step(`${route} in ${theme.toLowerCase()}`, async () => {
        await maya.open(route);
        if (route.startsWith('/campaigns/')) await expect(page.getByTestId('campaign-panel').getByRole('listitem').first()).toBeVisible();
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await page.waitForLoadState('networkidle');
        expect(await violations(maya)).toEqual([]);
      });
    }
    await maya.open(`/pipeline/${jobId}`);
    await maya.column('submitted').locator('[data-card]').first().click();
    await expect(page.getByTestId('candidate-panel')).toBeVisible();
    expect(await violations(maya)).toEqual([]);
  }
});

/** What stands outside the window sideways and cannot be scrolled to, one line each. */
async function cutOff({ page }: Workstation): Promise<string[]> {
  return page.evaluate(() => {
    const reachable = (element: Element): boolean => {
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
        const { overflowX } = getComputedStyle(parent);
        if ((overflowX === 'auto' || overflowX === 'scroll') && parent.scrollWidth > parent.clientWidth) return true;
      }
      return false;
    };
    const isForReadersOnly = (element: Element): boolean => element.closest('.sr-only') !== null || element.getBoundingClientRect().width <= 1;
    return [...document.querySelectorAll('button, input, a, [role="tab"], h1, h2, [role="radio"], [role="switch"]')].flatMap((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      const isShown = width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden' && !isForReadersOnly(element);
      const isInside = left >= -1 && right <= innerWidth + 1;
      return !isShown || isInside || reachable(element)
        ? []
        : [`${element.tagName} “${element.textContent?.slice(0, 40)}” ${left}–${right} of ${innerWidth}`];
    });
  });
}

/** Sideways scrolling of the page itself. */
async function sidewaysScroll({ page }: Workstation): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

async function setZoom({ app, page }: Workstation, factor: number, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.factor);
    },
    { factor, width, height },
  );
  await page.waitForFunction((expected) => Math.abs(innerWidth - expected) <= 1, width / factor);
}

/** How far down the window itself can be moved, with all that is in it. */
function windowScroll({ page }: Workstation): Promise<number> {
  return page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight);
    const at = scrollY;
    scrollTo(0, 0);
    return at;
  });
}

/** Opens a view and waits until it shows its content. */
async function visit(workstation: Workstation, route: string): Promise<void> {
  await workstation.open(route);
  await expect(workstation.page.locator(`[data-tour="${route.split('/')[1]}"]`)).toHaveAttribute('aria-current', 'page');
  await expect(workstation.page.locator('[aria-busy="true"]')).toHaveCount(0);
}

const ROUTES = ['/home', '/candidates', '/interviews', '/campaigns', '/sync', '/settings'] as const;

test('at 200 % on a small screen nothing is cut off and nothing scrolls sideways but the board', async ({ central, maya }) => {
  const { page } = maya;
  const jobId = await busiestJob(central);
  await setZoom(maya, 2, 1280, 800);
  for (const route of [...ROUTES, `/pipeline/${jobId}`]) {
    await test.step(route, async () => {
      await visit(maya, route);
      expect(await sidewaysScroll(maya)).toBe(0);
      expect(await windowScroll(maya)).toBe(0);
      expect(await cutOff(maya)).toEqual([]);
      expect(await violations(maya)).toEqual([]);
    });
  }
  await test.step('the details of a candidate', async () => {
    await maya.column('submitted').locator('[data-card]').first().click();
    await expect(page.getByTestId('candidate-panel')).toBeVisible();
    expect(await cutOff(maya)).toEqual([]);
  });
  await test.step('the palette and the sheet of keys', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog', { name: 'Search and commands' })).toBeVisible();
    expect(await cutOff(maya)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    expect(await cutOff(maya)).toEqual([]);
  });
  await setZoom(maya, 1, 1280, 800);
});

test('with reduced motion nothing moves for longer than a blink', async ({ central, maya }) => {
  const { page } = maya;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const slow = (): Promise<string[]> =>
    page.evaluate(() => {
      const times = (text: string): number[] => text.split(',').map((part) => Number.parseFloat(part) * (part.trim().endsWith('ms') ? 1 : 1_000));
      return [...document.querySelectorAll('*')].flatMap((element) => {
        const style = getComputedStyle(element);
        const longest = Math.max(...times(style.animationDuration), ...times(style.transitionDuration));
        return longest > 1 ? [`${element.tagName}.${element.getAttribute('class')} ${longest} ms`] : [];
      });
    });
  for (const route of [...ROUTES, `/pipeline/${await busiestJob(central)}`]) {
    await visit(maya, route);
    expect(await slow()).toEqual([]);
  }
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Search and commands' })).toBeVisible();
  expect(await slow()).toEqual([]);
  await page.emulateMedia({ reducedMotion: null });
});

test('the sign-in form keeps WCAG 2.2 AA', async ({ launch, newProfile }) => {
  const workstation = await launch({ profile: newProfile() });
  await expect(workstation.page.getByTestId('sign-in-form')).toBeVisible();
  expect(await violations(workstation)).toEqual([]);
});

test('choosing and entering a passphrase keeps WCAG 2.2 AA', async ({ launch, newProfile }) => {
  const profile = newProfile();
  const first = await launch({ profile, real: true });
  const form = first.page.getByTestId('choose-passphrase');
  for (const passphrase of ['', 'password', 'correct horse', 'four quiet herons wade']) {
    await form.getByLabel('New passphrase').fill(passphrase);
    expect(await violations(first)).toEqual([]);
  }
  await form.getByLabel('The same again').fill('four quiet herons wade');
  await form.getByLabel('The same again').press('Enter');
  await expect(first.page.getByTestId('sign-in-form')).toBeVisible();
  await first.quit();
  const second = await launch({ profile, real: true });
  await expect(second.page.getByTestId('unlock')).toBeVisible();
  expect(await violations(second)).toEqual([]);
});

test('dates and numbers follow the region and the clock that were chosen', async ({ launch, newProfile }) => {
  const profile = newProfile();
  const first = await launch({ profile, signIn: signInOf(MAYA) });
  await first.waitUntilOnline();
  await first.open('/settings');
  const choose = async (setting: string, option: string): Promise<void> => {
    await first.page.getByRole('combobox', { name: setting }).click();
    await first.page.getByRole('option', { name: option, exact: true }).click();
  };
  const example = first.page.getByTestId('format-example');
  await choose('Dates and numbers', 'German (Germany)');
  await expect(example).toContainText('1.234.567,8');
  await choose('Clock', '12 hours');
  await expect(example).toContainText(/AM|PM/u);
  await first.quit();
  const second = await launch({ profile, signIn: signInOf(MAYA) });
  await second.waitUntilOnline();
  await second.open('/settings');
  await expect(second.page.getByTestId('format-example')).toContainText('1.234.567,8');
});
