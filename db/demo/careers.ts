/** What a candidate has done: the facts behind the profile, the résumé and the answers on an application. */
import { DISCIPLINES, SENIORITIES, type Discipline } from './data/disciplines.ts';
import { EMPLOYERS, UNIVERSITIES } from './data/organizations.ts';
import { CLOSINGS, PROFILES } from './data/texts.ts';
import { Random } from './random.ts';
import { identityOf, type Identity, type World } from './world.ts';

export interface Position {
  readonly title: string;
  readonly employer: string;
  readonly from: number;
  /** Year it ended; null for the present position. */
  readonly to: number | null;
  readonly achievements: readonly string[];
}

export interface Career {
  readonly identity: Identity;
  readonly discipline: Discipline;
  readonly title: string;
  readonly level: string;
  readonly years: number;
  readonly skills: readonly string[];
  readonly positions: readonly Position[];
  readonly degree: string;
  readonly university: string;
  readonly graduation: number;
  readonly certification: string | null;
  readonly languages: readonly string[];
  readonly salary: number;
  readonly summary: string;
  /** What the person is used to being responsible for. */
  readonly strengths: readonly string[];
  readonly closing: string;
}

const NATIVE_LANGUAGES: Readonly<Record<string, string>> = {
  es: 'Spanish',
  'pt-BR': 'Portuguese',
  fr: 'French',
  de: 'German',
  pl: 'Polish',
  cs: 'Czech',
  sv: 'Swedish',
  tr: 'Turkish',
  vi: 'Vietnamese',
  ng: 'Yoruba',
  in: 'Hindi',
  it: 'Italian',
  ro: 'Romanian',
  uk: 'Ukrainian',
  ru: 'Russian',
  el: 'Greek',
  ar: 'Arabic',
  he: 'Hebrew',
  hi: 'Hindi',
  zh: 'Mandarin',
  ja: 'Japanese',
  ko: 'Korean',
};

/** The career of a candidate: always the same for the same world and index. */
export function careerOf(world: World, candidate: number): Career {
  const identity = identityOf(world, candidate);
  const random = Random.of(world.seed, 'career', identity.duplicateOf ?? candidate);
  const discipline = DISCIPLINES[world.candidates.discipline[candidate] ?? 0];
  if (discipline === undefined) throw new RangeError(`There is no candidate with index ${candidate}.`);
  const level = discipline.seniorities === 'none' ? 1 : Number(random.weighted({ '0': 18, '1': 34, '2': 30, '3': 12, '4': 6 }));
  const seniority = SENIORITIES[level] ?? { level: 'mid', prefix: '', years: [3, 6] as const, factor: 1.3 };
  const years = random.integer(seniority.years[0], seniority.years[1]);
  const base = random.pick(discipline.titles);
  const title = `${seniority.prefix} ${base}`.trim();
  const skills = random.sample(discipline.skills, random.integer(5, 8));
  const thisYear = new Date(world.now * 1000).getUTCFullYear();
  const native = NATIVE_LANGUAGES[identity.person.culture];
  return {
    identity,
    discipline,
    title,
    level: seniority.level,
    years,
    skills,
    positions: positionsOf(random, discipline, base, title, skills, years, thisYear),
    degree: random.pick(discipline.degrees),
    university: random.pick(UNIVERSITIES),
    graduation: thisYear - years - random.integer(0, 2),
    certification: random.chance(0.45) ? random.pick(discipline.certifications) : null,
    languages: native === undefined ? ['English'] : ['English', native],
    salary: Math.round((discipline.basePay * seniority.factor * (0.85 + random.fraction() * 0.3)) / 500) * 500,
    summary: fill(random.pick(PROFILES), {
      title,
      years: years > 1 ? `${years} years` : '1 year',
      domain: discipline.domain.toLowerCase(),
      city: identity.person.city.name,
      skill: skills[0] ?? '',
      skill2: skills[1] ?? '',
    }),
    strengths: random.sample(discipline.duties, 2),
    closing: fill(random.pick(CLOSINGS), { skill: skills[0] ?? '' }),
  };
}

function positionsOf(
  random: Random,
  discipline: Discipline,
  base: string,
  title: string,
  skills: readonly string[],
  years: number,
  thisYear: number,
): Position[] {
  const count = years < 3 ? 1 : years < 8 ? 2 : 3;
  const employers = random.sample(EMPLOYERS, count);
  const achievements = random.sample(discipline.achievements, count === 1 ? 4 : 6);
  const perPosition = Math.ceil(achievements.length / count);
  const span = Math.max(1, Math.round(years / count));
  return employers.map((employer, place) => ({
    title: place === 0 ? title : place === count - 1 && count > 2 ? `Junior ${base}` : base,
    employer,
    from: thisYear - span * (place + 1),
    to: place === 0 ? null : thisYear - span * place,
    achievements: achievements
      .slice(place * perPosition, (place + 1) * perPosition)
      .map((text) => fill(text, { n: String(random.integer(3, 24)), p: String(random.integer(8, 46)), skill: random.pick(skills) })),
  }));
}

/** Replaces `{name}` by the named value; a name without a value stays, so that a test sees it. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}

/** The words a text about somebody may use: `{first}`, `{skill}`, `{skill2}`. */
export function aboutCareer(career: Career): Record<'first' | 'skill' | 'skill2', string> {
  return { first: career.identity.person.first, skill: career.skills[0] ?? '', skill2: career.skills[1] ?? '' };
}

/** A message's `{{variables}}` filled in for one person, as the platform does when it sends. */
export function personalise(template: string, career: Career): string {
  const { person } = career.identity;
  const values: Readonly<Record<string, string>> = {
    name: person.name,
    firstName: person.first,
    title: career.title,
    location: person.city.name,
    experience: String(career.years),
    company: career.positions[0]?.employer ?? '',
    skills: career.skills.slice(0, 2).join(' and '),
  };
  return template.replace(/\{\{(\w+)\}\}/gu, (whole, name: string) => values[name] ?? whole);
}

/** The résumé as plain text, 120-250 words. */
export function resumeText(career: Career): string {
  const { person, email } = career.identity;
  const lines = [
    person.name,
    career.title,
    [`${person.city.name}, ${person.city.countryName}`, person.phone, email ?? ''].filter((part) => part !== '').join(' · '),
    '',
    'Profile',
    career.summary,
    '',
    'Experience',
  ];
  for (const position of career.positions) {
    lines.push(
      `${position.title}, ${position.employer} (${position.from} – ${position.to ?? 'present'})`,
      ...position.achievements.map((achievement) => `- ${achievement}.`),
    );
  }
  lines.push('', 'Education', `${career.degree}, ${career.university}, ${career.graduation}`);
  if (career.certification !== null) lines.push(`Certification: ${career.certification}`);
  lines.push(
    '',
    'How I work',
    ...career.strengths.map((duty) => `- ${duty}.`),
    '',
    'Skills',
    career.skills.join(', '),
    '',
    'Languages',
    career.languages.join(', '),
    '',
    career.closing,
  );
  return lines.join('\n');
}

/** The parser's result as the platform stores it (JSON text); `withText` adds the raw text the search reads. */
export function parsedResume(career: Career, withText: boolean): string {
  const { person, email } = career.identity;
  return JSON.stringify({
    personalInfo: { name: person.name, email, phone: person.phone, location: `${person.city.name}, ${person.city.countryName}` },
    summary: career.summary,
    skills: career.skills,
    experience: career.positions.map(({ title, employer, from, to }) => ({
      title,
      company: employer,
      startDate: String(from),
      endDate: to === null ? 'Present' : String(to),
    })),
    education: [{ degree: career.degree, institution: career.university, year: String(career.graduation) }],
    totalExperienceYears: career.years,
    ...(withText ? { rawText: resumeText(career) } : {}),
  });
}
