import assert from 'node:assert/strict';
import { toUtcSecond } from '../../../shared/time.ts';
import type { Engine } from '../engine-contract.ts';
import { recruiterAccount, SimulatedDevice, type DeviceOptions } from './device.ts';
import { FakeGateway } from './fake-gateway.ts';
import { NO_FAULTS, type Faults } from './fake-transport.ts';
import { seededRandom, VirtualTime } from './virtual-time.ts';

export const START = Date.UTC(2026, 2, 10, 12);

/** A gateway with one company, two recruiters and some applications, and devices to sign in, for the engine's tests. */
export class SmallWorld {
  readonly time = new VirtualTime(START);
  readonly gateway = new FakeGateway(() => this.time.now());
  readonly #random = seededRandom(7);
  /** Switched by a test: nothing gets through while it is false. */
  connected = true;
  /** Switched by a test: what is done at the gateway is never heard of. */
  deaf = false;

  constructor(applications = 10) {
    for (const id of [1, 2]) this.gateway.addAccount(recruiterAccount(id));
    this.gateway.write((tables) => {
      for (let id = 1; id <= applications; id += 1) {
        tables.put('candidates', { id, userId: 1000 + id });
        tables.put('applications', { id, jobId: 1, candidateId: id, status: 'submitted', updatedAt: toUtcSecond(START) });
      }
    });
  }

  device(userId: number, options: Partial<DeviceOptions> = {}): SimulatedDevice {
    const faults: Faults = { ...NO_FAULTS, partitioned: () => !this.connected, losesReply: () => this.deaf };
    return new SimulatedDevice({
      gateway: this.gateway,
      time: this.time,
      random: this.#random,
      faults,
      account: recruiterAccount(userId),
      ...options,
    });
  }

  /** A device that is signed in and level with the gateway. */
  async ready(userId = 1, options: Partial<DeviceOptions> = {}): Promise<SimulatedDevice> {
    const device = this.device(userId, options);
    const answer = await this.during(device.signIn());
    if (!answer.ok) throw new Error(answer.error.message);
    await this.until(() => device.engine.status().state === 'online');
    return device;
  }

  /** Lets time pass until the work is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = work.finally(() => (done = true));
    await this.time.until(() => done, 600_000);
    return finished;
  }

  /** Lets time pass until it holds. @throws AssertionError when it does not within ten minutes of that time */
  async until(holds: () => boolean): Promise<void> {
    assert.ok(await this.time.until(holds, 600_000), 'It did not come to hold within ten minutes.');
  }
}

/** An application's stage in a device's mirror; undefined where it is not there. */
export function statusOf(device: SimulatedDevice, id: number): unknown {
  return device.mirror.database().prepare<{ status: string }>('SELECT status FROM applications WHERE id = ?').get(id)?.status;
}

/** Moves one application from where the device sees it. */
export function move(device: SimulatedDevice, applicationId: number, to: string): ReturnType<Engine['mutate']> {
  return device.engine.mutate({ name: 'applications.move', input: { moves: [{ applicationId, from: statusOf(device, applicationId), to }] } });
}

/** Adds a note to an application. */
export function note(device: SimulatedDevice, applicationId: number, text = 'Good talk'): ReturnType<Engine['mutate']> {
  return device.engine.mutate({ name: 'applications.addNote', input: { applicationId, text } });
}

/** From now on nothing of a device's queue gets through, though everything else does. */
export function holdPushes({ transport }: SimulatedDevice): void {
  const request = transport.request.bind(transport);
  transport.request = (method, path, ...rest) =>
    path === '/sync/push'
      ? Promise.resolve({ ok: false, error: { kind: 'unavailable', origin: 'gateway', code: 'test', message: 'Not now.' } })
      : request(method, path, ...rest);
}

/** The notes in a device's mirror. */
export function notesOf(device: SimulatedDevice): { id: number; notes: string }[] {
  return device.mirror.database().prepare<{ id: number; notes: string }>('SELECT id, notes FROM applicationFeedback ORDER BY id').all();
}
