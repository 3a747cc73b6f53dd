/** Fewer characters are refused whatever they are. */
export const SHORTEST_PASSPHRASE = 12;
export const LONGEST_PASSPHRASE = 256;

export type PassphraseStrength = 'too_weak' | 'fair' | 'strong';

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u] as const;
/** Guesses a character adds, in bits: letters of words are easy to foresee, mixtures less so. */
const BITS_A_CLASS = [2.2, 3, 3.6, 4] as const;
const FAIR_BITS = 30;
const STRONG_BITS = 48;

/** Characters that neither repeat the one before them nor go on a run such as `abc` or `321`. */
function surprisingCharacters(text: string): number {
  const points = [...text.toLowerCase()].map((character) => character.codePointAt(0) ?? 0);
  return points.filter((point, index) => Math.abs(point - (points[index - 1] ?? -9)) > 1).length;
}

/**
 * How hard a passphrase is to guess, roughly: a hint while it is typed, and the
 * bar below which it is refused. It knows no dictionary, so it is strict with short ones.
 */
export function passphraseStrength(text: string): PassphraseStrength {
  const classes = CLASSES.filter((pattern) => pattern.test(text)).length;
  const distinct = new Set(text.toLowerCase()).size;
  // A few characters over and over are no more than those few.
  const counted = Math.min(surprisingCharacters(text), distinct * 3);
  const bits = counted * (BITS_A_CLASS[classes - 1] ?? 0);
  if ([...text].length < SHORTEST_PASSPHRASE || bits < FAIR_BITS) return 'too_weak';
  return bits < STRONG_BITS ? 'fair' : 'strong';
}
