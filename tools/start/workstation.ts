import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { childCrashed } from '../errors.ts';
import { runtimeEnvironment } from '../runtimes/setup.ts';
import type { Runtime } from '../runtimes/setup.ts';
import { startChild } from '../system/children.ts';
import { startVirtualDisplay } from '../system/display.ts';
import { runScript } from '../system/foreground.ts';
import { openLog } from '../system/log-file.ts';
import { inRoot, ROOT } from '../system/paths.ts';
import { progress } from '../system/task.ts';

export interface WorkstationOptions {
  runtime: Runtime;
  /** Folder for everything kept between runs. */
  local: string;
  gatewayUrl: string;
  /** `email:password` of a demo recruiter; left out for a real gateway. */
  demoSignIn: string | undefined;
}

/** Opens the workstation and waits until it is closed. @throws ToolFailure `child_crashed` when it ends with an error */
export async function openWorkstation(options: WorkstationOptions): Promise<void> {
  const { electron } = options.runtime;
  const log = join(options.local, 'logs', 'workstation.log');
  const env = workstationEnvironment(options, join(options.local, 'profile'));
  const app = await startChild({
    name: 'The workstation',
    command: electron.executable,
    args: [...electronFlags(), ROOT],
    env,
    onLine: openLog(log),
  });
  progress('The workstation is open. Close its window, or press Ctrl-C here, to stop everything.');
  const ending = await app.ended;
  if (ending !== 'exit code 0' && !app.stopping())
    throw childCrashed('The workstation', ending, app.tail(), `Its log is ${log}. Nothing that was acknowledged is lost: start again.`);
}

/** With no display: does the main job once on a virtual one, with a fresh profile, and leaves screenshots in out/. */
export async function tourWorkstation(options: WorkstationOptions): Promise<void> {
  const profile = join(options.local, 'tour-profile');
  rmSync(profile, { recursive: true, force: true });
  const out = inRoot('out');
  mkdirSync(out, { recursive: true });
  const { display, server } = await startVirtualDisplay();
  progress('There is no display: doing the main job once on a virtual one.');
  const env = { ...workstationEnvironment(options, profile), DISPLAY: display, HOTGIGS_OUT: out };
  await runScript('tests/e2e/tour.ts', [], { env, failed: 'The tour' });
  await server.stop();
  progress(`Screenshots are in ${out}`);
}

/** As root, Chromium refuses to start with its sandbox. */
function electronFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function workstationEnvironment(options: WorkstationOptions, profile: string): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...runtimeEnvironment(options.runtime),
    HOTGIGS_GATEWAY_URL: options.gatewayUrl,
    HOTGIGS_PROFILE: profile,
  };
  // Set in a shell that came from Electron, it would turn the application into plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  if (options.demoSignIn !== undefined) env['HOTGIGS_DEMO_SIGN_IN'] = options.demoSignIn;
  return env;
}
