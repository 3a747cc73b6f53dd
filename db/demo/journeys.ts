/** How an application came to its present status: the chain `application_history` records. */
import { DAY, HOUR, localTime, workingDay } from './clock.ts';
import { careerOf, fill } from './careers.ts';
import { LATE_REJECTION_NOTES, MOVE_NOTES, REJECTION_NOTES, WITHDRAWAL_NOTES } from './data/texts.ts';
import { Random } from './random.ts';
import type { Status } from './population.ts';
import type { ApplicationFacts, World } from './world.ts';

export interface Step {
  /** Null as the platform writes it (it looks the old status up in a way that never finds it). */
  readonly from: string | null;
  readonly to: string;
  readonly at: number;
  /** users.id; null for what the system did. */
  readonly by: number | null;
  readonly note: string | null;
  readonly emailSent: boolean;
}

const CHAIN: readonly Status[] = ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered'];
/** Programs that do not know the present-day statuses wrote this one; it is shown, never rewritten. */
const UNKNOWN_STATUS = 'hired';

/** The steps of an application, oldest first; the last one's `to` is its status. Empty for what nobody has touched yet. */
export function journeyOf(world: World, application: ApplicationFacts): Step[] {
  const random = Random.of(world.seed, 'journey', application.id);
  const path = pathTo(random, application);
  const times = stepTimes(random, world, application, path.length - 1);
  const steps = path
    .slice(1)
    .map((to, index) => stepOf(random, world, application, path[index] ?? 'submitted', to, times[index] ?? application.submittedAt));
  if (!random.chance(0.15)) return steps;
  return [{ from: null, to: 'submitted', at: application.submittedAt, by: null, note: null, emailSent: true }, ...steps];
}

/** The statuses passed, from `submitted` to the present one. */
function pathTo(random: Random, application: ApplicationFacts): string[] {
  const { status } = application;
  const depth = CHAIN.indexOf(status);
  if (depth < 0) {
    const reached = Number(random.weighted({ '0': 30, '1': 35, '2': 15, '3': 18, '4': 2 }));
    return [...skipSome(random, CHAIN.slice(0, reached + 1)), status];
  }
  const path = skipSome(random, CHAIN.slice(0, depth + 1));
  const closedByOthers = status === 'offered' && application.job.status === 'filled' && random.chance(0.3);
  return closedByOthers ? [...path, UNKNOWN_STATUS, 'offered'] : path;
}

/** Recruiters skip a stage now and then, never the first, the last or the interviews. */
function skipSome(random: Random, path: readonly Status[]): string[] {
  return path.filter((status, index) => index === 0 || index === path.length - 1 || status === 'interviewing' || !random.chance(0.14));
}

/** Ascending instants after the submission, none in the future. */
function stepTimes(random: Random, world: World, application: ApplicationFacts, count: number): number[] {
  const latest = Math.min(world.now - 60, application.job.closedAt ?? world.now) - count;
  const start = application.submittedAt + 60;
  const span = Math.min(Math.max(latest - start, 0), 35 * DAY);
  const { zone } = application.job.postedBy;
  return Array.from({ length: count }, () => atWork(random, zone, start, start + span))
    .sort((one, other) => one - other)
    .map((time, index) => time + index);
}

/** An instant between two others, in the recruiter's working hours where there are any. */
function atWork(random: Random, zone: string, start: number, end: number): number {
  const wished = Math.floor(start + (end - start) * random.fraction());
  const working = localTime(zone, workingDay(wished), 8) + random.integer(0, 10 * HOUR);
  return working > start && working < end ? working : wished;
}

function stepOf(random: Random, world: World, application: ApplicationFacts, from: string, to: string, at: number): Step {
  const { postedBy } = application.job;
  const agency = world.agencies[application.job.company];
  // People who have left since did their share of the older work.
  const team = at < world.now - 50 * DAY ? agency?.recruiters : agency?.activeRecruiters;
  const colleague = team !== undefined && random.chance(0.2) ? random.pick(team) : postedBy;
  const foreign = to === UNKNOWN_STATUS || from === UNKNOWN_STATUS;
  return {
    from: random.chance(0.3) ? null : from,
    to,
    at,
    by: foreign || (to === 'withdrawn' && random.chance(0.5)) ? null : colleague.userId,
    note: foreign ? 'Updated by the payroll import.' : noteFor(random, world, application, from, to),
    emailSent: random.chance(0.7),
  };
}

function noteFor(random: Random, world: World, application: ApplicationFacts, from: string, to: string): string | null {
  const reasons = from === 'interviewing' || from === 'offered' ? LATE_REJECTION_NOTES : REJECTION_NOTES;
  if (to === 'rejected')
    return random.chance(0.7)
      ? fill(random.pick(reasons), { skill: careerOf(world, application.candidate).skills[0] ?? 'the tools' })
      : 'Bulk status update';
  if (to === 'withdrawn') return random.pick(WITHDRAWAL_NOTES);
  return isNoted(to) && random.chance(0.45) ? random.pick(MOVE_NOTES[to]) : null;
}

/** The instant of the last change of an application: its last step, or its submission. */
export function lastChange(application: ApplicationFacts, steps: readonly Step[]): number {
  return steps.at(-1)?.at ?? application.submittedAt;
}

function isNoted(status: string): status is keyof typeof MOVE_NOTES {
  return status in MOVE_NOTES;
}
