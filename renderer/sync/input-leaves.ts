import type { FieldValue } from '../../shared/mutators/conflicts.ts';

/** A value of a change's input that its author may word anew; one leaf stands for all places that hold the same. */
export interface Leaf {
  /** Names the leaf: its path with `*` for each element. */
  readonly key: string;
  /** What it is called: {@link fieldWords} of it is shown. */
  readonly field: string;
  readonly value: FieldValue;
  readonly isNumber: boolean;
  /** Where it stands, one path a place. */
  readonly places: readonly (readonly (string | number)[])[];
}

/** What the author saw is no wish; it stays as it was renewed. */
const SEEN: ReadonlySet<string> = new Set(['base', 'from']);

interface Found {
  readonly path: readonly (string | number)[];
  readonly value: FieldValue;
  readonly base: unknown;
}

function scalarsIn(value: unknown, path: readonly (string | number)[], base: unknown): Found[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => scalarsIn(item, [...path, index], undefined));
  if (typeof value === 'object' && value !== null) {
    const seen = 'base' in value ? value.base : undefined;
    return Object.entries(value).flatMap(([name, item]) => (SEEN.has(name) ? [] : scalarsIn(item, [...path, name], seen)));
  }
  return typeof value === 'string' || typeof value === 'number' || value === null ? [{ path, value, base }] : [];
}

function starred(path: readonly (string | number)[]): string {
  return path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');
}

/** `fields.phoneNumber.value` is about `phoneNumber`, `moves.*.to` about `to`. */
function fieldOf(path: readonly (string | number)[]): string {
  return String(path.findLast((part) => typeof part === 'string' && part !== 'value') ?? '');
}

/**
 * What a form may offer of an input: its texts and numbers without the ids,
 * places that hold the same value as one.
 * @param idPaths the mutator's paths of ids
 */
export function leavesOf(input: unknown, idPaths: readonly string[]): Leaf[] {
  const leaves = new Map<string, Leaf>();
  for (const { path, value, base } of scalarsIn(input, [], undefined)) {
    const name = starred(path);
    if (idPaths.includes(name)) continue;
    const key = `${name} ${JSON.stringify(value)}`;
    const known = leaves.get(key);
    const isNumber = typeof value === 'number' || typeof base === 'number';
    leaves.set(key, { key, field: fieldOf(path), value, isNumber, places: [...(known?.places ?? []), path] });
  }
  return [...leaves.values()];
}

function withValue(node: unknown, path: readonly (string | number)[], value: FieldValue): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(node)) return node.map((item: unknown, index) => (index === head ? withValue(item, rest, value) : item));
  return { ...(node as object), [head]: withValue((node as Record<string, unknown>)[String(head)], rest, value) };
}

/** The input with leaves worded anew. Text of a number's leaf that is none is kept, for its form to refuse. */
export function rewrite(input: unknown, leaves: readonly Leaf[], texts: Readonly<Record<string, string>>): unknown {
  let result = input;
  for (const leaf of leaves) {
    const text = texts[leaf.key];
    if (text === undefined) continue;
    const value = toValue(text, leaf.isNumber, leaf.value === null);
    for (const path of leaf.places) result = withValue(result, path, value);
  }
  return result;
}

/** What somebody typed, as a column holds it. */
export function toValue(text: string, isNumber: boolean, isNullable: boolean): FieldValue {
  if (text.trim() === '' && (isNumber || isNullable)) return null;
  return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
}
