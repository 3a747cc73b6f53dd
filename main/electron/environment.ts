import { z } from 'zod';

/** What the surroundings say about this start. */
export interface LaunchEnvironment {
  /** A folder of its own for tests and several accounts; null for the system's place. */
  readonly profileFolder: string | null;
  readonly gatewayUrl: string | null;
  readonly sqliteAddon: string | null;
  /** Signs in by itself; only given for the demo on this very machine. */
  readonly demoSignIn: { readonly email: string; readonly password: string } | null;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** True for an address on this machine: the only place where the demo's invented data lives. */
export function isLoopback(url: string | null): boolean {
  return url !== null && URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}

const filled = z.string().min(1).nullable().catch(null);
const gateway = z.url({ protocol: /^https?$/u }).nullable().catch(null);

function demoAccount(text: string | undefined, gatewayUrl: string | null): LaunchEnvironment['demoSignIn'] {
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon <= 0 || !isLoopback(gatewayUrl)) return null;
  return { email: text.slice(0, colon), password: text.slice(colon + 1) };
}

/**
 * Reads the environment variables this app knows. One that is not understood
 * counts as not given; a demo account is taken only together with a gateway on
 * this machine, so that no other password is ever sent unasked.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv): LaunchEnvironment {
  const gatewayUrl = gateway.parse(variables['HOTGIGS_GATEWAY_URL'] ?? null);
  return {
    profileFolder: filled.parse(variables['HOTGIGS_PROFILE'] ?? null),
    gatewayUrl,
    sqliteAddon: filled.parse(variables['HOTGIGS_SQLITE_ADDON'] ?? null),
    demoSignIn: demoAccount(variables['HOTGIGS_DEMO_SIGN_IN'], gatewayUrl),
  };
}
