import type { Card } from '../../shared/queries/pipeline.ts';
import { toUtcSecond } from '../../shared/time.ts';
import type { FakeWorld } from './fake-port.ts';

const HOUR = 3_600_000;

/** The home screen of the invented company: a few lines of every kind. */
export function homeOf(world: FakeWorld): unknown {
  const lineOf = (card: Card) => ({
    applicationId: card.applicationId,
    candidateId: card.candidateId,
    candidateName: card.name,
    jobId: 1,
    jobTitle: 'Senior Backend Engineer',
    status: card.status,
    since: card.statusSince,
  });
  const of = (status: string, count: number) => {
    const cards = [...world.cards.values()].flat().filter((card) => card.status === status);
    return { total: cards.length, lines: cards.slice(0, count).map(lineOf) };
  };
  const interviewing = of('interviewing', 4);
  return {
    newApplications: of('submitted', 6),
    offers: of('offered', 6),
    stuck: of('reviewing', 6),
    interviewsToday: interviewing.lines.map((line, index) => ({
      ...line,
      id: index,
      scheduledAt: toUtcSecond(world.nowMs + index * 1.5 * HOUR),
      durationMinutes: 45,
      type: 'video',
      joinUrl: index % 2 === 0 ? 'https://meet.example.com/abc' : null,
      isMine: index === 0,
    })),
    feedbackOwed: {
      total: 2,
      lines: interviewing.lines.slice(0, 2).map((line, index) => ({
        ...line,
        panelistId: index,
        panelistName: 'Jonas Dahl',
        isMine: index === 0,
        interviewAt: toUtcSecond(world.nowMs - 30 * HOUR),
      })),
    },
    followUps: { total: 0, lines: [] },
    notifications: { total: 0, lines: [] },
    activeJobs: {
      total: world.jobs.length,
      lines: world.jobs.slice(0, 6).map((job, index) => ({
        id: job.id,
        title: job.title,
        companyName: job.customerName ?? job.companyName,
        active: job.active,
        newThisWeek: Math.max(0, 9 - index * 3),
      })),
    },
    isOwnJobs: true,
  };
}
