import { beforeAll, expect, test } from 'vitest';
import type { StreamFrame } from '../../sync/protocol/pull.ts';
import type { Gateway } from '../../sync/gateway/gateway.ts';
import { registerDevices } from '../support/registered-devices.ts';
import { deviceOf, endOf, signInDevice } from './gateway-device.ts';
import { serveWorld, type World } from './gateway-world.ts';

/** Enough of them for the hub to tell them in rounds. */
const DEVICES = 60;
const CHANGES = 25;

let world: World;
let gateway: Gateway;

beforeAll(async () => {
  const served = await serveWorld();
  ({ world, gateway } = served);
  return served.close;
});

/** Reads a stream until it has shown this letter; answers each letter it showed on the way. */
async function lettersUntil(frames: AsyncGenerator<StreamFrame>, last: string): Promise<string[]> {
  const seen: string[] = [];
  for await (const frame of frames) {
    seen.push(...(JSON.stringify(frame).match(/letter \d+/gu) ?? []));
    if (seen.at(-1) === last) return seen;
  }
  throw new Error(`The stream ended at ${seen.at(-1) ?? 'nothing'}`);
}

test('a crowd is told in rounds: every device gets the last word of each, in order', { timeout: 120_000 }, async () => {
  const first = await signInDevice(gateway.address, world.alpha.recruiter.email);
  const { epoch, reach } = endOf(await first.firstSync());
  const stop = new AbortController();
  const streams: AsyncGenerator<StreamFrame>[] = [];
  const { userId, companyId } = first.session.account;
  for (const registered of await registerDevices(world.connection, userId, companyId, DEVICES)) {
    streams.push(await deviceOf(gateway.address, { ...first.session, ...registered }).stream(epoch, reach, stop.signal));
  }
  const told = streams.map((frames) => lettersUntil(frames, `letter ${CHANGES}`));
  const [applicationId] = world.alpha.applicationIds;
  for (let change = 1; change <= CHANGES; change += 1) {
    await world.connection.query('UPDATE applications SET coverLetter = ? WHERE id = ?', [`letter ${change}`, applicationId]);
    await gateway.sequencer.tick();
  }
  for (const letters of await Promise.all(told)) {
    const numbers = letters.map((letter) => Number(letter.slice('letter '.length)));
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(numbers.at(-1)).toBe(CHANGES);
  }
  stop.abort();
});
