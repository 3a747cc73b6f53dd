import { z } from 'zod';
import { isLoopback } from '../data/loopback.ts';

/** What the surroundings say about this start. */
export interface LaunchEnvironment {
  /** A folder of its own for tests and several accounts; null for the system's place. */
  readonly profileFolder: string | null;
  readonly gatewayUrl: string | null;
  readonly sqliteAddon: string | null;
  /** Set for the demo, whose data is invented and whose gateway is on this very machine. */
  readonly demo: Demo | null;
}

interface Demo {
  /** Who is signed in without being asked; null when the form is to ask. */
  readonly signIn: { readonly email: string; readonly password: string } | null;
}

const filled = z.string().min(1).nullable().catch(null);
const gateway = z
  .url({ protocol: /^https?$/u })
  .nullable()
  .catch(null);

/** `email:password` signs in by itself, `ask` shows the form. */
function demoOf(text: string | undefined, gatewayUrl: string | null): Demo | null {
  if (gatewayUrl === null || !isLoopback(gatewayUrl)) return null;
  if (text === 'ask') return { signIn: null };
  const colon = text?.indexOf(':') ?? -1;
  return text === undefined || colon <= 0 ? null : { signIn: { email: text.slice(0, colon), password: text.slice(colon + 1) } };
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
    demo: demoOf(variables['HOTGIGS_DEMO_SIGN_IN'], gatewayUrl),
  };
}
