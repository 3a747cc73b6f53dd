/** What a saved search of candidates keeps. */
export interface SavedSearch {
  readonly search: string;
  /** Shown in the sidebar. */
  readonly pinned: boolean;
}

const LONGEST = 1_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads the `keyword` column: ours is JSON with `search` and `pinned`; another
 * program's is words, or JSON of a shape of its own, whose words are taken.
 */
export function readKeyword(keyword: string | null): SavedSearch {
  const value = keyword === null ? undefined : parsed(keyword);
  if (typeof value !== 'object' || value === null) return { search: (keyword ?? '').slice(0, LONGEST), pinned: false };
  const { search, query, keyword: words, pinned } = value as Readonly<Record<string, unknown>>;
  const text = [search, query, words].find((one) => typeof one === 'string') ?? '';
  return { search: text.slice(0, LONGEST), pinned: pinned === true };
}

/** Writes the `keyword` column, as the platform's advanced search does: the whole question as JSON. */
export function writeKeyword({ search, pinned }: SavedSearch): string {
  return JSON.stringify({ search, pinned });
}
