import { asRecord, asText, parseStoredJson } from './json-values.ts';

const RAW_FIELDS = ['rawText', 'raw_text', 'fullText', 'text', 'resumeText'];
const LISTS: readonly (readonly [title: string, fields: readonly string[]])[] = [
  ['Experience', ['experience', 'workExperience', 'employment']],
  ['Education', ['education']],
  ['Projects', ['projects']],
  ['Certifications', ['certifications']],
  ['Languages', ['languages']],
];

function line(item: unknown): string | null {
  const record = asRecord(item);
  if (record === undefined) return asText(item);
  const parts = Object.values(record).flatMap((value) => (Array.isArray(value) ? value.map(asText) : [asText(value)]));
  const text = parts.filter((part) => part !== null).join(' · ');
  return text === '' ? null : text;
}

function section(title: string, value: unknown): string | null {
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  const lines = items.map(line).filter((text) => text !== null);
  return lines.length === 0 ? null : `${title}\n${lines.join('\n')}`;
}

/**
 * A résumé as readable text out of the parser's JSON: its raw text where it has
 * one, else its summary and lists. Text that is no JSON is shown as it is;
 * null when there is nothing to read.
 */
export function resumeText(stored: string | null): string | null {
  if (stored === null) return null;
  const parsed = parseStoredJson(stored);
  if (parsed === undefined || typeof parsed === 'string') return asText(parsed ?? stored);
  const record = asRecord(parsed);
  if (record === undefined) return section('Résumé', parsed);
  for (const field of RAW_FIELDS) {
    const raw = asText(record[field]);
    if (raw !== null) return raw;
  }
  const sections = [asText(record['summary'] ?? record['bio'])];
  for (const [title, fields] of LISTS)
    sections.push(
      section(
        title,
        fields.map((field) => record[field]).find((value) => value !== undefined),
      ),
    );
  const text = sections.filter((part) => part !== null).join('\n\n');
  return text === '' ? null : text;
}
