import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasStamp, hashInputs, writeStamp } from './stamp.ts';

let root: string;
const inputs = ['source', 'package.json', 'missing'];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hotgigs-stamp-'));
  mkdirSync(join(root, 'source', 'deep'), { recursive: true });
  writeFileSync(join(root, 'source', 'deep', 'a.ts'), 'a');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('the same inputs have the same hash, whenever they were written', () => {
  const before = hashInputs(root, inputs);
  writeFileSync(join(root, 'source', 'deep', 'a.ts'), 'a');
  writeFileSync(join(root, 'source', 'deep', 'a.test.ts'), 'tests do not count');
  writeFileSync(join(root, 'elsewhere.ts'), 'not an input');
  expect(hashInputs(root, inputs)).toBe(before);
});

test.each([
  ['a changed file', () => writeFileSync(join(root, 'source', 'deep', 'a.ts'), 'b')],
  ['a new file', () => writeFileSync(join(root, 'source', 'b.ts'), '')],
  ['a renamed file', () => renameSync(join(root, 'source', 'deep', 'a.ts'), join(root, 'source', 'deep', 'c.ts'))],
  ['an input that appears', () => writeFileSync(join(root, 'missing'), '')],
])('%s changes it', (_what, change) => {
  const before = hashInputs(root, inputs);
  change();
  expect(hashInputs(root, inputs)).not.toBe(before);
});

test('a stamp is found once it is written, for its hash only', () => {
  const stamp = join(root, 'dist', '.stamp');
  expect(hasStamp(stamp, 'one')).toBe(false);
  writeStamp(stamp, 'one');
  expect(hasStamp(stamp, 'one')).toBe(true);
  expect(hasStamp(stamp, 'two')).toBe(false);
});
