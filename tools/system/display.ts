import { noDisplay } from '../errors.ts';
import { startChild } from './children.ts';
import type { Child } from './children.ts';
import { findProgram } from './programs.ts';

/** True where windows can be shown to a person. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}

/**
 * Starts a private virtual display for programs with windows.
 * @param folders where to look for Xvfb; PATH and the usual places when left out
 * @returns the value for DISPLAY, and the server to stop afterwards
 * @throws ToolFailure `no_display` when Xvfb is not installed
 */
export async function startVirtualDisplay(folders?: readonly string[]): Promise<{ display: string; server: Child }> {
  const program = findProgram(['Xvfb'], folders);
  if (program === undefined) throw noDisplay();
  let announce: (display: string) => void = () => undefined;
  const announced = new Promise<string>((resolve) => (announce = resolve));
  const server = await startChild({
    name: 'The virtual display',
    command: program,
    // It picks a free number by itself and writes it to standard output once it is ready.
    args: ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    onLine: (line) => /^\d+$/.test(line) && announce(`:${line}`),
  });
  const ended = server.ended.then((ending) => new Error(`Xvfb ended by itself (${ending}): ${server.tail()}`));
  const first = await Promise.race([announced, ended]);
  if (first instanceof Error) throw first;
  return { display: first, server };
}
