import { defineConfig } from '@playwright/test';
import { displays } from './support/places.ts';

/**
 * Every test drives the real Electron against a real gateway and a real MySQL-protocol server: one test at a time on
 * each display, since windows that share one take each other's focus.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../out/test/e2e',
  globalSetup: './global-setup.ts',
  workers: Math.max(1, displays().length),
  retries: 0,
  forbidOnly: true,
  // Generous: a slow machine must not turn a right answer into a red one.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
});
