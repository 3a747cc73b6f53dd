import type { TextKey } from '../text/catalogue.ts';

/** One line of the syntax help: what to type and what it finds. */
export const SYNTAX_HELP: readonly (readonly [example: string, meaning: TextKey])[] = [
  ['anna berg', 'search.help-words'],
  ['"event driven"', 'search.help-phrase'],
  ['micro*', 'search.help-beginning'],
  ['java OR kotlin', 'search.help-either'],
  ['engineer -intern', 'search.help-without'],
  ['(go OR rust) AND lead', 'search.help-brackets'],
  ['skill:react title:lead', 'search.help-fields'],
  ['years:>5', 'search.help-numbers'],
  ['availability:immediate', 'search.help-choices'],
  ['relocate:yes', 'search.help-relocate'],
  ['tag:"silver medal"', 'search.help-names'],
];
