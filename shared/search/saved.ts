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

/** Where other programs keep the words of a search. */
const WORDS_OF_OTHERS = ['query', 'keyword'] as const;

/**
 * Writes the `keyword` column, as the platform's advanced search does: the whole question as JSON.
 * @param before what stands there: what another program keeps besides the words stays
 */
export function writeKeyword({ search, pinned }: SavedSearch, before: string | null): string {
  const value = before === null ? undefined : parsed(before);
  const others = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
  const words = WORDS_OF_OTHERS.filter((key) => typeof others[key] === 'string').map((key) => [key, search] as const);
  return JSON.stringify({ ...others, ...Object.fromEntries(words), search, pinned });
}
