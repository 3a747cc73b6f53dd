/** Domain 5, first half: applications, their history, recruiters' notes and ratings, applications of guests. */
import type { Job } from '../agencies.ts';
import { aboutCareer, careerOf, fill, parsedResume, type Career } from '../careers.ts';
import { DAY, HOUR, timestamp } from '../clock.ts';
import { COVER_LETTERS, RECRUITER_NOTES } from '../data/texts.ts';
import { journeyOf, lastChange, type Step } from '../journeys.ts';
import { personOf, privateEmail, slug } from '../people.ts';
import { Random } from '../random.ts';
import { applicationAt, type ApplicationFacts, type Output, type World } from '../world.ts';
import type { Row } from '../writer.ts';

/** Applications with their history and feedback, in the order they came in. */
export async function generateApplications(world: World, output: Output): Promise<void> {
  const { count } = world.applications;
  for (let index = 0; index < count; index += 1) {
    const application = applicationAt(world, index);
    const steps = journeyOf(world, application);
    const career = careerOf(world, application.candidate);
    await output.writer.insertRows('applications', [applicationRow(world, application, career, steps)]);
    await output.writer.insertRows('applicationHistory', historyRows(world, application, steps));
    await output.writer.insertRows('applicationFeedback', feedbackRows(world, application, career, steps));
    if (index % 1_000 === 0) output.progress('applications', index, count);
  }
  output.progress('applications', count, count);
  await generateGuests(world, output);
}

function applicationRow(world: World, application: ApplicationFacts, career: Career, steps: readonly Step[]): Row {
  const { id, job, candidate, submittedAt, status } = application;
  const random = Random.of(world.seed, 'application', id);
  const resumes = world.candidates.resumeCount[candidate] ?? 0;
  const resume = resumes === 0 ? null : random.chance(0.8) ? 0 : random.integer(0, resumes - 1);
  return {
    id,
    jobId: job.id,
    candidateId: candidate + 1,
    resumeProfileId: resume === null ? null : (world.candidates.firstResumeId[candidate] ?? 0) + resume,
    videoIntroductionId: null,
    coverLetter: random.chance(0.3) ? coverLetter(random, job, career) : null,
    resumeUrl: resume === null ? null : `https://files.hotgigs.example/resumes/${candidate + 1}-${resume + 1}.pdf`,
    resumeFilename: resume === null ? null : `${slug(career.identity.person.latin.last)}-resume.pdf`,
    status,
    // No program of the platform ever clears this flag.
    isDraft: true,
    aiScore: random.chance(0.85) ? scoreOf(random, application, career) : null,
    notes: random.chance(0.08) ? 'Applied through the customer’s own site.' : null,
    currentSalary: random.chance(0.5) ? Math.round((career.salary * 0.9) / 500) * 500 : null,
    expectedSalary: career.salary,
    salaryType: 'salary',
    workAuthorization: random.chance(0.8) ? 'Unrestricted' : 'Work visa',
    highestEducation: career.degree,
    submittedAt: timestamp(submittedAt),
    updatedAt: timestamp(lastChange(application, steps)),
    recruiterId: job.postedBy.recruiterId,
  };
}

function coverLetter(random: Random, job: Job, career: Career): string {
  return fill(random.pick(COVER_LETTERS), {
    ...aboutCareer(career),
    job: job.title,
    company: job.customer.organization.name,
    first: career.identity.person.name,
  });
}

/** 0-100: how well skills, level and field fit, with some noise. */
function scoreOf(random: Random, { job }: ApplicationFacts, career: Career): number {
  const shared = job.skills.filter((skill) => career.skills.includes(skill)).length;
  const sameField = career.discipline === job.discipline ? 38 : 18;
  return Math.max(12, Math.min(99, sameField + shared * 10 + random.integer(0, 22)));
}

function historyRows(world: World, application: ApplicationFacts, steps: readonly Step[]): Row[] {
  return steps.map((step) => ({
    id: world.ids.next('applicationHistory'),
    applicationId: application.id,
    fromStatus: step.from,
    toStatus: step.to,
    changedBy: step.by,
    notes: step.note,
    emailSent: step.emailSent,
    createdAt: timestamp(step.at),
  }));
}

/** A note has no rating; a private rating may come with a line of text. Both belong to one recruiter. */
function feedbackRows(world: World, application: ApplicationFacts, career: Career, steps: readonly Step[]): Row[] {
  const { id, job, status, submittedAt } = application;
  const random = Random.of(world.seed, 'feedback', id);
  const touched = status !== 'submitted';
  const count = job.id === 1 && touched ? random.integer(0, 2) : touched && random.chance(0.22) ? 1 : 0;
  const end = Math.min(world.now - 120, lastChange(application, steps) + 2 * DAY);
  const agency = world.agencies[job.company];
  return Array.from({ length: count }, () => {
    const author = agency !== undefined && random.chance(0.25) ? random.pick(agency.activeRecruiters) : job.postedBy;
    const rating = random.chance(0.35) ? random.integer(2, 5) : null;
    const createdAt = timestamp(Math.floor(submittedAt + Math.max(0, end - submittedAt) * random.fraction()));
    const words = { ...aboutCareer(career), company: job.customer.organization.name };
    return {
      id: world.ids.next('applicationFeedback'),
      applicationId: id,
      recruiterId: author.recruiterId,
      rating,
      notes: rating !== null && random.chance(0.4) ? null : fill(random.pick(RECRUITER_NOTES), words),
      createdAt,
      updatedAt: createdAt,
      providedBy: author.userId,
    };
  });
}

/** People who applied without an account; some were invited, some have since claimed what they sent. */
async function generateGuests(world: World, output: Output): Promise<void> {
  const step = world.size === 'large' ? 400 : 80;
  for (let index = 0; index < world.applications.count; index += step) {
    const application = applicationAt(world, index);
    const career = careerOf(world, application.candidate);
    const id = world.ids.next('guestApplications');
    const row = career.identity.source === 'guest-application' ? claimedRow(id, application, career) : openRow(world, id, application, career);
    await output.writer.insertRows('guestApplications', [row]);
  }
  output.progress('guestApplications', 1, 1);
}

/** What a guest sent; `career` lends the résumé. */
function guestRow(id: number, application: ApplicationFacts, career: Career): Row {
  const { person, email } = career.identity;
  return {
    id,
    jobId: application.job.id,
    email,
    name: person.name,
    phoneNumber: person.phone,
    resumeUrl: `https://files.hotgigs.example/guests/${id}.pdf`,
    resumeFilename: `${slug(person.latin.last)}.pdf`,
    coverLetter: null,
    parsedResumeData: parsedResume(career, false),
    skills: career.skills.join(', '),
    experience: career.positions.map((position) => position.employer).join(', '),
    education: career.degree,
    totalExperienceYears: career.years,
  };
}

/** The guest registered with the same address, which turned what they had sent into an application. */
function claimedRow(id: number, application: ApplicationFacts, career: Career): Row {
  const email = career.identity.email ?? privateEmail(career.identity.person, application.candidate + 1);
  const { submittedAt } = application;
  return {
    ...guestRow(id, application, { ...career, identity: { ...career.identity, email } }),
    claimed: true,
    claimedBy: application.candidate + 1,
    claimedAt: timestamp(submittedAt),
    applicationId: application.id,
    submittedAt: timestamp(submittedAt - 2 * HOUR),
    updatedAt: timestamp(submittedAt),
    invitationSent: true,
    invitedAt: timestamp(submittedAt - HOUR),
    invitationCount: 1,
  };
}

/** Somebody with a career like that of an applicant, who has not registered. */
function openRow(world: World, id: number, application: ApplicationFacts, career: Career): Row {
  const random = Random.of(world.seed, 'guest', id);
  const person = personOf(world.seed, 'guest', id);
  const identity = { ...career.identity, person, email: privateEmail(person, 900_000 + id) };
  const invited = random.chance(0.4);
  const invitedAt = Math.min(world.now, application.submittedAt + HOUR);
  return {
    ...guestRow(id, application, { ...career, identity }),
    claimed: false,
    claimedBy: null,
    claimedAt: null,
    applicationId: null,
    submittedAt: timestamp(application.submittedAt),
    updatedAt: timestamp(invited ? invitedAt : application.submittedAt),
    invitationSent: invited,
    invitedAt: invited ? timestamp(invitedAt) : null,
    invitationCount: invited ? random.integer(1, 2) : 0,
  };
}
