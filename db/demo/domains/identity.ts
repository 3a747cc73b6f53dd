/** Domain 1: companies, users, recruiters, candidates, associates. */
import { DEMO_PASSWORD_HASH } from '../accounts.ts';
import type { Agency, Contact, Recruiter, Staff } from '../agencies.ts';
import { careerOf, parsedResume, type Career } from '../careers.ts';
import { calendarDate, DAY, HOUR, timestamp } from '../clock.ts';
import { slug } from '../people.ts';
import { Random } from '../random.ts';
import { journeyOf, lastChange } from '../journeys.ts';
import { agencyOf, applicationAt, userIdOf, type Output, type World } from '../world.ts';
import type { Row } from '../writer.ts';

export interface Associate {
  readonly id: number;
  readonly recruiter: Recruiter;
  readonly candidate: number;
  readonly startDate: number;
  readonly status: 'active' | 'onboarding' | 'offboarding' | 'terminated';
}

/** Companies, staff, customers' people with accounts, and every candidate with their user. */
export async function generateIdentity(world: World, output: Output): Promise<void> {
  await output.writer.insertRows(
    'companies',
    world.agencies.map((agency) => companyRow(world, agency)),
  );
  const staff: Staff[] = [world.platformAdmin, ...world.agencies.flatMap((agency) => agency.recruiters)];
  await output.writer.insertRows(
    'users',
    staff.map((member) => staffUserRow(world, member)),
  );
  const contacts = world.customers.flatMap((customer) => customer.contacts);
  await output.writer.insertRows(
    'users',
    contacts.flatMap((contact) => (contact.userId === null ? [] : [contactUserRow(world, contact, contact.userId)])),
  );
  await output.writer.insertRows(
    'recruiters',
    world.agencies.flatMap((agency) => agency.recruiters.map((recruiter) => recruiterRow(world, agency, recruiter))),
  );
  await generateCandidates(world, output);
}

function companyRow(world: World, agency: Agency): Row {
  const createdAt = timestamp(world.now - (900 - agency.index * 200) * DAY);
  const settings = { offlineLeaseDays: 14, closedJobsDays: 180, timezone: agency.admin.zone };
  return { id: agency.id, name: agency.name, domain: agency.domain, settings: JSON.stringify(settings), createdAt, updatedAt: createdAt };
}

interface UserFacts {
  readonly id: number;
  readonly name: string | null;
  readonly email: string | null;
  readonly hasPassword: boolean;
  readonly loginMethod: string;
  readonly role: string;
  readonly companyId: number | null;
  readonly createdAt: number;
  readonly lastSignedIn: number;
}

function userRow(user: UserFacts): Row {
  return {
    id: user.id,
    openId: user.hasPassword ? `email_${user.id}` : null,
    name: user.name,
    email: user.email,
    passwordHash: user.hasPassword ? DEMO_PASSWORD_HASH : null,
    loginMethod: user.loginMethod,
    role: user.role,
    companyId: user.companyId,
    emailVerified: user.hasPassword,
    createdAt: timestamp(user.createdAt),
    updatedAt: timestamp(user.createdAt),
    lastSignedIn: timestamp(user.lastSignedIn),
  };
}

function staffUserRow(world: World, member: Staff): Row {
  const random = Random.of(world.seed, 'staff-user', member.userId);
  const companyId = member.company === null ? null : (world.agencies[member.company]?.id ?? null);
  const loginMethod = member.hasPassword ? 'email' : 'google';
  const createdAt = world.now - random.integer(120, 800) * DAY;
  const lastSignedIn = member.memberStatus === 'active' ? world.now - random.integer(0, 30) * HOUR : world.now - random.integer(40, 90) * DAY;
  return userRow({
    id: member.userId,
    name: member.name,
    email: member.email,
    hasPassword: member.hasPassword,
    loginMethod,
    role: member.role,
    companyId,
    createdAt,
    lastSignedIn,
  });
}

function contactUserRow(world: World, contact: Contact, id: number): Row {
  const createdAt = world.now - Random.of(world.seed, 'contact-user', id).integer(60, 500) * DAY;
  return userRow({
    id,
    name: contact.name,
    email: contact.email,
    hasPassword: true,
    loginMethod: 'email',
    role: 'candidate',
    companyId: null,
    createdAt,
    lastSignedIn: createdAt + 30 * DAY,
  });
}

function recruiterRow(world: World, agency: Agency, recruiter: Recruiter): Row {
  const createdAt = timestamp(world.now - 300 * DAY);
  const bio = `${recruiter.role === 'company_admin' ? 'Runs the team' : 'Recruits'} at ${agency.name}.`;
  return {
    id: recruiter.recruiterId,
    userId: recruiter.userId,
    companyName: agency.name,
    phoneNumber: recruiter.phone,
    bio,
    profileCompleted: true,
    profileCompletionStep: 3,
    createdAt,
    updatedAt: createdAt,
  };
}

async function generateCandidates(world: World, output: Output): Promise<void> {
  const { candidates } = world;
  for (let candidate = 0; candidate < candidates.count; candidate += 1) {
    const career = careerOf(world, candidate);
    const createdAt = candidates.createdAt[candidate] ?? world.now;
    await output.writer.insertRows('users', [candidateUserRow(world, candidate, career, createdAt)]);
    await output.writer.insertRows('candidates', [candidateRow(world, candidate, career, createdAt)]);
    if (candidate % 1_000 === 0) output.progress('candidates', candidate, candidates.count);
  }
  output.progress('candidates', candidates.count, candidates.count);
}

function candidateUserRow(world: World, candidate: number, career: Career, createdAt: number): Row {
  const { person, source, email } = career.identity;
  const registered = source === 'self-registered';
  return userRow({
    id: userIdOf(world, candidate),
    name: person.name,
    email,
    hasPassword: candidate === world.accountCandidate,
    loginMethod: registered ? 'email' : 'pending',
    role: 'candidate',
    companyId: null,
    createdAt,
    lastSignedIn: registered ? Math.min(world.now, createdAt + 3 * DAY) : createdAt,
  });
}

function candidateRow(world: World, candidate: number, career: Career, createdAt: number): Row {
  const random = Random.of(world.seed, 'candidate-row', candidate);
  const { person, source, addedBy } = career.identity;
  const updatedAt = createdAt + Math.floor((world.now - createdAt) * random.fraction() ** 3);
  const hasProfile = (world.candidates.resumeCount[candidate] ?? 0) > 0;
  const handle = `${slug(person.latin.first)}-${slug(person.latin.last)}-${candidate + 1}`;
  return {
    id: candidate + 1,
    userId: userIdOf(world, candidate),
    addedBy: addedBy?.recruiterId ?? null,
    source,
    title: career.title,
    phoneNumber: person.phone,
    location: `${person.city.name}, ${person.city.countryName}`,
    bio: career.summary,
    // The platform writes a JSON array on one path and comma-joined text on others.
    skills: source === 'recruiter-manual' || source === 'guest-application' ? career.skills.join(', ') : JSON.stringify(career.skills),
    experience: career.positions.map((position) => `${position.title}, ${position.employer}`).join('; '),
    education: `${career.degree}, ${career.university}`,
    // People without a résumé profile carry the whole text here, as older uploads did.
    parsedResumeData: source === 'recruiter-manual' ? null : parsedResume(career, !hasProfile),
    resumeUrl: hasProfile ? `https://files.hotgigs.example/resumes/${candidate + 1}.pdf` : null,
    resumeFilename: hasProfile ? `${slug(person.latin.last)}-resume.pdf` : null,
    resumeUploadedAt: hasProfile ? timestamp(createdAt) : null,
    linkedinUrl: random.chance(0.5) ? `https://linkedin.example/in/${handle}` : null,
    githubUrl: random.chance(0.25) ? `https://github.example/${handle}` : null,
    certifications: career.certification,
    languages: career.languages.join(', '),
    totalExperienceYears: career.years,
    seniorityLevel: career.level,
    primaryDomain: career.discipline.domain,
    skillCategories: JSON.stringify({ core: career.skills.slice(0, 3), other: career.skills.slice(3) }),
    highestEducation: career.degree,
    profileCompleted: random.chance(0.7),
    profileCompletionStep: random.integer(1, 5),
    ...situation(random, career, world.now),
    createdAt: timestamp(createdAt),
    updatedAt: timestamp(updatedAt),
  };
}

/** What somebody expects of the next job, and the papers they need for it. */
function situation(random: Random, career: Career, now: number): Row {
  const visaStatus = random.weighted({ citizen: 55, 'permanent-resident': 18, 'work-visa': 17, 'requires-sponsorship': 10 });
  const hourly = career.discipline.key === 'nursing' && random.chance(0.5);
  const limited = visaStatus === 'work-visa';
  const identified = random.chance(0.05);
  return {
    availability: random.weighted({ immediate: 20, '2-weeks': 30, '1-month': 30, '2-months': 12, 'not-looking': 8 }),
    noticePeriod: random.weighted({ immediate: 12, '2-weeks': 34, '1-month': 34, '2-months': 10, '3-months': 10 }),
    visaStatus,
    workAuthorization: limited ? 'Work visa' : visaStatus === 'requires-sponsorship' ? 'Needs sponsorship' : 'Unrestricted',
    workAuthorizationEndDate: limited ? calendarDate(now + random.integer(60, 900) * DAY) : null,
    willingToRelocate: random.chance(0.35),
    expectedSalaryMin: career.salary,
    expectedSalaryMax: Math.round((career.salary * 1.15) / 500) * 500,
    currentSalary: random.chance(0.6) ? Math.round((career.salary * 0.9) / 500) * 500 : null,
    expectedSalary: hourly ? null : career.salary,
    expectedHourlyRate: hourly ? Math.round(career.salary / 2080) : null,
    salaryType: hourly ? 'hourly' : 'salary',
    currentResidenceZipCode: career.identity.person.city.postcode,
    gender: identified ? 'prefer not to say' : null,
    dateOfBirth: identified ? `${career.graduation - 23}-0${random.integer(1, 9)}-1${random.integer(0, 9)}` : null,
    nationality: identified ? career.identity.person.city.countryName : null,
    passportNumber: identified ? `X${random.integer(1_000_000, 9_999_999)}` : null,
    sinLast4: identified ? String(random.integer(1_000, 9_999)) : null,
  };
}

/** Everyone hired: an `offered` application whose candidate now works for the customer. */
export async function generateAssociates(world: World, output: Output): Promise<Associate[]> {
  const associates: Associate[] = [];
  const cap = world.size === 'large' ? 2_000 : 60;
  for (let index = 0; index < world.applications.count && associates.length < cap; index += 1) {
    const application = applicationAt(world, index);
    if (application.status !== 'offered' || application.job.status !== 'filled') continue;
    const id = world.ids.next('associates');
    const random = Random.of(world.seed, 'associate', id);
    const hiredAt = lastChange(application, journeyOf(world, application));
    const startDate = hiredAt + random.integer(7, 35) * DAY;
    const status = startDate > world.now - 30 * DAY ? 'onboarding' : random.weighted({ active: 80, offboarding: 8, terminated: 12 });
    const recruiter = application.job.postedBy;
    associates.push({ id, recruiter, candidate: application.candidate, startDate, status });
    await output.writer.insertRows('associates', [
      {
        id,
        candidateId: application.candidate + 1,
        employeeId: `${agencyOf(world, application.candidate).name.slice(0, 2).toUpperCase()}-${1000 + id}`,
        jobTitle: application.job.title,
        department: application.job.discipline.domain,
        startDate: timestamp(startDate),
        endDate: status === 'terminated' ? timestamp(Math.min(world.now, startDate + 60 * DAY)) : null,
        status,
        managerId: recruiter.recruiterId,
        onboardedBy: recruiter.recruiterId,
        createdAt: timestamp(hiredAt),
        updatedAt: timestamp(hiredAt),
        userId: userIdOf(world, application.candidate),
        recruiterId: recruiter.recruiterId,
      },
    ]);
  }
  return associates;
}
