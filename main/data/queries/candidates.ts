import { myTags, profile } from '../../../shared/queries/candidates.ts';
import { isPlaceholderEmail, personName } from '../domain/people.ts';
import { resumeText } from '../domain/resume-text.ts';
import { parseSkills } from '../domain/skills.ts';
import { defineHandler, rowOf, rowsOf, type QueryContext } from '../query-handler.ts';
import { tagsOf } from './cards.ts';

type Text = string | null;

interface PersonRow {
  id: number;
  name: Text;
  email: Text;
  phoneNumber: Text;
  location: Text;
  title: Text;
  bio: Text;
  skills: Text;
  totalExperienceYears: number | null;
  seniorityLevel: Text;
  availability: Text;
  visaStatus: Text;
  noticePeriod: Text;
  expectedSalaryMin: number | null;
  expectedSalaryMax: number | null;
  willingToRelocate: number | null;
  linkedinUrl: Text;
  githubUrl: Text;
  source: Text;
  createdAt: Text;
}

const PERSON = `SELECT c.id, u.name, u.email, c.phoneNumber, c.location, c.title, c.bio, c.skills, c.totalExperienceYears, c.seniorityLevel,
    c.availability, c.visaStatus, c.noticePeriod, c.expectedSalaryMin, c.expectedSalaryMax, c.willingToRelocate, c.linkedinUrl, c.githubUrl,
    c.source, c.createdAt
  FROM candidates c LEFT JOIN users u ON u.id = c.userId WHERE c.id = ?`;

function personOf(context: QueryContext, candidateId: number) {
  const row = rowOf<PersonRow>(context, PERSON, candidateId);
  if (row === undefined) return null;
  return {
    id: row.id,
    name: personName(row.name, row.email),
    email: row.email,
    emailIsPlaceholder: isPlaceholderEmail(row.email),
    phone: row.phoneNumber,
    location: row.location,
    title: row.title,
    bio: row.bio,
    skills: parseSkills(row.skills),
    experienceYears: row.totalExperienceYears,
    seniority: row.seniorityLevel,
    availability: row.availability,
    visaStatus: row.visaStatus,
    noticePeriod: row.noticePeriod,
    salaryMin: row.expectedSalaryMin,
    salaryMax: row.expectedSalaryMax,
    willingToRelocate: row.willingToRelocate === 1,
    linkedinUrl: row.linkedinUrl,
    githubUrl: row.githubUrl,
    source: row.source,
    createdAt: row.createdAt ?? '',
  };
}

interface Scores {
  readonly overallScore: number | null;
  readonly domainMatchScore: number | null;
  readonly skillMatchScore: number | null;
  readonly experienceScore: number | null;
}

/** The column begins with nought: a résumé that was never scored has no figure, not a bad one. */
function scoresOf({ overallScore, domainMatchScore, skillMatchScore, experienceScore }: Scores) {
  const [overall, domain, skill, experience] = [overallScore ?? 0, domainMatchScore ?? 0, skillMatchScore ?? 0, experienceScore ?? 0];
  return overall === 0 && domain === 0 && skill === 0 && experience === 0 ? null : { overall, domain, skill, experience };
}

/** Résumés, the one sent with the application first, then the default, then the newest. */
function resumesOf(context: QueryContext, candidateId: number, applicationId: number | null) {
  const sql = `SELECT r.id, r.profileName, r.resumeFilename, r.isDefault, r.resumeFileKey, r.uploadedAt, r.parsedData,
      r.overallScore, r.domainMatchScore, r.skillMatchScore, r.experienceScore
    FROM resumeProfiles r
    WHERE r.candidateId = ?
    ORDER BY r.id = (SELECT a.resumeProfileId FROM applications a WHERE a.id = ?) DESC, r.isDefault DESC, r.uploadedAt DESC, r.id DESC`;
  type Row = {
    id: number;
    profileName: Text;
    resumeFilename: Text;
    isDefault: number | null;
    resumeFileKey: Text;
    uploadedAt: Text;
    parsedData: Text;
  } & Scores;
  return rowsOf<Row>(context, sql, candidateId, applicationId).map((row) => ({
    id: row.id,
    name: row.profileName ?? '',
    filename: row.resumeFilename ?? '',
    isDefault: row.isDefault === 1,
    uploadedAt: row.uploadedAt ?? '',
    hasFile: row.resumeFileKey !== null && row.resumeFileKey !== '',
    text: resumeText(row.parsedData),
    scores: scoresOf(row),
  }));
}

function applicationsOf(context: QueryContext, candidateId: number) {
  const sql = `SELECT a.id, a.jobId, j.title AS jobTitle, j.companyName, a.status, a.submittedAt, a.aiScore AS score
    FROM applications a LEFT JOIN jobs j ON j.id = a.jobId WHERE a.candidateId = ? ORDER BY a.submittedAt DESC, a.id DESC`;
  type Row = { id: number; jobId: number | null; jobTitle: Text; companyName: Text; status: Text; submittedAt: Text; score: number | null };
  return rowsOf<Row>(context, sql, candidateId).map((row) => ({
    id: row.id,
    jobId: row.jobId ?? 0,
    jobTitle: row.jobTitle ?? '',
    companyName: row.companyName ?? '',
    status: row.status ?? '',
    submittedAt: row.submittedAt ?? '',
    score: row.score,
  }));
}

function interviewsOf(context: QueryContext, candidateId: number) {
  const sql = `SELECT i.id, i.scheduledAt, i.duration, i.type, i.status, j.title AS jobTitle
    FROM interviews i LEFT JOIN jobs j ON j.id = i.jobId WHERE i.candidateId = ? ORDER BY i.scheduledAt DESC, i.id DESC`;
  type Row = { id: number; scheduledAt: Text; duration: number | null; type: Text; status: Text; jobTitle: Text };
  return rowsOf<Row>(context, sql, candidateId).map((row) => ({
    id: row.id,
    scheduledAt: row.scheduledAt ?? '',
    durationMinutes: row.duration ?? 60,
    type: row.type ?? '',
    status: row.status ?? '',
    jobTitle: row.jobTitle ?? '',
  }));
}

/** Everything the panel shows of one person. */
export const answerProfile = defineHandler(profile, (context, params) => ({
  candidate: personOf(context, params.candidateId),
  tags: tagsOf(context, [params.candidateId]).get(params.candidateId) ?? [],
  resumes: resumesOf(context, params.candidateId, params.applicationId),
  applications: applicationsOf(context, params.candidateId),
  interviews: interviewsOf(context, params.candidateId),
}));

/** The reader's own tags by name, with how many candidates carry each. */
export const answerMyTags = defineHandler(myTags, (context) => {
  const sql = `SELECT t.id, t.name, t.color, count(DISTINCT s.candidateId) AS candidates
    FROM candidateTags t LEFT JOIN candidateTagAssignments s ON s.tagId = t.id
    WHERE t.createdBy = ? GROUP BY t.id ORDER BY t.name, t.id`;
  const rows = rowsOf<{ id: number; name: Text; color: Text; candidates: number }>(context, sql, context.reader.userId);
  return { tags: rows.map((row) => ({ ...row, name: row.name ?? '', color: row.color ?? 'slate' })) };
});
