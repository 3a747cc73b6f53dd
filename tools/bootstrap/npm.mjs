import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { ToolFailure } from './failure.mjs';

const NETWORK_TROUBLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network request|fetch failed/;

/** Retries within seconds: npm's own defaults take over a minute to tell that there is no network. */
export const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000', '--fetch-timeout=120000'];

/**
 * Runs npm to its end, quietly.
 * @param {readonly string[]} args
 * @param {{cwd: string, node?: string, doing: string}} options `node`: the Node to run it with; `doing` for the sentences ("fetch Node 24")
 * @returns {Promise<string>} its standard output
 * @throws {ToolFailure} `no_network`, `disk_full`, `no_rights`, else `child_crashed` with npm's last lines
 */
export function runNpm(args, options) {
  const { command, first } = npmCommand(options.node);
  const env = options.node === undefined ? process.env : { ...process.env, PATH: `${dirname(options.node)}${delimiter}${process.env['PATH'] ?? ''}` };
  return new Promise((resolve, reject) => {
    const npm = spawn(command, [...first, ...args], { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'], shell: command.endsWith('.cmd') });
    let output = '';
    let complaints = '';
    npm.stdout.on('data', (chunk) => (output += chunk));
    npm.stderr.on('data', (chunk) => (complaints += chunk));
    npm.on('error', (error) =>
      reject(new ToolFailure('missing_tool', `npm could not be started: ${error.message}.`, 'Install Node.js with npm, or put npm in PATH.', error)),
    );
    npm.on('close', (code) => (code === 0 ? resolve(output) : reject(explainNpm(complaints, options.doing))));
  });
}

/** The npm that started us (npm tells its own path), else the one in PATH. @param {string | undefined} node */
function npmCommand(node) {
  const script = process.env['npm_execpath'];
  if (script && /npm-cli\.c?js$/.test(script)) return { command: node ?? process.execPath, first: [script] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] };
}

/**
 * @param {string} complaints what npm wrote to standard error
 * @param {string} doing
 * @returns {ToolFailure}
 */
export function explainNpm(complaints, doing) {
  const tail = complaints.trimEnd().split('\n').slice(-8).join('\n');
  if (/ENOSPC|EDQUOT/.test(complaints))
    return new ToolFailure('disk_full', `The disk is full: could not ${doing}.`, 'Free about 2 GB and run the command again.');
  if (NETWORK_TROUBLE.test(complaints))
    return new ToolFailure(
      'no_network',
      `The package registry could not be reached: could not ${doing}.`,
      'Check the network (and npm config get registry, proxy), then run the command again.',
    );
  if (/EACCES|EPERM|EROFS/.test(complaints))
    return new ToolFailure(
      'no_rights',
      `No right to write: could not ${doing}.\n${tail}`,
      'Make the folder writable for this user; npm needs no root here.',
    );
  return new ToolFailure('child_crashed', `npm failed to ${doing}:\n${tail}`, 'Read the lines above; npm ci in this folder shows them in full.');
}
