import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { AREAS, CATALOGUE, LANGUAGE } from './catalogue.ts';
import { keyUses } from './testing/key-uses.ts';
import { leftTexts } from './testing/left-texts.ts';
import { parseModule } from './testing/literals.ts';

/** What looks like a text and is none, or is not the window's to say. */
const EXEMPT: readonly RegExp[] = [
  // What one types to search is the same in every language.
  /^search\/syntax-help\.ts:\d+ '[^']*\b(OR|AND)\b[^']*'$/u,
];

const texts: Readonly<Record<string, string>> = CATALOGUE;
const sources = import.meta.glob<string>(
  ['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!../**/testing/**', '!./en/**', '!../data/fake-*', '!../dev.tsx'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);
/** Named from `renderer/`, as `pipeline/card.tsx`; this folder's own files come as `./say.ts`. */
const modules = Object.entries(sources).map(([path, source]) => parseModule(path.replace(/^\.\.\//, '').replace(/^\.\//, 'text/'), source));
const areas = new Set(Object.keys(texts).map((key) => key.slice(0, key.indexOf('.'))));
const uses = modules.flatMap((module) => keyUses(module, areas));

interface MessagePart {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessagePart[] }>>;
  readonly children?: readonly MessagePart[];
}
/** The two parts of a message that have no name: its fixed text, and the `#` of a plural. */
const NAMELESS = new Set([0, 7]);

function namesIn(parts: readonly MessagePart[]): string[] {
  return parts.flatMap((part) => [
    ...(NAMELESS.has(part.type) ? [] : [String(part.value)]),
    ...Object.values(part.options ?? {}).flatMap((option) => namesIn(option.value)),
    ...namesIn(part.children ?? []),
  ]);
}

function argumentsOf(key: string): string {
  const parts: readonly MessagePart[] = new IntlMessageFormat(texts[key] ?? '', LANGUAGE).getAst();
  return [...new Set(namesIn(parts))].toSorted().join();
}

describe('the catalogue', () => {
  test('holds every key once, named after its area', () => {
    expect(AREAS.flatMap((area) => Object.keys(area)).toSorted()).toEqual(Object.keys(texts).toSorted());
    expect(Object.keys(texts).filter((key) => !/^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$/u.test(key))).toEqual([]);
  });

  test('holds messages only', () => {
    for (const key of Object.keys(texts)) expect(() => argumentsOf(key), key).not.toThrow();
  });

  test('has no text that nothing says', () => {
    expect(Object.keys(texts).filter((key) => !uses.some((use) => use.key.test(key)))).toEqual([]);
  });

  test('is given exactly the values its messages ask for', () => {
    const asked = Object.keys(texts).map((key) => [key, argumentsOf(key)] as const);
    const wrong = uses.flatMap(({ key, values = [], place }) => {
      const given = values.toSorted().join();
      return asked
        .filter(([known, names]) => names !== given && key.test(known))
        .map(([known, names]) => `${place} ${known} asks for {${names}} and is given {${given}}`);
    });
    expect(wrong).toEqual([]);
  });
});

test('no text of the window stands outside the catalogue', () => {
  const isKey = (text: string): boolean => Object.hasOwn(texts, text);
  const left = modules.flatMap((module) => leftTexts(module, isKey)).filter((text) => !EXEMPT.some((pattern) => pattern.test(text)));
  expect(left).toEqual([]);
});
