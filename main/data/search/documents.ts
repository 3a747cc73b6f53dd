import { foldWord, indexText } from '../../../shared/search/words.ts';
import { isTolerant, neighbourhood } from '../../../shared/search/distance.ts';
import { emailKey, linkedinKey, phoneKey } from '../domain/duplicates.ts';
import { asRecord, asText, parseStoredJson } from '../domain/json-values.ts';
import { personName, realEmail } from '../domain/people.ts';
import { resumeText } from '../domain/resume-text.ts';
import { parseSkills } from '../domain/skills.ts';

type Text = string | null;

/** What a candidate's document is made of. */
export interface CandidateSource {
  readonly id: number;
  readonly name: Text;
  readonly email: Text;
  readonly phoneNumber: Text;
  readonly linkedinUrl: Text;
  readonly title: Text;
  readonly skills: Text;
  readonly location: Text;
  readonly w2EmployerName: Text;
  readonly employmentHistory: Text;
  readonly bio: Text;
  readonly experience: Text;
  readonly education: Text;
  readonly certifications: Text;
  readonly projects: Text;
  readonly languages: Text;
  readonly parsedResumeData: Text;
  readonly totalExperienceYears: number | null;
  readonly expectedSalaryMin: number | null;
  readonly expectedSalary: number | null;
  readonly availability: Text;
  readonly visaStatus: Text;
  readonly noticePeriod: Text;
  readonly seniorityLevel: Text;
  readonly source: Text;
  readonly willingToRelocate: number | null;
}

export const CANDIDATE_SOURCES = `SELECT c.id, u.name, u.email, c.phoneNumber, c.linkedinUrl, c.title, c.skills, c.location, c.w2EmployerName, c.employmentHistory, c.bio,
    c.experience, c.education, c.certifications, c.projects, c.languages, c.parsedResumeData, c.totalExperienceYears, c.expectedSalaryMin,
    c.expectedSalary, c.availability, c.visaStatus, c.noticePeriod, c.seniorityLevel, c.source, c.willingToRelocate
  FROM candidates c LEFT JOIN users u ON u.id = c.userId WHERE c.id IN (SELECT value FROM json_each(?))`;

/** A candidate as the index keeps it: texts as they are, choices in lower case. */
export interface CandidateDocument {
  readonly id: number;
  /** The displayed name, folded, for the order of lists. */
  readonly sort: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly skill: string;
  readonly company: string;
  readonly place: string;
  readonly years: number | null;
  readonly salary: number | null;
  readonly availability: Text;
  readonly visa: Text;
  readonly notice: Text;
  readonly seniority: Text;
  readonly source: Text;
  readonly relocate: number | null;
  /** What tells people apart, as `domain/duplicates.ts` compares it. */
  readonly mailKey: Text;
  readonly phoneKey: Text;
  readonly linkedinKey: Text;
}

/** Five long résumés; what is behind that is not searched. UTF-16 units. */
const LONGEST_TEXT = 120_000;
const EMPLOYER_KEYS = ['company', 'employer', 'companyName', 'organization'];
const EXPERIENCE_KEYS = ['experience', 'workExperience', 'employment', 'employmentHistory'];

function employersIn(stored: Text): string[] {
  const parsed = parseStoredJson(stored);
  const record = asRecord(parsed);
  const items: unknown = record === undefined ? parsed : EXPERIENCE_KEYS.map((key) => record[key]).find(Array.isArray);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => {
    const position = asRecord(item);
    return EMPLOYER_KEYS.map((key) => asText(position?.[key])).filter((name) => name !== null);
  });
}

function choice(value: Text): Text {
  const folded = value?.trim().toLowerCase() ?? '';
  return folded === '' ? null : folded;
}

/** The short fields and figures of a candidate. @param resumes the parsed data of the résumés */
export function candidateDocument(row: CandidateSource, resumes: readonly Text[]): CandidateDocument {
  const employers = [row.w2EmployerName ?? '', ...[row.employmentHistory, row.parsedResumeData, ...resumes].flatMap(employersIn)];
  const email = realEmail(row.email) ?? '';
  return {
    id: row.id,
    sort: indexText(personName(row.name, row.email)),
    name: row.name?.trim() ?? '',
    email: [email, (row.phoneNumber ?? '').replaceAll(/\D/g, '')].filter(Boolean).join(' '),
    title: row.title ?? '',
    skill: parseSkills(row.skills).join(', '),
    company: [...new Set(employers.filter((name) => name !== ''))].join(', '),
    place: row.location ?? '',
    years: row.totalExperienceYears,
    salary: row.expectedSalaryMin ?? row.expectedSalary,
    availability: choice(row.availability),
    visa: choice(row.visaStatus),
    notice: choice(row.noticePeriod),
    seniority: choice(row.seniorityLevel),
    source: choice(row.source),
    relocate: row.willingToRelocate,
    mailKey: emailKey(row.email),
    phoneKey: phoneKey(row.phoneNumber),
    linkedinKey: linkedinKey(row.linkedinUrl),
  };
}

/** Everything else that can be read about a candidate, résumés first. */
export function candidateText(row: CandidateSource, resumes: readonly Text[]): string {
  const parts = [
    ...resumes.map(resumeText),
    row.bio,
    ...[row.experience, row.education, row.certifications, row.projects, row.languages].map(resumeText),
  ];
  if (resumes.length === 0) parts.push(resumeText(row.parsedResumeData));
  return parts
    .filter((part) => part !== null && part.trim() !== '')
    .join('\n\n')
    .slice(0, LONGEST_TEXT);
}

/** The words of a name as the index of near misses keeps them: each with what is left of it without one letter. */
export function nearWords(name: string): string {
  return indexText(name).split(' ').filter(isTolerant).flatMap(neighbourhood).map(foldWord).join(' ');
}

/** What else is searched, as a headline and the rest. */
export interface OtherDocument {
  readonly pk: number;
  readonly title: string;
  readonly body: string;
}

/** A note is an `applicationFeedback` row with words, rated or not. */
export const OTHER_SOURCES = {
  job: `SELECT j.id AS pk, coalesce(j.title, '') AS title,
      concat_ws(char(10), j.companyName, j.location, j.description, j.requirements, j.responsibilities) AS body
    FROM jobs j WHERE j.id IN (SELECT value FROM json_each(?))`,
  customer: `SELECT c.id AS pk, coalesce(c.name, '') AS title,
      concat_ws(char(10), c.industry, c.contactEmail, c.website, c.address, c.description) AS body
    FROM customers c WHERE c.id IN (SELECT value FROM json_each(?))`,
  note: `SELECT f.id AS pk, '' AS title, f.notes AS body FROM applicationFeedback f
    WHERE f.id IN (SELECT value FROM json_each(?)) AND trim(coalesce(f.notes, '')) <> ''`,
} as const;
