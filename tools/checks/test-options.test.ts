import { expect, test } from 'vitest';
import { parseTestOptions } from './test-options.ts';

test('without options everything is run, with --only what it names', () => {
  expect([...parseTestOptions([]).parts]).toEqual(['check', 'unit', 'planted', 'e2e']);
  expect([...parseTestOptions(['--only', 'unit', '--only=e2e']).parts]).toEqual(['unit', 'e2e']);
});

test('what follows one part goes to its runner, as it is', () => {
  expect(parseTestOptions(['--only', 'e2e', 'tests/e2e/review.spec.ts', '-g', 'by keys alone'])).toEqual({
    parts: new Set(['e2e']),
    rest: ['tests/e2e/review.spec.ts', '-g', 'by keys alone'],
  });
  expect(parseTestOptions(['--only=unit', '-t', 'a gap is refused']).rest).toEqual(['-t', 'a gap is refused']);
});

test('what no runner would get is refused with the usage', () => {
  const usage = { code: 'bad_arguments', remedy: expect.stringContaining('npm test -- [--only') };
  for (const args of [['--only', 'nothing'], ['--only'], ['review.spec.ts'], ['--only', 'check', 'x'], ['--only', 'unit', '--only', 'e2e', 'x']])
    expect(() => parseTestOptions(args)).toThrow(expect.objectContaining(usage));
});
