import { z } from 'zod';
import { CONFLICT_POLICIES, fieldValue } from '../../shared/mutators/conflicts.ts';
import { goneRows, tableRows } from './rows.ts';

/** A scope a device may hold, named for people as well: `company:3`, `admins:3`, `user:17`, `panel:21` (a panelist's row). */
export const scopeName = z.string().regex(/^(company|admins|user|panel):\d+$/);
export type ScopeName = z.infer<typeof scopeName>;

/** How far a device has come in each scope. */
export const scopePosition = z.object({ scope: scopeName, version: z.int().nonnegative() });
export type ScopePosition = z.infer<typeof scopePosition>;

/** `POST /sync/pull` and `POST /sync/stream` */
export const pullRequest = z.object({
  protocol: z.int(),
  schemaHash: z.string(),
  clientId: z.int(),
  /** The gateway's epoch the positions belong to. */
  epoch: z.string(),
  /** A busy interviewer holds one a panel. */
  positions: z.array(scopePosition).max(2_048),
  /** Outcomes and id maps up to here are kept by the device and may be forgotten. */
  ackedMutationId: z.int().nonnegative(),
});
export type PullRequest = z.infer<typeof pullRequest>;

/** A field that someone else had changed since the author saw it, and who that was. */
export const outcomeConflict = z.object({
  table: z.string(),
  id: z.int(),
  field: z.string(),
  policy: z.enum(CONFLICT_POLICIES),
  base: fieldValue,
  mine: fieldValue,
  theirs: fieldValue,
  kept: z.enum(['mine', 'theirs', 'both']),
  /** The author of theirs as far as the gateway knows, seconds UTC; null for another program. */
  by: z.object({ name: z.string(), at: z.string() }).nullable(),
});
export type OutcomeConflict = z.infer<typeof outcomeConflict>;

/** What became of a mutation. A rejected one is kept by the device with its arguments, and shown. */
export const outcome = z.object({
  mutationId: z.int().positive(),
  status: z.enum(['applied', 'rejected', 'noop']),
  /** The mutation's own `authoredAt`: who reads it in a patch knows whether it is theirs, or a copied profile's. */
  authoredAt: z.number().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  skipped: z.array(z.object({ table: z.string(), id: z.int(), code: z.string(), message: z.string() })).optional(),
  conflicts: z.array(outcomeConflict).optional(),
});
export type Outcome = z.infer<typeof outcome>;

/** A temporary id of this device and the row it turned out to be. Several may name one row. */
export const idMapping = z.object({ table: z.int(), temporaryId: z.int().negative(), id: z.int().positive() });
export type IdMapping = z.infer<typeof idMapping>;

/** One scope's step from a version to a later one. */
export const scopePatch = z.object({
  scope: scopeName,
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  rows: z.array(tableRows),
  gone: z.array(goneRows),
});
export type ScopePatch = z.infer<typeof scopePatch>;

/**
 * One consistent step of everything a device may see: after applying it the
 * device equals one snapshot of the database, restricted to its scopes, and
 * `lastMutationId`, outcomes and id maps belong to that same snapshot.
 */
export const patch = z.object({
  type: z.literal('patch'),
  epoch: z.string(),
  /** Every scope the device may hold now; one that is missing has been taken away. */
  scopes: z.array(scopeName),
  patches: z.array(scopePatch),
  lastMutationId: z.int().nonnegative(),
  outcomes: z.array(outcome),
  idMap: z.array(idMapping),
  serverNow: z.number(),
});
export type Patch = z.infer<typeof patch>;

/** The device's positions are of another epoch or older than the log: it must take a first sync again, queue kept. */
export const resync = z.object({
  type: z.literal('resync'),
  reason: z.string(),
  /** Every scope the device may hold now: what only others hold goes at once, not with the new copy. */
  scopes: z.array(scopeName).optional(),
});
export const heartbeat = z.object({ type: z.literal('heartbeat'), serverNow: z.number() });
/** The gateway ends the stream on purpose and says why. */
export const goodbye = z.object({ type: z.literal('goodbye'), error: z.object({ kind: z.string(), code: z.string(), message: z.string() }) });

/** A line of a pull's or stream's body: newline-delimited JSON. */
export const streamFrame = z.discriminatedUnion('type', [patch, resync, heartbeat, goodbye]);
export type StreamFrame = z.infer<typeof streamFrame>;

/** `POST /sync/alive`: the device's half of the heartbeat. */
export const aliveRequest = z.object({ clientId: z.int() });
