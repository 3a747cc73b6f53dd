import { expect, test } from 'vitest';
import { MUTATORS } from '../../../shared/mutators/registry.ts';
import { recruiterAccount } from '../../../sync/engine/testing/device.ts';
import { seededRandom } from '../../../sync/engine/testing/virtual-time.ts';
import { anyInput } from './any-input.ts';
import type { Desk } from './desk.ts';
import { PLANS } from './plans.ts';

const DRAWS = 500;
const ROW = { id: 7 };

function desk(random: () => number): Desk {
  return { account: recruiterAccount(1), random, all: () => [ROW], some: () => ROW, text: (kind) => `${kind} ${random()}` };
}

/** Whether the description of what it takes leads to something it does take. */
function describesItself(mutator: (typeof MUTATORS)[number]): boolean {
  const random = seededRandom(1);
  return Array.from({ length: DRAWS }, () => anyInput(mutator, desk(random))).some((input) => mutator.input.safeParse(input).success);
}

test('every kind of change takes part in the simulation: by a plan of its own, or by what it says that it takes', () => {
  const unused = MUTATORS.filter((mutator) => !(mutator.name in PLANS) && !describesItself(mutator));
  expect(unused.map(({ name }) => name)).toEqual([]);
});

test('most say enough of themselves to need no plan', () => {
  expect(MUTATORS.filter(describesItself).length).toBeGreaterThan(MUTATORS.length / 2);
});

test('names rows that are there where it names rows', () => {
  const move = MUTATORS.find(({ name }) => name === 'applications.move');
  const input = move === undefined ? null : anyInput(move, desk(seededRandom(1)));
  expect(JSON.stringify(input)).toContain(`"applicationId":${ROW.id}`);
});
