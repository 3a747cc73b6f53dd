/** Domain 11: connected calendars, the events in them, links to book a time. */
import type { Recruiter } from '../agencies.ts';
import { DAY, HOUR, MINUTE, timestamp } from '../clock.ts';
import { Random } from '../random.ts';
import { identityOf, type Output, type World } from '../world.ts';
import type { Interview } from './interviews.ts';

type Provider = 'google' | 'microsoft';

/** Calendars of every active recruiter, an event for most of the recent and coming interviews, booking links for some. */
export async function generateCalendars(world: World, output: Output, interviews: readonly Interview[]): Promise<void> {
  const calendars = new Map<number, { id: number; provider: Provider }>();
  for (const agency of world.agencies) {
    for (const recruiter of agency.activeRecruiters) calendars.set(recruiter.userId, await writeCalendar(world, output, recruiter));
  }
  const recent = interviews.filter((interview) => interview.scheduledAt > world.now - 45 * DAY);
  for (const interview of recent) {
    const calendar = calendars.get(interview.recruiter.userId);
    if (calendar !== undefined && interview.id % 5 !== 0) await writeEvent(world, output, interview, calendar);
    if (interview.id % 8 === 0) await writeLink(world, output, interview);
  }
  output.progress('calendarEvents', recent.length, recent.length);
}

async function writeCalendar(world: World, output: Output, recruiter: Recruiter): Promise<{ id: number; provider: Provider }> {
  const id = world.ids.next('calendarIntegrations');
  const random = Random.of(world.seed, 'calendar', id);
  const provider: Provider = random.pick(['google', 'microsoft'] as const);
  const createdAt = timestamp(world.now - 150 * DAY);
  await output.writer.insertRows('calendarIntegrations', [
    {
      id,
      userId: recruiter.userId,
      provider,
      providerAccountId: random.hex(16),
      providerEmail: recruiter.email,
      accessToken: `demo-${random.hex(32)}`,
      refreshToken: `demo-${random.hex(32)}`,
      tokenExpiry: timestamp(world.now + HOUR),
      defaultCalendarId: 'primary',
      calendarName: 'Interviews',
      timezone: recruiter.zone,
      autoSync: true,
      syncDirection: random.pick(['one-way', 'two-way']),
      lastSyncAt: timestamp(world.now - random.integer(2, 50) * MINUTE),
      isActive: true,
      createdAt,
      updatedAt: createdAt,
    },
  ]);
  return { id, provider };
}

async function writeEvent(world: World, output: Output, interview: Interview, calendar: { id: number; provider: Provider }): Promise<void> {
  const id = world.ids.next('calendarEvents');
  const random = Random.of(world.seed, 'event', id);
  const { application, recruiter } = interview;
  const { person, email } = identityOf(world, application.candidate);
  const cancelled = interview.status === 'cancelled';
  const syncStatus = cancelled ? 'cancelled' : random.weighted({ synced: 90, pending: 6, failed: 4 });
  await output.writer.insertRows('calendarEvents', [
    {
      id,
      interviewId: interview.id,
      integrationId: calendar.id,
      externalEventId: `evt_${random.hex(20)}`,
      provider: calendar.provider,
      title: `Interview: ${person.name}, ${application.job.title}`,
      description: null,
      location: interview.type === 'in-person' ? application.job.customer.organization.name : null,
      meetingUrl: null,
      startTime: timestamp(interview.scheduledAt),
      endTime: timestamp(interview.scheduledAt + interview.duration * MINUTE),
      timezone: interview.zone,
      attendees: JSON.stringify([email, recruiter.email].filter((address) => address !== null)),
      organizerEmail: recruiter.email,
      syncStatus,
      lastSyncAt: timestamp(interview.createdAt + MINUTE),
      syncError: syncStatus === 'failed' ? 'The calendar refused the event: quota exceeded.' : null,
      bookingCancelledAt: cancelled ? timestamp(Math.min(world.now, interview.createdAt + DAY)) : null,
      cancellationReason: cancelled ? 'The interview was called off.' : null,
      createdAt: timestamp(interview.createdAt),
      updatedAt: timestamp(interview.createdAt + MINUTE),
    },
  ]);
}

async function writeLink(world: World, output: Output, interview: Interview): Promise<void> {
  const id = world.ids.next('schedulingLinks');
  const random = Random.of(world.seed, 'link', id);
  const { application, recruiter } = interview;
  const booked = interview.status !== 'cancelled';
  const sentAt = interview.createdAt - random.integer(2, 40) * HOUR;
  await output.writer.insertRows('schedulingLinks', [
    {
      id,
      recruiterId: recruiter.recruiterId,
      interviewId: booked ? interview.id : null,
      candidateId: application.candidate + 1,
      provider: random.pick(['calendly', 'cal_com']),
      schedulingUrl: `https://book.example/${recruiter.userId}/${random.hex(8)}`,
      externalLinkId: random.hex(10),
      eventType: 'interview',
      duration: interview.duration,
      timezone: interview.zone,
      linkSentAt: timestamp(sentAt),
      linkClickedAt: timestamp(sentAt + HOUR),
      bookedAt: booked ? timestamp(interview.createdAt) : null,
      bookingStatus: booked ? 'booked' : random.pick(['clicked', 'expired', 'cancelled']),
      expiresAt: timestamp(sentAt + 7 * DAY),
      createdAt: timestamp(sentAt),
      updatedAt: timestamp(interview.createdAt),
      userId: recruiter.userId,
      jobId: application.job.id,
    },
  ]);
}
