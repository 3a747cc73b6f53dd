import { z } from 'zod';
import type { ErrorBody } from '../../shared/errors.ts';
import { settings } from '../../shared/queries/session.ts';

/** Everything the data process is told when it begins. Crosses a private channel from the main process, never argv or environment. */
export const dataProcessStart = z.object({
  type: z.literal('start'),
  profileFolder: z.string().min(1),
  /** The mirror's raw key, 64 hex digits; null where a passphrase keeps it or is yet to. */
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .nullable(),
  /** What keeps the key, in the words shown on the device page. */
  keyStore: z.string(),
  /** The key is not protected, so only the demo's invented data may be kept: no gateway but one on this machine. */
  staysOnThisMachine: z.boolean(),
  defaultGatewayUrl: z.url().nullable(),
  /** The SQLite addon to load, or null for the one the package brings. */
  sqliteAddon: z.string().nullable(),
  device: z.object({ name: z.string(), platform: z.string() }),
  /** Signs the demo profile in by itself; only ever towards this very machine. */
  demoSignIn: z.object({ email: z.string(), password: z.string() }).nullable(),
  checksAnswers: z.boolean(),
});
export type DataProcessStart = z.infer<typeof dataProcessStart>;

/** The same once the key is at hand. */
export type UnlockedStart = DataProcessStart & {
  readonly key: string;
  /** It was given by a passphrase, which can be forgotten. */ readonly byPassphrase?: boolean;
};

const errorBody = z.custom<ErrorBody>((value) => z.object({ kind: z.string(), code: z.string(), message: z.string() }).safeParse(value).success);

/** From the main process to the data process. A `port` message carries the port itself beside it. */
export const toDataProcess = z.discriminatedUnion('type', [
  dataProcessStart,
  /** Nothing can be opened; every question is answered by this error. */
  z.object({ type: z.literal('refuse'), profileFolder: z.string(), error: errorBody }),
  z.object({ type: z.literal('port') }),
  z.object({ type: z.literal('stop') }),
]);
export type ToDataProcess = z.infer<typeof toDataProcess>;

const figures = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** From the data process to the main process. */
export const fromDataProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('notify'), title: z.string(), body: z.string(), route: z.string() }),
  z.object({ type: z.literal('settings'), settings }),
  z.object({ type: z.literal('log'), event: z.string(), figures }),
]);
export type FromDataProcess = z.infer<typeof fromDataProcess>;
