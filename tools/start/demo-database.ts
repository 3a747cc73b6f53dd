import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { z } from 'zod';
import { startEmbeddedDatabase } from '../database/embedded.ts';
import type { EmbeddedDatabase } from '../database/embedded.ts';
import { stopLeftover } from '../database/leftover.ts';
import { ToolFailure } from '../errors.ts';
import { runCommand } from '../system/command.ts';
import { inRoot } from '../system/paths.ts';
import { choosePort } from '../system/ports.ts';
import { passing, progress, step } from '../system/task.ts';
import type { StartOptions } from './options.ts';

const DATABASE = 'hotgigs';
const PREFERRED_PORT = 43_306;

const markerSchema = z.object({ size: z.enum(['small', 'large']) });

export interface DemoDatabase {
  server: EmbeddedDatabase;
  /** `mysql://root@127.0.0.1:PORT/hotgigs`: migrated, filled and indexed. */
  url: string;
}

/** Starts the embedded server in `.local/database` and brings the demo company up to date; made once, kept between runs. */
export async function startDemoDatabase(options: StartOptions, local: string): Promise<DemoDatabase> {
  const folder = join(local, 'database');
  const port = await choosePort({ asked: options.databasePort, option: '--database-port', preferred: PREFERRED_PORT });
  const server = await step('Starting the embedded database', () => startEmbeddedDatabase({ folder, port, onProgress: progress }));
  const url = `${server.url}/${DATABASE}`;
  await fill(server, url, join(folder, 'demo.json'), options);
  return { server, url };
}

/** Forgets the demo: its database and the workstation's profile. Refused while another run uses them. */
export async function resetDemo(local: string): Promise<void> {
  await stopLeftover(join(local, 'database'));
  for (const folder of ['database', 'profile']) rmSync(join(local, folder), { recursive: true, force: true });
}

/** The marker is written last: a run broken off in the middle of filling begins again. */
async function fill(server: EmbeddedDatabase, url: string, markerFile: string, options: StartOptions): Promise<void> {
  const present = readMarker(markerFile);
  if (present !== undefined && options.size !== undefined && options.size !== present.size) {
    throw new ToolFailure(
      'bad_arguments',
      `The demo database holds the ${present.size} company.`,
      `Make it anew: npm start -- --reset --size ${options.size}`,
    );
  }
  if (present === undefined) await createDatabase(server.url);
  await step('Migrating the central schema', () => runCentral(['migrate', '--url', url]));
  if (present === undefined) {
    const size = options.size ?? 'small';
    await step(`Generating the demo company (${size})`, () => runCentral(['seed', '--url', url, '--size', size]));
  }
  await step('Indexing for the sync layer', () => runCentral(['index', '--url', url]));
  if (present === undefined) writeFileSync(markerFile, JSON.stringify({ size: options.size ?? 'small' }));
}

async function createDatabase(serverUrl: string): Promise<void> {
  const connection = await createConnection(serverUrl);
  try {
    await connection.query(`DROP DATABASE IF EXISTS ${DATABASE}`);
    await connection.query(`CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  } finally {
    await connection.end();
  }
}

/** Runs the same operator's command that a company uses. What it tells an operator is shown only when it fails: the demo's oddities are meant. */
async function runCentral(args: readonly string[]): Promise<void> {
  const script = inRoot('db', 'central', 'cli.ts');
  const run = await runCommand(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    onLine: (line) => passing(line.trim()),
  });
  if (run.code === 0) return;
  for (const line of run.tail.split('\n')) progress(`  ${line}`);
  throw new ToolFailure(
    'child_crashed',
    `central ${args[0] ?? ''} ended by ${run.ending}; its lines above say why.`,
    'If the demo database is damaged, npm start -- --reset makes it anew.',
  );
}

function readMarker(file: string): z.infer<typeof markerSchema> | undefined {
  if (!existsSync(file)) return undefined;
  const parsed = markerSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return parsed.success ? parsed.data : undefined;
}
