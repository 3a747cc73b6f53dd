import { isTolerant, neighbourhood } from '../../../shared/search/distance.ts';
import { foldWord, indexText } from '../../../shared/search/words.ts';

/** Names similar to one: conditions of the index of near misses and of that of short fields; both hold where both are given. */
export interface NameMatch {
  readonly near: string | null;
  readonly short: string | null;
}

/** What lies behind is not looked at: nobody types more of a name before a hint helps. */
const MOST_WORDS = 5;

interface NameWord {
  readonly tolerant: boolean;
  readonly expression: string;
}

/** One word of a name: itself or anything a slip away; a short word, and one of a script without spaces, as it is. */
function nameWord(word: string): NameWord | null {
  const text = indexText(word);
  if (text === '') return null;
  if (text.includes(' ') || !isTolerant(text)) return { tolerant: false, expression: `name : "${text}"` };
  const terms = neighbourhood(text).map((one) => `"${foldWord(one)}"`);
  return { tolerant: true, expression: `(${[...new Set(terms)].join(' OR ')})` };
}

function together(words: readonly NameWord[]): NameMatch {
  const all = (tolerant: boolean): string | null => {
    const expressions = words.filter((word) => word.tolerant === tolerant).map((word) => word.expression);
    return expressions.length === 0 ? null : expressions.join(' AND ');
  };
  return { near: all(true), short: all(false) };
}

/**
 * The names that may be the same person's, as conditions any of which may hold:
 * every word but one, of two Latin words both. One Latin word says nothing.
 */
export function similarNameMatches(name: string): NameMatch[] {
  const words = name
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(nameWord)
    .filter((word) => word !== null)
    .slice(0, MOST_WORDS);
  const isLatin = !/[^\p{Script=Latin}\p{N}\P{L}]/u.test(name);
  if (words.length < (isLatin ? 2 : 1)) return [];
  if (words.length === 1 || (words.length === 2 && isLatin)) return [together(words)];
  return words.map((_, left) => together(words.toSpliced(left, 1)));
}
