/** Domain 10: sourcing, LinkedIn profiles, InMails and their credits, what candidates did with our messages. */
import type { Agency, Recruiter } from '../agencies.ts';
import { careerOf, personalise } from '../careers.ts';
import { DAY, HOUR, timestamp, timestampOrNull } from '../clock.ts';
import { INMAIL_REPLIES, INMAILS } from '../data/messages.ts';
import { personOf, privateEmail, slug } from '../people.ts';
import { Random } from '../random.ts';
import { applicationAt, userIdOf, type Output, type World } from '../world.ts';
import type { Row } from '../writer.ts';

interface Sourcing {
  readonly id: number;
  readonly owner: Recruiter;
  readonly agency: Agency;
}

const MONTHLY_CREDITS = 150;

export async function generateLinkedin(world: World, output: Output): Promise<void> {
  for (const agency of world.agencies) {
    const campaigns = await generateSourcing(world, output, agency);
    await generateProfiles(world, output, campaigns);
  }
  output.progress('linkedinProfiles', 1, 1);
  await generateInteractions(world, output);
}

async function generateSourcing(world: World, output: Output, agency: Agency): Promise<Sourcing[]> {
  const campaigns: Sourcing[] = [];
  const open = agency.jobs.filter((job) => job.status === 'active');
  for (const [place, status] of (['completed', 'active', 'paused', 'draft', 'failed'] as const).entries()) {
    const random = Random.of(world.seed, 'sourcing', agency.index, place);
    const id = world.ids.next('sourcingCampaigns');
    const owner = random.pick(agency.activeRecruiters);
    const job = open[place % open.length] ?? random.pick(agency.jobs);
    const found = status === 'draft' || status === 'failed' ? 0 : world.size === 'large' ? random.integer(300, 700) : random.integer(18, 40);
    const totals = await writeSourced(world, output, random, id, found, agency);
    if (found > 0) campaigns.push({ id, owner, agency });
    const startedAt = status === 'draft' ? null : Math.min(world.now, job.createdAt + 2 * DAY);
    await output.writer.insertRows('sourcingCampaigns', [
      {
        id,
        name: `${job.title}, ${job.city.name}`,
        jobId: job.id,
        createdBy: owner.userId,
        targetRoles: JSON.stringify([job.title]),
        requiredSkills: JSON.stringify(job.skills.slice(0, 3)),
        locations: JSON.stringify([job.city.name]),
        experienceMin: 2,
        experienceMax: 12,
        searchLinkedIn: true,
        searchGitHub: job.discipline.domain === 'Software Engineering',
        searchStackOverflow: false,
        maxCandidates: 100,
        autoEnrich: true,
        autoAddToPool: true,
        status,
        candidatesFound: found,
        ...totals,
        startedAt: timestampOrNull(startedAt),
        completedAt: status === 'completed' && startedAt !== null ? timestamp(Math.min(world.now, startedAt + DAY)) : null,
        createdAt: timestamp(job.createdAt + DAY),
        updatedAt: timestamp(job.createdAt + 2 * DAY),
      },
    ]);
  }
  return campaigns;
}

/** People found; some are already known candidates. Returns the campaign's counters. */
async function writeSourced(
  world: World,
  output: Output,
  random: Random,
  campaignId: number,
  count: number,
  agency: Agency,
): Promise<{ candidatesEnriched: number; candidatesAdded: number }> {
  const totals = { candidatesEnriched: 0, candidatesAdded: 0 };
  const first = world.candidates.company.indexOf(agency.index);
  for (let place = 0; place < count; place += 1) {
    const known = random.chance(0.5);
    const candidate = first + random.integer(0, agency.size.candidates - 1);
    const enrichmentStatus = random.weighted({ completed: 70, pending: 15, processing: 5, failed: 10 });
    if (enrichmentStatus === 'completed') totals.candidatesEnriched += 1;
    if (known) totals.candidatesAdded += 1;
    await output.writer.insertRows('sourcedCandidates', [sourcedRow(world, random, campaignId, candidate, known, enrichmentStatus)]);
  }
  return totals;
}

/** Somebody with a career like the candidate's; the candidate themselves when `known`. */
function sourcedRow(
  world: World,
  random: Random,
  campaignId: number,
  candidate: number,
  known: boolean,
  enrichmentStatus: 'completed' | 'pending' | 'processing' | 'failed',
): Row {
  const id = world.ids.next('sourcedCandidates');
  const career = careerOf(world, candidate);
  const person = known ? career.identity.person : personOf(world.seed, 'sourced', id);
  const email = known ? career.identity.email : privateEmail(person, 700_000 + id);
  const enriched = enrichmentStatus === 'completed';
  const createdAt = timestamp(world.now - random.integer(2, 90 * 24) * HOUR);
  const handle = `${slug(person.latin.first)}-${slug(person.latin.last)}-${id}`;
  return {
    id,
    campaignId,
    candidateId: known ? candidate + 1 : null,
    sourceType: random.weighted({ linkedin: 70, github: 20, stackoverflow: 5, manual: 5 }),
    sourceUrl: `https://linkedin.example/in/${handle}`,
    sourceProfileId: handle,
    rawProfileData: JSON.stringify({ headline: career.title }),
    fullName: person.name,
    email: enriched ? email : null,
    phoneNumber: enriched ? person.phone : null,
    location: `${person.city.name}, ${person.city.countryName}`,
    currentTitle: career.title,
    currentCompany: career.positions[0]?.employer ?? null,
    enrichmentStatus,
    enrichedData: enriched ? JSON.stringify({ skills: career.skills }) : null,
    matchScore: random.integer(35, 97),
    addedToPool: known,
    contacted: random.chance(0.4),
    createdAt,
    updatedAt: createdAt,
  };
}

async function generateProfiles(world: World, output: Output, campaigns: readonly Sourcing[]): Promise<void> {
  for (const campaign of campaigns) {
    const first = world.candidates.company.indexOf(campaign.agency.index);
    const count = world.size === 'large' ? 400 : 20;
    for (let place = 0; place < count; place += 1) {
      const id = world.ids.next('linkedinProfiles');
      const random = Random.of(world.seed, 'linkedin', id);
      const candidate = first + random.integer(0, campaign.agency.size.candidates - 1);
      const career = careerOf(world, candidate);
      const { person } = career.identity;
      const handle = `${slug(person.latin.first)}-${slug(person.latin.last)}-${id}`;
      const createdAt = timestamp(world.now - random.integer(3, 80) * DAY);
      await output.writer.insertRows('linkedinProfiles', [
        {
          id,
          candidateId: random.chance(0.9) ? candidate + 1 : null,
          linkedinId: `urn:li:person:${id}`,
          profileUrl: `https://linkedin.example/in/${handle}`,
          publicIdentifier: handle,
          firstName: person.first,
          lastName: person.last,
          headline: `${career.title} at ${career.positions[0]?.employer ?? ''}`,
          summary: career.summary,
          location: `${person.city.name}, ${person.city.countryName}`,
          industry: career.discipline.domain,
          currentCompany: career.positions[0]?.employer ?? null,
          currentTitle: career.title,
          connections: random.integer(80, 500),
          followersCount: random.integer(80, 4_000),
          importedBy: campaign.owner.userId,
          sourcingCampaignId: campaign.id,
          importSource: 'sourcing',
          createdAt,
          updatedAt: createdAt,
        },
      ]);
      if (place % 3 === 0) await writeInmail(world, output, random, campaign, id, candidate, place);
    }
  }
}

/** An InMail and the credit it took, counted down from the month's allowance. */
async function writeInmail(
  world: World,
  output: Output,
  random: Random,
  campaign: Sourcing,
  profileId: number,
  candidate: number,
  place: number,
): Promise<void> {
  const id = world.ids.next('linkedinInmails');
  const template = random.pick(INMAILS);
  const career = careerOf(world, candidate);
  const sentAt = world.now - random.integer(5, 75 * 24) * HOUR;
  const openedAt = random.chance(0.7) ? Math.min(world.now, sentAt + random.integer(1, 60) * HOUR) : null;
  const repliedAt = openedAt !== null && random.chance(0.35) ? Math.min(world.now, openedAt + random.integer(1, 30) * HOUR) : null;
  const { owner } = campaign;
  await output.writer.insertRows('linkedinInmails', [
    {
      id,
      profileId,
      candidateId: candidate + 1,
      recruiterId: owner.recruiterId,
      subject: personalise(template.subject, career),
      message: personalise(template.body, career),
      linkedinConversationId: `c-${random.hex(12)}`,
      sentAt: timestamp(sentAt),
      openedAt: timestampOrNull(openedAt),
      repliedAt: timestampOrNull(repliedAt),
      replied: repliedAt !== null,
      replyMessage: repliedAt === null ? null : random.pick(INMAIL_REPLIES),
      sourcingCampaignId: campaign.id,
      inmailCreditsUsed: 1,
      createdAt: timestamp(sentAt),
      updatedAt: timestamp(repliedAt ?? openedAt ?? sentAt),
      sentBy: owner.userId,
    },
  ]);
  await output.writer.insertRows('linkedinCreditUsage', [
    {
      id: world.ids.next('linkedinCreditUsage'),
      recruiterId: owner.recruiterId,
      creditsUsed: 1,
      creditsRemaining: MONTHLY_CREDITS - 1 - (Math.floor(place / 3) % MONTHLY_CREDITS),
      creditLimit: MONTHLY_CREDITS,
      usageType: 'inmail',
      inmailId: id,
      linkedinProfileId: profileId,
      description: template.name,
      createdAt: timestamp(sentAt),
      updatedAt: timestamp(sentAt),
      userId: owner.userId,
    },
  ]);
}

/** Nothing ties these ids to their rows, so some point at what has been deleted since. */
async function generateInteractions(world: World, output: Output): Promise<void> {
  const step = world.size === 'large' ? 20 : 5;
  for (let index = 0; index < world.applications.count; index += step) {
    const application = applicationAt(world, index);
    const id = world.ids.next('candidateInteractions');
    const random = Random.of(world.seed, 'interaction', id);
    const interactionType = random.weighted({
      application_submitted: 40,
      profile_viewed: 20,
      email_opened: 20,
      email_clicked: 12,
      email_replied: 5,
      calendar_link_clicked: 3,
    });
    const orphan = random.chance(0.03);
    await output.writer.insertRows('candidateInteractions', [
      {
        id,
        candidateId: application.candidate + 1,
        applicationId: orphan ? 70_000_000 + application.id : application.id,
        interviewId: null,
        interactionType,
        emailCampaignId: interactionType.startsWith('email_') ? random.integer(1, 12) : null,
        sourcingCampaignId: orphan ? 70_000_000 : null,
        linkUrl: interactionType === 'email_clicked' ? `https://jobs.hotgigs.example/${application.job.id}` : null,
        metadata: null,
        userAgent: null,
        ipAddress: `198.51.100.${random.integer(1, 254)}`,
        createdAt: timestamp(
          Math.min(world.now, application.submittedAt + (interactionType === 'application_submitted' ? 0 : random.integer(1, 200) * HOUR)),
        ),
        userId: userIdOf(world, application.candidate),
      },
    ]);
  }
  output.progress('candidateInteractions', 1, 1);
}
