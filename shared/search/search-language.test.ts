import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '../errors.ts';
import { slipsBetween, isTolerant, neighbourhood } from './distance.ts';
import { parseSearch, LONGEST_SEARCH } from './parse.ts';
import { printSearch } from './print.ts';
import type { SearchNode } from './query.ts';
import { findWords, indexText } from './words.ts';

function tree(text: string, typing = false): SearchNode | null {
  const parsed = parseSearch(text, { typing });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.query;
}

function words(text: string, more: Partial<SearchNode & { kind: 'words' }> = {}): SearchNode {
  return { kind: 'words', field: null, text, prefix: false, ...more };
}

/** Strings made of what a search is made of, and of everything else. */
const HARD = [
  'AND',
  'OR',
  'NOT',
  '-',
  '--',
  '(',
  ')',
  '"',
  '“',
  '”',
  '*',
  ':',
  'skill:',
  'years:>',
  'salary:<80k',
  'years:3-7',
  'foo:',
  ' ',
  'relocate:',
  '🚀',
  '👩🏽‍💻',
  '田中',
  'مهندس',
  'Åsa',
  'C++',
  "'; DROP",
  '\u0000',
  '\ud800',
  'tag:""',
  'title:(',
];
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.oneof(fc.constantFrom(...HARD), fc.string({ maxLength: 4 })), { maxLength: 24 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...HARD), { maxLength: 24 }).map((parts) => parts.join('')),
);

describe('reading a search', () => {
  test('words stand together, operators and brackets group, minus excludes', () => {
    expect(tree('java berlin')).toEqual({ kind: 'and', items: [words('java'), words('berlin')] });
    expect(tree('java OR (go -intern)')).toEqual({
      kind: 'or',
      items: [words('java'), { kind: 'and', items: [words('go'), { kind: 'not', item: words('intern') }] }],
    });
    // A bracket before the minus is not part of a word.
    expect(tree('java OR (-intern go)')).toEqual({
      kind: 'or',
      items: [words('java'), { kind: 'and', items: [{ kind: 'not', item: words('intern') }, words('go')] }],
    });
    expect(tree('NOT NOT java')).toEqual(words('java'));
    expect(tree('java AND (sql)')).toEqual(tree('java sql'));
    expect(tree('vice-president')).toEqual(words('vice-president'));
  });

  test('phrases, stars, and the word that is still being typed', () => {
    expect(tree('"event driven" micro*')).toEqual({ kind: 'and', items: [words('event driven'), words('micro', { prefix: true })] });
    expect(tree('anna ber', true)).toEqual({ kind: 'and', items: [words('anna'), words('ber', { prefix: true })] });
    expect(tree('anna ber ', true)).toEqual({ kind: 'and', items: [words('anna'), words('ber')] });
    expect(tree('"event dri', true)).toEqual(words('event dri'));
    expect(tree('"event dri"*')).toEqual(words('event dri', { prefix: true }));
  });

  test('filters take words, numbers, choices and names', () => {
    expect(tree('skill:react')).toEqual(words('react', { field: 'skill' }));
    expect(tree('City:"New York"')).toEqual(words('New York', { field: 'place' }));
    expect(tree('title:(lead OR head)')).toEqual({ kind: 'or', items: [words('lead', { field: 'title' }), words('head', { field: 'title' })] });
    expect(tree('years:>5')).toEqual({ kind: 'range', field: 'years', from: 6, to: null });
    expect(tree('years:7-3')).toEqual({ kind: 'range', field: 'years', from: 3, to: 7 });
    expect(tree('salary:<80k')).toEqual({ kind: 'range', field: 'salary', from: null, to: 79_999 });
    expect(tree('availability:immediate')).toEqual({ kind: 'choice', field: 'availability', value: 'immediate' });
    expect(tree('relocate:yes')).toEqual({ kind: 'relocate', value: true });
    expect(tree('tag:"silver medal"')).toEqual({ kind: 'named', field: 'tag', value: 'silver medal' });
    expect(tree('https://example.com')).toEqual(words('https://example.com'));
  });

  test.each(['java AND', 'java OR', 'java NOT', '(java', '"java', 'java -', 'java 🚀', '((java'])('%s is taken as far as it goes', (text) => {
    expect(tree(text)).toEqual(words('java'));
  });

  test.each(['years:', 'years:>', 'skill:', 'title:"'])('%s asks for everybody while it is being typed', (text) => {
    expect(tree(text, true)).toBeNull();
  });

  test.each([
    ['java )', 'stray_bracket', 5, 6],
    ['()', 'empty_brackets', 0, 1],
    ['OR java', 'missing_word', 0, 2],
    ['java OR OR go', 'missing_word', 8, 10],
    ['java AND OR go', 'missing_word', 9, 11],
    ['foo:bar', 'unknown_field', 0, 4],
    ['years:many', 'bad_number', 6, 10],
    ['relocate:maybe', 'bad_choice', 9, 14],
    ['skill: java', 'missing_value', 0, 6],
    ['NOT )', 'missing_word', 0, 3],
  ])('%s is explained, with its place', (text, code, from, to) => {
    expect(parseSearch(text)).toMatchObject({ ok: false, problem: { code, from, to } });
  });

  test('pasted text and towers of brackets are no search', () => {
    expect(parseSearch('x'.repeat(5_000_000))).toMatchObject({ ok: false, problem: { code: 'too_long', from: LONGEST_SEARCH } });
    expect(parseSearch('('.repeat(200))).toMatchObject({ ok: false, problem: { code: 'too_long' } });
  });

  test('any text is read or explained inside of itself', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, typing) => {
        const parsed = parseSearch(text, { typing });
        if (parsed.ok) return;
        expect(parsed.problem.message).toMatch(/[.]$/);
        expect(parsed.problem.from).toBeGreaterThanOrEqual(0);
        expect(parsed.problem.to).toBeLessThanOrEqual(text.length);
        expect(parsed.problem.to).toBeGreaterThan(parsed.problem.from);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['salary:<80k', 'salary:>80k', 'salary:<=80k', 'salary:>=80500', 'salary:50k-70k', 'salary:60k', 'years:>=6', 'years:3-7'])(
    '%s is printed as it is written',
    (text) => expect(printSearch(must(tree(text), text))).toBe(text),
  );

  test('what is printed reads back as the same search', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, typing) => {
        const parsed = parseSearch(text, { typing });
        if (!parsed.ok || parsed.query === null) return;
        expect(tree(printSearch(parsed.query))).toEqual(parsed.query);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('words', () => {
  test.each([
    ['Åsa ØSTERGAARD', 'asa ostergaard'],
    ['Straße Łódź', 'strasse lodz'],
    ['C++, C# and .NET; node.js', 'cplusplus csharp and dotnet node js'],
    ['田中 太郎', '田 中 太 郎'],
    ['Tower東京', 'tower 東 京'],
    ['김민준', '김민준'],
    ['İstanbul', 'istanbul'],
    ['مُهَنْدِس', 'مهندس'],
    ['प्रिया शर्मा', 'प्रिया शर्मा'],
    ['🚀 …', ''],
  ])('%s is indexed as %s', (text, expected) => expect(indexText(text)).toBe(expected));

  test('places point at the text as it is, one behind the other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        let end = 0;
        for (const word of findWords(text)) {
          expect(word.from).toBeGreaterThanOrEqual(end);
          expect(word.to).toBeGreaterThan(word.from);
          end = word.to;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('slips', () => {
  test.each([
    ['johann', 'johann', 0],
    ['johann', 'johan', 1],
    ['jhon', 'john', 1],
    ['ca', 'abc', 3],
    ['andersson', 'anderson', 1],
    ['kowalska', 'kovalsky', 2],
  ])('%s and %s are %i apart', (a, b, slips) => expect(slipsBetween(a, b, 3)).toBe(slips));

  test('words one slip apart share a neighbour', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 4, maxLength: 9 }),
        fc.nat(8),
        fc.string({ minLength: 1, maxLength: 1 }),
        fc.constantFrom('add', 'drop', 'change', 'swap'),
        (word, place, letter, slip) => {
          const letters = [...word];
          const at = place % letters.length;
          if (slip === 'add') letters.splice(at, 0, letter);
          if (slip === 'drop') letters.splice(at, 1);
          if (slip === 'change') letters[at] = letter;
          if (slip === 'swap') letters.splice(at, 2, ...letters.slice(at, at + 2).toReversed());
          const typed = letters.join('');
          expect(slipsBetween(word, typed, 2)).toBeLessThanOrEqual(1);
          const near = new Set(neighbourhood(word));
          expect(neighbourhood(typed).some((one) => near.has(one))).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('short words are not guessed at', () => {
    expect([isTolerant('ann'), isTolerant('anna')]).toEqual([false, true]);
  });
});
