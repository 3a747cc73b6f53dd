import type { TextField } from '../../../shared/search/fields.ts';
import type { SearchNode } from '../../../shared/search/query.ts';
import { findWords, indexText, isPlainText, isPlainWord, type FoundWord } from '../../../shared/search/words.ts';
import type { Marks } from '../../../shared/queries/search.ts';

/** Words a search wants to see, folded, in a row. */
export interface Wanted {
  readonly field: TextField | null;
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** Below this many letters a beginning of a word is looked for in short fields only: résumés hold all of them. */
const SHORTEST_IN_RESUMES = 3;

export function isTooShortForResumes({ text, prefix }: SearchNode & { readonly kind: 'words' }): boolean {
  return prefix && [...indexText(text)].length < SHORTEST_IN_RESUMES;
}

/** The words of a search that are not excluded. */
export function wordNodes(node: SearchNode | null): (SearchNode & { readonly kind: 'words' })[] {
  if (node === null) return [];
  if (node.kind === 'words') return [node];
  return node.kind === 'and' || node.kind === 'or' ? node.items.flatMap(wordNodes) : [];
}

export function wantedWords(node: SearchNode | null): Wanted[] {
  return wordNodes(node).map(({ field, text, prefix }) => ({ field, prefix, words: findWords(text).map((word) => word.text) }));
}

/** Fewer words in a row are rarely meant as a sentence. */
const SHORTEST_PHRASE = 3;

/** Words typed one after another, as the phrase they may be, typed without its quotes; null for any other search. What is only begun is left out of it. */
export function phraseOf(node: SearchNode): (SearchNode & { readonly kind: 'words' }) | null {
  if (node.kind !== 'and' || !node.items.every((item) => item.kind === 'words' && item.field === null)) return null;
  const words = wordNodes(node);
  const last = words.at(-1);
  const row = last !== undefined && isTooShortForResumes(last) ? words.slice(0, -1) : words;
  if (row.length < SHORTEST_PHRASE || row.slice(0, -1).some(({ prefix }) => prefix)) return null;
  return { kind: 'words', field: null, text: row.map(({ text }) => text).join(' '), prefix: row.at(-1)?.prefix ?? false };
}

function startsAt(words: readonly FoundWord[], at: number, wanted: Wanted): boolean {
  return wanted.words.every((word, index) => {
    const here = words[at + index]?.text;
    if (here === undefined) return false;
    return wanted.prefix && index === wanted.words.length - 1 ? here.startsWith(word) : here === word;
  });
}

/** The same as a pattern over plain text, twenty times as fast; null where a word is not what it looks like (`c++`). */
function patternOf(wanted: readonly Wanted[]): RegExp | null {
  if (wanted.some((one) => one.words.some((word) => !isPlainWord(word)))) return null;
  const rows = wanted.map(({ words, prefix }) => `${words.join('[^a-z0-9]+')}${prefix ? '' : '(?![a-z0-9])'}`);
  return new RegExp(`(?<![a-z0-9])(?:${rows.toSorted((a, b) => b.length - a.length).join('|')})[a-z0-9]*`, 'gi');
}

const patterns = new WeakMap<readonly Wanted[], RegExp | null>();

function patternFor(wanted: readonly Wanted[]): RegExp | null {
  const known = patterns.get(wanted);
  if (known !== undefined) {
    if (known !== null) known.lastIndex = 0;
    return known;
  }
  const made = patternOf(wanted);
  patterns.set(wanted, made);
  return made;
}

/** Everything wanted that a text shows, in order, without overlap. */
export function marksIn(text: string, wanted: readonly Wanted[]): Marks {
  if (wanted.length === 0) return [];
  const pattern = isPlainText(text) ? patternFor(wanted) : null;
  if (pattern !== null) return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
  const words = findWords(text);
  const marks: [number, number][] = [];
  for (let at = 0; at < words.length; at += 1) {
    const longest = Math.max(0, ...wanted.filter((one) => startsAt(words, at, one)).map((one) => one.words.length));
    if (longest === 0) continue;
    marks.push([words[at]?.from ?? 0, words[at + longest - 1]?.to ?? 0]);
    at += longest - 1;
  }
  return marks;
}

/** Where the first thing wanted stands in a text, or -1. */
function placeIn(text: string, wanted: readonly Wanted[]): number {
  const pattern = isPlainText(text) ? patternFor(wanted) : null;
  if (pattern === null) return marksIn(text, wanted)[0]?.[0] ?? -1;
  return pattern.exec(text)?.index ?? -1;
}

/** Whether a text shows any of it. */
export function shows(text: string, wanted: readonly Wanted[]): boolean {
  return wanted.length > 0 && placeIn(text, wanted) !== -1;
}

/** Letters before a mark in a piece of a long text, few enough that a narrow list shows the mark; and of the whole piece. */
const BEFORE = 12;
const PIECE = 160;

/** Between lines of a text that is shown in one; with the mark of a list, which means nothing there. */
const LINE_END = /\s*\n\s*(?:[-–•*] )?/gu;

/** Where most of what is wanted stands together, the closest of such places: what was typed as a phrase is read where it is one. */
function bestPlace(text: string, marks: Marks): number {
  const best = { at: marks[0]?.[0] ?? -1, found: 0, length: 0 };
  marks.forEach(([at], index) => {
    const seen = new Set<string>();
    let length = 0;
    for (let next = index; next < marks.length; next += 1) {
      const [from, to] = marks[next] ?? [0, 0];
      if (to > at + PIECE - BEFORE) break;
      const word = text.slice(from, to).toLowerCase();
      if (seen.has(word)) continue;
      seen.add(word);
      length = to - at;
    }
    if (seen.size > best.found || (seen.size === best.found && length < best.length)) Object.assign(best, { at, found: seen.size, length });
  });
  return best.at;
}

/** A piece of a long text around the best place for what is wanted in it, with its marks; null where there is none. */
export function pieceOf(text: string, wanted: readonly Wanted[]): { text: string; marks: Marks } | null {
  const at = bestPlace(text, marksIn(text, wanted));
  if (at === -1) return null;
  const space = text.indexOf(' ', at - BEFORE);
  const from = at <= BEFORE ? 0 : space === -1 || space >= at ? at : space + 1;
  const piece = text
    .slice(from, from + PIECE)
    .replaceAll(LINE_END, ' · ')
    .replaceAll(/\s/gu, ' ');
  const shown = `${from > 0 ? '…' : ''}${piece}${from + PIECE < text.length ? '…' : ''}`;
  return { text: shown, marks: marksIn(shown, wanted) };
}
