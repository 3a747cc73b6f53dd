import { createServer } from 'node:http';
import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../tools/database/embedded.ts';
import type { EmbeddedDatabase } from '../../tools/database/embedded.ts';
import { throwawayFolder } from './throwaway-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A loopback address that starts the shared test server on the first request and answers with its URL. */
    databaseStarter: string;
  }
}

/** One real MySQL-protocol server for all test files, started when the first of them asks, gone after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = throwawayFolder('test-database');
  let database: Promise<EmbeddedDatabase> | undefined;
  const starter = createServer((_request, response) => {
    database ??= startEmbeddedDatabase({ folder, durable: false });
    database.then(
      (started) => response.end(started.url),
      (error: unknown) =>
        response.writeHead(500).end(error instanceof Error ? `${error.message} ${'remedy' in error ? String(error.remedy) : ''}` : String(error)),
    );
  });
  await new Promise<void>((resolve) => starter.listen(0, '127.0.0.1', resolve));
  const address = starter.address();
  project.provide('databaseStarter', `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  return async () => {
    starter.close();
    await (await database?.catch(() => undefined))?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
