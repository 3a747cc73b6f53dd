/** Résumés a person may have, exactly one of them the default (`domain-rules.md` 1.10). */
export const MOST_RESUMES = 5;

/** The longest video introduction the platform keeps, in seconds (`domain-rules.md` 1.10). */
export const LONGEST_VIDEO_SECONDS = 900;

/** What a TEXT column of the platform holds, in bytes of UTF-8. */
export const TEXT_COLUMN_BYTES = 65_535;

/** A text this long always fits into a field of a form; more is refused before it is taken in. UTF-16 units. */
export const LONGEST_PASTE = 100_000;

/** How many bytes a text takes in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 128 ? 1 : code < 2_048 ? 2 : code < 65_536 ? 3 : 4;
  }
  return bytes;
}
