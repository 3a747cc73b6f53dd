import { z } from 'zod';
import type { Result } from '../errors.ts';

/** From the renderer to the data process, over a MessagePort. `id` is the renderer's own. */
export const fromRenderer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: z.int().positive(), command: z.string().max(64), input: z.unknown() }),
  z.object({ type: z.literal('subscribe'), id: z.int().positive(), query: z.string().max(64), params: z.unknown() }),
  z.object({ type: z.literal('unsubscribe'), id: z.int().positive() }),
]);
export type FromRenderer = z.infer<typeof fromRenderer>;

/** From the data process to the renderer. An answer follows its subscription until it is ended. */
export const toRenderer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('returned'), id: z.int().positive(), result: z.custom<Result<unknown>>() }),
  z.object({ type: z.literal('answer'), id: z.int().positive(), result: z.custom<Result<unknown>>() }),
]);
export type ToRenderer = z.infer<typeof toRenderer>;
