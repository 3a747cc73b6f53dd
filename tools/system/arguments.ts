import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { badArguments } from '../errors.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/**
 * Parses `--name value` options strictly.
 * @throws ToolFailure `bad_arguments` with the usage, for an unknown option, a missing value or a stray word
 */
export function parseOptions<T extends Options>(args: readonly string[], options: T, usage: string): Values<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw badArguments(error instanceof Error ? error.message : String(error), usage);
  }
}

/** A port number from the command line. @throws ToolFailure `bad_arguments` */
export function parsePort(text: string | undefined, usage: string): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw badArguments(`"${text}" is not a port (1 to 65535).`, usage);
}
