import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { startEmbeddedDatabase } from '../../../tools/database/embedded.ts';
import { throwawayFolder } from '../../support/throwaway-folder.ts';
import { REPOSITORY } from './paths.ts';
import { runNode } from './processes.ts';

type Values = readonly (string | number | null)[];

/** The company's MySQL database of a test run, filled with the small demo. */
export interface Central {
  readonly url: string;
  readonly rows: <Row>(sql: string, values?: Values) => Promise<Row[]>;
  /** The first row; throws when there is none. */
  readonly row: <Row>(sql: string, values?: Values) => Promise<Row>;
  /** Runs a statement as any foreign program would. Answers the id of an inserted row. */
  readonly write: (sql: string, values?: Values) => Promise<number>;
  readonly stop: () => Promise<void>;
}

async function createDatabase(serverUrl: string): Promise<void> {
  const server = createPool(serverUrl);
  await server.query('CREATE DATABASE hotgigs CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci');
  await server.end();
}

function operations(pool: Pool): Pick<Central, 'rows' | 'row' | 'write'> {
  const rows = async <Row>(sql: string, values: Values = []): Promise<Row[]> => {
    const [found] = await pool.query<RowDataPacket[]>(sql, [...values]);
    return found as Row[];
  };
  return {
    rows,
    row: async <Row>(sql: string, values: Values = []): Promise<Row> => {
      const [first] = await rows<Row>(sql, values);
      if (first === undefined) throw new Error(`No row for: ${sql}`);
      return first;
    },
    write: async (sql, values = []) => (await pool.query<ResultSetHeader>(sql, [...values]))[0].insertId,
  };
}

/** Starts a server in a folder of its own: migrated, filled with the demo, indexed for the sync layer. */
export async function startCentral(): Promise<Central> {
  const folder = throwawayFolder('e2e-database');
  const server = await startEmbeddedDatabase({ folder, durable: false });
  const url = `${server.url}/hotgigs`;
  await createDatabase(server.url);
  const cli = join(REPOSITORY, 'db', 'central', 'cli.ts');
  await runNode(cli, ['migrate', '--url', url]);
  await runNode(cli, ['seed', '--url', url, '--size', 'small']);
  await runNode(cli, ['index', '--url', url]);
  const pool = createPool({ uri: url, timezone: 'Z', dateStrings: true, connectionLimit: 4 });
  return {
    url,
    ...operations(pool),
    stop: async () => {
      await pool.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
