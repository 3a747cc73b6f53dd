/** Domain 9: notifications, preferences, the queue of digests, deliveries to company channels. */
import type { Agency, Recruiter } from '../agencies.ts';
import { DAY, HOUR, MINUTE, timestamp } from '../clock.ts';
import { journeyOf } from '../journeys.ts';
import { Random } from '../random.ts';
import { applicationAt, identityOf, userIdOf, type ApplicationFacts, type Output, type World } from '../world.ts';
import type { Value } from '../writer.ts';
import type { Interview } from './interviews.ts';

interface Notice {
  readonly userId: number;
  readonly type: string;
  readonly title: string;
  readonly message: string;
  readonly entity: readonly [type: string, id: number];
  readonly actionUrl: string;
  readonly at: number;
  readonly triggeredBy: number | null;
}

/** `channels` maps an agency's index to the id of its Slack integration. */
export async function generateNotifications(
  world: World,
  output: Output,
  interviews: readonly Interview[],
  channels: ReadonlyMap<number, number>,
): Promise<void> {
  let start = 0;
  for (const agency of world.agencies) {
    await noticesOfApplications(world, output, agency, start, channels.get(agency.index) ?? null);
    start += agency.size.applications;
    await generatePreferences(world, output, agency);
    await generateQueue(world, output, agency);
  }
  await noticesOfInterviews(world, output, interviews);
  output.progress('notifications', 1, 1);
}

async function write(world: World, output: Output, notice: Notice): Promise<number> {
  const id = world.ids.next('notifications');
  const random = Random.of(world.seed, 'notice', id);
  // Entities are deleted and their notices stay: nothing ties the two together.
  const entityId = random.chance(0.01) ? 80_000_000 + notice.entity[1] : notice.entity[1];
  await output.writer.insertRows('notifications', [
    {
      id,
      userId: notice.userId,
      type: notice.type,
      title: notice.title,
      message: notice.message,
      isRead: random.chance(notice.at < world.now - 8 * HOUR ? 0.985 : 0.3),
      relatedEntityType: notice.entity[0],
      relatedEntityId: entityId,
      actionUrl: notice.actionUrl,
      createdAt: timestamp(notice.at),
      triggeredBy: notice.triggeredBy,
    },
  ]);
  return id;
}

/** New applications to the recruiter, changes of status to the candidate: all of the newest, a sample of the older ones. */
async function noticesOfApplications(world: World, output: Output, agency: Agency, start: number, channel: number | null): Promise<void> {
  const newest = start + agency.size.applications - (world.size === 'large' ? 4_000 : 400);
  const step = world.size === 'large' ? 14 : 5;
  for (let index = start; index < start + agency.size.applications; index += index < newest ? step : 1) {
    const application = applicationAt(world, index);
    const { person } = identityOf(world, application.candidate);
    const id = await write(world, output, {
      userId: application.job.postedBy.userId,
      type: 'application',
      title: 'New application',
      message: `${person.name} applied for ${application.job.title} at ${application.job.customer.organization.name}.`,
      // The platform stores the job here, not the application.
      entity: ['application', application.job.id],
      actionUrl: `/recruiter/jobs/${application.job.id}/applications`,
      at: application.submittedAt,
      triggeredBy: userIdOf(world, application.candidate),
    });
    if (channel !== null && index % 9 === 0) await logDelivery(world, output, channel, id, application);
    await noticeOfStatus(world, output, application);
  }
}

async function noticeOfStatus(world: World, output: Output, application: ApplicationFacts): Promise<void> {
  const last = journeyOf(world, application).at(-1);
  if (last === undefined || application.status === 'withdrawn') return;
  await write(world, output, {
    userId: userIdOf(world, application.candidate),
    type: 'status_change',
    title: 'Your application has moved',
    message: `Your application for ${application.job.title} at ${application.job.customer.organization.name} is now "${application.status}".`,
    entity: ['application', application.id],
    actionUrl: '/my-applications',
    at: last.at,
    triggeredBy: last.by,
  });
}

async function logDelivery(
  world: World,
  output: Output,
  integrationId: number,
  notificationId: number,
  application: ApplicationFacts,
): Promise<void> {
  const random = Random.of(world.seed, 'delivery', notificationId);
  const failed = random.chance(0.05);
  await output.writer.insertRows('notificationDeliveryLogs', [
    {
      id: world.ids.next('notificationDeliveryLogs'),
      integrationId,
      notificationType: 'job_application',
      status: failed ? 'failed' : 'delivered',
      errorMessage: failed ? '429 Too Many Requests' : null,
      deliveryTime: random.integer(80, 900),
      payload: JSON.stringify({ text: `New application for ${application.job.title}` }),
      sentAt: timestamp(application.submittedAt),
      notificationId,
    },
  ]);
}

/** Both sides hear of the interviews around now; the recruiter also of answers from the panel. */
async function noticesOfInterviews(world: World, output: Output, interviews: readonly Interview[]): Promise<void> {
  const around = interviews.filter((interview) => interview.scheduledAt > world.now - 20 * DAY);
  for (const interview of around) {
    const { application, recruiter } = interview;
    const { person } = identityOf(world, application.candidate);
    const entity = ['interview', interview.id] as const;
    await write(world, output, {
      userId: userIdOf(world, application.candidate),
      type: 'interview',
      title: 'Interview scheduled',
      message: `You are invited to an interview for ${application.job.title}.`,
      entity,
      actionUrl: '/my-interviews',
      at: interview.createdAt,
      triggeredBy: recruiter.userId,
    });
    if (!interview.hasPanel || interview.id % 3 !== 0) continue;
    await write(world, output, {
      userId: recruiter.userId,
      type: interview.id % 2 === 0 ? 'reschedule_request' : 'interview',
      title: interview.id % 2 === 0 ? 'A panelist asks for another time' : 'The panel has answered',
      message: `${application.job.title}: interview with ${person.name}.`,
      entity,
      actionUrl: interview.id % 2 === 0 ? '/recruiter/reschedule-requests' : '/recruiter/interviews',
      at: Math.min(world.now - 5 * MINUTE, interview.createdAt + 7 * HOUR),
      triggeredBy: null,
    });
  }
}

async function generatePreferences(world: World, output: Output, agency: Agency): Promise<void> {
  const since = timestamp(world.now - 200 * DAY);
  const dates = { createdAt: since, updatedAt: since };
  for (const recruiter of agency.recruiters) {
    const random = Random.of(world.seed, 'preferences', recruiter.userId);
    // No row means the defaults; half the recruiters have never opened the page.
    if (recruiter.userId % 2 === 0) {
      await output.writer.insertRows('recruiterNotificationPreferences', [
        {
          id: world.ids.next('recruiterNotificationPreferences'),
          ...recruiterChoices(random, recruiter),
          ...dates,
          recruiterId: recruiter.recruiterId,
        },
      ]);
    }
    await output.writer.insertRows('aiNotificationPreferences', [
      { id: world.ids.next('aiNotificationPreferences'), ...aiChoices(random, recruiter.userId), ...dates },
    ]);
  }
}

function recruiterChoices(random: Random, recruiter: Recruiter): Record<string, Value> & { userId: number } {
  return {
    userId: recruiter.userId,
    newApplications: true,
    applicationStatusChanges: random.chance(0.8),
    applicationFrequency: random.pick(['immediate', 'daily', 'weekly']),
    interviewScheduled: true,
    interviewReminders: true,
    interviewCompleted: random.chance(0.7),
    panelistResponses: true,
    candidateFeedback: random.chance(0.8),
    panelistFeedbackSubmitted: true,
    weeklyDigest: random.chance(0.5),
    systemUpdates: random.chance(0.2),
    marketingEmails: false,
  };
}

function aiChoices(random: Random, userId: number): Record<string, Value> & { userId: number } {
  return {
    userId,
    jobMatchAlerts: true,
    profileImprovementSuggestions: random.chance(0.5),
    applicationStatusUpdates: true,
    interviewReminders: true,
    topCandidateDigest: true,
    digestFrequency: random.pick(['daily', 'weekly', 'realtime']),
    newApplicationAlerts: true,
    biasAlerts: true,
    pipelineInsights: random.chance(0.7),
    emailNotifications: true,
    inAppNotifications: true,
  };
}

async function generateQueue(world: World, output: Output, agency: Agency): Promise<void> {
  for (const recruiter of agency.activeRecruiters) {
    const random = Random.of(world.seed, 'queue', recruiter.userId);
    for (const status of ['sent', 'sent', 'pending', 'failed', 'cancelled'] as const) {
      const scheduledFor = status === 'pending' ? world.now + random.integer(1, 30) * HOUR : world.now - random.integer(1, 20) * DAY;
      await output.writer.insertRows('aiNotificationQueue', [
        {
          id: world.ids.next('aiNotificationQueue'),
          userId: recruiter.userId,
          notificationType: 'top_candidate_digest',
          title: 'Strong matches since yesterday',
          message: `${random.integer(2, 9)} candidates match your open jobs with 75 or more.`,
          actionUrl: '/recruiter/dashboard',
          priority: random.pick(['low', 'medium', 'high']),
          status,
          scheduledFor: timestamp(scheduledFor),
          sentAt: status === 'sent' ? timestamp(scheduledFor) : null,
          readAt: status === 'sent' && random.chance(0.6) ? timestamp(Math.min(world.now, scheduledFor + 3 * HOUR)) : null,
          metadata: JSON.stringify({ threshold: 75 }),
          createdAt: timestamp(Math.min(world.now, scheduledFor - HOUR)),
        },
      ]);
    }
  }
}
