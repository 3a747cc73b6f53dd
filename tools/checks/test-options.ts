import { badArguments } from '../errors.ts';
import { parseOptions } from '../system/arguments.ts';

const PARTS = ['check', 'unit', 'planted', 'e2e'] as const;
export type Part = (typeof PARTS)[number];

/** Parts with a program of their own, which takes what follows their name. */
const WITH_RUNNER: readonly Part[] = ['unit', 'planted', 'e2e'];
const USAGE = `npm test -- [--only ${PARTS.join('|')}] [for its runner: files, -t "part of a title" (unit) or -g "part of a title" (e2e)]`;

/** What of `npm test` is to be run. */
export interface TestOptions {
  readonly parts: ReadonlySet<Part>;
  /** For the runner of the only part. */
  readonly rest: readonly string[];
}

function isPart(word: string): word is Part {
  return PARTS.some((part) => part === word);
}

/** The first word that is not `--only` or its value. */
function endOfOurs(args: readonly string[]): number {
  const end = args.findIndex((word, index) => !word.startsWith('--only') && args[index - 1] !== '--only');
  return end === -1 ? args.length : end;
}

/**
 * Reads the command line of `npm test`: `--only PART`, several times for several parts; after one part whatever its runner takes.
 * @throws ToolFailure `bad_arguments` with the usage
 */
export function parseTestOptions(args: readonly string[]): TestOptions {
  const end = endOfOurs(args);
  const { only = [] } = parseOptions(args.slice(0, end), { only: { type: 'string', multiple: true } }, USAGE);
  const unknown = only.find((part) => !isPart(part));
  if (unknown !== undefined) throw badArguments(`There is no part "${unknown}".`, USAGE);
  const parts = only.filter(isPart);
  const rest = args.slice(end);
  const [part] = parts;
  if (rest.length > 0 && (part === undefined || parts.length > 1 || !WITH_RUNNER.includes(part)))
    throw badArguments(`"${rest.join(' ')}" can only follow one --only ${WITH_RUNNER.join('|')}.`, USAGE);
  return { parts: new Set(parts.length > 0 ? parts : PARTS), rest };
}
