/** The small part of the demo world, held in memory: agencies, their staff, customers and jobs. Pure and deterministic. */
import { must } from '../../shared/errors.ts';
import { DEMO_ACCOUNTS, DEMO_COMPANIES, demoAccount, type DemoAccount } from './accounts.ts';
import { DAY } from './clock.ts';
import { DISCIPLINES, SENIORITIES, type Discipline } from './data/disciplines.ts';
import { CUSTOMERS, type Organization } from './data/organizations.ts';
import { CITIES, type City } from './data/places.ts';
import { personOf, workEmail } from './people.ts';
import { Random } from './random.ts';
import type { CompanySize } from './sizes.ts';

export interface Staff {
  readonly userId: number;
  /** Null for platform administrators, who have no recruiter profile. */
  readonly recruiterId: number | null;
  readonly company: number | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly zone: string;
  readonly role: 'admin' | 'company_admin' | 'recruiter';
  readonly memberStatus: 'active' | 'inactive' | 'suspended';
  readonly teamRole: 'recruiter' | 'senior_recruiter' | 'team_lead';
  readonly hasPassword: boolean;
}

/** Someone at a customer who can sit on a panel; `userId` is null for people without an account. */
export interface Contact {
  readonly id: number;
  readonly userId: number | null;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly phone: string;
  readonly zone: string;
}

export interface Customer {
  readonly id: number;
  readonly company: number;
  readonly organization: Organization;
  readonly city: City;
  readonly createdBy: Recruiter;
  readonly contacts: readonly Contact[];
}

export type JobStatus = 'draft' | 'active' | 'closed' | 'filled';

export interface Job {
  readonly id: number;
  readonly company: number;
  readonly discipline: Discipline;
  readonly title: string;
  readonly level: number;
  readonly city: City;
  readonly remote: boolean;
  readonly postedBy: Recruiter;
  readonly customer: Customer;
  readonly status: JobStatus;
  readonly createdAt: number;
  readonly closedAt: number | null;
  readonly payMin: number;
  readonly payMax: number;
  readonly skills: readonly string[];
  /** Id of the first of `skills` in job_skill_requirements; the others follow. */
  readonly firstRequirementId: number;
}

export type Recruiter = Staff & { readonly recruiterId: number; readonly company: number };

export interface Agency {
  readonly index: number;
  readonly id: number;
  readonly name: string;
  readonly domain: string;
  readonly size: CompanySize;
  readonly admin: Recruiter;
  /** Everyone with a recruiter profile, the administrator last. */
  readonly recruiters: readonly Recruiter[];
  /** Those of `recruiters` who may sign in and do today's work. */
  readonly activeRecruiters: readonly Recruiter[];
  readonly customers: readonly Customer[];
  readonly jobs: readonly Job[];
}

/** Hands out the ids of a table: 1, 2, 3 ... */
export class Ids {
  readonly #last = new Map<string, number>();

  next(table: string): number {
    const id = (this.#last.get(table) ?? 0) + 1;
    this.#last.set(table, id);
    return id;
  }

  /** The highest id given out so far; 0 before the first. */
  last(table: string): number {
    return this.#last.get(table) ?? 0;
  }
}

const DISCIPLINES_OF: readonly (readonly string[])[] = [
  ['backend', 'frontend', 'data', 'devops', 'design', 'mechanical', 'sales', 'marketing'],
  ['nursing', 'finance', 'operations', 'people', 'sales', 'marketing'],
];
const STAFF_ZONES = ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Europe/London', 'Europe/Berlin', 'Asia/Kolkata'] as const;
const CONTACT_TITLES = ['Engineering Manager', 'Head of Department', 'HR Manager', 'Team Lead', 'Director of Operations', 'VP People'] as const;
const CONTACTS_PER_CUSTOMER = 4;
const SKILLS_PER_JOB = 5;

/** The disciplines an agency recruits for, as indexes into `DISCIPLINES`. */
export function disciplinesOf(company: number): readonly number[] {
  return (DISCIPLINES_OF[company] ?? []).map((key) => DISCIPLINES.findIndex((discipline) => discipline.key === key));
}

/** Builds one agency. `now` in seconds; ids are drawn from `ids`, so call it for the agencies in their order. */
export function buildAgency(seed: number, index: number, size: CompanySize, now: number, ids: Ids): Agency {
  const { name, domain } = DEMO_COMPANIES[index] ?? DEMO_COMPANIES[0];
  const recruiters = buildRecruiters(seed, index, size, ids);
  const admin = recruiters.find((recruiter) => recruiter.role === 'company_admin');
  if (admin === undefined) throw new Error(`"${name}" has no administrator among the demo accounts.`);
  const activeRecruiters = recruiters.filter((recruiter) => recruiter.memberStatus === 'active' && recruiter.hasPassword);
  const customers = buildCustomers(seed, index, size, activeRecruiters, ids);
  const id = ids.next('companies');
  const agency = { index, id, name, domain, size, admin, recruiters, activeRecruiters, customers };
  return { ...agency, jobs: buildJobs(seed, agency, now, ids) };
}

/** The platform's administrator, who belongs to no company. */
export function buildPlatformAdmin(ids: Ids): Staff {
  const account = demoAccount('admin', null);
  return { ...staffBasics(account, ids), recruiterId: null, company: null, role: 'admin' };
}

function staffBasics(account: DemoAccount, ids: Ids): Omit<Staff, 'recruiterId' | 'company' | 'role'> {
  return {
    userId: ids.next('users'),
    name: account.name,
    email: account.email,
    phone: '+1 (512) 555-0142',
    zone: account.zone,
    memberStatus: account.kind === 'deactivated_recruiter' ? 'suspended' : 'active',
    teamRole: account.kind === 'company_admin' ? 'team_lead' : 'senior_recruiter',
    hasPassword: account.password !== null,
  };
}

function buildRecruiters(seed: number, company: number, size: CompanySize, ids: Ids): Recruiter[] {
  const accounts = DEMO_ACCOUNTS.filter((account) => account.company === company);
  const recruiters = accounts.map((account): Recruiter => ({
    ...staffBasics(account, ids),
    recruiterId: ids.next('recruiters'),
    company,
    role: account.kind === 'company_admin' ? 'company_admin' : 'recruiter',
  }));
  const taken = new Set(recruiters.map((recruiter) => recruiter.email));
  for (let attempt = 0; recruiters.length < size.recruiters; attempt += 1) {
    const colleague = buildColleague(seed, company, attempt, taken, ids);
    if (colleague !== null) recruiters.push(colleague);
  }
  return recruiters.toSorted((one, other) => Number(one.role === 'company_admin') - Number(other.role === 'company_admin'));
}

function buildColleague(seed: number, company: number, attempt: number, taken: Set<string>, ids: Ids): Recruiter | null {
  const random = Random.of(seed, 'colleague', company, attempt);
  const person = personOf(seed, 'colleague', company, attempt);
  const email = workEmail(person, DEMO_COMPANIES[company]?.domain ?? '');
  if (taken.has(email)) return null;
  taken.add(email);
  return {
    userId: ids.next('users'),
    recruiterId: ids.next('recruiters'),
    company,
    name: `${person.latin.first} ${person.latin.last}`,
    email,
    phone: person.phone,
    zone: random.pick(STAFF_ZONES),
    role: 'recruiter',
    memberStatus: random.chance(0.06) ? 'inactive' : 'active',
    teamRole: random.weighted({ recruiter: 6, senior_recruiter: 3, team_lead: 1 }),
    hasPassword: true,
  };
}

function buildCustomers(seed: number, company: number, size: CompanySize, recruiters: readonly Recruiter[], ids: Ids): Customer[] {
  const random = Random.of(seed, 'customers', company);
  const chosen = (CUSTOMERS[company] ?? []).slice(0, size.customers);
  return chosen.map((organization, position) => ({
    id: ids.next('customers'),
    company,
    organization,
    city: must(
      CITIES.find((city) => city.name === organization.city),
      `city ${organization.city}`,
    ),
    createdBy: random.pick(recruiters),
    contacts: Array.from({ length: CONTACTS_PER_CUSTOMER }, (_, place) => buildContact(seed, company, position, place, organization, ids)),
  }));
}

function buildContact(seed: number, company: number, position: number, place: number, organization: Organization, ids: Ids): Contact {
  const random = Random.of(seed, 'contact', company, position, place);
  const id = ids.next('customerContacts');
  const panelist = demoAccount('panelist', null);
  if (panelist.email.endsWith(`@${organization.domain}`) && company === 0 && place === 1) {
    return {
      id,
      userId: ids.next('users'),
      name: panelist.name,
      email: panelist.email,
      title: 'Engineering Manager',
      phone: '+351 21 555 0117',
      zone: panelist.zone,
    };
  }
  const person = personOf(seed, 'contact', company, position, place);
  return {
    id,
    // One contact in four has an account on the platform; the others are known by their e-mail only.
    userId: place === 2 ? ids.next('users') : null,
    name: `${person.latin.first} ${person.latin.last}`,
    email: `${workEmail(person, '').replace('@', '')}${company}${place}@${organization.domain}`,
    title: random.pick(CONTACT_TITLES),
    phone: person.phone,
    zone: person.city.zone,
  };
}

function buildJobs(seed: number, agency: Omit<Agency, 'jobs'>, now: number, ids: Ids): Job[] {
  const disciplines = disciplinesOf(agency.index);
  const weights = Object.fromEntries(disciplines.map((index) => [String(index), DISCIPLINES[index]?.weight ?? 0]));
  return Array.from({ length: agency.size.jobs }, (_, position) => {
    const random = Random.of(seed, 'job', agency.index, position);
    const discipline = DISCIPLINES[position === 0 ? (disciplines[0] ?? 0) : Number(random.weighted(weights))];
    if (discipline === undefined) throw new Error('A job needs a discipline.');
    return buildJob(random, agency, position, discipline, now, ids);
  });
}

function buildJob(random: Random, agency: Omit<Agency, 'jobs'>, position: number, discipline: Discipline, now: number, ids: Ids): Job {
  const first = position === 0;
  const level = levelOf(random, discipline, first);
  const seniority = must(SENIORITIES[level], 'seniority');
  const hiring = agency.customers.filter((customer) => customer.organization.hires.includes(discipline.key));
  const customer = first ? must(agency.customers[0], 'customer') : random.pick(hiring);
  const payMin = Math.round((discipline.basePay * seniority.factor * (0.92 + random.fraction() * 0.16)) / 1000) * 1000;
  const skills = random.sample(discipline.skills, SKILLS_PER_JOB);
  const requirementIds = skills.map(() => ids.next('jobSkillRequirements'));
  // The first recruiter (a demo account) owns the first job and every sixth one.
  const postedBy = position % 6 === 0 ? must(agency.recruiters[0], 'recruiter') : random.pick([...agency.activeRecruiters, agency.admin]);
  return {
    id: ids.next('jobs'),
    company: agency.index,
    discipline,
    title:
      `${discipline.seniorities === 'none' ? '' : seniority.prefix} ${first ? must(discipline.titles[0], 'title') : random.pick(discipline.titles)}`.trim(),
    level,
    city: first || random.chance(0.75) ? customer.city : random.pick(CITIES),
    remote: discipline.key !== 'nursing' && (first || random.chance(0.3)),
    postedBy,
    customer,
    ...lifetime(random, first ? 'active' : jobStatus(random, position, agency.size.jobs), first, now),
    payMin,
    payMax: Math.round((payMin * (1.15 + random.fraction() * 0.2)) / 1000) * 1000,
    skills,
    firstRequirementId: requirementIds[0] ?? 0,
  };
}

/** Index into `SENIORITIES`; the first job is a senior one. */
function levelOf(random: Random, discipline: Discipline, first: boolean): number {
  if (discipline.seniorities === 'none') return 1;
  return first ? 2 : Number(random.weighted({ '0': 2, '1': 5, '2': 5, '3': 2, '4': 1 }));
}

/** Open jobs are weeks old, closed ones months. The first job's age is fixed, so that its board looks alike for every seed. */
function lifetime(random: Random, status: JobStatus, first: boolean, now: number): Pick<Job, 'status' | 'createdAt' | 'closedAt'> {
  const closed = status === 'closed' || status === 'filled';
  const days = first ? 45 : closed ? random.integer(70, 400) : random.integer(3, 110);
  const createdAt = now - days * DAY - random.integer(0, DAY);
  return { status, createdAt, closedAt: closed ? createdAt + Math.floor(days * DAY * (0.5 + random.fraction() * 0.45)) : null };
}

/** Two in three jobs are open; the last two of the list are always drafts, so that every agency has some. */
function jobStatus(random: Random, position: number, count: number): JobStatus {
  return position >= count - 2 ? 'draft' : random.weighted({ active: 64, draft: 3, closed: 18, filled: 15 });
}
