import { createConnection, type Connection } from 'mysql2/promise';
import { migrate } from '../../db/central/migrate.ts';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../tools/database/embedded.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';

/** A database server for one bench: durable, as the company's would be. */
export interface BenchServer {
  /** Makes an empty, migrated database and answers its URL. */
  readonly createDatabase: (name: string) => Promise<string>;
  readonly connect: (url: string) => Promise<Connection>;
  readonly stop: () => Promise<void>;
}

function connect(url: string): Promise<Connection> {
  return createConnection({ uri: url, timezone: 'Z', dateStrings: true });
}

async function createDatabase(server: EmbeddedDatabase, name: string): Promise<string> {
  const administrator = await connect(server.url);
  await administrator.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  await administrator.end();
  const url = `${server.url}/${name}`;
  const connection = await connect(url);
  try {
    await migrate(connection);
  } finally {
    await connection.end();
  }
  return url;
}

/** Starts a private server in a folder of its own, removed when it stops. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = temporaryFolder('database');
  const server = await startEmbeddedDatabase({ folder, durable: true, bufferPoolMegabytes: 512 });
  return {
    createDatabase: (name) => createDatabase(server, name),
    connect,
    stop: async () => {
      await server.stop();
      removeFolder(folder);
    },
  };
}
