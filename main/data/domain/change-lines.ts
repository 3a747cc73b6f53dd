import { fieldLabel, type FieldValue } from '../../../shared/mutators/conflicts.ts';
import { findMutator } from '../../../shared/mutators/registry.ts';
import type { RowId } from '../../../shared/ids.ts';
import type { ChangeLine } from '../../../shared/queries/sync.ts';

/** A line before it is known whose row it is. */
export interface BareLine extends Omit<ChangeLine, 'subject'> {
  readonly applicationId: RowId | null;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toValue(value: unknown): FieldValue {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

function line(field: string, before: unknown, after: unknown, applicationId: RowId | null = null): BareLine {
  return { applicationId, field, label: fieldLabel(field), before: toValue(before), after: toValue(after) };
}

function linesAt(value: unknown, path: readonly string[], ids: ReadonlySet<string>): BareLine[] {
  const field = path.findLast((part) => part !== '*') ?? '';
  // Ids say which row, not what was done to it.
  if (ids.has(path.join('.')) || value === null || value === undefined || typeof value === 'boolean') return [];
  if (Array.isArray(value)) return value.flatMap((item) => linesAt(item, [...path, '*'], ids));
  if (!isFields(value)) return [line(field, null, value)];
  // An edit against what its author saw; a move between two stages; a removal of what stood there.
  if ('base' in value && 'value' in value) return [line(field, value['base'], value['value'])];
  if ('from' in value && 'to' in value) {
    const applicationId = typeof value['applicationId'] === 'number' ? value['applicationId'] : null;
    return [line('status', value['from'], value['to'], applicationId)];
  }
  if ('base' in value) return [line('note', value['base'], null)];
  return Object.entries(value).flatMap(([name, item]) => linesAt(item, [...path, name], ids));
}

/**
 * What a change asked for, before → after, read off its arguments: every
 * mutator names what its author saw `base` or `from`. Ids are left out. Empty
 * for a change this version does not know.
 */
export function changeLines(name: string, args: unknown): BareLine[] {
  const mutator = findMutator(name);
  return mutator === undefined ? [] : linesAt(args, [], new Set(mutator.ids.map(({ path }) => path)));
}
