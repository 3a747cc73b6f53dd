import { expect, test } from 'vitest';
import type { FirstSyncFrame } from '../protocol/first-sync.ts';
import type { Patch } from '../protocol/pull.ts';
import { SmallWorld, statusOf } from './testing/small-world.ts';

test('a copy becomes the mirror only when it has passed what was published while it was made', async () => {
  const world = new SmallWorld();
  const laptop = world.device(1);
  const plain = laptop.transport.stream.bind(laptop.transport);
  let pulls = 0;
  laptop.transport.stream = async function* (path, body, options) {
    for await (const frame of plain(path, body, options)) {
      const first = frame as FirstSyncFrame;
      if (path === '/sync/first' && first.type === 'end') {
        // Someone writes between the last chunk and the end.
        world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 1), id: 1, status: 'offered' }));
        yield { ...first, reach: first.reach.map(({ scope, version }) => ({ scope, version: scope === 'company:1' ? version + 1 : version })) };
      } else if (path === '/sync/pull' && (pulls += 1) === 1) {
        // The gateway that answers has not heard of it yet.
        yield { ...(frame as Patch), patches: [] };
      } else yield frame;
    }
  };
  let shownFirst: unknown;
  laptop.mirror.onChange(() => {
    if (shownFirst === undefined && laptop.mirror.current().hasCopy()) shownFirst = statusOf(laptop, 1);
  });
  await world.during(laptop.signIn());
  await world.until(() => laptop.engine.status().state === 'online');
  expect(shownFirst).toBe('offered');
  expect(pulls).toBe(2);
});
