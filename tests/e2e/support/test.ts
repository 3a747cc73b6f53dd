import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startCentral, type Central } from './central.ts';
import { TestGateway } from './gateway.ts';
import { Workstation, type LaunchOptions } from './workstation.ts';

interface TestFixtures {
  /** A gateway of the test's own. */
  readonly gateway: TestGateway;
  /** A new, empty profile folder. */
  readonly newProfile: () => string;
  /** Starts a workstation; what is still open at the end is closed. */
  readonly launch: (options: Partial<LaunchOptions> & { readonly profile: string }) => Promise<Workstation>;
}

interface WorkerFixtures {
  /** The database of the whole run. */
  readonly central: Central;
}

/** Playwright's `test` with a company database, a gateway and workstations. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  central: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function asks for from its pattern.
    async ({}, use) => {
      const central = await startCentral();
      await use(central);
      await central.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  gateway: async ({ central }, use) => {
    const gateway = await TestGateway.start(central.url);
    await use(gateway);
    await gateway.stop();
  },
  // eslint-disable-next-line no-empty-pattern -- see above.
  newProfile: async ({}, use) => {
    const folders: string[] = [];
    await use(() => {
      const folder = mkdtempSync(join(tmpdir(), 'hotgigs-e2e-profile-'));
      folders.push(folder);
      return folder;
    });
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  },
  launch: async ({ gateway, newProfile }, use) => {
    const opened: Workstation[] = [];
    // Closed before their profiles are removed.
    void newProfile;
    await use(async (options) => {
      const workstation = await Workstation.launch({ gatewayUrl: gateway.url, ...options });
      opened.push(workstation);
      return workstation;
    });
    for (const workstation of opened) {
      if (workstation.isRunning) await workstation.quit();
    }
  },
});

export { expect } from '@playwright/test';
