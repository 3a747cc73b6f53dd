import type { Similarity } from '../../../shared/queries/candidate-editing.ts';

/** What people are told apart by. */
export interface Marks {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly linkedinUrl: string | null;
}

/** The fewest digits that name one line; the last nine are compared, so that country codes do not part them. */
const LEAST_DIGITS = 7;
const COMPARED_DIGITS = 9;

/** An address as mail servers see it: case and what follows a plus aside, and Gmail's dots. Null for none. */
export function emailKey(email: string | null): string | null {
  const [local = '', domain = ''] = (email ?? '').trim().toLowerCase().split('@');
  if (local === '' || domain === '') return null;
  const plain = local.replace(/\+.*$/u, '');
  return `${/^(?:gmail|googlemail)\.com$/u.test(domain) ? plain.replaceAll('.', '') : plain}@${domain}`;
}

/** A phone number's telling digits; null where there are too few. */
export function phoneKey(phone: string | null): string | null {
  const digits = (phone ?? '').replaceAll(/\D/gu, '');
  return digits.length < LEAST_DIGITS ? null : digits.slice(-COMPARED_DIGITS);
}

/** The person's id in a LinkedIn address; null for any other text. */
export function linkedinKey(url: string | null): string | null {
  const id = /linkedin\.com\/(?:in|pub)\/([^/?#\s]+)/iu.exec(url ?? '')?.[1];
  return id === undefined ? null : id.toLowerCase();
}

/** A name's words without case and accents, in any script. */
export function nameWords(name: string | null): string[] {
  return (
    (name ?? '')
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      // Upper case first: `ß` and `SS` are one.
      .toUpperCase()
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
  );
}

/** How many letters are wrong, missing, too many or swapped between two words; counting stops above two. */
function wordDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const plain = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(isSwap ? Math.min(plain, (before[j - 2] ?? 0) + 1) : plain);
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** Short words must be the same; longer ones may hold a slip, long ones two. */
function sameWord(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a === b || wordDistance(a, b) <= (length >= 8 ? 2 : length >= 4 ? 1 : 0);
}

/** Every word has a partner of its own among the others. */
function pairsUp([word, ...rest]: readonly string[], others: readonly string[]): boolean {
  if (word === undefined) return true;
  return others.some((other, at) => sameWord(word, other) && pairsUp(rest, others.toSpliced(at, 1)));
}

/**
 * True when two names may be one person's: the words in any order, a middle
 * name more or less, a slip in longer words. One Latin word alone says nothing.
 */
export function similarNames(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const isTelling = short.length >= 2 || /[^\p{Script=Latin}\p{N}]/u.test(short.join(''));
  if (!isTelling || short.length === 0 || long.length - short.length > 1) return false;
  return pairsUp(short, long);
}

/** By what two look alike, the surest first. */
export function similarities(a: Marks, b: Marks): Similarity[] {
  const same = (left: string | null, right: string | null): boolean => left !== null && left === right;
  return [
    ...(same(emailKey(a.email), emailKey(b.email)) ? (['email'] as const) : []),
    ...(same(linkedinKey(a.linkedinUrl), linkedinKey(b.linkedinUrl)) ? (['linkedin'] as const) : []),
    ...(same(phoneKey(a.phone), phoneKey(b.phone)) ? (['phone'] as const) : []),
    ...(similarNames(nameWords(a.name), nameWords(b.name)) ? (['name'] as const) : []),
  ];
}
