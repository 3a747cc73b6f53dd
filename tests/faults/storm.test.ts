import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { runStorm } from './storm.ts';

test('a storm of killed gateways, a killed database and broken connections loses, doubles and leaves behind nothing', async () => {
  const seed = randomInt(1, 2 ** 31);
  const { counts, faults } = await runStorm(seed, { seconds: 12, gatewayKills: 10, databaseKills: 1 });
  console.log(`storm ${seed}: ${JSON.stringify(counts)}`);
  expect(faults, `storm ${seed}`).toEqual([]);
  expect(counts['changes']).toBeGreaterThan(100);
}, 300_000);
