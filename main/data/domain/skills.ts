import { asRecord, asText, parseStoredJson } from './json-values.ts';

const MAX_SKILLS = 200;

function nameOf(item: unknown): string | null {
  const record = asRecord(item);
  return asText(record === undefined ? item : (record['name'] ?? record['skill'] ?? record['skillName']));
}

function candidatesIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const record = asRecord(value);
  if (record !== undefined) return Object.values(record).flat();
  return typeof value === 'string' ? value.split(/[,;\n|]/u) : [];
}

/**
 * The skills in a text column, which the platform fills with a JSON array in
 * some paths and a comma-joined list in others (`domain-rules.md` 1.1). Order is
 * kept; repetitions in any spelling of case, blanks and what is not text are left out.
 */
export function parseSkills(stored: string | null): string[] {
  if (stored === null) return [];
  const parsed = parseStoredJson(stored);
  const seen = new Set<string>();
  const skills: string[] = [];
  for (const item of candidatesIn(parsed === undefined ? stored : parsed)) {
    const name = nameOf(item);
    if (name === null || seen.has(name.toLowerCase())) continue;
    seen.add(name.toLowerCase());
    skills.push(name);
    if (skills.length === MAX_SKILLS) break;
  }
  return skills;
}

/** A candidate's skills with those the job asks for first; matching ignores case. */
export function rankSkills(skills: readonly string[], asked: ReadonlySet<string>): { name: string; matches: boolean }[] {
  const marked = skills.map((name) => ({ name, matches: asked.has(name.toLowerCase()) }));
  return [...marked.filter((skill) => skill.matches), ...marked.filter((skill) => !skill.matches)];
}
