import { z } from 'zod';

/** What a route may look like: a view, the number it is about, and numbers of what is open beside it. */
export const route = z
  .string()
  .max(500)
  .regex(/^\/[a-z-]*(?:\/-?\d{1,15})?(?:\?[a-z]+=-?\w{1,40}(?:&[a-z]+=-?\w{1,40})*)?$/u);

const name = z.string().max(120);
/** A window's place travels in its process's arguments, whose length Windows limits. */
const MOST_ENTRIES = 100;
function few<Value extends z.ZodType>(value: Value) {
  return z.record(name, value).refine((entries) => Object.keys(entries).length <= MOST_ENTRIES);
}

/**
 * Where a window is, kept beside its size so that it opens there again. It lies
 * unencrypted in the profile: routes, offsets and words of the app, nothing a
 * person typed and nobody's name.
 */
export const windowPlace = z.object({
  route: route.nullable(),
  /** By view: where it was left. */
  routes: few(route),
  /** By list: how far it was scrolled, px. */
  scroll: few(z.int().nonnegative()),
  /** By name: the tab, the filter that was chosen. */
  choices: few(z.string().max(200)),
});
export type WindowPlace = z.infer<typeof windowPlace>;

/** Where a window that is opened for a route begins. */
export function placeAt(first: string): WindowPlace {
  return { route: first, routes: {}, scroll: {}, choices: {} };
}
