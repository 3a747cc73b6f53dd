const MAX_WORDS = 8;

/** The words of a search as the user typed them, lower case, at most eight. */
export function searchWords(search: string): string[] {
  return search
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
}

/** Fields as one text to search in. */
export function searchText(fields: readonly (string | null)[]): string {
  return fields
    .map((field) => field ?? '')
    .join('\n')
    .toLowerCase();
}

/** True when every word occurs in a text made by {@link searchText}. */
export function hasAll(words: readonly string[], text: string): boolean {
  return words.every((word) => text.includes(word));
}

/** True when every word occurs in one of the fields, in any case. */
export function matchesAll(words: readonly string[], fields: readonly (string | null)[]): boolean {
  return words.length === 0 || hasAll(words, searchText(fields));
}
