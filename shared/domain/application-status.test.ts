import { expect, test } from 'vitest';
import { adviseMove, isApplicationStatus } from './application-status.ts';

test('unknown statuses are recognised as unknown', () => {
  expect(isApplicationStatus('hired')).toBe(false);
  expect(isApplicationStatus(null)).toBe(false);
  expect(isApplicationStatus('offered')).toBe(true);
});

test.each([
  ['submitted', 'interviewing', 'normal'],
  ['interviewing', 'shortlisted', 'normal'],
  ['interviewing', 'submitted', 'goes_back_far'],
  ['reviewing', 'rejected', 'normal'],
  ['offered', 'rejected', 'leaves_offer'],
  ['offered', 'interviewing', 'leaves_offer'],
  ['rejected', 'reviewing', 'reopens'],
  ['withdrawn', 'submitted', 'reopens'],
  ['hired', 'offered', 'normal'],
] as const)('from %s to %s: %s', (from, to, advice) => {
  expect(adviseMove(from, to)).toBe(advice);
});
