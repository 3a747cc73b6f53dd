import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutatorDocument } from './mutator-document.ts';

test('docs/mutators.md shows the mutators as they are declared', () => {
  expect(readFileSync(new URL('../../docs/mutators.md', import.meta.url), 'utf8')).toBe(mutatorDocument());
});
