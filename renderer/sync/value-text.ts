import { listEntries, type FieldValue } from '../../shared/mutators/conflicts.ts';
import { formatExact, formatNumber } from '../format.ts';
import { delayWords } from '../pipeline/letter-choice.ts';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';

const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/u;

/** Columns that hold 0 or 1 for a yes or no. */
const FLAGS: ReadonlySet<string> = new Set(['willingToRelocate']);

/** True for a platform timestamp. */
export function isMoment(value: FieldValue): boolean {
  return typeof value === 'string' && MOMENT.test(value);
}

/** A column's value as a recruiter would read it; null where it is empty. */
export function valueText(field: string, value: FieldValue): string | null {
  if (value === null || value === '') return null;
  if (FLAGS.has(field)) return value === 1 ? say('sync.yes') : say('sync.no');
  if (field === 'delaySeconds' && typeof value === 'number') return delayWords(value);
  if (typeof value === 'number') return formatNumber(value);
  if (field === 'status' || field === 'to') return sayStatus(value);
  if (isMoment(value)) return formatExact(value);
  return value.startsWith('[') ? (listEntries(value)?.join(', ') ?? value) : value;
}
