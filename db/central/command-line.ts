import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { DEMO_SIZES } from '../demo/sizes.ts';
import { runAdopt, runDeleteCompany, runDoctor, runIndex, runMigrate, runSeed, runStatus, runVerify, type ExitCode } from './commands.ts';
import { explainDatabaseError } from './errors.ts';
import type { Print } from './progress.ts';

const USAGE = `Usage: npm run central -- COMMAND --url mysql://user:password@host:port/database

  migrate                                    make the schema in an empty database, or put back what is missing
  adopt [--plan] [--keep-constraints]        bring an existing database of the platform to the documented schema
  index                                      index the rows for the sync layer (resumable)
  status                                     where schema and sync layer stand
  doctor                                     server settings, rights, triggers, rows without a company
  verify                                     compare schema and rows with the catalogue and the index
  seed [--size tiny|small|large] [--seed N]  fill an empty, migrated database with the demo company
  delete-company --id N [--confirm DOMAIN]   show what goes with a company; with --confirm, delete it

The address may also be given as the environment variable HOTGIGS_CENTRAL_URL, where it shows in no list of processes.`;

const OPTIONS = {
  url: { type: 'string' },
  plan: { type: 'boolean', default: false },
  'keep-constraints': { type: 'boolean', default: false },
  size: { type: 'string', default: 'small' },
  seed: { type: 'string', default: '1' },
  id: { type: 'string' },
  confirm: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} satisfies ParseArgsConfig['options'];

const valuesSchema = z.object({
  url: z.string({ error: 'Give the address of the database with --url, or in HOTGIGS_CENTRAL_URL.' }),
  plan: z.boolean(),
  'keep-constraints': z.boolean(),
  size: z.enum(DEMO_SIZES, { error: `--size is ${DEMO_SIZES.join(' or ')}.` }),
  seed: z.coerce.number({ error: '--seed is a number.' }).int({ error: '--seed is a whole number.' }),
  id: z.coerce.number({ error: '--id is a number.' }).int({ error: '--id is a whole number.' }).optional(),
  confirm: z.string().optional(),
});
type Values = z.infer<typeof valuesSchema>;

const COMMANDS: Readonly<Record<string, (values: Values, print: Print) => Promise<ExitCode>>> = {
  migrate: ({ url }, print) => runMigrate(url, print),
  adopt: (values, print) => runAdopt(values.url, { plan: values.plan, keepConstraints: values['keep-constraints'] }, print),
  index: ({ url }, print) => runIndex(url, print),
  status: ({ url }, print) => runStatus(url, print),
  doctor: ({ url }, print) => runDoctor(url, print),
  verify: ({ url }, print) => runVerify(url, print),
  seed: ({ url, size, seed }, print) => runSeed(url, { size, seed }, print),
  'delete-company': ({ url, id, confirm }, print) => {
    if (id === undefined) throw new UsageError('Which company? Give --id.');
    return runDeleteCompany(url, { id, confirm: confirm ?? null }, print);
  },
};

/** Where a command's words go, a line or more at a time. */
export interface Printer {
  readonly out: Print;
  readonly error: Print;
}

class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs one command line of `npm run central`.
 * @param env where the address may be given instead
 * @returns the exit code: 2 for a command line that makes no sense
 */
export async function runCommandLine(args: readonly string[], env: NodeJS.ProcessEnv, print: Printer): Promise<ExitCode | 2> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    if (values.help) {
      print.out(USAGE);
      return 0;
    }
    const [name = ''] = positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new UsageError(name === '' ? 'Which command?' : `There is no command "${name}".`);
    return await command(valuesSchema.parse({ ...values, url: values.url ?? env['HOTGIGS_CENTRAL_URL'] }), print.out);
  } catch (error) {
    return explain(error, print);
  }
}

function explain(thrown: unknown, print: Printer): 1 | 2 {
  const error = explainDatabaseError(thrown, 'run this command');
  if (error instanceof AppError) {
    print.error(error.message);
    return 1;
  }
  const misuse = error instanceof UsageError || error instanceof z.ZodError || isParseArgsError(error);
  if (!misuse) throw error;
  print.error(`${error instanceof z.ZodError ? error.issues.map((issue) => issue.message).join('\n') : error.message}\n\n${USAGE}`);
  return 2;
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
