/** Domain 5, second half: interviews with their panels, feedback, tokens and reschedule requests. */
import type { Recruiter } from '../agencies.ts';
import { careerOf } from '../careers.ts';
import { DAY, HOUR, localHour, localTime, MINUTE, timestamp, workingDay, workingDayBefore } from '../clock.ts';
import { CANDIDATE_PRAISE, CANDIDATE_WISHES } from '../data/texts.ts';
import { journeyOf, lastChange } from '../journeys.ts';
import { Random } from '../random.ts';
import { applicationAt, userIdOf, type ApplicationFacts, type Output, type World } from '../world.ts';
import type { Row } from '../writer.ts';
import { generatePanel } from './panels.ts';

export type InterviewStatus = 'scheduled' | 'in-progress' | 'completed' | 'cancelled' | 'no-show';

export interface Interview {
  readonly id: number;
  readonly application: ApplicationFacts;
  readonly recruiter: Recruiter;
  readonly scheduledAt: number;
  readonly createdAt: number;
  /** Minutes. */
  readonly duration: number;
  readonly type: 'phone' | 'video' | 'in-person' | 'ai-interview';
  readonly status: InterviewStatus;
  readonly zone: string;
  readonly hasPanel: boolean;
}

const AGENDA_ZONES = [
  'America/Chicago',
  'Europe/Lisbon',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
] as const;
/** Hours from now of the first job's next interviews, so that today and tomorrow are never empty. */
const AGENDA_HOURS = [-0.25, 1, 2.5, 4, -3, 20, 22.5, 24, 26, 45, 49, 70] as const;

/** All interviews, oldest application first. Also what later generators need to know of them. */
export async function generateInterviews(world: World, output: Output): Promise<Interview[]> {
  const interviews: Interview[] = [];
  let onAgenda = 0;
  for (let index = 0; index < world.applications.count; index += 1) {
    const application = applicationAt(world, index);
    const forAgenda = application.job.id === 1 && application.status === 'interviewing' && onAgenda < AGENDA_HOURS.length;
    const found = forAgenda ? [agendaInterview(world, application, onAgenda++)] : interviewsOf(world, application);
    for (const interview of found) {
      interviews.push(interview);
      await output.writer.insertRows('interviews', [interviewRow(world, interview)]);
      if (interview.hasPanel) await generatePanel(world, output, interview);
      if (interview.status === 'completed') await output.writer.insertRows('interviewFeedback', feedbackRows(world, interview));
    }
    if (index % 1_000 === 0) output.progress('interviews', index, world.applications.count);
  }
  output.progress('interviews', world.applications.count, world.applications.count);
  return interviews;
}

/** An interview of the first job around now, at a time that is a working hour somewhere in the agency's world. */
function agendaInterview(world: World, application: ApplicationFacts, place: number): Interview {
  const scheduledAt = world.now + (AGENDA_HOURS[place] ?? 1) * HOUR;
  const zone =
    AGENDA_ZONES.find((candidate) => localHour(candidate, scheduledAt) >= 9 && localHour(candidate, scheduledAt) < 17) ?? 'America/Chicago';
  const running = scheduledAt <= world.now && scheduledAt > world.now - HOUR;
  return {
    id: world.ids.next('interviews'),
    application,
    recruiter: application.job.postedBy,
    scheduledAt,
    createdAt: Math.max(application.submittedAt + 10 * MINUTE, Math.min(world.now - HOUR, scheduledAt) - (4 + (place % 5)) * DAY),
    duration: place % 3 === 0 ? 45 : 60,
    type: place % 4 === 3 ? 'phone' : 'video',
    status: running ? 'in-progress' : scheduledAt < world.now ? 'completed' : 'scheduled',
    zone,
    hasPanel: true,
  };
}

/** Zero to two interviews of an application that came so far. */
function interviewsOf(world: World, application: ApplicationFacts): Interview[] {
  const steps = journeyOf(world, application);
  const entered = steps.find((step) => step.to === 'interviewing');
  if (entered === undefined) return [];
  const random = Random.of(world.seed, 'interviews', application.id);
  const ended = application.status === 'interviewing' ? null : lastChange(application, steps);
  const count = random.chance(0.25) ? 2 : 1;
  const rounds = Array.from({ length: count }, (_, round) => planned(world, random, application, entered.at, ended, round));
  return rounds
    .filter((interview) => interview.scheduledAt > application.submittedAt)
    .map((interview) => ({ ...interview, id: world.ids.next('interviews') }));
}

function planned(
  world: World,
  random: Random,
  application: ApplicationFacts,
  enteredAt: number,
  ended: number | null,
  round: number,
): Omit<Interview, 'id'> {
  const zone = random.chance(0.5) ? application.job.postedBy.zone : careerOf(world, application.candidate).identity.person.city.zone;
  const lead = random.integer(1, 6) + round * 4;
  const wished =
    ended === null
      ? enteredAt + lead * DAY + (random.chance(0.35) ? random.integer(0, 12) * DAY : 0)
      : enteredAt + Math.max(0, ended - enteredAt) * random.fraction();
  const day = ended === null ? workingDay(Math.floor(wished)) : workingDayBefore(Math.floor(wished));
  const scheduledAt = localTime(zone, day, random.integer(18, 32) / 2);
  return {
    application,
    recruiter: application.job.postedBy,
    scheduledAt,
    createdAt: Math.min(enteredAt, scheduledAt - 2 * HOUR, world.now - 5 * MINUTE),
    duration: random.pick([30, 45, 60, 60, 60, 90]),
    type: random.weighted({ video: 60, phone: 22, 'in-person': 10, 'ai-interview': 8 }),
    status: statusOf(world, random, scheduledAt, ended),
    zone,
    hasPanel: random.chance(world.size !== 'large' || application.job.id === 1 ? 0.6 : 0.35),
  };
}

/** Some past interviews were never closed: nobody pressed the button. */
function statusOf(world: World, random: Random, scheduledAt: number, ended: number | null): InterviewStatus {
  if (scheduledAt > world.now) return ended !== null || random.chance(0.06) ? 'cancelled' : 'scheduled';
  if (scheduledAt > world.now - 40 * MINUTE) return 'in-progress';
  return random.weighted({ completed: 80, cancelled: 9, 'no-show': 5, scheduled: 6 });
}

function interviewRow(world: World, interview: Interview): Row {
  const random = Random.of(world.seed, 'interview', interview.id);
  const { id, application, type, status, scheduledAt, createdAt } = interview;
  const done = status === 'completed';
  const evaluated = done && type === 'ai-interview';
  const past = scheduledAt < world.now;
  return {
    id,
    applicationId: application.id,
    recruiterId: interview.recruiter.recruiterId,
    candidateId: application.candidate + 1,
    jobId: application.job.id,
    scheduledAt: timestamp(scheduledAt),
    duration: interview.duration,
    type,
    status,
    location: type === 'in-person' ? `${application.job.customer.organization.name}, ${application.job.city.name}` : null,
    notes: random.chance(0.4)
      ? random.pick([
          'First conversation with the team lead.',
          'Please cover the take-home exercise.',
          'Second round: focus on collaboration.',
          'Candidate prefers English.',
        ])
      : null,
    recordingUrl: evaluated ? `https://files.hotgigs.example/recordings/${id}.mp4` : null,
    aiEvaluationScore: evaluated ? random.integer(48, 95) : null,
    aiEvaluationReport: evaluated ? 'Answers were complete and to the point; examples became vaguer towards the end.' : null,
    interviewerNotes: done && random.chance(0.5) ? 'Good conversation, see the panel’s feedback.' : null,
    ...meeting(random, type === 'video'),
    candidateReminder24hSent: past || scheduledAt < world.now + DAY,
    candidateReminder1hSent: past,
    createdAt: timestamp(createdAt),
    updatedAt: timestamp(past && status !== 'scheduled' ? Math.min(world.now, scheduledAt + interview.duration * MINUTE) : createdAt),
  };
}

/** The video meeting, where there is one. */
function meeting(random: Random, video: boolean): Row {
  if (!video) return { meetingLink: null, videoMeetingId: null, videoJoinUrl: null, videoStartUrl: null, videoPassword: null, videoProvider: 'none' };
  const videoProvider = random.weighted({ zoom: 60, teams: 40 });
  const videoMeetingId = String(random.integer(10_000_000_000, 99_999_999_999));
  const videoJoinUrl = `https://${videoProvider}.example/j/${videoMeetingId}`;
  return {
    meetingLink: videoJoinUrl,
    videoMeetingId,
    videoJoinUrl,
    videoStartUrl: `${videoJoinUrl}?role=host&zak=${random.hex(24)}`,
    videoPassword: random.hex(6),
    videoProvider,
  };
}

/** What the candidate thought of the interview; one in three answers. */
function feedbackRows(world: World, interview: Interview): Row[] {
  const random = Random.of(world.seed, 'candidate-feedback', interview.id);
  if (!random.chance(0.33)) return [];
  const createdAt = timestamp(Math.min(world.now, interview.scheduledAt + random.integer(2, 40) * HOUR));
  const overall = random.integer(2, 5);
  return [
    {
      id: world.ids.next('interviewFeedback'),
      interviewId: interview.id,
      candidateId: interview.application.candidate + 1,
      overallRating: overall,
      interviewerRating: Math.min(5, overall + random.integer(0, 1)),
      processRating: random.integer(2, 5),
      communicationRating: random.integer(2, 5),
      positiveAspects: random.pick(CANDIDATE_PRAISE),
      areasForImprovement: random.chance(0.5) ? random.pick(CANDIDATE_WISHES) : null,
      additionalComments: null,
      wouldRecommend: overall > 2,
      isAnonymous: random.chance(0.2),
      createdAt,
      updatedAt: createdAt,
      providedBy: userIdOf(world, interview.application.candidate),
    },
  ];
}
