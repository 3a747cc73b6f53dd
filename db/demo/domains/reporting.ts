/** Domain 15: team members, settings, integrations, reports, logs. */
import type { Agency, Recruiter } from '../agencies.ts';
import { DAY, HOUR, timestamp } from '../clock.ts';
import { Random } from '../random.ts';
import type { Output, World } from '../world.ts';

const REPORTS = [
  { name: 'Pipeline by job', fields: ['job.title', 'application.status', 'application.count'], groupBy: 'job.title', sortBy: 'application.count' },
  { name: 'Time to offer', fields: ['job.title', 'application.submittedAt', 'application.offeredAt'], groupBy: 'job.title', sortBy: 'job.title' },
  { name: 'Interviews per recruiter', fields: ['recruiter.name', 'interview.count'], groupBy: 'recruiter.name', sortBy: 'interview.count' },
] as const;
const LOG_LINES = [
  { level: 'info', source: 'scheduler', message: 'Reminder run finished' },
  { level: 'warn', source: 'mailer', message: 'The provider answered slowly' },
  { level: 'error', source: 'resume-parser', message: 'The file could not be read' },
  { level: 'debug', source: 'api', message: 'Cache refreshed' },
  { level: 'critical', source: 'database', message: 'The connection pool ran empty for two seconds' },
] as const;

/** Returns the id of each agency's Slack integration, by the agency's index. */
export async function generateReporting(world: World, output: Output): Promise<ReadonlyMap<number, number>> {
  const channels = new Map<number, number>();
  for (const agency of world.agencies) {
    for (const recruiter of agency.recruiters) await writeMember(world, output, agency, recruiter);
    await writeSettings(world, output, agency);
    channels.set(agency.index, await writeIntegrations(world, output, agency));
    for (const [place] of REPORTS.entries()) await writeReport(world, output, agency, place);
  }
  await generatePlatformSettings(world, output);
  await generateLogs(world, output);
  output.progress('teamMembers', 1, 1);
  return channels;
}

/** A user is active unless this row says otherwise. */
async function writeMember(world: World, output: Output, agency: Agency, recruiter: Recruiter): Promise<void> {
  const random = Random.of(world.seed, 'member', recruiter.userId);
  const joinedAt = timestamp(world.now - random.integer(100, 700) * DAY);
  const active = recruiter.memberStatus === 'active';
  await output.writer.insertRows('teamMembers', [
    {
      id: world.ids.next('teamMembers'),
      companyId: agency.id,
      userId: recruiter.userId,
      recruiterId: recruiter.recruiterId,
      role: recruiter.teamRole,
      permissions: JSON.stringify({ export: recruiter.teamRole !== 'recruiter' }),
      status: recruiter.memberStatus,
      jobsAssigned: agency.jobs.filter((job) => job.postedBy.userId === recruiter.userId).length,
      applicationsProcessed: random.integer(40, 900),
      interviewsScheduled: random.integer(10, 200),
      hiresCompleted: random.integer(0, 30),
      joinedAt,
      lastActiveAt: timestamp(active ? world.now - random.integer(0, 40) * HOUR : world.now - 45 * DAY),
      createdAt: joinedAt,
      updatedAt: timestamp(active ? world.now - 40 * DAY : world.now - 30 * DAY),
    },
  ]);
}

async function writeSettings(world: World, output: Output, agency: Agency): Promise<void> {
  const createdAt = timestamp(world.now - 500 * DAY);
  await output.writer.insertRows('companySettings', [
    {
      id: world.ids.next('companySettings'),
      companyId: agency.id,
      sendgridApiKey: 'demo-not-a-key',
      fromEmail: `jobs@${agency.domain}`,
      fromName: agency.name,
      replyToEmail: `jobs@${agency.domain}`,
      enableEmailNotifications: true,
      enableSmsNotifications: false,
      primaryColor: agency.index === 0 ? '#3b5bdb' : '#0b7285',
      secondaryColor: '#f1f3f5',
      additionalSettings: JSON.stringify({ closedJobsDays: 180, offlineLeaseDays: 14 }),
      createdAt,
      updatedAt: createdAt,
    },
  ]);
}

async function writeIntegrations(world: World, output: Output, agency: Agency): Promise<number> {
  const createdAt = timestamp(world.now - 200 * DAY);
  const rows = (['slack', 'teams'] as const).map((provider) => ({
    id: world.ids.next('integrationSettings'),
    companyId: agency.id,
    provider,
    webhookUrl: `https://hooks.${provider}.example/demo/${agency.id}`,
    isActive: provider === 'slack',
    notificationTypes: JSON.stringify(['job_application', 'application_status', 'interview_scheduled']),
    createdBy: agency.admin.userId,
    createdAt,
    updatedAt: createdAt,
  }));
  await output.writer.insertRows('integrationSettings', rows);
  return rows[0]?.id ?? 0;
}

async function writeReport(world: World, output: Output, agency: Agency, place: number): Promise<void> {
  const report = REPORTS[place] ?? REPORTS[0];
  const id = world.ids.next('customReports');
  const scheduleId = world.ids.next('reportSchedules');
  const createdAt = timestamp(world.now - 90 * DAY);
  const frequency = (['daily', 'weekly', 'monthly'] as const)[place % 3] ?? 'weekly';
  const interval = { daily: 1, weekly: 7, monthly: 30 }[frequency] * DAY;
  const lastSent = world.now - 6 * HOUR;
  await output.writer.insertRows('customReports', [
    {
      id,
      companyId: agency.id,
      createdBy: agency.admin.userId,
      name: report.name,
      description: null,
      selectedFields: JSON.stringify(report.fields),
      filters: JSON.stringify([{ field: 'application.submittedAt', operator: 'greater_than', value: '90d' }]),
      groupBy: report.groupBy,
      sortBy: report.sortBy,
      sortOrder: 'desc',
      createdAt,
      updatedAt: createdAt,
    },
  ]);
  await output.writer.insertRows('reportSchedules', [
    {
      id: scheduleId,
      companyId: agency.id,
      reportId: id,
      reportType: 'custom',
      frequency,
      dayOfWeek: frequency === 'weekly' ? 1 : null,
      dayOfMonth: frequency === 'monthly' ? 1 : null,
      timeOfDay: '09:00:00',
      recipients: JSON.stringify([agency.admin.email]),
      isActive: true,
      lastSentAt: timestamp(lastSent),
      nextSendAt: timestamp(lastSent + interval),
      createdAt,
      updatedAt: createdAt,
    },
  ]);
  for (let run = 0; run < 4; run += 1) {
    const failed = run === 2;
    await output.writer.insertRows('reportExecutions', [
      {
        id: world.ids.next('reportExecutions'),
        scheduleId,
        executedAt: timestamp(lastSent - run * interval),
        status: failed ? 'failed' : 'success',
        pdfUrl: failed ? null : `https://files.hotgigs.example/reports/${scheduleId}-${run}.pdf`,
        errorMessage: failed ? 'The mail provider did not answer.' : null,
        recipientCount: failed ? 0 : 1,
        reportId: id,
      },
    ]);
  }
}

async function generatePlatformSettings(world: World, output: Output): Promise<void> {
  const createdAt = timestamp(world.now - 700 * DAY);
  const settings = { maintenance_mode: 'false', max_resume_profiles: '5', max_video_seconds: '900', default_token_days: '30' };
  for (const [settingKey, settingValue] of Object.entries(settings)) {
    await output.writer.insertRows('systemSettings', [
      { id: world.ids.next('systemSettings'), settingKey, settingValue, description: null, createdAt, updatedAt: createdAt },
    ]);
  }
  const variables = { MAIL_PROVIDER: 'resend', VIDEO_PROVIDER: 'zoom', PUBLIC_URL: 'https://hotgigs.example' };
  for (const [key, currentValue] of Object.entries(variables)) {
    await output.writer.insertRows('environmentVariables', [
      {
        id: world.ids.next('environmentVariables'),
        key,
        currentValue,
        previousValue: null,
        description: null,
        category: 'general',
        isEditable: true,
        isSensitive: false,
        updatedBy: world.platformAdmin.userId,
        createdAt,
        updatedAt: createdAt,
      },
    ]);
  }
}

async function generateLogs(world: World, output: Output): Promise<void> {
  for (let row = 0; row < (world.size === 'large' ? 5_000 : 200); row += 1) {
    const random = Random.of(world.seed, 'log', row);
    const line = random.pick(LOG_LINES);
    const at = world.now - random.integer(1, 20 * 24) * HOUR;
    const serious = line.level === 'error' || line.level === 'critical';
    const resolved = serious && random.chance(0.6);
    await output.writer.insertRows('applicationLogs', [
      {
        id: world.ids.next('applicationLogs'),
        level: line.level,
        source: line.source,
        message: line.message,
        details: null,
        userId: null,
        requestId: random.hex(16),
        ipAddress: `192.0.2.${random.integer(1, 254)}`,
        userAgent: null,
        stackTrace: serious ? `Error: ${line.message}\n    at ${line.source}` : null,
        resolved,
        resolvedBy: resolved ? world.platformAdmin.userId : null,
        resolvedAt: resolved ? timestamp(Math.min(world.now, at + 3 * HOUR)) : null,
        createdAt: timestamp(at),
      },
    ]);
  }
}
