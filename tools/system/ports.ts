import { createServer } from 'node:net';
import { portTaken } from '../errors.ts';

/** True when nothing listens on this loopback port. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A loopback port the system says is free now. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * The port to listen on. A port the user asked for (`asked`) is taken or is an error; otherwise `preferred` if it is free, else the next free of the
 * hundred after it.
 * @throws ToolFailure `port_taken`, naming the option that asked for it
 */
export async function choosePort(choice: { asked?: number | undefined; option: string; preferred: number }): Promise<number> {
  if (choice.asked !== undefined) {
    if (await isPortFree(choice.asked)) return choice.asked;
    throw portTaken(choice.asked, choice.option);
  }
  for (let port = choice.preferred; port < choice.preferred + 100; port += 1) {
    if (await isPortFree(port)) return port;
  }
  return anyFreePort();
}
