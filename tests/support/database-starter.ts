import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { startEmbeddedDatabase } from '../../tools/database/embedded.ts';
import type { EmbeddedDatabase } from '../../tools/database/embedded.ts';
import { throwawayFolder } from './throwaway-folder.ts';

/** A loopback address that starts a test database server on the first request and answers with its URL. */
export interface DatabaseStarter {
  readonly address: string;
  /** Ends the server, if anyone asked for it, and removes its files. */
  stop(): Promise<void>;
}

/** Listens for the first who needs a database. */
export async function startDatabaseStarter(): Promise<DatabaseStarter> {
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
  return {
    address: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    async stop() {
      starter.close();
      await (await database?.catch(() => undefined))?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
