import { openMemoryMirror, type Mirror } from '../../../db/mirror/mirror.ts';
import type { Account } from '../../protocol/session.ts';
import { createEngine } from '../engine.ts';
import type { Engine } from '../engine-contract.ts';
import type { SessionKeeper, StoredSession } from '../ports.ts';
import type { FakeGateway } from './fake-gateway.ts';
import { FakeTransport, type Faults, NO_FAULTS } from './fake-transport.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A keeper that forgets with the process' memory. */
export function memoryKeeper(): SessionKeeper {
  let kept: StoredSession | null = null;
  return {
    load: () => kept,
    save: (session) => {
      kept = session;
    },
    clear: () => {
      kept = null;
    },
  };
}

/** A recruiter of company 1. */
export function recruiterAccount(userId: number): Account {
  return {
    userId,
    name: `Recruiter ${userId}`,
    email: `recruiter${userId}@example.test`,
    role: 'recruiter',
    recruiterId: 100 + userId,
    companyId: 1,
    companyName: 'Example',
  };
}

/** What a simulated workstation is made of. */
export interface DeviceOptions {
  readonly gateway: FakeGateway;
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly faults?: Faults;
  readonly skewMs?: number;
  readonly account: Account;
}

/** A workstation in virtual time: its mirror and session outlive its engine, as files outlive a process. */
export class SimulatedDevice {
  readonly mirror: Mirror = openMemoryMirror();
  readonly keeper = memoryKeeper();
  readonly transport: FakeTransport;
  readonly events: { event: string; figures: Readonly<Record<string, unknown>> }[] = [];
  /** Changes that the engine acknowledged, for an oracle to ask about later. */
  readonly acknowledged = new Set<number>();
  readonly #options: DeviceOptions;
  engine: Engine;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.transport = new FakeTransport(options.gateway, options.time, options.faults ?? NO_FAULTS);
    this.engine = this.#boot();
  }

  get account(): Account {
    return this.#options.account;
  }

  signIn(): ReturnType<Engine['signIn']> {
    return this.engine.signIn({ gatewayUrl: 'https://gateway.test', email: this.#options.account.email, password: 'secret' });
  }

  /** Ends the engine as a killed process would: loops are abandoned, committed data stays. */
  async restart(): Promise<void> {
    const old = this.engine;
    const stopped = old.stop();
    await this.#options.time.advance(0);
    this.engine = this.#boot();
    await this.#options.time.until(() => false, 0);
    void stopped;
    this.engine.start();
  }

  #boot(): Engine {
    const { time, random, skewMs, account } = this.#options;
    return createEngine({
      mirror: this.mirror,
      transportTo: () => this.transport,
      sessions: this.keeper,
      runtime: time.runtime(random, skewMs ?? 0),
      device: { name: `laptop of ${account.name}`, platform: 'linux' },
      log: (event, figures) => this.events.push({ event, figures }),
    });
  }
}
