import { closeSync, fstatSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { busiestJob, MAYA, signInOf, topOfFirstColumn, userIdOf, type BoardRow } from './support/company.ts';
import { changeMirror, mirrorFile } from './support/mirror-image.ts';
import { expect, test } from './support/test.ts';

/** Overwrites most of a file, as a failing disk would. */
function damage(path: string): void {
  const file = openSync(path, 'r+');
  const { size } = fstatSync(file);
  for (let at = 0; at < size; at += 8_192) writeSync(file, Buffer.alloc(2_048, 0xa5), 0, Math.min(2_048, size - at), at);
  closeSync(file);
}

test('a damaged mirror is set aside and fetched again, and unsent work is kept', async ({ central, gateway, launch, newProfile }) => {
  const profile = newProfile();
  const jobId = await busiestJob(central);
  const mayaId = await userIdOf(central, MAYA.email);
  const [row] = (await topOfFirstColumn(central, jobId, 1)) as [BoardRow];
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open(`/pipeline/${jobId}`);
  await gateway.stop();
  await maya.waitUntilOffline();
  await maya.moveByKeyboard(row.applicationId, 'Reviewing');
  await expect(maya.pill).toContainText('1 change queued');
  await maya.quit();
  damage(mirrorFile(profile));

  maya = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  await expect(maya.page.getByTestId('first-sync')).toContainText('1 change made on this laptop before is kept');
  await gateway.start();
  await maya.waitUntilDelivered();
  await maya.expectIn('reviewing', row);
  const history = await central.rows('SELECT id FROM application_history WHERE applicationId = ? AND toStatus = ? AND changedBy = ?', [
    row.applicationId,
    'reviewing',
    mayaId,
  ]);
  expect(history).toHaveLength(1);
  expect(readdirSync(join(profile, 'mirror')).some((name) => name.startsWith('damaged-'))).toBe(true);
});

test('a mirror of a newer version is left alone, and the window says so', async ({ launch, newProfile }) => {
  const profile = newProfile();
  const first = await launch({ profile, signIn: signInOf(MAYA) });
  await first.waitUntilOnline();
  await first.quit();
  changeMirror(profile, "INSERT INTO _migration (version, checksum, min_safe_version) VALUES (99, 'x', 99)");
  const second = await launch({ profile, signIn: signInOf(MAYA) });
  await expect(second.page.getByText('written by a newer version of HotGigs')).toBeVisible();
});
