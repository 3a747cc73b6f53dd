import { must } from '../../shared/errors.ts';
import { CANARY, busiestJob, DANIEL, MAYA, plantCanaries, topOfFirstColumn, userIdOf, type BoardRow } from './support/company.ts';
import type { Central } from './support/central.ts';
import { decryptedImage, filesOf } from './support/mirror-image.ts';
import { expect, test } from './support/test.ts';
import { startWire } from './support/wire.ts';
import type { Workstation } from './support/workstation.ts';

const PASSWORD = MAYA.password ?? '';

/** What was moved where, as MySQL must tell it afterwards. */
type Moves = readonly (readonly [row: BoardRow, status: string])[];

async function expectDelivered(central: Central, moves: Moves, movedBy: number): Promise<void> {
  for (const [row, status] of moves) {
    const application = await central.row<{ status: string }>('SELECT status FROM applications WHERE id = ?', [row.applicationId]);
    expect(application.status).toBe(status);
    const history = await central.rows<{ fromStatus: string; changedBy: number }>(
      'SELECT fromStatus, changedBy FROM application_history WHERE applicationId = ? AND toStatus = ? AND changedBy = ? ORDER BY id DESC',
      [row.applicationId, status, movedBy],
    );
    expect(history).toEqual([{ fromStatus: 'submitted', changedBy: movedBy }]);
    const effects = await central.rows('SELECT id FROM sync_effect WHERE dedupe_key LIKE ?', [`stage-mail:${row.applicationId}:%`]);
    expect(effects).toHaveLength(1);
  }
}

async function expectInColumns(workstation: Workstation, moves: Moves): Promise<void> {
  for (const [row, status] of moves) await workstation.expectIn(status, row);
}

/** Moves four cards in three ways: by the mouse, by the keyboard, and two at once. */
async function moveOffline(maya: Workstation, rows: readonly BoardRow[]): Promise<Moves> {
  const [dragged, typed, third, fourth] = rows as [BoardRow, BoardRow, BoardRow, BoardRow];
  await maya.drag(dragged.applicationId, 'reviewing');
  await maya.expectIn('reviewing', dragged);
  await maya.moveByKeyboard(typed.applicationId, 'Shortlisted');
  await maya.expectIn('shortlisted', typed);
  for (const row of [third, fourth]) {
    await maya.card(row.applicationId).focus();
    await maya.page.keyboard.press('x');
  }
  await maya.page.getByRole('toolbar', { name: 'Selected candidates' }).getByRole('button', { name: 'Move to…' }).click();
  await maya.page.getByRole('menuitem', { name: 'Reviewing', exact: true }).click();
  return [
    [dragged, 'reviewing'],
    [typed, 'shortlisted'],
    [third, 'reviewing'],
    [fourth, 'reviewing'],
  ];
}

test('a recruiter’s day without a connection arrives once, everywhere it may, and nowhere else', async ({ central, gateway, newProfile, launch }) => {
  test.setTimeout(360_000);
  const planted = await plantCanaries(central);
  expect(planted).toBeGreaterThan(100);
  const mayaId = await userIdOf(central, MAYA.email);
  const jobId = await busiestJob(central);
  const rows = await topOfFirstColumn(central, jobId, 6);
  const first = must(rows[0], 'an application');
  const wire = await startWire(gateway.port);
  const profiles = { maya: newProfile(), daniel: newProfile() };
  let maya = await launch({ profile: profiles.maya, gatewayUrl: wire.url });
  const daniel = await launch({ profile: profiles.daniel, gatewayUrl: wire.url });
  let moves: Moves = [];

  await test.step('both sign in and get their copy', async () => {
    await maya.signIn(MAYA.email, PASSWORD);
    await daniel.signIn(DANIEL.email, PASSWORD);
    for (const workstation of [maya, daniel]) {
      await workstation.waitUntilOnline();
      await workstation.open(`/pipeline/${jobId}`);
      await expect(workstation.cardIn('submitted', first.applicationId)).toBeVisible();
    }
  });

  await test.step('without the gateway cards are moved by mouse, keyboard and in bulk', async () => {
    await gateway.stop();
    await maya.waitUntilOffline();
    await expect(maya.page.getByTestId('offline-banner')).toBeVisible();
    moves = await moveOffline(maya, rows);
    await expectInColumns(maya, moves);
    await expect(maya.pill).toContainText('3 changes queued');
  });

  await test.step('after quitting and starting again they are still there and pending', async () => {
    await maya.quit();
    maya = await launch({ profile: profiles.maya, gatewayUrl: wire.url, args: [`hotgigs://pipeline/${jobId}`] });
    await expectInColumns(maya, moves);
    await expect(maya.pill).toContainText('3 changes queued');
    await maya.find(first.name);
    await expect(maya.card(first.applicationId)).toHaveAccessibleName(/not delivered yet/u);
    await maya.find('');
    const untouched = await central.row<{ status: string }>('SELECT status FROM applications WHERE id = ?', [first.applicationId]);
    expect(untouched.status).toBe('submitted');
  });

  await test.step('with the gateway back they are delivered, once, and the colleague sees them', async () => {
    await gateway.start();
    await maya.waitUntilDelivered();
    await expectDelivered(central, moves, mayaId);
    await daniel.waitUntilDelivered();
    await expectInColumns(daniel, moves);
    await maya.find(first.name);
    await expect(maya.card(first.applicationId)).not.toHaveAccessibleName(/not delivered yet/u);
    await maya.find('');
  });

  await test.step('a change by plain SQL and a silent cascade appear on both', async () => {
    const [, , , , changed, removed] = rows as [BoardRow, BoardRow, BoardRow, BoardRow, BoardRow, BoardRow];
    await central.write("UPDATE applications SET status = 'interviewing' WHERE id = ?", [changed.applicationId]);
    await central.write('DELETE FROM candidates WHERE id = ?', [removed.candidateId]);
    expect(await central.rows('SELECT id FROM applications WHERE id = ?', [removed.applicationId])).toEqual([]);
    for (const workstation of [maya, daniel]) {
      await workstation.find(changed.name);
      await expect(workstation.cardIn('interviewing', changed.applicationId)).toBeVisible();
      await workstation.find('');
      await expect(workstation.card(removed.applicationId)).toHaveCount(0);
    }
  });

  await test.step('the other company’s rows are in no mirror, in no file and on no wire', async () => {
    expect([...maya.problems, ...daniel.problems]).toEqual([]);
    await maya.quit();
    await daniel.quit();
    await wire.stop();
    const title = (await central.row<{ title: string }>('SELECT title FROM jobs WHERE id = ?', [jobId])).title;
    for (const profile of [profiles.maya, profiles.daniel]) {
      const image = decryptedImage(profile);
      // The same search finds what must be there, so that finding nothing means something.
      expect(image.includes(title)).toBe(true);
      expect(image.includes(CANARY)).toBe(false);
      for (const file of filesOf(profile)) {
        expect([file.path, file.bytes.includes(CANARY)]).toEqual([file.path, false]);
        // Nor does anything of one's own lie about readable: in the mirror, Chromium's folders or the log.
        for (const secret of [title, first.name, MAYA.email])
          expect([file.path, secret, file.bytes.includes(secret)]).toEqual([file.path, secret, false]);
      }
    }
    const recordings = wire.recordings();
    expect(recordings.some((bytes) => bytes.includes(title))).toBe(true);
    expect(recordings.filter((bytes) => bytes.includes(CANARY))).toHaveLength(0);
  });
});
