import { dropMirrorColumn, ofOlderVersion } from '../support/former-version.ts';
import { must } from '../../shared/errors.ts';
import type { Central } from './support/central.ts';
import { busiestJob, MAYA, signInOf, topOfFirstColumn, userIdOf } from './support/company.ts';
import { alterMirror, askMirror } from './support/mirror-image.ts';
import { expect, test } from './support/test.ts';
import { startWire } from './support/wire.ts';

/** The server forgets its changes up to now, as it does after a month. */
async function forgetHistory(central: Central): Promise<void> {
  await central.write(
    "UPDATE sync_scope s SET s.floor = s.version WHERE s.kind <> 'panel' OR NOT EXISTS (SELECT 1 FROM sync_member h WHERE h.scope_id = s.id)",
  );
  await central.write('DELETE c FROM sync_change c JOIN sync_scope s ON s.id = c.scope_id WHERE c.version <= s.floor');
}

async function movesOf(central: Central, applicationId: number): Promise<number> {
  const mayaId = await userIdOf(central, MAYA.email);
  const sql = 'SELECT id FROM application_history WHERE applicationId = ? AND toStatus = ? AND changedBy = ?';
  return (await central.rows(sql, [applicationId, 'reviewing', mayaId])).length;
}

test('a laptop the server cannot follow any more takes a fresh copy, says so, is worked with meanwhile, and loses nothing unsent', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  const profile = newProfile();
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 3);
  const [before, during, theirs] = [must(rows[0], 'a row'), must(rows[1], 'a second row'), must(rows[2], 'a third row')];
  const wire = await startWire(gateway.port);
  let maya = await launch({ profile, gatewayUrl: wire.url, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open(`/pipeline/${jobId}`);
  wire.cut();
  await maya.waitUntilOffline();
  await maya.moveByKeyboard(before.applicationId, 'Reviewing');
  await expect(maya.pill).toContainText('1 change queued');
  await maya.quit();

  // Weeks pass: a colleague's program works on, and what is old is forgotten.
  const version = "SELECT MAX(version) AS version FROM sync_scope WHERE kind = 'company'";
  const { version: known } = await central.row<{ version: number }>(version);
  await central.write("UPDATE applications SET status = 'shortlisted' WHERE id = ?", [theirs.applicationId]);
  await expect.poll(async () => (await central.row<{ version: number }>(version)).version).toBeGreaterThan(known);
  await forgetHistory(central);

  wire.mend();
  const holding = wire.holdAnswersAfter(1_500_000);
  maya = await launch({ profile, gatewayUrl: wire.url, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  await holding;
  const banner = maya.page.getByTestId('fresh-copy-banner');
  await expect(banner).toContainText('a fresh copy is being taken');
  await expect(banner).toContainText('your unsent changes are kept');
  await maya.expectIn('reviewing', before);
  await maya.moveByKeyboard(during.applicationId, 'Reviewing');
  await expect(maya.pill).toContainText('2 changes queued');
  wire.release();
  wire.cut();
  wire.mend();
  await maya.waitUntilDelivered();
  await expect(banner).toHaveCount(0);
  await maya.expectIn('shortlisted', theirs);
  for (const { applicationId } of [before, during]) expect(await movesOf(central, applicationId)).toBe(1);
  await maya.quit();
  await wire.stop();
});

test('a laptop of an older version that was away for weeks opens at once, keeps what it had not sent, and gets what is new', async ({
  central,
  gateway,
  launch,
  newProfile,
}) => {
  const profile = newProfile();
  const jobId = await busiestJob(central);
  const [row] = await topOfFirstColumn(central, jobId, 1);
  const { applicationId, candidateId, name } = must(row, 'a row');
  await central.write('UPDATE candidates SET bio = ? WHERE id = ?', ['Twelve years at sea.', candidateId]);
  let maya = await launch({ profile, signIn: signInOf(MAYA) });
  await maya.waitUntilOnline();
  await maya.open(`/pipeline/${jobId}`);
  await gateway.stop();
  await maya.waitUntilOffline();
  await maya.moveByKeyboard(applicationId, 'Reviewing');
  await expect(maya.pill).toContainText('1 change queued');
  await maya.quit();
  alterMirror(profile, (file) => {
    dropMirrorColumn(file, 'candidates', 'bio');
    ofOlderVersion(file);
  });

  // Still away: the board is there, with what was done on it.
  maya = await launch({ profile, signIn: signInOf(MAYA), args: [`hotgigs://pipeline/${jobId}`] });
  await maya.expectIn('reviewing', { applicationId, name });
  await expect(maya.pill).toContainText('1 change queued');
  await gateway.start();
  await maya.waitUntilDelivered();
  await expect(maya.pill).toContainText('verified', { timeout: 60_000 });
  await maya.quit();
  expect(await movesOf(central, applicationId)).toBe(1);
  expect(askMirror(profile, `SELECT bio FROM candidates WHERE id = ${candidateId}`)).toEqual([{ bio: 'Twelve years at sea.' }]);
});
