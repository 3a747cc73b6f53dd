import { expect, test } from 'vitest';
import type { Patch } from '../protocol/pull.ts';
import { unreachableGateway } from './network-errors.ts';
import { move, SmallWorld, statusOf } from './testing/small-world.ts';

test('a step that cannot be stored leaves everything as it was, the work on top too', async () => {
  const world = new SmallWorld();
  const laptop = await world.ready();
  world.connected = false;
  move(laptop, 1, 'offered');
  const plain = laptop.transport.stream.bind(laptop.transport);
  laptop.transport.stream = async function* (path, body, options) {
    for await (const frame of plain(path, body, options)) {
      const step = structuredClone(frame) as Patch;
      const rows = step.type === 'patch' ? step.patches.flatMap((patch) => patch.rows) : [];
      // The second row of the step is not what the catalogue says.
      (rows.at(-1)?.rows as unknown[][] | undefined)?.push(['no id']);
      yield step;
    }
  };
  world.gateway.write((tables) => tables.put('applications', { ...tables.get('applications', 1), id: 1, status: 'shortlisted' }));
  await world.until(() => laptop.engine.status().state === 'offline');
  const before = laptop.mirror.current().positions();
  const undo = laptop.mirror.current().writesOf(1);
  world.connected = true;
  await world.until(() => laptop.events.some(({ figures }) => figures['code'] === 'sync.bad_row'));
  expect(statusOf(laptop, 1)).toBe('offered');
  expect(laptop.mirror.current().positions()).toEqual(before);
  expect(laptop.mirror.current().writesOf(1)).toEqual(undo);
});

test('laptops that lost the gateway at once do not come back in step', async () => {
  const world = new SmallWorld();
  const laptops = [];
  for (let count = 0; count < 8; count += 1) laptops.push(await world.ready());
  const tries = laptops.map((laptop) => {
    const times: number[] = [];
    laptop.transport.stream = () => ({
      [Symbol.asyncIterator]: () => ({
        next: () => {
          times.push(world.time.now());
          return Promise.reject(unreachableGateway());
        },
      }),
    });
    return times;
  });
  world.gateway.newEpoch('epoch-2');
  await world.until(() => tries.every((times) => times.length >= 4));
  for (const attempt of [1, 2, 3]) expect(new Set(tries.map((times) => times[attempt])).size).toBe(laptops.length);
});
