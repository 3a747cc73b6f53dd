import { busiestJob, MAYA, signInOf, topOfFirstColumn, userIdOf, type BoardRow } from './support/company.ts';
import { expect, test } from './support/test.ts';

interface Shown {
  readonly title: string;
  readonly body: string;
}

test('a notification that arrives is shown by the system, and its click opens the right view', async ({ central, launch, newProfile }) => {
  const workstation = await launch({ profile: newProfile(), signIn: signInOf(MAYA) });
  await workstation.waitUntilOnline();
  const canNotify = await workstation.app.evaluate(({ Notification }) => Notification.isSupported());
  // Where the set-up may install it, it must be there.
  test.skip(!canNotify && process.getuid?.() !== 0, 'This machine has no libnotify, and the set-up had no right to install it.');
  expect(canNotify).toBe(true);
  expect(await workstation.page.evaluate('window.hotgigs.canNotify')).toBe(true);
  const jobId = await busiestJob(central);
  const [row] = (await topOfFirstColumn(central, jobId, 1)) as [BoardRow];
  // There is no notification centre on a test machine: what would be handed to it is kept here instead.
  await workstation.app.evaluate(({ Notification }) => {
    const kept: Electron.Notification[] = [];
    Object.assign(globalThis, { kept });
    Notification.prototype.show = function show(this: Electron.Notification): void {
      kept.push(this);
    };
  });
  const shown = (): Promise<Shown[]> =>
    workstation.app.evaluate(() =>
      (globalThis as unknown as { kept: Electron.Notification[] }).kept.map((item) => ({ title: item.title, body: item.body })),
    );

  await central.write(
    `INSERT INTO notifications (userId, type, title, message, isRead, relatedEntityType, relatedEntityId, actionUrl, createdAt)
      VALUES (?, 'application', 'New application', ?, 0, 'application', ?, '/recruiter/applications', UTC_TIMESTAMP())`,
    [await userIdOf(central, MAYA.email), `${row.name} has applied`, row.applicationId],
  );
  await expect.poll(shown).toEqual([{ title: 'New application', body: `${row.name} has applied` }]);

  await workstation.app.evaluate(() => (globalThis as unknown as { kept: Electron.Notification[] }).kept[0]?.emit('click'));
  const panel = workstation.page.getByTestId('candidate-panel');
  await expect(panel).toBeVisible();
  await expect(panel).toContainText(row.name);
  await expect(workstation.card(row.applicationId)).toBeVisible();
});
