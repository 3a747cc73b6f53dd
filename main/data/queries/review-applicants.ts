import type { Applicant, SkillEvidence } from '../../../shared/queries/review.ts';
import { findWords } from '../../../shared/search/words.ts';
import { asRecord, asText, parseStoredJson } from '../domain/json-values.ts';
import { personName } from '../domain/people.ts';
import { resumeText } from '../domain/resume-text.ts';
import { parseSkills } from '../domain/skills.ts';
import { idList, rowsOf, type QueryContext } from '../query-handler.ts';
import { shows, type Wanted } from '../search/wanted.ts';
import { tagsOf } from './cards.ts';
import { LISTED, STAGE_SINCE } from './sql.ts';

type Text = string | null;
type Figure = number | null;

const PEOPLE = `SELECT c.id, u.name, u.email, c.title, c.location, c.bio, c.skills, c.totalExperienceYears, c.seniorityLevel, c.availability,
    c.noticePeriod, c.visaStatus, c.expectedSalaryMin, c.expectedSalaryMax, c.willingToRelocate
  FROM candidates c LEFT JOIN users u ON u.id = c.userId WHERE c.id IN ${LISTED}`;

interface PersonRow {
  readonly id: number;
  readonly name: Text;
  readonly email: Text;
  readonly title: Text;
  readonly location: Text;
  readonly bio: Text;
  readonly skills: Text;
  readonly totalExperienceYears: Figure;
  readonly seniorityLevel: Text;
  readonly availability: Text;
  readonly noticePeriod: Text;
  readonly visaStatus: Text;
  readonly expectedSalaryMin: Figure;
  readonly expectedSalaryMax: Figure;
  readonly willingToRelocate: Figure;
}

const APPLICATIONS = `SELECT a.id, a.candidateId, a.jobId, j.title AS jobTitle, j.companyName, a.status, a.submittedAt, a.aiScore, a.resumeProfileId,
    a.coverLetter, ${STAGE_SINCE} AS statusSince
  FROM applications a LEFT JOIN jobs j ON j.id = a.jobId WHERE a.id IN ${LISTED}`;

/** An application with what its screens need besides. */
export interface ApplicationRow {
  readonly id: number;
  readonly candidateId: Figure;
  readonly jobId: Figure;
  readonly jobTitle: Text;
  readonly companyName: Text;
  readonly status: Text;
  readonly submittedAt: Text;
  readonly aiScore: Figure;
  readonly resumeProfileId: Figure;
  readonly coverLetter: Text;
  readonly statusSince: string;
}

/** Applications by their numbers; ids this device no longer holds are not there. */
export function applicationRows(context: QueryContext, ids: readonly number[]): Map<number, ApplicationRow> {
  return new Map(rowsOf<ApplicationRow>(context, APPLICATIONS, idList(ids)).map((row) => [row.id, row]));
}

/** A résumé as it can be read. */
export interface ReadableResume {
  readonly id: number;
  readonly filename: string;
  readonly uploadedAt: string;
  readonly text: string | null;
}

const RESUME = `SELECT r.id, r.profileName, r.resumeFilename, r.uploadedAt, r.parsedData FROM resumeProfiles r WHERE r.candidateId = ?
  ORDER BY r.id = ? DESC, r.isDefault DESC, r.uploadedAt DESC, r.id DESC LIMIT 1`;

/** The résumé sent with an application, else the default one, else the newest; null without any. */
export function resumeOf(context: QueryContext, candidateId: number, resumeProfileId: number | null): ReadableResume | null {
  type Row = { id: number; profileName: Text; resumeFilename: Text; uploadedAt: Text; parsedData: Text };
  const [row] = rowsOf<Row>(context, RESUME, candidateId, resumeProfileId);
  if (row === undefined) return null;
  const { id, uploadedAt, parsedData } = row;
  return { id, filename: row.resumeFilename ?? row.profileName ?? '', uploadedAt: uploadedAt ?? '', text: resumeText(parsedData) };
}

/** A skill that a job asks for, by its name and as words to look for. */
export interface AskedSkill {
  readonly name: string;
  readonly isMandatory: boolean;
  readonly wanted: Wanted;
}

/** The skills a job asks for, in its order, each once. */
export function askedSkills(context: QueryContext, jobId: number): readonly AskedSkill[] {
  return context.cache.remember(`asked in order ${jobId}`, ['jobSkillRequirements'], () => {
    const sql = 'SELECT skillName, isMandatory FROM jobSkillRequirements WHERE jobId = ? ORDER BY orderIndex, id';
    const byName = new Map<string, AskedSkill>();
    for (const row of rowsOf<{ skillName: Text; isMandatory: Figure }>(context, sql, jobId)) {
      const name = (row.skillName ?? '').trim();
      const words = findWords(name).map((word) => word.text);
      if (words.length === 0 || byName.has(name.toLowerCase())) continue;
      byName.set(name.toLowerCase(), { name, isMandatory: row.isMandatory !== 0, wanted: { field: null, words, prefix: false } });
    }
    return [...byName.values()];
  });
}

const SKILL_RATINGS = `SELECT applicationId, skillName, rating, yearsExperience, lastUsedYear FROM candidateSkillRatings
  WHERE applicationId IN ${LISTED} ORDER BY createdAt, id`;

interface SkillRatingRow {
  readonly applicationId: number;
  readonly skillName: Text;
  readonly rating: Figure;
  readonly yearsExperience: Figure;
  readonly lastUsedYear: Figure;
}

/** What speaks for each skill asked for; the newest rating of a skill counts. */
function evidenceOf(asked: readonly AskedSkill[], skills: readonly string[], ratings: readonly SkillRatingRow[], resume: string): SkillEvidence[] {
  const listed = new Set(skills.map((skill) => skill.toLowerCase()));
  return asked.map(({ name, isMandatory, wanted }) => {
    const key = name.toLowerCase();
    const rated = ratings.findLast((row) => (row.skillName ?? '').trim().toLowerCase() === key);
    const found = listed.has(key) ? 'listed' : shows(resume, [wanted]) ? 'resume' : null;
    return {
      name,
      isMandatory,
      evidence: rated === undefined ? found : 'rated',
      rating: rated?.rating ?? null,
      years: rated?.yearsExperience ?? null,
      lastUsedYear: rated?.lastUsedYear ?? null,
    };
  });
}

const PREDICTIONS = `SELECT p.applicationId, p.overallSuccessScore, p.skillsMatchScore, p.experienceMatchScore, p.cultureFitScore,
    p.retentionPredictionScore, p.topPositiveFactors, p.topNegativeFactors, p.createdAt
  FROM candidateSuccessPredictions p WHERE p.candidateId IN ${LISTED} ORDER BY p.createdAt, p.id`;

interface PredictionRow {
  readonly applicationId: Figure;
  readonly overallSuccessScore: Figure;
  readonly skillsMatchScore: Figure;
  readonly experienceMatchScore: Figure;
  readonly cultureFitScore: Figure;
  readonly retentionPredictionScore: Figure;
  readonly topPositiveFactors: Text;
  readonly topNegativeFactors: Text;
  readonly createdAt: Text;
}

/** Factors as words: the platform stores a list of words, or of records that name one. */
function factors(stored: Text): string[] {
  const value = parseStoredJson(stored);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const record = asRecord(item);
    return asText(record === undefined ? item : (record['factor'] ?? record['name'] ?? record['description'])) ?? [];
  });
}

function predictionOf(row: PredictionRow | undefined): Applicant['prediction'] {
  if (row === undefined) return null;
  const parts = [
    ['Skills', row.skillsMatchScore],
    ['Experience', row.experienceMatchScore],
    ['Culture', row.cultureFitScore],
    ['Staying', row.retentionPredictionScore],
  ] as const;
  return {
    score: row.overallSuccessScore,
    at: row.createdAt ?? '',
    parts: parts.flatMap(([label, score]) => (score === null ? [] : [{ label, score }])),
    positive: factors(row.topPositiveFactors),
    negative: factors(row.topNegativeFactors),
  };
}

const RATINGS = `SELECT f.applicationId, f.recruiterId, f.rating, coalesce(p.name, u.name, '') AS name
  FROM applicationFeedback f LEFT JOIN recruiters r ON r.id = f.recruiterId LEFT JOIN users u ON u.id = r.userId LEFT JOIN users p ON p.id = f.providedBy
  WHERE f.applicationId IN ${LISTED} AND f.rating IS NOT NULL ORDER BY f.createdAt, f.id < 0, abs(f.id)`;

/** The reader's own rating and those of others. */
export interface Ratings {
  readonly mine: number | null;
  readonly others: Applicant['othersRatings'];
}

/** Ratings by application; of one recruiter's several the newest counts. */
export function ratingsOf(context: QueryContext, applicationIds: readonly number[]): Map<number, Ratings> {
  type Row = { applicationId: number; recruiterId: Figure; rating: number; name: string };
  const newest = new Map<number, Map<number | null, Row>>();
  for (const row of rowsOf<Row>(context, RATINGS, idList(applicationIds))) {
    const rows = newest.get(row.applicationId) ?? new Map<number | null, Row>();
    newest.set(row.applicationId, rows.set(row.recruiterId, row));
  }
  const me = context.reader.recruiterId;
  return new Map(
    [...newest].map(([id, rows]) => [
      id,
      {
        mine: (me === null ? undefined : rows.get(me))?.rating ?? null,
        others: [...rows.values()].filter((row) => row.recruiterId !== me).map(({ name, rating }) => ({ name, rating })),
      },
    ]),
  );
}

const NEXT_INTERVIEWS = `SELECT applicationId, min(scheduledAt) AS at FROM interviews
  WHERE applicationId IN ${LISTED} AND status = 'scheduled' AND scheduledAt >= ? GROUP BY applicationId`;

/** Who is asked for: a person, and the application they are looked at for. */
export interface Wish {
  readonly candidateId: number;
  readonly applicationId: number | null;
}

function applicationOf(row: ApplicationRow | undefined): Applicant['application'] {
  if (row === undefined) return null;
  return {
    id: row.id,
    jobId: row.jobId ?? 0,
    jobTitle: row.jobTitle ?? '',
    companyName: row.companyName ?? '',
    status: row.status ?? '',
    submittedAt: row.submittedAt ?? '',
    statusSince: row.statusSince,
    score: row.aiScore,
  };
}

/** What is read of all applicants at once. */
interface Facts {
  readonly applications: ReadonlyMap<number, ApplicationRow>;
  readonly asked: readonly AskedSkill[];
  readonly ratings: ReadonlyMap<number, Ratings>;
  readonly skillRatings: readonly SkillRatingRow[];
  readonly predictions: readonly PredictionRow[];
  readonly tags: ReadonlyMap<number, Applicant['tags']>;
  readonly interviews: ReadonlyMap<number, string>;
}

function factsOf(context: QueryContext, wishes: readonly Wish[], jobId: number | null): Facts {
  const candidateIds = wishes.map((wish) => wish.candidateId);
  const applicationIds = wishes.flatMap((wish) => wish.applicationId ?? []);
  const ids = idList(applicationIds);
  const interviews = rowsOf<{ applicationId: number; at: string }>(context, NEXT_INTERVIEWS, ids, context.now());
  return {
    applications: applicationRows(context, applicationIds),
    asked: jobId === null ? [] : askedSkills(context, jobId),
    ratings: ratingsOf(context, applicationIds),
    skillRatings: rowsOf<SkillRatingRow>(context, SKILL_RATINGS, ids),
    predictions: rowsOf<PredictionRow>(context, PREDICTIONS, idList(candidateIds)),
    tags: tagsOf(context, candidateIds),
    interviews: new Map(interviews.map((row) => [row.applicationId, row.at])),
  };
}

type Person = Omit<Applicant, 'skills' | 'otherSkills' | 'tags' | 'application' | 'prediction' | 'rating' | 'othersRatings' | 'nextInterviewAt'>;

function personOf(row: PersonRow): Person {
  return {
    candidateId: row.id,
    name: personName(row.name, row.email),
    email: row.email,
    title: row.title,
    location: row.location,
    bio: row.bio,
    experienceYears: row.totalExperienceYears,
    seniority: row.seniorityLevel,
    availability: row.availability,
    noticePeriod: row.noticePeriod,
    visaStatus: row.visaStatus,
    salaryMin: row.expectedSalaryMin,
    salaryMax: row.expectedSalaryMax,
    willingToRelocate: row.willingToRelocate === null ? null : row.willingToRelocate === 1,
  };
}

function applicantOf(context: QueryContext, person: PersonRow, applicationId: number, facts: Facts): Applicant {
  const application = facts.applications.get(applicationId);
  const { asked } = facts;
  const skills = parseSkills(person.skills);
  const resume = asked.length === 0 ? null : resumeOf(context, person.id, application?.resumeProfileId ?? null);
  const skillRatings = facts.skillRatings.filter((row) => row.applicationId === applicationId);
  const ratings = facts.ratings.get(applicationId);
  return {
    ...personOf(person),
    otherSkills: skills.filter((skill) => !asked.some(({ name }) => name.toLowerCase() === skill.toLowerCase())),
    skills: evidenceOf(asked, skills, skillRatings, resume?.text ?? ''),
    tags: facts.tags.get(person.id) ?? [],
    application: applicationOf(application),
    prediction: predictionOf(facts.predictions.findLast((row) => row.applicationId === applicationId)),
    rating: ratings?.mine ?? null,
    othersRatings: ratings?.others ?? [],
    nextInterviewAt: facts.interviews.get(applicationId) ?? null,
  };
}

/** No application has this number: for people who are looked at without one. */
const NO_APPLICATION = 0;

/**
 * Everything two screens show of applicants, measured by the skills of a job.
 * Who is no longer on this device is left out.
 */
export function applicantsOf(context: QueryContext, wishes: readonly Wish[], jobId: number | null): Applicant[] {
  const people = rowsOf<PersonRow>(context, PEOPLE, idList(wishes.map((wish) => wish.candidateId)));
  const byId = new Map(people.map((row) => [row.id, row]));
  const facts = factsOf(context, wishes, jobId);
  return wishes.flatMap(({ candidateId, applicationId }) => {
    const person = byId.get(candidateId);
    return person === undefined ? [] : [applicantOf(context, person, applicationId ?? NO_APPLICATION, facts)];
  });
}
