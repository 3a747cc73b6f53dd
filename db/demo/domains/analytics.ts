/** Domain 13: predictions and outcomes, bias findings, figures over time, activity and health logs. */
import type { Agency } from '../agencies.ts';
import { calendarDate, DAY, HOUR, MINUTE, timestamp, timestampOrNull } from '../clock.ts';
import { journeyOf, lastChange } from '../journeys.ts';
import { Random } from '../random.ts';
import { applicationAt, userIdOf, type ApplicationFacts, type Output, type World } from '../world.ts';

const OUTCOMES = {
  submitted: 'in_progress',
  reviewing: 'in_progress',
  shortlisted: 'in_progress',
  interviewing: 'in_progress',
  offered: 'hired',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
} as const;
const BIAS = [
  { biasType: 'gender', detectedText: 'salesman', recommendation: 'Write "salesperson".' },
  { biasType: 'age', detectedText: 'young and dynamic team', recommendation: 'Describe the work, not the age of the team.' },
  { biasType: 'language', detectedText: 'native speaker', recommendation: 'Name the level that is needed.' },
  { biasType: 'education', detectedText: 'degree from a top university', recommendation: 'Name the knowledge that is needed.' },
  { biasType: 'location', detectedText: 'must live close by', recommendation: 'State the days on site instead.' },
] as const;
const ACTIONS = ['application.view', 'candidate.view', 'application.move', 'search.run', 'campaign.open', 'session.start', 'note.add'] as const;
const USER_AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

export async function generateAnalytics(world: World, output: Output): Promise<void> {
  await generatePredictions(world, output);
  await generateBias(world, output);
  for (const agency of world.agencies) {
    await generateDiversity(world, output, agency);
    await generateActivity(world, output, agency);
  }
  await generatePlatformFigures(world, output);
  output.progress('userActivityLogs', 1, 1);
}

async function generatePredictions(world: World, output: Output): Promise<void> {
  const step = world.size === 'large' ? 15 : 4;
  for (let index = 0; index < world.applications.count; index += step) {
    const application = applicationAt(world, index);
    await writePrediction(world, output, application);
    if (index % (step * 2) === 0) await writeOutcome(world, output, application);
  }
  output.progress('candidateSuccessPredictions', 1, 1);
}

async function writePrediction(world: World, output: Output, application: ApplicationFacts): Promise<void> {
  const id = world.ids.next('candidateSuccessPredictions');
  const random = Random.of(world.seed, 'prediction', id);
  const score = random.integer(35, 95);
  const near = (): number => Math.max(0, Math.min(100, score + random.integer(-12, 12)));
  await output.writer.insertRows('candidateSuccessPredictions', [
    {
      id,
      // Not tied to its row, so some outlive the application.
      applicationId: id % 70 === 0 ? 50_000_000 + application.id : application.id,
      candidateId: application.candidate + 1,
      jobId: application.job.id,
      overallSuccessScore: score,
      skillsMatchScore: near(),
      experienceMatchScore: near(),
      cultureFitScore: near(),
      retentionPredictionScore: near(),
      topPositiveFactors: JSON.stringify([`${application.job.skills[0] ?? 'Skills'} in recent positions`, 'Stable employment']),
      topNegativeFactors: JSON.stringify(['Long notice period']),
      modelVersion: 'v2.3',
      confidence: random.integer(50, 92),
      createdAt: timestamp(Math.min(world.now, application.submittedAt + 5 * MINUTE)),
    },
  ]);
}

async function writeOutcome(world: World, output: Output, application: ApplicationFacts): Promise<void> {
  const id = world.ids.next('matchOutcomes');
  const random = Random.of(world.seed, 'outcome', id);
  const outcome = OUTCOMES[application.status];
  const decided = outcome === 'in_progress' ? null : lastChange(application, journeyOf(world, application));
  const score = (): string => `${random.integer(40, 97)}.${random.integer(10, 99)}`;
  await output.writer.insertRows('matchOutcomes', [
    {
      id,
      applicationId: application.id,
      candidateId: application.candidate + 1,
      jobId: application.job.id,
      recruiterId: application.job.postedBy.recruiterId,
      initialMatchScore: score(),
      skillsScore: score(),
      experienceScore: score(),
      locationScore: score(),
      salaryScore: score(),
      culturalFitScore: score(),
      outcome,
      outcomeDate: timestampOrNull(decided),
      performanceRating: outcome === 'hired' ? `${random.integer(3, 4)}.${random.integer(10, 99)}` : null,
      retentionMonths: null,
      recruiterFeedback: null,
      recruiterRating: decided === null ? null : random.integer(2, 5),
      createdAt: timestamp(application.submittedAt),
      updatedAt: timestamp(decided ?? application.submittedAt),
    },
  ]);
}

/** Findings in job postings, made when the posting was saved. */
async function generateBias(world: World, output: Output): Promise<void> {
  for (const job of world.jobs) {
    if (job.id % 3 !== 0) continue;
    const random = Random.of(world.seed, 'bias', job.id);
    const resolved = random.chance(0.6);
    await output.writer.insertRows('biasDetectionLogs', [
      {
        id: world.ids.next('biasDetectionLogs'),
        entityType: 'job_description',
        entityId: job.id,
        ...random.pick(BIAS),
        severity: random.weighted({ low: 6, medium: 3, high: 1 }),
        flaggedBy: 'posting-check',
        resolved,
        resolvedAt: resolved ? timestamp(Math.min(world.now, job.createdAt + DAY)) : null,
        resolvedBy: resolved ? job.postedBy.userId : null,
        createdAt: timestamp(job.createdAt),
        userId: job.postedBy.userId,
        candidateId: null,
        jobId: job.id,
      },
    ]);
  }
}

/** Twelve months of aggregated figures; shares are percentages and add up to a hundred. */
async function generateDiversity(world: World, output: Output, agency: Agency): Promise<void> {
  for (let month = 1; month <= 12; month += 1) {
    for (const metricType of ['applications', 'interviews', 'offers', 'hires'] as const) {
      const id = world.ids.next('diversityMetrics');
      const random = Random.of(world.seed, 'diversity', id);
      const women = random.integer(38, 56);
      const young = random.integer(25, 45);
      await output.writer.insertRows('diversityMetrics', [
        {
          id,
          recruiterId: agency.admin.recruiterId,
          jobId: null,
          metricType,
          periodStart: calendarDate(world.now - (month * 30 + 30) * DAY),
          periodEnd: calendarDate(world.now - month * 30 * DAY),
          totalCount: random.integer(4, 400),
          genderDiversity: JSON.stringify({ women, men: 97 - women, other: 3 }),
          ethnicityDiversity: JSON.stringify({ undisclosed: 100 }),
          ageDiversity: JSON.stringify({ under35: young, from35to49: 78 - young, over49: 22 }),
          educationDiversity: JSON.stringify({ bachelor: 55, master: 35, other: 10 }),
          locationDiversity: JSON.stringify({ local: 60, elsewhere: 40 }),
          biasScore: `${random.integer(2, 18)}.${random.integer(10, 99)}`,
          createdAt: timestamp(world.now - month * 30 * DAY),
          companyId: agency.id,
        },
      ]);
    }
  }
}

async function generateActivity(world: World, output: Output, agency: Agency): Promise<void> {
  const random = Random.of(world.seed, 'activity', agency.index);
  for (let row = 0; row < agency.size.logRows; row += 1) {
    const recruiter = random.pick(agency.activeRecruiters);
    const action = random.pick(ACTIONS);
    const resource = action.slice(0, action.indexOf('.'));
    await output.writer.insertRows('userActivityLogs', [
      {
        id: world.ids.next('userActivityLogs'),
        userId: recruiter.userId,
        companyId: agency.id,
        action,
        resource,
        resourceId: resource === 'application' ? random.integer(1, agency.size.applications) : null,
        ipAddress: `192.0.2.${random.integer(1, 254)}`,
        userAgent: USER_AGENT,
        details: JSON.stringify({ source: 'web' }),
        createdAt: timestamp(world.now - Math.floor(random.fraction() ** 2 * 60 * DAY) - MINUTE),
      },
    ]);
  }
}

/** What belongs to the platform, not to an agency. */
async function generatePlatformFigures(world: World, output: Output): Promise<void> {
  const metrics = ['time_to_shortlist_days', 'precision_at_10', 'offer_acceptance_rate'] as const;
  for (let week = 1; week <= 12; week += 1) {
    const random = Random.of(world.seed, 'figures', week);
    const end = world.now - week * 7 * DAY;
    for (const metricName of metrics) {
      const metricValue =
        metricName === 'time_to_shortlist_days'
          ? `${random.integer(2, 6)}.${random.integer(100_000, 999_999)}`
          : `0.${random.integer(450_000, 890_000)}`;
      await output.writer.insertRows('algorithmPerformance', [
        {
          id: world.ids.next('algorithmPerformance'),
          algorithmVersion: 'v2.3',
          metricName,
          metricValue,
          sampleSize: random.integer(200, 2_000),
          periodStart: calendarDate(end - 7 * DAY),
          periodEnd: calendarDate(end),
          jobCategory: null,
          notes: null,
          createdAt: timestamp(end),
        },
      ]);
    }
  }
  await generateDailyFigures(world, output);
}

async function generateDailyFigures(world: World, output: Output): Promise<void> {
  for (let day = 60; day >= 0; day -= 1) {
    const random = Random.of(world.seed, 'daily', day);
    const total = Math.floor(world.candidates.count * (1 - day / 200));
    const completed = Math.floor(total * 0.62);
    const partial = Math.floor(total * 0.27);
    await output.writer.insertRows('profileCompletionAnalytics', [
      {
        id: world.ids.next('profileCompletionAnalytics'),
        date: calendarDate(world.now - day * DAY),
        totalCandidates: total,
        completedProfiles: completed,
        partialProfiles: partial,
        incompleteProfiles: total - completed - partial,
        averageCompletion: random.integer(68, 76),
        createdAt: timestamp(world.now - day * DAY),
        userId: userIdOf(world, 0),
      },
    ]);
    await output.writer.insertRows('systemHealthMetrics', [
      {
        id: world.ids.next('systemHealthMetrics'),
        metricType: 'api_response_time',
        metricValue: `${random.integer(60, 240)}.${random.integer(10, 99)}`,
        unit: 'ms',
        source: 'api',
        details: JSON.stringify({ percentile: 95 }),
        createdAt: timestamp(world.now - day * DAY - HOUR),
      },
    ]);
  }
}
