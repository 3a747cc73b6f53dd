import { randomBytes } from 'node:crypto';
import { openMirror, type Mirror } from '../../db/mirror/mirror.ts';
import type { Engine } from '../../sync/engine/engine-contract.ts';
import { createEngine } from '../../sync/engine/engine.ts';
import { createHttpTransport } from '../../sync/engine/http-transport.ts';
import type { Transport } from '../../sync/engine/ports.ts';
import { systemRuntime } from '../../sync/engine/runtime.ts';
import { memoryKeeper } from '../../sync/engine/testing/device.ts';
import { BENCH_ACCOUNT } from './data.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';

const PATIENCE_MS = 180_000;

/** The engine and its encrypted mirror as the data process wires them, in a folder of their own, removed when it closes. */
export class BenchDevice {
  readonly folder: string;
  readonly mirror: Mirror;
  readonly #transport: Transport;
  readonly #keeper = memoryKeeper();
  engine: Engine;

  /** A device with an empty mirror. @param transport another way to the gateway than plain HTTP */
  constructor(gatewayUrl: string, transport: Transport = createHttpTransport(gatewayUrl, fetch, systemRuntime())) {
    this.folder = temporaryFolder('device');
    this.#transport = transport;
    this.mirror = openMirror({ folder: this.folder, key: randomBytes(32).toString('hex') });
    this.engine = this.#boot();
  }

  /** Signs in; answers when the gateway has, before anything is copied. */
  async signIn(): Promise<void> {
    const answer = await this.engine.signIn({ gatewayUrl: 'http://127.0.0.1', ...BENCH_ACCOUNT });
    if (!answer.ok) throw new Error(`The bench could not sign in: ${answer.error.message}`);
  }

  /** Signs in and waits until the device is level with the gateway and has compared its copy, which would else happen in mid-measure. */
  async follow(): Promise<void> {
    await this.signIn();
    await this.untilOnline();
    await this.engine.verifyNow();
  }

  async untilOnline(): Promise<void> {
    await this.until(() => this.engine.status().state === 'online', 'level with the gateway');
  }

  /** Ends the engine and starts a new one on the same files, as quitting and starting the app does. */
  async restart(): Promise<void> {
    await this.engine.stop();
    this.engine = this.#boot();
    this.engine.start();
  }

  /**
   * Waits until a condition holds, looking at every commit of the mirror.
   * Answers the moment it was seen, on the clock of `performance.now`.
   */
  until(holds: () => boolean, what: string): Promise<number> {
    if (holds()) return Promise.resolve(performance.now());
    return new Promise((resolve, reject) => {
      const stop = this.mirror.onChange(() => {
        if (!holds()) return;
        const seen = performance.now();
        clearTimeout(timer);
        stop();
        resolve(seen);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`After ${PATIENCE_MS / 1000} s the device was still not ${what}: ${JSON.stringify(this.engine.status())}`));
      }, PATIENCE_MS);
    });
  }

  /** The stage of an application as this device's screens would show it. */
  statusOf(applicationId: number): string | undefined {
    return this.mirror.database().prepare<{ status: string }>('SELECT status FROM applications WHERE id = ?').get(applicationId)?.status;
  }

  async close(): Promise<void> {
    await this.engine.stop();
    this.mirror.close();
    removeFolder(this.folder);
  }

  #boot(): Engine {
    return createEngine({
      mirror: this.mirror,
      transportTo: () => this.#transport,
      sessions: this.#keeper,
      runtime: systemRuntime(),
      device: { name: 'bench laptop', platform: process.platform },
    });
  }
}
