import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailKey, linkedinKey, nameWords, phoneKey, similarities, similarNames } from './duplicates.ts';

const similar = (a: string, b: string): boolean => similarNames(nameWords(a), nameWords(b));

describe('the same person, written differently', () => {
  test('e-mail: case, a plus and Gmail’s dots do not part them', () => {
    expect(emailKey(' Ana.Lima+jobs@GMAIL.com ')).toBe(emailKey('analima@gmail.com'));
    expect(emailKey('ana.lima@example.org')).not.toBe(emailKey('analima@example.org'));
    expect([emailKey(''), emailKey('ana'), emailKey(null)]).toEqual([null, null, null]);
  });

  test('phone: country codes, blanks and brackets do not part them; extensions say nothing', () => {
    expect(phoneKey('+351 912 555 014')).toBe(phoneKey('(912) 555-014'));
    expect(phoneKey('0049 30 1234567')).toBe(phoneKey('+49 (30) 123 45 67'));
    expect(phoneKey('4711')).toBeNull();
  });

  test('LinkedIn: the id counts, however the address is written', () => {
    expect(linkedinKey('https://www.linkedin.com/in/Ana-Lima/?trk=x')).toBe(linkedinKey('linkedin.com/in/ana-lima'));
    expect(linkedinKey('https://github.com/ana')).toBeNull();
  });

  test('names: order, accents, a middle name and a slip', () => {
    expect(similar('Ana Lima', 'LIMA, Ana')).toBe(true);
    expect(similar('José García', 'Jose Garcia')).toBe(true);
    expect(similar('Ana Lima', 'Ana Maria Lima')).toBe(true);
    expect(similar('Katherine Johnson', 'Katharine Jonhson')).toBe(true);
    expect(similar('王小明', '王小明')).toBe(true);
  });

  test('names of two people stay two', () => {
    expect(similar('Ana Lima', 'Ana Lopes')).toBe(false);
    expect(similar('Li Wei', 'Li Mei')).toBe(false);
    expect(similar('Ana', 'Ana')).toBe(false);
    expect(similar('', 'Ana Lima')).toBe(false);
  });

  test('nobody is like anybody by what both lack', () => {
    const nobody = { name: null, email: null, phone: null, linkedinUrl: null };
    expect(similarities(nobody, nobody)).toEqual([]);
  });
});

const word = fc.string({ unit: fc.constantFrom(...'abcdeorstnåéßжд'), minLength: 2, maxLength: 9 });
const name = fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.join(' '));

test('likeness goes both ways, and everybody is like themselves in capitals', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(similar(a, b)).toBe(similar(b, a));
      expect(similar(a, a.toUpperCase())).toBe(true);
    }),
  );
});
