import type { QueryContext } from '../query-handler.ts';

const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/**
 * The place of each text in the reader's alphabet; texts that are equal to it
 * share one. Comparing by alphabet costs a hundred times a number, so the places
 * are kept as long as no text comes that has none yet.
 * @param name what kind of texts these are: each kind has an alphabet of its own
 */
export function textRanks(context: QueryContext, name: string, texts: readonly string[]): ReadonlyMap<string, number> {
  const kept = context.cache.remember(`ranks ${name}`, [], () => ({ ranks: new Map<string, number>() }));
  if (texts.some((text) => !kept.ranks.has(text))) {
    const sorted = [...new Set([...kept.ranks.keys(), ...texts])].sort((left, right) => collator.compare(left, right));
    let rank = 0;
    kept.ranks = new Map(
      sorted.map((text, index) => {
        const before = sorted[index - 1];
        if (before !== undefined && collator.compare(before, text) !== 0) rank = index;
        return [text, rank];
      }),
    );
  }
  return kept.ranks;
}
