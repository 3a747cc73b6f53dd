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
