import { expect, test } from 'vitest';
import { editCandidate } from './edit-candidate.ts';

/** What is said of a value that a field does not take. */
function refusal(field: string, value: string | number): string | undefined {
  return editCandidate.input.safeParse({ candidateId: 1, fields: { [field]: { base: null, value } } }).error?.issues[0]?.message;
}

test.each([
  ['title', 255, 'At most 255 characters.'],
  ['phoneNumber', 50, 'At most 50 characters.'],
  ['location', 255, 'At most 255 characters.'],
  ['linkedinUrl', 500, 'At most 500 characters.'],
  ['bio', 20_000, 'At most 20,000 characters.'],
])('%s says how much it takes', (field, most, sentence) => {
  expect(refusal(field, 'x'.repeat(most))).toBeUndefined();
  expect(refusal(field, 'x'.repeat(most + 1))).toBe(sentence);
});

test('the list of changes names the field, or how many there are', () => {
  const edit = (...fields: string[]): string =>
    editCandidate.label(
      editCandidate.input.parse({ candidateId: 1, fields: Object.fromEntries(fields.map((field) => [field, { base: null, value: 'x' }])) }),
    );
  expect(edit('phoneNumber')).toBe('Edit a candidate’s phone number');
  expect(edit('phoneNumber', 'title')).toBe('Edit 2 fields of a candidate');
});
