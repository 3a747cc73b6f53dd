/** The panel of an interview: who was invited, their links, answers, requests to move it, and feedback. */
import type { Contact } from '../agencies.ts';
import { aboutCareer, careerOf, fill } from '../careers.ts';
import { DAY, HOUR, MINUTE, timestamp, timestampOrNull } from '../clock.ts';
import { PANEL_NOTES, RESCHEDULE_REASONS, STRENGTHS, WEAKNESSES } from '../data/texts.ts';
import { Random } from '../random.ts';
import type { Output, World } from '../world.ts';
import type { Row } from '../writer.ts';
import type { Interview } from './interviews.ts';

type PanelStatus = 'invited' | 'accepted' | 'declined' | 'attended';

interface Panelist {
  readonly id: number;
  readonly interview: Interview;
  readonly contact: Contact;
  /** The panelist's own account, else the inviter's, as the platform stores it for an unknown e-mail. */
  readonly userId: number;
  readonly status: PanelStatus;
  readonly invitedAt: number;
  readonly respondedAt: number | null;
}

/** Links are kept this long after an interview, then swept. */
const TOKENS_KEPT = 60 * DAY;

export async function generatePanel(world: World, output: Output, interview: Interview): Promise<void> {
  for (const contact of panelOf(world, interview)) {
    const panelist = invite(world, interview, contact);
    const random = Random.of(world.seed, 'panelist', panelist.id);
    await output.writer.insertRows('interviewPanelists', [panelistRow(world, random, panelist)]);
    if (interview.scheduledAt > world.now - TOKENS_KEPT) await output.writer.insertRows('panelActionTokens', tokenRows(world, random, panelist));
    if (interview.status === 'completed' && panelist.status === 'attended' && random.chance(0.85))
      await output.writer.insertRows('panelistFeedback', [feedbackRow(world, random, panelist)]);
    if (random.chance(0.07)) await output.writer.insertRows('rescheduleRequests', [requestRow(world, random, panelist)]);
  }
}

function invite(world: World, interview: Interview, contact: Contact): Panelist {
  const id = world.ids.next('interviewPanelists');
  const random = Random.of(world.seed, 'invitation', id);
  const invitedAt = Math.min(world.now - 3 * MINUTE, interview.createdAt + random.integer(1, 30) * MINUTE);
  const over = interview.status === 'completed' || interview.status === 'in-progress';
  const status = over
    ? random.weighted({ attended: 78, accepted: 10, declined: 8, invited: 4 })
    : random.weighted({ accepted: 55, invited: 33, declined: 12 });
  const latest = Math.max(invitedAt + MINUTE, Math.min(world.now, interview.scheduledAt));
  const respondedAt = status === 'invited' ? null : Math.floor(invitedAt + (latest - invitedAt) * random.fraction() * 0.7);
  return { id, interview, contact, userId: contact.userId ?? interview.recruiter.userId, status, invitedAt, respondedAt };
}

function panelistRow(world: World, random: Random, panelist: Panelist): Row {
  const { interview, contact, status, invitedAt, respondedAt } = panelist;
  const past = interview.scheduledAt < world.now;
  return {
    id: panelist.id,
    interviewId: interview.id,
    userId: panelist.userId,
    email: contact.email,
    name: contact.name,
    role: random.chance(0.8) ? contact.title : null,
    status,
    invitedAt: timestamp(invitedAt),
    respondedAt: timestampOrNull(respondedAt),
    attendedAt: status === 'attended' ? timestamp(Math.min(world.now, interview.scheduledAt)) : null,
    reminder24hSent: past && status !== 'declined',
    reminder1hSent: past && status !== 'declined',
    createdAt: timestamp(invitedAt),
    updatedAt: timestamp(respondedAt ?? invitedAt),
  };
}

/** Four links an invitation; a few belong to interviews deleted since, which nothing forbids. */
function tokenRows(world: World, random: Random, panelist: Panelist): Row[] {
  const { interview, status, invitedAt, respondedAt } = panelist;
  const used = {
    accept: status === 'accepted' || status === 'attended',
    decline: status === 'declined',
    reschedule: false,
    feedback: status === 'attended',
  };
  const orphan = panelist.id % 50 === 0;
  return (['accept', 'decline', 'reschedule', 'feedback'] as const).map((actionType) => ({
    id: world.ids.next('panelActionTokens'),
    panelistId: panelist.id,
    interviewId: orphan ? 90_000_000 + interview.id : interview.id,
    token: random.hex(64),
    actionType,
    usedAt: used[actionType] && respondedAt !== null && random.chance(0.8) ? timestamp(respondedAt) : null,
    expiresAt: timestamp(invitedAt + (actionType === 'feedback' ? 37 : 30) * DAY),
    createdAt: timestamp(invitedAt),
  }));
}

function feedbackRow(world: World, random: Random, panelist: Panelist): Row {
  const { interview } = panelist;
  const overall = random.pick([2, 3, 3, 4, 4, 4, 5, 5]);
  const dimension = (): number | null => (random.chance(0.85) ? Math.max(1, Math.min(5, overall + random.integer(-1, 1))) : null);
  const createdAt = timestamp(Math.min(world.now - MINUTE, interview.scheduledAt + interview.duration * MINUTE + random.integer(1, 30) * HOUR));
  return {
    id: world.ids.next('panelistFeedback'),
    interviewId: interview.id,
    panelistId: panelist.id,
    userId: panelist.userId,
    overallRating: overall,
    technicalSkills: dimension(),
    communicationSkills: dimension(),
    problemSolving: dimension(),
    cultureFit: dimension(),
    strengths: about(world, interview, random.pick(STRENGTHS)),
    weaknesses: random.chance(0.7) ? about(world, interview, random.pick(WEAKNESSES)) : null,
    notes: random.chance(0.6) ? about(world, interview, random.pick(PANEL_NOTES)) : null,
    recommendation:
      overall >= 5
        ? 'strong_hire'
        : overall === 4
          ? 'hire'
          : overall === 3
            ? random.pick(['hire', 'no_hire'])
            : random.pick(['no_hire', 'strong_no_hire']),
    createdAt,
    updatedAt: createdAt,
  };
}

function requestRow(world: World, random: Random, panelist: Panelist): Row {
  const { interview } = panelist;
  const createdAt = Math.min(world.now - 2 * MINUTE, panelist.invitedAt + random.integer(1, 20) * HOUR);
  const coming = interview.scheduledAt > world.now;
  const status = coming ? random.weighted({ pending: 70, alternative_proposed: 30 }) : random.weighted({ approved: 60, rejected: 40 });
  const resolvedAt = status === 'pending' ? null : Math.min(world.now - MINUTE, createdAt + random.integer(1, 8) * HOUR);
  const proposals = [1, 2].map((days) => new Date((interview.scheduledAt + days * DAY) * 1000).toISOString());
  return {
    id: world.ids.next('rescheduleRequests'),
    interviewId: interview.id,
    panelistId: panelist.id,
    requestedBy: panelist.contact.userId,
    reason: random.pick(RESCHEDULE_REASONS),
    preferredDates: JSON.stringify(proposals),
    status,
    resolvedAt: timestampOrNull(resolvedAt),
    resolvedBy: resolvedAt === null ? null : interview.recruiter.userId,
    newInterviewTime:
      status === 'alternative_proposed'
        ? timestamp(interview.scheduledAt + 2 * DAY)
        : status === 'approved'
          ? timestamp(interview.scheduledAt)
          : null,
    createdAt: timestamp(createdAt),
    updatedAt: timestamp(resolvedAt ?? createdAt),
  };
}

/** The people of the customer who sit on an interview's panel; the known panelist always sits on the first job's next ones. */
function panelOf(world: World, interview: Interview): readonly Contact[] {
  const random = Random.of(world.seed, 'panel-members', interview.id);
  const { contacts } = interview.application.job.customer;
  const members = random.sample(contacts, random.integer(1, 2));
  const known = contacts[1];
  const coming = interview.application.job.id === 1 && interview.scheduledAt > world.now - 4 * HOUR;
  return coming && known !== undefined && !members.includes(known) ? [known, ...members] : members;
}

/** Words of a text about the candidate, filled in. */
function about(world: World, interview: Interview, template: string): string {
  return fill(template, aboutCareer(careerOf(world, interview.application.candidate)));
}
