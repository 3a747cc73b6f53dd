/** Domain 4: jobs, their skills, templates, drafts, uploads, views and sources. */
import type { Agency, Job } from '../agencies.ts';
import { calendarDate, DAY, HOUR, MINUTE, timestamp, timestampOrNull } from '../clock.ts';
import { Random } from '../random.ts';
import { applicationAt, userIdOf, type Output, type World } from '../world.ts';
import type { Row, Value } from '../writer.ts';

const BENEFITS = [
  '30 days of holiday',
  'Learning budget of 2,000 a year',
  'Four-day week in August',
  'Private health insurance',
  'Home office equipment',
  'Public transport pass',
] as const;
const SOURCES = ['direct', 'linkedin', 'indeed', 'referral', 'company-site', 'newsletter'] as const;
const TEMPLATE_NAMES = ['Standard posting', 'Senior hire', 'Contract role', 'Graduate programme', 'Leadership role', 'Urgent replacement'] as const;

/** Jobs and everything that hangs on them but applications. */
export async function generateJobs(world: World, output: Output): Promise<void> {
  for (const job of world.jobs) {
    await output.writer.insertRows('jobs', [jobRow(world, job)]);
    await output.writer.insertRows('jobSkillRequirements', skillRows(job));
  }
  output.progress('jobs', world.jobs.length, world.jobs.length);
  for (const agency of world.agencies) {
    await generateTemplates(world, agency, output);
    await generateDrafts(world, agency, output);
    await generateUploads(world, agency, output);
    await generateViews(world, agency, output);
  }
  await generateSources(world, output);
}

/** The text of a posting, shared by jobs, templates and drafts. */
function posting(job: Job): Record<'description' | 'requirements' | 'responsibilities', string> {
  const { organization } = job.customer;
  return {
    description: `${organization.about} For its team in ${job.city.name} the company is looking for a ${job.title}. You will work with people who take their craft seriously and themselves less so.`,
    requirements: [
      ...job.skills.map((skill, index) => `${index < 3 ? 'Solid experience with' : 'Some experience with'} ${skill}`),
      'Good written English',
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
    responsibilities: job.discipline.duties.map((duty) => `- ${duty}`).join('\n'),
  };
}

function placeOf(job: Job): string {
  return job.remote ? `${job.city.name}, ${job.city.countryName} (remote possible)` : `${job.city.name}, ${job.city.countryName}`;
}

function jobRow(world: World, job: Job): Row {
  const random = Random.of(world.seed, 'job-row', job.id);
  const shares = Array.from({ length: 5 }, () => random.integer(0, 12));
  const updatedAt = job.closedAt ?? Math.max(job.createdAt, world.now - random.integer(1, 240) * HOUR);
  return {
    id: job.id,
    title: job.title,
    companyName: job.customer.organization.name,
    ...posting(job),
    location: placeOf(job),
    employmentType:
      job.discipline.key === 'nursing'
        ? random.pick(['full-time', 'part-time', 'temporary'])
        : random.weighted({ 'full-time': 84, contract: 10, 'part-time': 4, internship: 2 }),
    salaryMin: job.payMin,
    salaryMax: job.payMax,
    salaryCurrency: 'USD',
    customerId: job.customer.id,
    contactId: job.customer.contacts[0]?.id ?? null,
    status: job.status,
    // No program of the platform ever clears this flag.
    isDraft: true,
    isPublic: job.status === 'active',
    postedBy: job.postedBy.userId,
    applicationDeadline: random.chance(0.4) ? timestamp((job.closedAt ?? world.now) + random.integer(5, 40) * DAY) : null,
    shareCount: shares.reduce((sum, share) => sum + share, 0),
    emailShares: shares[0] ?? 0,
    linkedinShares: shares[1] ?? 0,
    twitterShares: shares[2] ?? 0,
    facebookShares: 0,
    whatsappShares: shares[3] ?? 0,
    linkCopies: shares[4] ?? 0,
    createdAt: timestamp(job.createdAt),
    updatedAt: timestamp(updatedAt),
    closedAt: timestampOrNull(job.closedAt),
  };
}

function skillRows(job: Job): Row[] {
  return job.skills.map((skillName, orderIndex) => ({
    id: job.firstRequirementId + orderIndex,
    jobId: job.id,
    skillName,
    isMandatory: orderIndex < 3,
    orderIndex,
    createdAt: timestamp(job.createdAt),
  }));
}

/** What a template and a draft have in common with the job they resemble. */
function outline(job: Job): Record<string, Value> {
  return {
    title: job.title,
    companyName: job.customer.organization.name,
    ...posting(job),
    location: placeOf(job),
    employmentType: 'full-time',
    salaryMin: job.payMin,
    salaryMax: job.payMax,
    salaryCurrency: 'USD',
    customerId: job.customer.id,
    contactId: job.customer.contacts[0]?.id ?? null,
    experienceLevel: ['entry', 'mid', 'senior', 'lead', 'executive'][job.level] ?? 'mid',
    educationLevel: 'bachelor',
    requiredSkills: JSON.stringify(job.skills.slice(0, 3)),
    preferredSkills: JSON.stringify(job.skills.slice(3)),
    benefits: BENEFITS.slice(0, 3).join(', '),
    remotePolicy: job.remote ? 'hybrid' : 'on-site',
    travelRequirement: 'none',
    securityClearance: null,
  };
}

async function generateTemplates(world: World, agency: Agency, output: Output): Promise<void> {
  for (const [place, name] of TEMPLATE_NAMES.entries()) {
    const random = Random.of(world.seed, 'template', agency.index, place);
    const id = world.ids.next('jobTemplates');
    const author = agency.activeRecruiters[place % agency.activeRecruiters.length] ?? agency.admin;
    const isCompanyWide = place % 2 === 0;
    const usageCount = random.integer(0, 24);
    const createdAt = timestamp(world.now - random.integer(100, 300) * DAY);
    await output.writer.insertRows('jobTemplates', [
      {
        id,
        name,
        templateDescription: 'Agreed with the team; adjust title, pay and the first paragraph.',
        ...outline(random.pick(agency.jobs)),
        category: 'general',
        tags: JSON.stringify(['reviewed']),
        createdBy: author.userId,
        companyId: agency.id,
        isPublic: false,
        isCompanyWide,
        usageCount,
        lastUsedAt: usageCount === 0 ? null : timestamp(world.now - random.integer(1, 60) * DAY),
        createdAt,
        updatedAt: createdAt,
      },
    ]);
    const status = isCompanyWide ? 'approved' : random.pick(['pending', 'rejected']);
    const requestedAt = world.now - random.integer(2, 90) * DAY;
    const reviewed = status !== 'pending';
    await output.writer.insertRows('templateShares', [
      {
        id: world.ids.next('templateShares'),
        templateId: id,
        sharedBy: author.userId,
        status,
        requestMessage: 'This one saved me an hour each time, it may help others too.',
        reviewNotes: status === 'rejected' ? 'Please take the customer’s name out first.' : null,
        requestedAt: timestamp(requestedAt),
        reviewedAt: reviewed ? timestamp(requestedAt + DAY) : null,
        reviewedBy: reviewed ? agency.admin.userId : null,
      },
    ]);
  }
}

/** At most one draft a user: what they were typing when they were called away. */
async function generateDrafts(world: World, agency: Agency, output: Output): Promise<void> {
  for (const [place, recruiter] of agency.activeRecruiters.entries()) {
    if (place % 2 === 1) continue;
    const random = Random.of(world.seed, 'draft', recruiter.userId);
    const savedAt = world.now - random.integer(1, 200) * HOUR;
    await output.writer.insertRows('jobDrafts', [
      {
        id: world.ids.next('jobDrafts'),
        userId: recruiter.userId,
        ...outline(random.pick(agency.jobs)),
        applicationDeadline: timestamp(world.now + 30 * DAY),
        lastSavedAt: timestamp(savedAt),
        createdAt: timestamp(savedAt - HOUR),
        updatedAt: timestamp(savedAt),
      },
    ]);
  }
}

const UPLOAD_STATUSES = ['completed', 'completed', 'failed', 'processing', 'pending', 'completed'] as const;

async function generateUploads(world: World, agency: Agency, output: Output): Promise<void> {
  const rows = UPLOAD_STATUSES.map((status, place) => uploadRow(world, agency, status, place));
  await output.writer.insertRows('bulkUploadJobs', rows);
}

function uploadRow(world: World, agency: Agency, status: (typeof UPLOAD_STATUSES)[number], place: number): Row {
  const random = Random.of(world.seed, 'upload', agency.index, place);
  const uploader = random.pick(agency.activeRecruiters);
  const finished = status === 'completed' || status === 'failed';
  const createdAt = finished ? world.now - random.integer(5, 120) * DAY : world.now - random.integer(10, 40) * MINUTE;
  const totalRecords = random.integer(12, 180);
  const failureCount = { pending: 0, processing: 0, failed: totalRecords, completed: place }[status];
  const fileKey = `bulk/${agency.index}-${place}.zip`;
  return {
    id: world.ids.next('bulkUploadJobs'),
    recruiterId: uploader.recruiterId,
    uploadedBy: uploader.userId,
    fileName: `resumes-${calendarDate(createdAt)}.zip`,
    fileSize: totalRecords * 210_000,
    fileUrl: `https://files.hotgigs.example/${fileKey}`,
    fileKey,
    fileType: 'zip',
    status,
    totalRecords,
    successCount: { pending: 0, processing: Math.floor(totalRecords / 2), failed: 0, completed: totalRecords - failureCount }[status],
    failureCount,
    errorMessage: status === 'failed' ? 'The archive is protected by a password.' : null,
    failedRecordsUrl: failureCount > 0 ? `https://files.hotgigs.example/${fileKey}.failed.csv` : null,
    failedRecordsKey: failureCount > 0 ? `${fileKey}.failed.csv` : null,
    processingStartedAt: status === 'pending' ? null : timestamp(createdAt + 20),
    processingCompletedAt: finished ? timestamp(createdAt + 400) : null,
    emailNotificationSent: finished,
    emailSentAt: finished ? timestamp(createdAt + 410) : null,
    createdAt: timestamp(createdAt),
    updatedAt: timestamp(finished ? createdAt + 410 : createdAt),
  };
}

/** Page views: daily figures, and the sessions they were counted from (about half are anonymous). */
async function generateViews(world: World, agency: Agency, output: Output): Promise<void> {
  const random = Random.of(world.seed, 'views', agency.index);
  const viewed = agency.jobs.filter((job) => job.status !== 'draft');
  for (let row = 0; row < agency.size.logRows; row += 1) {
    const job = random.pick(viewed);
    const end = job.closedAt ?? world.now;
    const viewedAt = Math.floor(end - (end - job.createdAt) * random.fraction() ** 2);
    const viewer = random.chance(0.5) ? null : userIdOf(world, random.integer(0, world.candidates.count - 1));
    await output.writer.insertRows('jobViewAnalytics', [
      {
        id: world.ids.next('jobViewAnalytics'),
        jobId: job.id,
        userId: viewer,
        viewDate: calendarDate(viewedAt),
        viewCount: random.integer(1, 4),
        source: random.pick(SOURCES),
        deviceType: random.weighted({ desktop: 60, mobile: 35, tablet: 5 }),
        referrer: null,
        createdAt: timestamp(viewedAt),
      },
    ]);
    await output.writer.insertRows('jobViewSessions', [
      { id: world.ids.next('jobViewSessions'), jobId: job.id, userId: viewer, sessionId: `s_${random.hex(24)}`, lastViewedAt: timestamp(viewedAt) },
    ]);
  }
  output.progress('jobViewAnalytics', agency.index + 1, world.agencies.length);
}

async function generateSources(world: World, output: Output): Promise<void> {
  const step = world.size === 'large' ? 10 : 3;
  for (let index = 0; index < world.applications.count; index += step) {
    const { id, job, submittedAt } = applicationAt(world, index);
    const random = Random.of(world.seed, 'source', id);
    const source = random.pick(SOURCES);
    const tracked = source === 'newsletter' || source === 'linkedin';
    await output.writer.insertRows('jobApplicationSources', [
      {
        id: world.ids.next('jobApplicationSources'),
        applicationId: id,
        source,
        referrer: source === 'referral' ? 'A colleague' : null,
        campaign: tracked ? 'autumn-hiring' : null,
        utmSource: tracked ? source : null,
        utmMedium: tracked ? 'social' : null,
        utmCampaign: tracked ? 'autumn-hiring' : null,
        createdAt: timestamp(submittedAt),
        jobId: job.id,
      },
    ]);
  }
  output.progress('jobApplicationSources', 1, 1);
}
