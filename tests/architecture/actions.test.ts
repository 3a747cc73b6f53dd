import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTIONS } from '../../renderer/app/action-catalogue.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'renderer');
const HERE = 'app/action-catalogue';

/** Every source file of the window, with its text. */
function sources(): readonly (readonly [path: string, text: string])[] {
  return readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/u.test(path) && !path.includes('.test.') && !path.startsWith(HERE))
    .map((path) => [path, readFileSync(join(RENDERER, path), 'utf8')] as const);
}

test('every action of the catalogue is bound by some screen', () => {
  const bound = new Set(sources().flatMap(([, text]) => [...text.matchAll(/'([a-z]+\.[a-zA-Z0-9]+)':/gu)].map((match) => match[1])));
  // Bound by each view's field and by the list of the kit, for every list alike.
  const elsewhere = new Set(['app.searchHere', 'candidates.next', 'candidates.previous']);
  expect(Object.keys(ACTIONS).filter((id) => !bound.has(id) && !elsewhere.has(id))).toEqual([]);
});

test('letters and commands are bound through the catalogue, so that palette and sheet know them', () => {
  /** The kit's list, and what belongs to fields, focus and the ways to the views. */
  const plain = /^(?:j|k|ArrowDown|ArrowUp|Escape|\/)$/u;
  const strays = sources()
    .filter(([path]) => path !== 'kit/keys.ts' && path !== 'app/use-actions.ts')
    .flatMap(([path, text]) =>
      [...text.matchAll(/useKeys\(\{([\s\S]*?)\}\);/gu)].flatMap((call) =>
        [...(call[1] ?? '').matchAll(/(?:^|[{,\n])\s*'?([$\w+/]+)'?:/gu)]
          .map((key) => key[1] ?? '')
          .filter((key) => !plain.test(key))
          .map((key) => `${path}: ${key}`),
      ),
    );
  expect(strays).toEqual([]);
});
