import { z } from 'zod';
import { ROLES } from '../mutators/mutator.ts';
import { defineQuery } from './query.ts';

/** Who uses the workstation, and whether it may be used. */
export const sessionState = defineQuery({
  name: 'session.state',
  params: z.object({}),
  answer: z.object({
    /** `copying`: the first screen can be looked at while the first copy runs; changes are refused until `ready`. */
    state: z.enum(['signed_out', 'signing_in', 'first_sync', 'copying', 'ready', 'expired']),
    gatewayUrl: z.string().nullable(),
    account: z.object({ userId: z.int(), name: z.string(), email: z.string(), role: z.enum(ROLES), companyName: z.string().nullable() }).nullable(),
    device: z.object({ name: z.string(), clientId: z.int().nullable(), mirrorBytes: z.int(), keyStore: z.string() }).nullable(),
    /** Why the last sign-in ended, when it was not the user's wish. */
    notice: z.string().nullable(),
  }),
  reads: ['session'],
});

/** How narrow and how wide the details on the right may be made, px. */
export const PANEL_MIN = 480;
export const PANEL_MAX = 720;

/** Preferences of this device. */
export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  notifications: z.boolean(),
  lastJobId: z.int().nullable(),
  sidebarNarrow: z.boolean(),
  /** Of the details on the right, px. */
  panelWidth: z.int().min(PANEL_MIN).max(PANEL_MAX),
  /** The first-run tour was taken or skipped. */
  tourSeen: z.boolean(),
  /** Whose habits dates and numbers follow, as a language tag; null for the system's. */
  locale: z.string().max(35).nullable(),
  clock: z.enum(['system', '12', '24']),
});
export type Settings = z.infer<typeof settings>;

export const settingsQuery = defineQuery({ name: 'settings.current', params: z.object({}), answer: settings, reads: ['settings'] });
