import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { startGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { createLog, describeError } from './log.ts';

const USAGE = `Usage: node sync/gateway/main.ts --url mysql://user:password@host:port/database [--port 0] [--host 127.0.0.1] [--behind-proxy]
The URL may also come from HOTGIGS_DATABASE_URL, so that no password shows in a process list.`;

/** How long a clean end may take, in ms. */
const CLOSE_LIMIT_MS = 5_000;

const settings = z.object({
  url: z.url({ protocol: /^mysql$/ }),
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string(),
  'behind-proxy': z.boolean(),
});

/** The settings of the command line; the URL may come from HOTGIGS_DATABASE_URL, so that no password shows in a process list. */
function readSettings(): z.infer<typeof settings> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: process.env['HOTGIGS_DATABASE_URL'] ?? '' },
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      'behind-proxy': { type: 'boolean', default: false },
    },
  });
  return settings.parse(values);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function closeOnSignals(gateway: Gateway): void {
  const log = createLog();
  const close = (): void => {
    setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref();
    gateway.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log('error', 'gateway.close_failed', describeError(error));
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
}

async function main(): Promise<void> {
  let given;
  try {
    given = readSettings();
  } catch {
    return fail(USAGE);
  }
  try {
    const gateway = await startGateway({ url: given.url, port: given.port, host: given.host, behindProxy: given['behind-proxy'] });
    process.stdout.write(`${JSON.stringify({ listening: gateway.address })}\n`);
    closeOnSignals(gateway);
    await gateway.ready;
  } catch (error) {
    fail(error instanceof AppError ? error.message : explainStartFailure(error));
  }
}

/** A sentence for what commonly keeps a gateway from starting. */
function explainStartFailure(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'ENOTFOUND':
      return 'No MySQL server answers at that URL. Check host and port, and that the server runs.';
    case 'ER_ACCESS_DENIED_ERROR':
    case 'ER_DBACCESS_DENIED_ERROR':
      return 'MySQL refuses that user or password for this database. Check the URL.';
    case 'ER_BAD_DB_ERROR':
      return 'There is no such database on that server. Make it with "npm run central -- migrate --url …".';
    case 'EADDRINUSE':
      return 'That port is taken. Choose another with --port, or 0 for a free one.';
    default:
      return `The gateway could not start (${code === '' ? (error instanceof Error ? error.name : 'unknown error') : code}).`;
  }
}

await main();
