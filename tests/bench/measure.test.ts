import { expect, test } from 'vitest';
import { judge, line, percentile } from './measure.ts';

test('a percentile is a sample that was seen', () => {
  const samples = [5, 1, 4, 2, 3];
  expect(percentile(samples, 0.5)).toBe(3);
  expect(percentile(samples, 0.95)).toBe(5);
  expect(percentile([7], 0.5)).toBe(7);
});

test('a figure over its goal is short, and says by how much', () => {
  expect(judge({ name: 'mutate.p50', value: 1 }).ok).toBe(true);
  const short = judge({ name: 'mutate.p50', value: 1.01, ceiling: 0.5 });
  expect(short).toMatchObject({ ok: false, goal: 1, unit: 'ms' });
  expect(line(short)).toContain('SHORT');
  expect(line(short)).toContain('2.02 x ceiling');
});

test('what could not be measured or trusted is short and says why', () => {
  expect(judge({ name: 'mutate.p50', value: null, problem: 'no database' })).toMatchObject({ ok: false, value: null, problem: 'no database' });
  const distrusted = judge({ name: 'mutate.p50', value: 0.1, problem: 'the machine is busy' });
  expect(distrusted.ok).toBe(false);
  expect(line(distrusted)).toContain('the machine is busy');
});
