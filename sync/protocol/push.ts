import { z } from 'zod';
import { idMapping, outcome } from './pull.ts';
import { MAX_MUTATIONS_PER_PUSH } from './version.ts';

/** A queued change as it travels. Numbers are dense per device, starting at 1. */
export const pushedMutation = z.object({
  id: z.int().positive(),
  /** `noop` for one that was undone before it was ever sent. */
  name: z.string().min(1).max(64),
  argsVersion: z.int().positive(),
  args: z.unknown(),
  /** When the user did it, ms since the epoch, corrected by the measured clock offset. */
  authoredAt: z.number(),
});
export type PushedMutation = z.infer<typeof pushedMutation>;

/** `POST /sync/push` */
export const pushRequest = z.object({
  protocol: z.int(),
  schemaHash: z.string(),
  clientId: z.int(),
  mutations: z.array(pushedMutation).min(1).max(MAX_MUTATIONS_PER_PUSH),
});
export type PushRequest = z.infer<typeof pushRequest>;

/** Stored with the effects in one transaction; a repeated push answers the same. */
export const pushReply = z.object({
  lastMutationId: z.int().nonnegative(),
  outcomes: z.array(outcome),
  idMap: z.array(idMapping),
  serverNow: z.number(),
});
export type PushReply = z.infer<typeof pushReply>;

/** Refuses a push: the device's numbers are used by a copy of its profile, too. It goes on under a new registration. */
export const DEVICE_CLONED = 'device.cloned';

/** The name of a change that was taken back before it was sent. */
export const NOOP_MUTATION = 'noop';
