const MAX_WORDS = 8;

/** The words of a search as the user typed them, lower case, at most eight. */
export function searchWords(search: string): string[] {
  return search.toLowerCase().split(/\s+/u).filter((word) => word !== '').slice(0, MAX_WORDS);
}

/** True when every word occurs in one of the fields, in any case. */
export function matchesAll(words: readonly string[], fields: readonly (string | null)[]): boolean {
  if (words.length === 0) return true;
  const text = fields.map((field) => field ?? '').join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
