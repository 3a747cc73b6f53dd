/** Workstations as the data process wires them, over real HTTP and a real encrypted file. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMirror, type Mirror } from '../../db/mirror/mirror.ts';
import { tableByName, type TableName } from '../../shared/generated/tables.ts';
import type { WireValue } from '../../sync/protocol/rows.ts';
import { columnsOf } from '../../sync/protocol/projections.ts';
import { createEngine } from '../../sync/engine/engine.ts';
import type { Engine } from '../../sync/engine/engine-contract.ts';
import { createHttpTransport } from '../../sync/engine/http-transport.ts';
import { systemRuntime } from '../../sync/engine/runtime.ts';
import { memoryKeeper } from '../../sync/engine/testing/device.ts';
import { PASSWORD, type World } from './gateway-world.ts';

/** A laptop: its folder and session outlive the program that uses them. */
export class Workstation {
  readonly folder = mkdtempSync(join(tmpdir(), 'hotgigs-engine-'));
  readonly key: string;
  readonly #keeper = memoryKeeper();
  readonly events: string[] = [];
  mirror: Mirror;
  engine: Engine;

  /** @param original a laptop whose profile this one is a copy of, as it is at this moment */
  constructor(original?: Workstation) {
    this.key = original?.key ?? randomBytes(32).toString('hex');
    if (original !== undefined) {
      cpSync(original.folder, this.folder, { recursive: true });
      const session = original.#keeper.load();
      if (session !== null) this.#keeper.save(session);
    }
    ({ mirror: this.mirror, engine: this.engine } = this.#open());
    this.engine.start();
  }

  signIn(gatewayUrl: string, email: string): ReturnType<Engine['signIn']> {
    return this.engine.signIn({ gatewayUrl, email, password: PASSWORD });
  }

  /** Resolves once the condition holds; asked after every change the engine tells of. */
  async until(what: string, holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(
        () => reject(new Error(`${what}: ${JSON.stringify(this.engine.status())} ${this.events.slice(-5).join(' ')}`)),
        45_000,
      );
      const stop = this.engine.onChange(() => {
        if (!holds()) return;
        clearTimeout(deadline);
        stop();
        resolve();
      });
    });
  }

  rows<Row>(sql: string, ...values: unknown[]): Row[] {
    return this.mirror
      .database()
      .prepare<Row>(sql)
      .all(...values);
  }

  status(applicationId: number): string | null | undefined {
    return this.rows<{ status: string | null }>('SELECT status FROM applications WHERE id = ?', applicationId)[0]?.status;
  }

  move(applicationId: number, to: string): ReturnType<Engine['mutate']> {
    return this.engine.mutate({ name: 'applications.move', input: { moves: [{ applicationId, from: this.status(applicationId) ?? null, to }] } });
  }

  /** Closes the program and starts it again on the same files. @param before what happens to them while it is not running */
  async restart(before: () => void = () => undefined): Promise<void> {
    await this.engine.stop();
    before();
    this.mirror.close();
    ({ mirror: this.mirror, engine: this.engine } = this.#open());
    this.engine.start();
  }

  /** Ends as a killed program does: the files stay as they are at this moment, and it starts again on them. */
  async crash(): Promise<void> {
    const image = mkdtempSync(join(tmpdir(), 'hotgigs-crash-'));
    await this.engine.stop();
    cpSync(this.folder, image, { recursive: true });
    this.mirror.close();
    rmSync(this.folder, { recursive: true });
    cpSync(image, this.folder, { recursive: true });
    rmSync(image, { recursive: true });
    ({ mirror: this.mirror, engine: this.engine } = this.#open());
    this.engine.start();
  }

  async close(): Promise<void> {
    await this.engine.stop();
    this.mirror.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #open(): { mirror: Mirror; engine: Engine } {
    const mirror = openMirror({ folder: this.folder, key: this.key });
    const runtime = systemRuntime();
    const engine = createEngine({
      mirror,
      transportTo: (gatewayUrl) => createHttpTransport(gatewayUrl, fetch, runtime),
      sessions: this.#keeper,
      runtime,
      device: { name: 'Test laptop', platform: 'linux' },
      log: (event, figures) => this.events.push(`${event} ${JSON.stringify(figures)}`),
    });
    return { mirror, engine };
  }
}

/** A table's rows on the server, in the form they have in a mirror. */
export async function serverRows(world: World, table: TableName, where: string): Promise<Map<number, Record<string, WireValue>>> {
  const columns = columnsOf(table, 'full');
  const list = columns.map((column) => `\`${column.column}\` AS \`${column.name}\``).join(', ');
  const rows = await world.rows(`SELECT ${list} FROM \`${tableByName(table).table}\` WHERE ${where}`);
  return new Map(
    rows.map((row) => [Number(row['id']), Object.fromEntries(columns.map((column) => [column.name, (row[column.name] ?? null) as WireValue]))]),
  );
}

/** A table's rows in a workstation's mirror. */
export function mirrorRows(workstation: Workstation, table: TableName): Map<number, Record<string, WireValue>> {
  const columns = columnsOf(table, 'full')
    .map((column) => `"${column.name}"`)
    .join(', ');
  return new Map(workstation.rows<Record<string, WireValue>>(`SELECT ${columns} FROM "${table}"`).map((row) => [Number(row['id']), row]));
}
