/**
 * Reads a JSON value out of a text column. The platform encodes some values
 * twice (`resumeProfiles.topDomains`, `domain-rules.md` 1.1); up to three
 * layers are taken off. Text that is not JSON answers undefined.
 */
export function parseStoredJson(text: string | null): unknown {
  let value: unknown = text;
  for (let layer = 0; layer < 3 && typeof value === 'string'; layer += 1) {
    try {
      value = JSON.parse(value);
    } catch {
      return layer === 0 ? undefined : value;
    }
  }
  return value ?? undefined;
}

/** The value as a plain object, or undefined when it is none. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
}

/** The value as text with something in it, or null. */
export function asText(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text === '' ? null : text;
}
