/** Domain 7: tags, saved searches, and what candidates bookmark or look at. */
import { DAY, HOUR, timestamp } from '../clock.ts';
import { SEARCHES, TAGS } from '../data/messages.ts';
import { Random } from '../random.ts';
import type { Agency, Recruiter } from '../agencies.ts';
import { applicationAt, userIdOf, type Output, type World } from '../world.ts';

/** Tags and searches belong to one recruiter each; they are personal. */
export async function generateOrganization(world: World, output: Output): Promise<void> {
  for (const agency of world.agencies) {
    for (const recruiter of agency.activeRecruiters) {
      await generateTags(world, agency, recruiter, output);
      await generateSearches(world, recruiter, output);
    }
  }
  output.progress('candidateTags', 1, 1);
  await generateBookmarks(world, output);
}

async function generateTags(world: World, agency: Agency, recruiter: Recruiter, output: Output): Promise<void> {
  const random = Random.of(world.seed, 'tags', recruiter.userId);
  const first = recruiter === world.agencies[0]?.recruiters[0];
  const tagIds: number[] = [];
  for (const tag of TAGS.slice(0, first ? TAGS.length : random.integer(2, 6))) {
    const id = world.ids.next('candidateTags');
    tagIds.push(id);
    await output.writer.insertRows('candidateTags', [
      { id, name: tag.name, color: tag.color, createdBy: recruiter.userId, createdAt: timestamp(world.now - 200 * DAY) },
    ]);
  }
  const own = world.candidates.company.indexOf(agency.index);
  const count = first ? Math.min(400, agency.size.candidates / 8) : random.integer(10, Math.min(300, agency.size.candidates / 10));
  for (let place = 0; place < count; place += 1) {
    // Half of the first recruiter's tags are on people in the first job's pipeline, where they are seen.
    const candidate = first && place % 2 === 0 ? firstJobCandidate(world, random) : own + random.integer(0, agency.size.candidates - 1);
    const assignment = {
      candidateId: candidate + 1,
      tagId: random.pick(tagIds),
      assignedBy: recruiter.userId,
      createdAt: timestamp(world.now - random.integer(1, 150 * 24) * HOUR),
    };
    // Nothing forbids the same tag twice on a candidate, and it happens.
    const copies = place % 45 === 7 ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1)
      await output.writer.insertRows('candidateTagAssignments', [{ id: world.ids.next('candidateTagAssignments'), ...assignment }]);
  }
}

function firstJobCandidate(world: World, random: Random): number {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const application = applicationAt(world, random.integer(0, (world.agencies[0]?.size.applications ?? 1) - 1));
    if (application.job.id === 1) return application.candidate;
  }
  return world.accountCandidate;
}

async function generateSearches(world: World, recruiter: Recruiter, output: Output): Promise<void> {
  const random = Random.of(world.seed, 'searches', recruiter.userId);
  for (const search of random.sample(SEARCHES, random.integer(1, 3))) {
    const createdAt = world.now - random.integer(5, 180) * DAY;
    const emailAlerts = random.chance(0.4);
    // The advanced search keeps its whole query, as JSON, in the keyword column.
    const keyword = random.chance(0.3) ? JSON.stringify({ query: search.keyword, skills: search.skills }) : search.keyword;
    await output.writer.insertRows('savedSearches', [
      {
        id: world.ids.next('savedSearches'),
        userId: recruiter.userId,
        name: search.name,
        searchType: 'candidate',
        keyword,
        location: search.location,
        experienceLevel: random.pick(['mid', 'senior', 'lead']),
        skills: JSON.stringify(search.skills),
        emailAlerts,
        alertFrequency: random.pick(['immediate', 'daily', 'weekly']),
        lastAlertSent: emailAlerts ? timestamp(world.now - random.integer(1, 6) * DAY) : null,
        createdAt: timestamp(createdAt),
        updatedAt: timestamp(createdAt),
      },
    ]);
  }
}

async function generateBookmarks(world: World, output: Output): Promise<void> {
  const open = world.jobs.filter((job) => job.status === 'active');
  const step = world.size === 'large' ? 25 : 6;
  for (let candidate = 0; candidate < world.candidates.count; candidate += step) {
    const random = Random.of(world.seed, 'bookmarks', candidate);
    const [saved, viewed] = random.sample(open, 2);
    if (saved === undefined || viewed === undefined) continue;
    const ids = { candidateId: candidate + 1, userId: userIdOf(world, candidate) };
    await output.writer.insertRows('savedJobs', [
      { id: world.ids.next('savedJobs'), ...ids, jobId: saved.id, createdAt: timestamp(world.now - random.integer(1, 60 * 24) * HOUR) },
    ]);
    await output.writer.insertRows('recentlyViewedJobs', [
      { id: world.ids.next('recentlyViewedJobs'), ...ids, jobId: viewed.id, viewedAt: timestamp(world.now - random.integer(1, 20 * 24) * HOUR) },
    ]);
  }
  output.progress('savedJobs', 1, 1);
}
