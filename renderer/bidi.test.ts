import { expect, test } from 'vitest';
import { isolated } from './bidi.ts';

test('a name written from the right is held apart from the sentence; any other is left alone', () => {
  for (const name of ['נועה לוי', 'محمد (أبو علي)', 'Anna ברג', '𐤀𐤁', 'ދިވެހި']) expect(isolated(name)).toBe(`\u2068${name}\u2069`);
  for (const name of ['Zoë Ångström-Čech', '田中 太郎', 'Ольга', 'อรทัย', '😀', '', "O'Neil, Jr."]) expect(isolated(name)).toBe(name);
});

test('no name can turn the rest of the sentence around', () => {
  expect(isolated('Eve\u202Egpj.exe')).toBe('\u2068Evegpj.exe\u2069');
  expect(isolated('Eve\u2069\u2067x')).toBe('\u2068Evex\u2069');
});
