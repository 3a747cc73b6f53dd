/** Lifts arguments of one version to the next. */
export type Upcaster = (args: unknown) => unknown;

/** Per mutator, the step that starts at each older version. A queue outlives the program that filled it. */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>;

/** Every mutator is at its first version, so there is no step yet. */
export const UPCASTERS: Upcasters = {};

/**
 * Lifts a mutation's arguments to the version this gateway knows.
 * @returns null when they are of a later version, or of one no step starts at
 */
export function upcastArgs(
  name: string,
  from: number,
  to: number,
  args: unknown,
  upcasters: Upcasters = UPCASTERS,
): { readonly args: unknown } | null {
  let lifted = args;
  for (let version = from; version < to; version += 1) {
    const step = upcasters[name]?.[version];
    if (step === undefined) return null;
    lifted = step(lifted);
  }
  return from > to ? null : { args: lifted };
}
