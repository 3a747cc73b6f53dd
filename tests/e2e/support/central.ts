import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '../../../tools/database/embedded.ts';
import { throwawayFolder } from '../../support/throwaway-folder.ts';
import { TestGateway } from './gateway.ts';
import { REPOSITORY } from './paths.ts';
import { ownPort } from './places.ts';
import { runNode } from './processes.ts';

type Values = readonly (string | number | null)[];

/** The company's MySQL database of a test, filled with the tiny demo. */
export interface Central {
  readonly url: string;
  readonly rows: <Row>(sql: string, values?: Values) => Promise<Row[]>;
  /** The first row; throws when there is none. */
  readonly row: <Row>(sql: string, values?: Values) => Promise<Row>;
  /** Runs a statement as any foreign program would. Answers the id of an inserted row. */
  readonly write: (sql: string, values?: Values) => Promise<number>;
}

const DATABASE = 'hotgigs';

/** Fills the folder that every database of the run is a copy of: migrated, with the demo, indexed for the sync layer. */
export async function prepareCentral(folder: string): Promise<void> {
  const server = await startEmbeddedDatabase({ folder, durable: false });
  const url = `${server.url}/${DATABASE}`;
  const administrator = createPool(server.url);
  await administrator.query(`CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await administrator.end();
  const cli = join(REPOSITORY, 'db', 'central', 'cli.ts');
  await runNode(cli, ['migrate', '--url', url]);
  await runNode(cli, ['seed', '--url', url, '--size', 'tiny']);
  await runNode(cli, ['index', '--url', url]);
  await server.stop();
}

function operations(pool: Pool): Omit<Central, 'url'> {
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

/** What serves the file that is being tested. */
interface Serving {
  readonly file: string;
  readonly server: EmbeddedDatabase;
  readonly pool: Pool;
  readonly gateway: TestGateway;
  readonly folder: string;
}

/** A worker's database server and gateway: every file of tests finds the company as it was prepared, whatever another has done to it. */
export class CentralServer {
  readonly #prepared: string;
  #serving: Serving | null = null;

  /** @param prepared the folder {@link prepareCentral} filled */
  constructor(prepared: string) {
    this.#prepared = prepared;
  }

  /** The database of a file of tests. */
  async of(file: string): Promise<Central> {
    const { server, pool } = await this.#serve(file);
    return { url: `${server.url}/${DATABASE}`, ...operations(pool) };
  }

  /** The gateway of a file of tests, running: whoever stopped it may have left it so. */
  async gatewayOf(file: string): Promise<TestGateway> {
    const { gateway } = await this.#serve(file);
    if (!gateway.isRunning) await gateway.start();
    return gateway;
  }

  async #serve(file: string): Promise<Serving> {
    if (this.#serving?.file !== file) {
      await this.stop();
      this.#serving = await this.#begin(file);
    }
    return this.#serving;
  }

  async #begin(file: string): Promise<Serving> {
    const folder = throwawayFolder('e2e-database');
    cpSync(join(this.#prepared, 'data'), join(folder, 'data'), { recursive: true });
    const server = await startEmbeddedDatabase({ folder, port: await ownPort(), durable: false });
    const gateway = await TestGateway.start(`${server.url}/${DATABASE}`).catch(async (thrown: unknown) => {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
      throw thrown;
    });
    const pool = createPool({ uri: `${server.url}/${DATABASE}`, timezone: 'Z', dateStrings: true, connectionLimit: 4 });
    return { file, server, pool, gateway, folder };
  }

  /** Ends both servers and throws the rows away. */
  async stop(): Promise<void> {
    if (this.#serving === null) return;
    const { server, pool, gateway, folder } = this.#serving;
    this.#serving = null;
    await gateway.stop();
    await pool.end();
    // Nobody reads its files again: there is nothing to shut down in order for.
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
