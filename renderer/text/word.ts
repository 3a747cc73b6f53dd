import { humanise } from '../format.ts';
import type { TextKey } from './catalogue.ts';
import { say } from './say.ts';

/** What a word of the platform is called, by a table of those that are known; another one is written as a person would write it. */
export function sayWord(words: Readonly<Record<string, TextKey>>, word: string): string {
  const key = Object.hasOwn(words, word) ? words[word] : undefined;
  return key === undefined ? humanise(word) : say(key);
}
