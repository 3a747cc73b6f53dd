import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { must } from '../../../shared/errors.ts';
import { CentralServer, type Central } from './central.ts';
import { Desk } from './desk.ts';
import type { TestGateway } from './gateway.ts';
import { PREPARED_VARIABLE } from './paths.ts';
import { takeOwnDisplay } from './places.ts';
import { Workstation, type LaunchOptions } from './workstation.ts';

takeOwnDisplay();

interface TestFixtures {
  /** The company's database; a file of tests has one for itself. */
  readonly central: Central;
  /** The gateway before it; what a test stopped runs again for the next. */
  readonly gateway: TestGateway;
  /** A recruiter's workstation that tests of a file share: online, with the window as just opened. */
  readonly maya: Workstation;
  /** A new, empty profile folder. */
  readonly newProfile: () => string;
  /** Starts a workstation; what is still open at the end is closed. */
  readonly launch: (options: Partial<LaunchOptions> & { readonly profile: string }) => Promise<Workstation>;
}

interface WorkerFixtures {
  readonly centralServer: CentralServer;
  readonly desk: Desk;
}

/** Playwright's `test` with a company database, a gateway and workstations. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  centralServer: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function asks for from its pattern.
    async ({}, use) => {
      const server = new CentralServer(must(process.env[PREPARED_VARIABLE], 'the prepared database'));
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  desk: [
    // Left before the database and the gateway end.
    async ({ centralServer }, use) => {
      void centralServer;
      const desk = new Desk();
      await use(desk);
      await desk.leave();
    },
    { scope: 'worker' },
  ],
  maya: async ({ desk, gateway }, use, { file }) => use(await desk.of(file, gateway.url)),
  central: async ({ centralServer }, use, { file }) => use(await centralServer.of(file)),
  gateway: async ({ centralServer }, use, { file }) => use(await centralServer.gatewayOf(file)),
  newProfile: async ({ desk }, use) => {
    // Windows that share a display take each other's focus.
    await desk.leave();
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
