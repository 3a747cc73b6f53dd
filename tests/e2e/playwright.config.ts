import { defineConfig } from '@playwright/test';

/** Every test drives the real Electron against a real gateway and a real MySQL-protocol server; one at a time. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../out/test/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Generous: a slow machine must not turn a right answer into a red one.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
});
