/** The large part of the demo world, planned in typed arrays so that 600,000 applications cost a few megabytes. */
import { must } from '../../shared/errors.ts';
import { disciplinesOf, type Agency, type Job, type JobStatus } from './agencies.ts';
import { DAY, HOUR } from './clock.ts';
import { DISCIPLINES } from './data/disciplines.ts';
import { Random } from './random.ts';

export const STATUSES = ['submitted', 'reviewing', 'shortlisted', 'interviewing', 'offered', 'rejected', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

/** Candidates by index; the candidate's id is index + 1. */
export interface Candidates {
  readonly count: number;
  readonly company: Uint8Array;
  /** Index into `DISCIPLINES`. */
  readonly discipline: Uint8Array;
  readonly createdAt: Float64Array;
  /** Id of the first résumé and how many there are (0-5). */
  readonly firstResumeId: Int32Array;
  readonly resumeCount: Uint8Array;
}

/** Applications by index; the application's id is index + 1. Sorted by `submittedAt` within an agency. */
export interface Applications {
  readonly count: number;
  /** Index into the list of all jobs. */
  readonly job: Int32Array;
  readonly candidate: Int32Array;
  readonly submittedAt: Float64Array;
  /** Index into `STATUSES`. */
  readonly status: Uint8Array;
}

export interface Population {
  readonly candidates: Candidates;
  readonly applications: Applications;
}

const OPEN_MIX: Readonly<Record<Status, number>> = {
  submitted: 28,
  reviewing: 21,
  shortlisted: 13,
  interviewing: 11,
  offered: 3,
  rejected: 17,
  withdrawn: 7,
};
const CLOSED_MIX: Readonly<Record<Status, number>> = {
  submitted: 8,
  reviewing: 8,
  shortlisted: 3,
  interviewing: 1,
  offered: 1,
  rejected: 64,
  withdrawn: 15,
};
const FILLED_MIX: Readonly<Record<Status, number>> = {
  submitted: 4,
  reviewing: 4,
  shortlisted: 3,
  interviewing: 1,
  offered: 0,
  rejected: 73,
  withdrawn: 15,
};
/** Days an application must have been with the agency to have come so far. */
const LEAST_AGE: Readonly<Record<Status, number>> = {
  submitted: 0,
  reviewing: 0.2,
  shortlisted: 1.5,
  interviewing: 3,
  offered: 8,
  rejected: 1,
  withdrawn: 1,
};
/** Of one job, no more than this share of the people in its discipline apply; the rest comes from other disciplines. */
const POOL_SHARE = 0.7;
const SHARED_APPLICATIONS = 0.02;
const RESUME_COUNTS = { '0': 30, '1': 880, '2': 70, '3': 14, '5': 6 } as const;

/** Plans who exists and who applied where, when, and how far it came. `now` in seconds. */
export function planPopulation(seed: number, agencies: readonly Agency[], now: number): Population {
  const candidates = planCandidates(seed, agencies);
  const applications = planApplications(seed, agencies, candidates, now);
  placeFirstSeen(seed, candidates, applications, now);
  return { candidates, applications };
}

/** True for candidates who registered themselves; they belong to no agency and may apply at several. */
export function isSelfRegistered(seed: number, candidate: number): boolean {
  return Random.of(seed, 'self-registered', candidate).chance(0.45);
}

function planCandidates(seed: number, agencies: readonly Agency[]): Candidates {
  const count = agencies.reduce((sum, agency) => sum + agency.size.candidates, 0);
  const candidates: Candidates = {
    count,
    company: new Uint8Array(count),
    discipline: new Uint8Array(count),
    createdAt: new Float64Array(count),
    firstResumeId: new Int32Array(count),
    resumeCount: new Uint8Array(count),
  };
  const random = Random.of(seed, 'candidates');
  let index = 0;
  let resumes = 0;
  for (const agency of agencies) {
    const weights = Object.fromEntries(disciplinesOf(agency.index).map((discipline) => [String(discipline), DISCIPLINES[discipline]?.weight ?? 0]));
    for (let place = 0; place < agency.size.candidates; place += 1, index += 1) {
      candidates.company[index] = agency.index;
      candidates.discipline[index] = Number(random.weighted(weights));
      const count = Number(random.weighted(RESUME_COUNTS));
      candidates.resumeCount[index] = count;
      candidates.firstResumeId[index] = resumes + 1;
      resumes += count;
    }
  }
  return candidates;
}

function planApplications(seed: number, agencies: readonly Agency[], candidates: Candidates, now: number): Applications {
  const count = agencies.reduce((sum, agency) => sum + agency.size.applications, 0);
  const unsorted = emptyApplications(count);
  const applications = emptyApplications(count);
  let start = 0;
  let firstJob = 0;
  for (const agency of agencies) {
    const end = fillAgency(seed, agency, firstJob, candidates, unsorted, start, now);
    const order = Int32Array.from({ length: end - start }, (_, place) => start + place).sort(
      (one, other) => (unsorted.submittedAt[one] ?? 0) - (unsorted.submittedAt[other] ?? 0),
    );
    order.forEach((from, place) => copyApplication(unsorted, from, applications, start + place));
    start = end;
    firstJob += agency.jobs.length;
  }
  return applications;
}

function emptyApplications(count: number): Applications {
  return { count, job: new Int32Array(count), candidate: new Int32Array(count), submittedAt: new Float64Array(count), status: new Uint8Array(count) };
}

function copyApplication(source: Applications, from: number, target: Applications, to: number): void {
  target.job[to] = source.job[from] ?? 0;
  target.candidate[to] = source.candidate[from] ?? 0;
  target.submittedAt[to] = source.submittedAt[from] ?? 0;
  target.status[to] = source.status[from] ?? 0;
}

/** Fills the applications of one agency from `start`; returns the index after the last one. */
function fillAgency(
  seed: number,
  agency: Agency,
  firstJob: number,
  candidates: Candidates,
  applications: Applications,
  start: number,
  now: number,
): number {
  const random = Random.of(seed, 'applications', agency.index);
  const chooser = new CandidateChooser(seed, agency, candidates);
  let index = start;
  for (const [position, target] of applicationsPerJob(random, agency).entries()) {
    const job = agency.jobs[position];
    if (job === undefined) throw new Error('Every target belongs to a job.');
    for (const [place, candidate] of chooser.choose(random, job, target).entries()) {
      const status = place === 0 && job.status === 'filled' ? 'offered' : reachedStatus(random, job, now);
      applications.job[index] = firstJob + position;
      applications.candidate[index] = candidate;
      applications.status[index] = STATUSES.indexOf(status);
      applications.submittedAt[index] = submission(random, job, status, now);
      index += 1;
    }
  }
  return index;
}

/** How many applications each job gets: the first its exact number, drafts none, the rest by a skewed draw. */
function applicationsPerJob(random: Random, agency: Agency): number[] {
  const { applications, firstJobApplications } = agency.size;
  const weights = agency.jobs.map((job, position) =>
    position === 0 || job.status === 'draft' ? 0 : (0.3 + random.fraction() ** 2 * 1.7) * Math.sqrt(job.discipline.weight),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = weights.map((weight) => Math.floor(((applications - firstJobApplications) * weight) / total));
  counts[0] = firstJobApplications;
  const open = weights.flatMap((weight, position) => (weight > 0 ? [position] : []));
  const given = counts.reduce((sum, count) => sum + count, 0);
  for (let left = 0; left < applications - given; left += 1) {
    const position = open[left % open.length] ?? 0;
    counts[position] = (counts[position] ?? 0) + 1;
  }
  return counts;
}

function reachedStatus(random: Random, job: Job, now: number): Status {
  const mixes: Readonly<Record<JobStatus, Readonly<Record<Status, number>>>> = {
    active: OPEN_MIX,
    draft: OPEN_MIX,
    closed: CLOSED_MIX,
    filled: FILLED_MIX,
  };
  const status = random.weighted(mixes[job.status]);
  return LEAST_AGE[status] * DAY > (now - job.createdAt) * 0.8 ? 'submitted' : status;
}

/** When the application came in: after the job opened, before it closed, early enough for its status, more often of late. */
function submission(random: Random, job: Job, status: Status, now: number): number {
  const end = (job.closedAt ?? now) - LEAST_AGE[status] * DAY - random.integer(2, 40) * 60;
  const start = Math.min(job.createdAt + HOUR, end - HOUR);
  return Math.floor(end - (end - start) * random.fraction() ** 1.4);
}

/** Draws the people who apply for a job: distinct within it, fairly spread over the agency's candidates. */
class CandidateChooser {
  readonly #pools = new Map<string, { members: Int32Array; cursor: number }>();
  readonly #takenFor: Int32Array;
  readonly #shared: readonly number[];
  readonly #own: { first: number; count: number };

  constructor(seed: number, agency: Agency, candidates: Candidates) {
    this.#takenFor = new Int32Array(candidates.count);
    const random = Random.of(seed, 'pools', agency.index);
    const first = candidates.company.indexOf(agency.index);
    this.#own = { first, count: agency.size.candidates };
    for (const index of disciplinesOf(agency.index)) {
      const members: number[] = [];
      for (let candidate = first; candidate < first + agency.size.candidates; candidate += 1) {
        if (candidates.discipline[candidate] === index) members.push(candidate);
      }
      const shuffled = Int32Array.from(members);
      random.shuffle(shuffled);
      this.#pools.set(DISCIPLINES[index]?.key ?? '', { members: shuffled, cursor: 0 });
    }
    this.#shared = sharedCandidates(seed, agency, candidates);
  }

  choose(random: Random, job: Job, count: number): number[] {
    if (count > this.#own.count)
      throw new Error(`${count} applications for one job, and ${this.#own.count} candidates: give the agency more jobs or people.`);
    const chosen: number[] = [];
    const take = (candidate: number): void => {
      if (this.#takenFor[candidate] === job.id) return;
      this.#takenFor[candidate] = job.id;
      chosen.push(candidate);
    };
    if (this.#shared.length > 0) {
      for (let visit = 0; visit < count * SHARED_APPLICATIONS; visit += 1) take(random.pick(this.#shared));
    }
    const pool = must(this.#pools.get(job.discipline.key), `pool of ${job.discipline.key}`);
    const members = pool.members.length;
    const fromPool = Math.min(count, Math.floor(members * POOL_SHARE));
    // Some people are skipped now and then, so that not everybody has the same number of applications.
    for (let step = 0; chosen.length < fromPool && step < members; step += 1, pool.cursor += 1) {
      const candidate = pool.members[pool.cursor % members] ?? 0;
      if (random.chance(candidate % 3 === 0 ? 0.7 : 0.95)) take(candidate);
    }
    while (chosen.length < count) take(this.#own.first + random.integer(0, this.#own.count - 1));
    return chosen;
  }
}

/** Self-registered candidates of the first agency who also apply at the second. */
function sharedCandidates(seed: number, agency: Agency, candidates: Candidates): number[] {
  const shared: number[] = [];
  if (agency.index === 0) return shared;
  const wanted = new Set(disciplinesOf(agency.index));
  for (let candidate = 0; candidate < candidates.count && shared.length < 2_000; candidate += 1) {
    if (candidates.company[candidate] === 0 && wanted.has(candidates.discipline[candidate] ?? -1) && isSelfRegistered(seed, candidate))
      shared.push(candidate);
  }
  return shared;
}

/** Everyone is first seen shortly before their first application, or some time ago without any. */
function placeFirstSeen(seed: number, candidates: Candidates, applications: Applications, now: number): void {
  const random = Random.of(seed, 'first-seen');
  for (let index = 0; index < applications.count; index += 1) {
    const candidate = applications.candidate[index] ?? 0;
    const submittedAt = applications.submittedAt[index] ?? 0;
    const known = candidates.createdAt[candidate] ?? 0;
    if (known === 0 || submittedAt < known) candidates.createdAt[candidate] = submittedAt;
  }
  for (let candidate = 0; candidate < candidates.count; candidate += 1) {
    const first = candidates.createdAt[candidate] ?? 0;
    candidates.createdAt[candidate] = first === 0 ? now - random.integer(DAY, 300 * DAY) : first - random.integer(5 * 60, 6 * HOUR);
  }
}
