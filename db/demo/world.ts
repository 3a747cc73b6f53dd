/** What every generator works from. */
import { buildAgency, buildPlatformAdmin, Ids, type Agency, type Customer, type Job, type Recruiter, type Staff } from './agencies.ts';
import { demoAccount } from './accounts.ts';
import { isSelfRegistered, planPopulation, STATUSES, type Applications, type Candidates, type Status } from './population.ts';
import { personOf, privateEmail, type Person } from './people.ts';
import { CITIES } from './data/places.ts';
import { Random } from './random.ts';
import { SIZES, type DemoSize } from './sizes.ts';
import type { Writer } from './writer.ts';

export interface World {
  readonly seed: number;
  readonly size: DemoSize;
  /** Seconds since the epoch; the history ends here. */
  readonly now: number;
  readonly ids: Ids;
  readonly platformAdmin: Staff;
  readonly agencies: readonly Agency[];
  /** All jobs, in the order of their ids. */
  readonly jobs: readonly Job[];
  readonly customers: readonly Customer[];
  readonly candidates: Candidates;
  readonly applications: Applications;
  /** users.id of the candidate with index 0; the others follow. */
  readonly firstCandidateUserId: number;
  /** Index of the candidate who is the known candidate account. */
  readonly accountCandidate: number;
}

/** Called as a table's rows are generated; `done` of `total` are units of the table's generator. */
export type Progress = (table: string, done: number, total: number) => void;

/** What a generator is given besides the world. */
export interface Output {
  readonly writer: Writer;
  readonly progress: Progress;
}

export interface ApplicationFacts {
  readonly id: number;
  readonly job: Job;
  readonly candidate: number;
  readonly submittedAt: number;
  readonly status: Status;
}

/** Plans the whole world; nothing is written. Pure: equal arguments, equal world. */
export function buildWorld(seed: number, size: DemoSize, now: number): World {
  const ids = new Ids();
  const platformAdmin = buildPlatformAdmin(ids);
  const agencies = SIZES[size].map((companySize, index) => buildAgency(seed, index, companySize, now, ids));
  const jobs = agencies.flatMap((agency) => agency.jobs);
  const { candidates, applications } = planPopulation(seed, agencies, now);
  return {
    seed,
    size,
    now,
    ids,
    platformAdmin,
    agencies,
    jobs,
    customers: agencies.flatMap((agency) => agency.customers),
    candidates,
    applications,
    firstCandidateUserId: ids.last('users') + 1,
    accountCandidate: findAccountCandidate(applications),
  };
}

/** The person of the known candidate account is in the running for the first job. */
function findAccountCandidate(applications: Applications): number {
  const shortlisted = STATUSES.indexOf('shortlisted');
  for (let index = 0; index < applications.count; index += 1) {
    if (applications.job[index] === 0 && applications.status[index] === shortlisted) return applications.candidate[index] ?? 0;
  }
  return 0;
}

/** The application with an index (its id minus one). */
export function applicationAt(world: World, index: number): ApplicationFacts {
  const { applications } = world;
  const job = world.jobs[applications.job[index] ?? -1];
  const status = STATUSES[applications.status[index] ?? -1];
  if (job === undefined || status === undefined) throw new RangeError(`There is no application with index ${index}.`);
  return { id: index + 1, job, candidate: applications.candidate[index] ?? 0, submittedAt: applications.submittedAt[index] ?? 0, status };
}

export function userIdOf(world: World, candidate: number): number {
  return world.firstCandidateUserId + candidate;
}

/** The agency whose data a candidate was first part of. */
export function agencyOf(world: World, candidate: number): Agency {
  const agency = world.agencies[world.candidates.company[candidate] ?? 0];
  if (agency === undefined) throw new RangeError(`There is no candidate with index ${candidate}.`);
  return agency;
}

export type CandidateSource = 'self-registered' | 'recruiter-manual' | 'recruiter-resume' | 'bulk-upload' | 'guest-application';

export interface Identity {
  readonly person: Person;
  readonly source: CandidateSource;
  /** The recruiter who added the person; null for people who registered themselves. */
  readonly addedBy: Recruiter | null;
  /** Null where nobody ever knew an address. */
  readonly email: string | null;
  /** Index of the candidate this one is a second record of; null for most. */
  readonly duplicateOf: number | null;
}

/** Who a candidate is. Second records of a person carry the same name and another address, as two uploads leave them. */
export function identityOf(world: World, candidate: number): Identity {
  const random = Random.of(world.seed, 'identity', candidate);
  const agency = agencyOf(world, candidate);
  if (candidate === world.accountCandidate) return accountIdentity();
  const duplicateOf = duplicateTarget(world, random, candidate);
  const person = personOf(world.seed, 'candidate', duplicateOf ?? candidate);
  if (isSelfRegistered(world.seed, candidate))
    return { person, source: 'self-registered', addedBy: null, email: privateEmail(person, candidate + 1), duplicateOf };
  const source = random.weighted({ 'recruiter-manual': 40, 'recruiter-resume': 30, 'bulk-upload': 22, 'guest-application': 8 });
  const addedBy = source === 'guest-application' ? null : random.pick(agency.recruiters);
  return { person, source, addedBy, email: emailFor(world, random, person, source, candidate), duplicateOf };
}

function accountIdentity(): Identity {
  const account = demoAccount('candidate', null);
  const [first = '', last = ''] = account.name.split(' ');
  const city = CITIES.find((place) => place.zone === account.zone);
  if (city === undefined) throw new Error(`No city lies in ${account.zone}.`);
  const person = { name: account.name, first, last, latin: { first, last }, culture: 'de', city, phone: '+49 30 555 0164' };
  return { person, source: 'self-registered', addedBy: null, email: account.email, duplicateOf: null };
}

function duplicateTarget(world: World, random: Random, candidate: number): number | null {
  const earlier = candidate - 7;
  const sameAgency = earlier >= 0 && world.candidates.company[earlier] === world.candidates.company[candidate];
  // One record in a hundred repeats an earlier one, never a repeat of a repeat.
  return random.chance(0.01) && sameAgency && candidate % 14 >= 7 && earlier !== world.accountCandidate ? earlier : null;
}

/** Bulk uploads make up placeholder addresses; some people were typed in without any. */
function emailFor(world: World, random: Random, person: Person, source: CandidateSource, candidate: number): string | null {
  if (source === 'bulk-upload' && random.chance(0.3)) {
    const milliseconds = Math.floor((world.candidates.createdAt[candidate] ?? 0) * 1000);
    return `candidate-${milliseconds}-${random.hex(8)}${candidate}@placeholder.com`;
  }
  if (source === 'recruiter-manual' && random.chance(0.04)) return null;
  return privateEmail(person, candidate + 1);
}
