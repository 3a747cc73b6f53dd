/** Domain 14: badges, points and reminders for completing a profile (candidates only). */
import { DAY, timestamp } from '../clock.ts';
import { Random } from '../random.ts';
import { userIdOf, type Output, type World } from '../world.ts';

const BADGES = [
  { name: 'Profile Starter', description: 'Half of your profile is complete.', icon: 'sprout', color: 'green', milestone: 50, points: 50 },
  { name: 'Profile Pro', description: 'Three quarters of your profile are complete.', icon: 'star', color: 'blue', milestone: 75, points: 100 },
  { name: 'Profile Master', description: 'Your profile is complete.', icon: 'trophy', color: 'gold', milestone: 100, points: 200 },
] as const;
/** Points needed for level 2, 3, 4 and 5. */
const LEVELS = [100, 300, 600, 1_000] as const;

export async function generateGamification(world: World, output: Output): Promise<void> {
  const createdAt = timestamp(world.now - 600 * DAY);
  await output.writer.insertRows(
    'profileBadges',
    BADGES.map((badge) => ({ id: world.ids.next('profileBadges'), ...badge, createdAt })),
  );
  const step = world.size === 'large' ? 25 : 5;
  for (let candidate = 0; candidate < world.candidates.count; candidate += step) await writeAchievements(world, output, candidate);
  output.progress('userBadges', 1, 1);
}

async function writeAchievements(world: World, output: Output, candidate: number): Promise<void> {
  const random = Random.of(world.seed, 'badges', candidate);
  const percentage = random.integer(20, 100);
  const userId = userIdOf(world, candidate);
  const since = Math.min(world.now, (world.candidates.createdAt[candidate] ?? world.now) + DAY);
  const earned = BADGES.filter((badge) => badge.milestone <= percentage);
  const totalPoints = earned.reduce((sum, badge) => sum + badge.points, 0) + percentage;
  const level = 1 + LEVELS.filter((threshold) => totalPoints >= threshold).length;
  for (const badge of earned) {
    await output.writer.insertRows('userBadges', [
      { id: world.ids.next('userBadges'), userId, badgeId: BADGES.indexOf(badge) + 1, earnedAt: timestamp(since), viewed: random.chance(0.8) },
    ]);
  }
  await output.writer.insertRows('userPoints', [
    { id: world.ids.next('userPoints'), userId, totalPoints, level, createdAt: timestamp(since), updatedAt: timestamp(since) },
  ]);
  if (percentage >= 75) return;
  // Reminders go out three and seven days after registration.
  for (const [days, reminderType] of [
    [3, 'first_reminder'],
    [7, 'second_reminder'],
  ] as const) {
    if (since + days * DAY > world.now) continue;
    await output.writer.insertRows('profileReminders', [
      { id: world.ids.next('profileReminders'), userId, reminderType, sentAt: timestamp(since + days * DAY), profilePercentage: percentage },
    ]);
  }
}
