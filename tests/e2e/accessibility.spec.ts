import axe from 'axe-core';
import { busiestJob, MAYA, signInOf } from './support/company.ts';
import { expect, test } from './support/test.ts';
import type { Workstation } from './support/workstation.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What breaks WCAG 2.2 AA on the screen as it stands, one line a rule and place. */
async function violations(workstation: Workstation): Promise<string[]> {
  await workstation.page.evaluate(axe.source);
  return workstation.page.evaluate(async (tags) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    const result = await engine.run(document, {
      runOnly: tags,
      // Experimental in axe: it wants a card's name to repeat each chip on it, which nobody would want to hear.
      rules: { 'label-content-name-mismatch': { enabled: false } },
    });
    return result.violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
  }, RULES);
}

test('every screen keeps WCAG 2.2 AA, in light and dark', async ({ central, launch, newProfile }) => {
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  const jobId = await busiestJob(central);
  for (const theme of ['Light', 'Dark']) {
    await workstation.open('/settings');
    await page.getByRole('radio', { name: theme, exact: true }).click();
    await expect(page.locator(`html[data-theme="${theme.toLowerCase()}"]`)).toBeAttached();
    for (const route of ['/home', `/pipeline/${jobId}`, '/candidates', '/interviews', '/campaigns', '/sync', '/settings']) {
      await test.step(`${route} in ${theme.toLowerCase()}`, async () => {
        await workstation.open(route);
        await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
        await page.waitForLoadState('networkidle');
        expect(await violations(workstation)).toEqual([]);
      });
    }
    await workstation.open(`/pipeline/${jobId}`);
    await workstation.column('submitted').locator('[data-card]').first().click();
    await expect(page.getByTestId('candidate-panel')).toBeVisible();
    expect(await violations(workstation)).toEqual([]);
  }
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
