import { z } from 'zod';
import { firstScreen } from './first-screen.ts';
import { goodbye, heartbeat, scopeName, scopePosition } from './pull.ts';
import { tableRows } from './rows.ts';

/** `POST /sync/first`: answered by newline-delimited frames. */
export const firstSyncRequest = z.object({
  protocol: z.int(),
  schemaHash: z.string(),
  clientId: z.int(),
  /** The cursor of the last chunk that is safely stored, to go on behind it; null to begin. */
  cursor: z.string().max(256).nullable(),
  /** Whether the device has nothing to show yet, so that the answer begins with its first screen. */
  screen: z.boolean().default(false),
});
export type FirstSyncRequest = z.infer<typeof firstSyncRequest>;

/** The first frame for a device that asked for it; null where no job is held, or none small enough. */
export const firstScreenFrame = z.object({ type: z.literal('screen'), screen: firstScreen.nullable() });

/** What is coming, for the progress bar. Bytes are estimates from the rows' mean. */
export const firstSyncPlan = z.object({
  type: z.literal('plan'),
  epoch: z.string(),
  scopes: z.array(scopeName),
  /** Where each scope that is copied stood before its first row was read: one without rows is pulled from there. */
  positions: z.array(scopePosition).optional(),
  tables: z.array(z.object({ scope: scopeName, table: z.int(), rows: z.int(), bytes: z.int() })),
});
export type FirstSyncPlan = z.infer<typeof firstSyncPlan>;

/** Rows in key order, read in one snapshot; `position` is the scope's version in that snapshot. */
export const firstSyncChunk = z.object({
  type: z.literal('chunk'),
  position: scopePosition,
  content: tableRows,
  cursor: z.string(),
});
export type FirstSyncChunk = z.infer<typeof firstSyncChunk>;

/**
 * The last frame. The copy is one snapshot only once every change from the
 * lowest chunk position up to `reach` has been pulled on top of it.
 */
export const firstSyncEnd = z.object({ type: z.literal('end'), reach: z.array(scopePosition) });

export const firstSyncFrame = z.discriminatedUnion('type', [firstScreenFrame, firstSyncPlan, firstSyncChunk, firstSyncEnd, heartbeat, goodbye]);
export type FirstSyncFrame = z.infer<typeof firstSyncFrame>;
