import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoAccount } from '../../db/demo/accounts.ts';
import { buildApplication } from '../build/build.ts';
import { explainSystemError, noDisplay } from '../errors.ts';
import { ensureRuntime } from '../runtimes/setup.ts';
import { resetDemo, startDemoDatabase } from '../start/demo-database.ts';
import { gatewayCrashed, startGateway } from '../start/gateway.ts';
import { parseStartOptions } from '../start/options.ts';
import type { StartOptions } from '../start/options.ts';
import { openWorkstation, tourWorkstation } from '../start/workstation.ts';
import { hasDisplay } from '../system/display.ts';
import { inRoot } from '../system/paths.ts';
import { choosePort } from '../system/ports.ts';
import { progress, runTask, step } from '../system/task.ts';
import type { Runtime } from '../runtimes/setup.ts';

const PREFERRED_GATEWAY_PORT = 43_380;

await runTask(async (args) => {
  const options = parseStartOptions(args);
  const local = makeLocalFolder();
  const runtime = await ensureRuntime();
  await buildApplication();
  if (options.connect === undefined) await runDemo(options, runtime, local);
  else await connect(options.connect, runtime, local);
});

/** The whole demo: database, gateway and window; whatever of it ends by itself ends the run with its last lines. */
async function runDemo(options: StartOptions, runtime: Runtime, local: string): Promise<void> {
  if (options.reset) await resetDemo(local);
  const database = await startDemoDatabase(options, local);
  const port = await choosePort({ asked: options.gatewayPort, option: '--port', preferred: PREFERRED_GATEWAY_PORT });
  const gateway = await step('Starting the gateway', () => startGateway(database.url, port, join(local, 'logs', 'gateway.log')));
  progress(`Gateway ${gateway.url} · database ${database.url}`);
  const { email, password } = demoAccount('recruiter', 0);
  const workstation = { runtime, local, gatewayUrl: gateway.url, demoSignIn: `${email}:${password}` };
  const crash = Promise.race([
    database.server.crashed,
    gateway.child.ended.then((ending) => (gateway.child.stopping() ? new Promise<never>(() => undefined) : gatewayCrashed(gateway.child, ending))),
  ]);
  const opened = hasDisplay() ? openWorkstation(workstation) : tourWorkstation(workstation);
  const ended = await Promise.race([opened, crash]);
  if (ended instanceof Error) throw ended;
}

async function connect(gatewayUrl: string, runtime: Runtime, local: string): Promise<void> {
  if (!hasDisplay()) throw noDisplay();
  await openWorkstation({ runtime, local: join(local, 'connected'), gatewayUrl, demoSignIn: undefined });
}

function makeLocalFolder(): string {
  const local = inRoot('.local');
  try {
    mkdirSync(local, { recursive: true });
  } catch (error) {
    throw explainSystemError(error, `make the folder ${local}`);
  }
  return local;
}
