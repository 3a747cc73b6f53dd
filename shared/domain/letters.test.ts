import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decisionNote,
  fillIn,
  letter,
  LETTER_DELAYS,
  LONGEST_LETTER_DELAY,
  MERGE_FIELDS,
  STANDARD_REJECTION,
  STANDARD_WITHDRAWAL,
  unknownFields,
  type MergeValues,
} from './letters.ts';

const NOBODY = Object.fromEntries(MERGE_FIELDS.map((field) => [field, null])) as MergeValues;

describe('merge fields', () => {
  test('are filled in, blanks inside the braces or not; what is not known leaves no gap in a greeting', () => {
    const ana: MergeValues = { ...NOBODY, firstName: 'Ana', jobTitle: 'Cook' };
    expect(fillIn('Dear {{firstName}}, {{ jobTitle }} in {{location}}.', ana)).toBe('Dear Ana, Cook in .');
    expect(fillIn('Dear {{firstName}}', NOBODY)).toBe('Dear there');
  });

  test('nothing goes out in braces unnoticed: whatever the text, it is filled in or found', () => {
    const piece = fc.oneof(fc.constantFrom('{{', '}}', '{', '}', ' ', ...MERGE_FIELDS.map((field) => `{{${field}}}`)), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        fc.pre(unknownFields(text).length === 0);
        expect(fillIn(text, NOBODY)).not.toMatch(/\{\{[^{}]*\}\}/u);
      }),
    );
    expect(unknownFields('Hello {{firstname}} and {{name}}')).toEqual(['firstname']);
    expect(unknownFields('Hello {{name')).toEqual(['{{']);
  });

  test('a value that looks like a field is not filled in again', () => {
    expect(fillIn('Dear {{name}}', { ...NOBODY, name: '{{email}}', email: 'a@b.example' })).toBe('Dear {{email}}');
  });
});

describe('a letter', () => {
  test('of ours can be sent as it is, after every delay that is offered', () => {
    for (const text of [STANDARD_REJECTION, STANDARD_WITHDRAWAL]) {
      for (const delaySeconds of LETTER_DELAYS) expect(letter.safeParse({ ...text, delaySeconds }).success).toBe(true);
    }
  });

  test('with an unknown field, without a text, with more than a line of subject, or waiting too long is refused', () => {
    const good = { ...STANDARD_REJECTION, delaySeconds: 300 };
    expect(letter.safeParse({ ...good, body: 'Dear {{nmae}}' }).success).toBe(false);
    expect(letter.safeParse({ ...good, subject: '  ' }).success).toBe(false);
    expect(letter.safeParse({ ...good, subject: 'Hello\r\nBcc: everybody@example.org' }).success).toBe(false);
    expect(letter.safeParse({ ...good, delaySeconds: LONGEST_LETTER_DELAY + 1 }).success).toBe(false);
  });
});

test('reason and words become one note; neither becomes none', () => {
  expect(decisionNote('Salary', ' too high ')).toBe('Salary\ntoo high');
  expect(decisionNote(null, 'call again')).toBe('call again');
  expect(decisionNote(null, '  ')).toBeUndefined();
});
