/** A word of a text as the index knows it, and where it stands in the text (UTF-16 positions). */
export interface FoundWord {
  /** Folded: lower case, without accents. Letters, digits and marks only. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Longer runs of letters are no words; they are cut, in the index and in questions alike. */
const LONGEST_WORD = 64;

/** Names that would lose what makes them one if only letters counted. */
const SPECIAL: Readonly<Record<string, string>> = { 'c++': 'cplusplus', 'c#': 'csharp', 'f#': 'fsharp', '.net': 'dotnet' };
const SPECIAL_PATTERN = String.raw`(?<![\p{L}\p{N}])c\+\+|(?<![\p{L}\p{N}])[cf]#|\.net(?![\p{L}\p{N}])`;

const PLAIN_WORD = new RegExp(`${SPECIAL_PATTERN}|[a-z0-9]+`, 'giu');
/** Scripts written without spaces: each character is a word of its own, so that any part of a name is found. */
const UNSPACED = String.raw`(?=\p{L})[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]\p{M}*`;
const ANY_WORD = new RegExp(`${SPECIAL_PATTERN}|${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+`, 'giu');

// eslint-disable-next-line no-control-regex -- the whole of ASCII is meant.
const ASCII = /^[\u0000-\u007f]*$/;
/** Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic: people leave them out when they type. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}]/gu;
/** Letters that no decomposition takes to what people type instead. */
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i' };

/** Whether a text holds nothing but ASCII, so that its words are its runs of letters and digits. */
export function isPlainText(text: string): boolean {
  return ASCII.test(text);
}

const SPECIAL_WORDS = new Set(Object.values(SPECIAL));

/** Whether a folded word looks in a plain text as it is. */
export function isPlainWord(word: string): boolean {
  return ASCII.test(word) && !SPECIAL_WORDS.has(word);
}

/** A word in the form the index compares: `Åsa`, `ÅSA` and `asa` are the same. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII.test(lower)) return (SPECIAL[lower] ?? lower).slice(0, LONGEST_WORD);
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(/[ßæœøđðþłħı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(NOT_IN_WORDS, '')
    .slice(0, LONGEST_WORD);
}

/** The words of a text in order, with their places. Punctuation and pictures are none. */
export function findWords(text: string): FoundWord[] {
  const words: FoundWord[] = [];
  for (const match of text.matchAll(ASCII.test(text) ? PLAIN_WORD : ANY_WORD)) {
    const folded = foldWord(match[0]);
    if (folded !== '') words.push({ text: folded, from: match.index, to: match.index + match[0].length });
  }
  return words;
}

/** A text as the index stores it: its words, folded, with single spaces. */
export function indexText(text: string): string {
  return findWords(text)
    .map((word) => word.text)
    .join(' ');
}
