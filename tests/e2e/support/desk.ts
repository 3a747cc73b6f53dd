import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAYA, signInOf } from './company.ts';
import { Workstation } from './workstation.ts';

interface Sitting {
  readonly file: string;
  readonly profile: string;
  readonly workstation: Workstation;
}

/**
 * A worker's one desk, where Maya is at work already: starting a workstation and
 * its first copy takes longer than most tests. For those that neither begin with
 * a new laptop nor end one.
 */
export class Desk {
  #sitting: Sitting | null = null;

  /** Maya's workstation for a file of tests: level with the server, its window as just opened, whatever the test before has left there. */
  async of(file: string, gatewayUrl: string): Promise<Workstation> {
    const workstation = (await this.#again(file)) ?? (await this.#sitDown(file, gatewayUrl));
    await workstation.waitUntilDelivered();
    return workstation;
  }

  async #again(file: string): Promise<Workstation | null> {
    if (this.#sitting?.file !== file || !this.#sitting.workstation.isRunning) return null;
    await this.#sitting.workstation.openAnew();
    return this.#sitting.workstation;
  }

  async #sitDown(file: string, gatewayUrl: string): Promise<Workstation> {
    await this.leave();
    const profile = mkdtempSync(join(tmpdir(), 'hotgigs-e2e-profile-'));
    const workstation = await Workstation.launch({ profile, gatewayUrl, signIn: signInOf(MAYA) });
    this.#sitting = { file, profile, workstation };
    return workstation;
  }

  /** Ends the workstation and throws its copy away. */
  async leave(): Promise<void> {
    if (this.#sitting === null) return;
    const { workstation, profile } = this.#sitting;
    this.#sitting = null;
    if (workstation.isRunning) await workstation.quit();
    rmSync(profile, { recursive: true, force: true });
  }
}
