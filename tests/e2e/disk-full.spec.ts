import { join } from 'node:path';
import { must } from '../../shared/errors.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn } from './support/company.ts';
import { canMountSmallDisks, SmallDisk } from './support/small-disk.ts';
import { expect, test } from './support/test.ts';

const TOO_SMALL_KIB = 1_024;
/** Far more than is used: a copy is not begun where it might not fit. */
const ENOUGH_KIB = 524_288;

test.skip(() => !canMountSmallDisks(), 'Only root on Linux can mount a disk that is small enough to be filled.');

test('a first copy that finds the disk full says so and goes on when there is room', async ({ launch, newProfile }) => {
  const profile = newProfile();
  const disk = new SmallDisk(join(profile, 'mirror'), TOO_SMALL_KIB);
  try {
    const workstation = await launch({ profile, signIn: signInOf(MAYA) });
    await expect(workstation.page.getByText('The disk is full').first()).toBeVisible({ timeout: 60_000 });
    disk.resize(ENOUGH_KIB);
    await workstation.page.getByRole('button', { name: 'Try again' }).click();
    await workstation.waitUntilOnline();
    await workstation.quit();
  } finally {
    disk.unmount();
  }
});

test('a move on a full disk is refused in words, and nothing that was saved is lost', async ({ central, gateway, launch, newProfile }) => {
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 2);
  const [first, second] = [must(rows[0], 'an application'), must(rows[1], 'a second application')];
  const profile = newProfile();
  const disk = new SmallDisk(join(profile, 'mirror'), ENOUGH_KIB);
  try {
    const workstation = await launch({ profile, signIn: signInOf(MAYA) });
    await workstation.waitUntilOnline();
    await workstation.open(`/pipeline/${jobId}`);
    await gateway.stop();
    await workstation.waitUntilOffline();
    await workstation.moveByKeyboard(first.applicationId, 'Reviewing');
    await workstation.expectIn('reviewing', first);
    await expect(workstation.pill).toContainText('1 change');

    disk.fill();
    await workstation.moveByKeyboard(second.applicationId, 'Reviewing');
    await expect(workstation.page.getByRole('region', { name: 'Notifications' }).getByText('The disk is full')).toBeVisible();
    await expect(workstation.cardIn('submitted', second.applicationId)).toBeVisible();
    await workstation.expectIn('reviewing', first);

    disk.resize(ENOUGH_KIB);
    await workstation.moveByKeyboard(second.applicationId, 'Reviewing');
    await workstation.expectIn('reviewing', second);
    await gateway.start();
    await workstation.waitUntilDelivered();
    const statuses = await central.rows('SELECT status FROM applications WHERE id IN (?, ?)', [first.applicationId, second.applicationId]);
    expect(statuses).toEqual([{ status: 'reviewing' }, { status: 'reviewing' }]);
    await workstation.quit();
  } finally {
    disk.unmount();
  }
});
