/** Domain 2: résumé profiles, video introductions, shared profiles. */
import { careerOf, parsedResume } from '../careers.ts';
import { DAY, timestamp } from '../clock.ts';
import { slug } from '../people.ts';
import { Random } from '../random.ts';
import { applicationAt, type Output, type World } from '../world.ts';
import type { Row } from '../writer.ts';

const VERSIONS = ['General', 'Short version', 'With portfolio', 'Management roles', 'Contract work'] as const;

/** Résumés (at most five each, one default), videos and share links. */
export async function generateProfiles(world: World, output: Output): Promise<void> {
  const { candidates } = world;
  for (let candidate = 0; candidate < candidates.count; candidate += 1) {
    await output.writer.insertRows('resumeProfiles', resumeRows(world, candidate));
    if (candidate % 40 === 3) await output.writer.insertRows('videoIntroductions', [videoRow(world, candidate)]);
    if (candidate % 1_000 === 0) output.progress('resumeProfiles', candidate, candidates.count);
  }
  output.progress('resumeProfiles', candidates.count, candidates.count);
  await generateShares(world, output);
}

function resumeRows(world: World, candidate: number): Row[] {
  const count = world.candidates.resumeCount[candidate] ?? 0;
  if (count === 0) return [];
  const random = Random.of(world.seed, 'resumes', candidate);
  const career = careerOf(world, candidate);
  const createdAt = timestamp(world.candidates.createdAt[candidate] ?? world.now);
  const parsedData = parsedResume(career, true);
  const last = slug(career.identity.person.latin.last);
  return Array.from({ length: count }, (_, version) => {
    const [domain, skill, experience] = [random.integer(45, 98), random.integer(40, 98), random.integer(40, 98)];
    const topDomains = JSON.stringify([{ domain: career.discipline.domain, percentage: random.integer(60, 90) }]);
    return {
      id: (world.candidates.firstResumeId[candidate] ?? 0) + version,
      candidateId: candidate + 1,
      profileName: VERSIONS[version] ?? 'General',
      resumeUrl: `https://files.hotgigs.example/resumes/${candidate + 1}-${version + 1}.pdf`,
      resumeFileKey: `resumes/${candidate + 1}-${version + 1}.pdf`,
      resumeFilename: `${last}-resume${version === 0 ? '' : `-${version + 1}`}.pdf`,
      parsedData,
      domainMatchScore: domain,
      skillMatchScore: skill,
      experienceScore: experience,
      overallScore: Math.round(domain * 0.3 + skill * 0.4 + experience * 0.3),
      primaryDomain: career.discipline.domain,
      totalExperienceYears: career.years,
      isDefault: version === 0,
      // One writer encodes the JSON a second time.
      topDomains: candidate % 3 === 0 ? JSON.stringify(topDomains) : topDomains,
      topSkills: JSON.stringify(career.skills.slice(0, 5)),
      uploadedAt: createdAt,
      createdAt,
      updatedAt: createdAt,
    };
  });
}

/** The videos.id is the row's place among the candidates that have one. */
function videoRow(world: World, candidate: number): Row {
  const random = Random.of(world.seed, 'video', candidate);
  const career = careerOf(world, candidate);
  const createdAt = timestamp(world.candidates.createdAt[candidate] ?? world.now);
  return {
    id: world.ids.next('videoIntroductions'),
    candidateId: candidate + 1,
    videoUrl: `https://files.hotgigs.example/videos/${candidate + 1}.mp4`,
    videoFileKey: `videos/${candidate + 1}.mp4`,
    thumbnailUrl: `https://files.hotgigs.example/videos/${candidate + 1}.jpg`,
    duration: random.integer(45, 600),
    fileSize: random.integer(4, 90) * 1_000_000,
    mimeType: 'video/mp4',
    transcription: `Hello, I am ${career.identity.person.first}. ${career.summary}`,
    createdAt,
    updatedAt: createdAt,
  };
}

/** Recruiters share short-listed people with the customer's contact. */
async function generateShares(world: World, output: Output): Promise<void> {
  const step = world.size === 'large' ? 300 : 40;
  for (let index = 0; index < world.applications.count; index += step) {
    const { job, candidate, submittedAt } = applicationAt(world, index);
    const id = world.ids.next('candidateProfileShares');
    const random = Random.of(world.seed, 'share', id);
    const contact = random.pick(job.customer.contacts);
    const createdAt = Math.min(world.now, submittedAt + random.integer(1, 10) * DAY);
    const viewCount = random.integer(0, 9);
    await output.writer.insertRows('candidateProfileShares', [
      {
        id,
        candidateId: candidate + 1,
        sharedBy: job.postedBy.userId,
        shareToken: random.hex(32),
        recipientEmail: contact.email,
        recipientName: contact.name,
        customerId: job.customer.id,
        jobId: job.id,
        matchScore: random.integer(58, 97),
        includeResume: true,
        includeVideo: random.chance(0.8),
        includeContact: random.chance(0.1),
        viewCount,
        lastViewedAt: viewCount === 0 ? null : timestamp(Math.min(world.now, createdAt + random.integer(1, 20) * 3600)),
        expiresAt: timestamp(createdAt + 30 * DAY),
        isActive: random.chance(0.9),
        createdAt: timestamp(createdAt),
        updatedAt: timestamp(createdAt),
      },
    ]);
  }
  output.progress('candidateProfileShares', 1, 1);
}
