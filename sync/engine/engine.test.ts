import { describe, expect, test } from 'vitest';
import { toUtcSecond } from '../../shared/time.ts';
import { SimulatedDevice, recruiterAccount } from './testing/device.ts';
import { FakeGateway } from './testing/fake-gateway.ts';
import { seededRandom, VirtualTime } from './testing/virtual-time.ts';

const START = Date.UTC(2026, 2, 10, 12);

function world(applications = 10): { time: VirtualTime; gateway: FakeGateway; device: (userId: number) => SimulatedDevice } {
  const time = new VirtualTime(START);
  const gateway = new FakeGateway(() => time.now());
  for (const id of [1, 2]) gateway.addAccount(recruiterAccount(id));
  gateway.write((tables) => {
    for (let id = 1; id <= applications; id += 1) {
      tables.put('candidates', { id, userId: 1000 + id });
      tables.put('applications', { id, jobId: 1, candidateId: id, status: 'submitted', updatedAt: toUtcSecond(START) });
    }
  });
  const random = seededRandom(7);
  return { time, gateway, device: (userId) => new SimulatedDevice({ gateway, time, random, account: recruiterAccount(userId) }) };
}

async function ready(time: VirtualTime, device: SimulatedDevice): Promise<void> {
  const signingIn = device.signIn();
  await time.advance(100);
  expect(await signingIn).toEqual({ ok: true, value: {} });
  expect(await time.until(() => device.engine.status().state === 'online', 60_000)).toBe(true);
}

function statusOf(device: SimulatedDevice, id: number): unknown {
  return device.mirror.database().prepare<{ status: string }>('SELECT status FROM applications WHERE id = ?').get(id)?.status;
}

function move(device: SimulatedDevice, applicationId: number, from: string, to: string): ReturnType<SimulatedDevice['engine']['mutate']> {
  return device.engine.mutate({ name: 'applications.move', input: { moves: [{ applicationId, from, to }] } });
}

describe('a device and a gateway', () => {
  test('sign-in copies everything the account may see', async () => {
    const { time, gateway, device } = world(130);
    const laptop = device(1);
    await ready(time, laptop);
    expect(laptop.engine.session().state).toBe('ready');
    expect(laptop.mirror.database().prepare<{ n: number }>('SELECT count(*) AS n FROM applications').get()?.n).toBe(130);
    expect(gateway.truth(1).get('applications')?.size).toBe(130);
    await laptop.engine.stop();
  });

  test('a move is seen here at once, at the gateway once, and on the other laptop', async () => {
    const { time, gateway, device } = world();
    const [mine, theirs] = [device(1), device(2)];
    await ready(time, mine);
    await ready(time, theirs);
    const moved = move(mine, 3, 'submitted', 'reviewing');
    expect(moved.ok).toBe(true);
    expect(statusOf(mine, 3)).toBe('reviewing');
    expect(mine.engine.status().pending).toBe(1);
    expect(await time.until(() => statusOf(theirs, 3) === 'reviewing', 10_000)).toBe(true);
    expect(await time.until(() => mine.engine.receipts('delivered', 0, 10).total === 1, 10_000)).toBe(true);
    expect(gateway.applied).toHaveLength(1);
    const history = mine.mirror.database().prepare<{ id: number }>('SELECT id FROM applicationHistory').all();
    expect(history).toEqual([{ id: 1 }]);
    expect(mine.engine.resolveId('applicationHistory', -1)).toBe(1);
    await Promise.all([mine.engine.stop(), theirs.engine.stop()]);
  });
});
