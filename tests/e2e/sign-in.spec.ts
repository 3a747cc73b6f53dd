import { demoAccount } from '../../db/demo/accounts.ts';
import { MAYA, signInOf } from './support/company.ts';
import { expect, test } from './support/test.ts';
import { startWire } from './support/wire.ts';
import type { Workstation } from './support/workstation.ts';

async function expectRefused(workstation: Workstation, sentence: string): Promise<void> {
  const form = workstation.page.getByTestId('sign-in-form');
  await expect(form.getByRole('alert')).toContainText(sentence);
  await expect(form.getByRole('button', { name: 'Sign in' })).toBeEnabled();
}

test('every refused sign-in says why and lets one try again', async ({ gateway, launch, newProfile }) => {
  const workstation = await launch({ profile: newProfile() });
  const address = workstation.page.getByLabel('Workspace address');
  const ours = await address.inputValue();
  await test.step('elsewhere than on this computer, as long as the key is not protected', async () => {
    await address.fill('https://gateway.example');
    await workstation.signIn(MAYA.email, MAYA.password ?? '');
    await expectRefused(workstation, 'only connects to this computer');
    await address.fill(ours);
  });
  await test.step('by who may not', async () => {
    await workstation.signIn(MAYA.email, 'not-the-password');
    await expectRefused(workstation, 'do not belong together');
    await workstation.signIn('nobody@nowhere.example', 'not-the-password');
    await expectRefused(workstation, 'do not belong together');
    const candidate = demoAccount('candidate', null);
    await workstation.signIn(candidate.email, candidate.password ?? '');
    await expectRefused(workstation, 'As a candidate, please sign in on the HotGigs web site');
    const deactivated = demoAccount('deactivated_recruiter', 0);
    await workstation.signIn(deactivated.email, deactivated.password ?? '');
    await expectRefused(workstation, 'Ask your company administrator');
  });
  await test.step('where no gateway is', async () => {
    await gateway.stop();
    await workstation.signIn(MAYA.email, MAYA.password ?? '');
    await expectRefused(workstation, 'cannot be reached');
    await gateway.start();
  });
  await workstation.signIn(MAYA.email, MAYA.password ?? '');
  await workstation.waitUntilOnline();
});

test('a gateway of another version is told apart from a broken one', async ({ gateway, launch, newProfile }) => {
  // The real gateway, asked as a workstation of the next protocol would ask it.
  const newer = (chunk: Buffer): Buffer => Buffer.from(chunk.toString('latin1').replaceAll('"protocol":1', '"protocol":2'), 'latin1');
  const wire = await startWire(gateway.port, newer);
  const workstation = await launch({ profile: newProfile(), gatewayUrl: wire.url });
  await workstation.signIn(MAYA.email, MAYA.password ?? '');
  await expectRefused(workstation, 'newer than the company gateway');
  await workstation.quit();
  await wire.stop();
});

test('an administrator of the platform chooses the company to work in', async ({ launch, newProfile, central }) => {
  const workstation = await launch({ profile: newProfile() });
  const admin = demoAccount('admin', null);
  await workstation.signIn(admin.email, admin.password ?? '');
  const form = workstation.page.getByTestId('sign-in-form');
  await expect(form.getByRole('radio')).toHaveCount(2);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await expectRefused(workstation, 'Choose the company');
  await form.getByLabel('Northwind Staffing').check();
  await form.getByRole('button', { name: 'Sign in' }).click();
  await workstation.waitUntilOnline();
  const entered = await central.row<{ kind: string; name: string }>(
    'SELECT a.kind, c.name FROM sync_audit a JOIN companies c ON c.id = a.company_id ORDER BY a.id DESC LIMIT 1',
  );
  expect(entered).toEqual({ kind: 'session.company_entered', name: 'Northwind Staffing' });
});

test('who is only on interview panels finds their interviews and the résumés for them, and nothing that is not theirs', async ({
  launch,
  newProfile,
}) => {
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(demoAccount('panelist', null)) });
  const { page } = workstation;
  await workstation.waitUntilOnline();
  await workstation.open('/pipeline');
  await expect(page.getByRole('heading', { name: 'Home', exact: true })).toBeVisible();
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('listitem')).toHaveText(['Home', 'Interviews', 'Changes', 'Settings']);
  await workstation.open('/interviews');
  await page.getByRole('main').locator('li button').first().click();
  const panel = page.getByTestId('candidate-panel');
  await expect(panel.getByTestId('resumes')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Move' })).toHaveCount(0);
  expect(workstation.problems).toEqual([]);
});
