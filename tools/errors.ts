import { ToolFailure } from './bootstrap/failure.mjs';

export { ToolFailure, describeFailure, explainSystemError } from './bootstrap/failure.mjs';

/** A port asked for by the user is in use. */
export function portTaken(port: number, option: string): ToolFailure {
  return new ToolFailure(
    'port_taken',
    `Port ${port} is in use by another program.`,
    `Choose another with ${option} <port>, or leave the option out to take the next free one.`,
  );
}

/** No MySQL-protocol server on the machine, and no way for us to install one. */
export function noDatabaseServer(reason: string): ToolFailure {
  return new ToolFailure(
    'missing_tool',
    `No MySQL or MariaDB server was found, and it could not be installed: ${reason}.`,
    'Install one (Debian/Ubuntu: sudo apt-get install mariadb-server; macOS: brew install mariadb), or use a gateway that runs elsewhere: npm start -- --connect URL.',
  );
}

/** The embedded server ended before it answered, or while it was in use; `tail` is the end of its log. */
export function databaseCrashed(tail: string): ToolFailure {
  return new ToolFailure(
    'child_crashed',
    `The embedded database did not start or ended by itself. Its last lines:\n${indent(tail)}`,
    'If its files are damaged, npm start -- --reset makes them anew (demo data only).',
  );
}

/** A child process we depend on ended by itself. */
export function childCrashed(name: string, ending: string, tail: string, remedy: string): ToolFailure {
  return new ToolFailure('child_crashed', `${name} ended by itself (${ending}). Its last lines:\n${indent(tail)}`, remedy);
}

/** A graphical program is needed, and there is neither a display nor Xvfb. */
export function noDisplay(): ToolFailure {
  return new ToolFailure(
    'no_display',
    'There is no display, and Xvfb (a virtual one) is not installed.',
    'Run on a desktop, or install it: sudo apt-get install xvfb.',
  );
}

/** Debian packages are missing and this user may not install them. */
export function packagesMissing(names: readonly string[], reason: string): ToolFailure {
  return new ToolFailure(
    'no_rights',
    `These system packages are missing and were not installed (${reason}): ${names.join(', ')}.`,
    `Run: sudo apt-get install -y ${names.join(' ')}`,
  );
}

/** An option we do not know, or a value that does not parse. */
export function badArguments(problem: string, usage: string): ToolFailure {
  return new ToolFailure('bad_arguments', problem, `Usage: ${usage}`);
}

/** A step of `npm test` or `npm run check` found something. */
export function checkFailed(step: string, detail: string): ToolFailure {
  return new ToolFailure('check_failed', `${step} failed.`, detail);
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
