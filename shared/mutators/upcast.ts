import type { AnyMutator } from './mutator.ts';

/** How many versions before the present one are still understood: a queue outlives the program that filled it. */
export const OLDER_VERSIONS_KEPT = 2;

/** Arguments of the present version, or why there are none. */
export type Lifted = { readonly ok: true; readonly args: unknown } | { readonly ok: false; readonly reason: 'too_old' | 'too_new' };

/** Lifts arguments (or an input) of an older version of a mutator to the present one. Both sides do it by this. */
export function liftArgs(mutator: Pick<AnyMutator, 'argsVersion' | 'upcasts'>, from: number, args: unknown): Lifted {
  if (from > mutator.argsVersion) return { ok: false, reason: 'too_new' };
  if (from < mutator.argsVersion - OLDER_VERSIONS_KEPT) return { ok: false, reason: 'too_old' };
  let lifted = args;
  for (let version = from; version < mutator.argsVersion; version += 1) {
    const step = mutator.upcasts[version];
    if (step === undefined) return { ok: false, reason: 'too_old' };
    lifted = step(lifted);
  }
  return { ok: true, args: lifted };
}
