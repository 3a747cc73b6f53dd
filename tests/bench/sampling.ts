import { setTimeout as delay } from 'node:timers/promises';

function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}

/** Takes one sample per application, with a pause of random length before each, so that no clock of ours is in step with them. */
export async function sample(
  count: number,
  firstId: number,
  gap: readonly [number, number],
  take: (applicationId: number) => Promise<number>,
): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await delay(between(...gap));
    samples.push(await take(firstId + index));
  }
  return samples;
}
