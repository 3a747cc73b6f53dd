/**
 * Answers `next`, but made of the parts of `previous` that are equal to it, so
 * that a memoised component whose row did not change is not rendered again.
 * For plain data only (what crosses a port).
 */
export function keepIdentity<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(next)) return Array.isArray(previous) ? (keepArray(previous, next) as T) : next;
  if (isRecord(previous) && isRecord(next)) return keepRecord(previous, next) as T;
  return next;
}

function keepArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let same = previous.length === next.length;
  const kept = next.map((item, index) => {
    const value = keepIdentity(previous[index], item);
    if (!Object.is(value, previous[index])) same = false;
    return value;
  });
  return same ? previous : kept;
}

function keepRecord(previous: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  let same = Object.keys(previous).length === keys.length;
  const kept: Record<string, unknown> = {};
  for (const key of keys) {
    const value = keepIdentity(previous[key], next[key]);
    if (!(key in previous) || !Object.is(value, previous[key])) same = false;
    kept[key] = value;
  }
  return same ? previous : kept;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Like {@link keepIdentity}, for lists of rows that move: a row keeps its
 * identity by its key, wherever in the list it now stands.
 */
export function keepRows<Row>(previous: readonly Row[] | undefined, next: readonly Row[], keyOf: (row: Row) => unknown): readonly Row[] {
  if (previous === undefined) return next;
  const byKey = new Map(previous.map((row) => [keyOf(row), row]));
  const kept = next.map((row) => keepIdentity(byKey.get(keyOf(row)), row));
  const same = kept.length === previous.length && kept.every((row, index) => row === previous[index]);
  return same ? previous : kept;
}
