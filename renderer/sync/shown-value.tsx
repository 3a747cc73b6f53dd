import type { FieldValue } from '../../shared/mutators/conflicts.ts';
import { say } from '../text/say.ts';
import { valueText } from './value-text.ts';

/** A column's value in words; says so where there is none. */
export function ShownValue({ field, value }: { readonly field: string; readonly value: FieldValue }) {
  const text = valueText(field, value);
  if (text === null) return <span className="text-ink-3 italic">{say('sync.empty')}</span>;
  return <span className="selectable min-w-0 break-words whitespace-pre-wrap">{text}</span>;
}
