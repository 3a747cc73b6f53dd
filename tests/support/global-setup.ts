import type { TestProject } from 'vitest/node';
import { startDatabaseStarter } from './database-starter.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A loopback address that starts the shared test server on the first request and answers with its URL. */
    databaseStarter: string;
  }
}

/** One real MySQL-protocol server for all test files, started when the first of them asks, gone after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const starter = await startDatabaseStarter();
  project.provide('databaseStarter', starter.address);
  return () => starter.stop();
}
