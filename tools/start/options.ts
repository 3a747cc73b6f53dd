import { badArguments } from '../errors.ts';
import { parseOptions, parsePort } from '../system/arguments.ts';

const USAGE = 'npm start -- [--size small|large] [--reset] [--port <gateway port>] [--database-port <port>] | [--connect https://gateway.example]';

export interface StartOptions {
  /** A real gateway; then there is no embedded database and no demo account. */
  connect: string | undefined;
  /** How much demo data; undefined keeps what is there, small on the first run. */
  size: 'small' | 'large' | undefined;
  /** Makes the demo database and the workstation's profile anew. */
  reset: boolean;
  gatewayPort: number | undefined;
  databasePort: number | undefined;
}

/** Reads the command line of `npm start`. @throws ToolFailure `bad_arguments` with the usage */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const values = parseOptions(
    args,
    {
      connect: { type: 'string' },
      size: { type: 'string' },
      reset: { type: 'boolean', default: false },
      port: { type: 'string' },
      'database-port': { type: 'string' },
    },
    USAGE,
  );
  const options: StartOptions = {
    connect: values.connect === undefined ? undefined : parseGateway(values.connect),
    size: parseSize(values.size),
    reset: values.reset,
    gatewayPort: parsePort(values.port, USAGE),
    databasePort: parsePort(values['database-port'], USAGE),
  };
  const local = options.size !== undefined || options.reset || options.gatewayPort !== undefined || options.databasePort !== undefined;
  if (options.connect !== undefined && local) throw badArguments("--connect takes no other option: the database is the gateway's.", USAGE);
  return options;
}

/** Only TLS leaves this machine: sign-in sends a password. */
function parseGateway(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback)) return url.origin;
  throw badArguments(`"${text}" is not the address of a gateway (https://…; http:// only on this machine).`, USAGE);
}

function parseSize(text: string | undefined): StartOptions['size'] {
  if (text === undefined || text === 'small' || text === 'large') return text;
  throw badArguments(`"${text}" is not a size of the demo data.`, USAGE);
}
