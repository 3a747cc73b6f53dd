import type { ScopePatch } from '../../protocol/pull.ts';
import type { HeldPosition } from './change-reader.ts';
import type { PublishedStep } from './recent-steps.ts';

/**
 * Patches made of the newest steps: devices that stand at the same place in a
 * scope are told the same, so it is put together once. Nothing of an older step
 * is kept.
 */
export class SharedPatches {
  #newest: PublishedStep | undefined;
  readonly #patches = new Map<string, ScopePatch>();

  /** A scope's patch from a position up to the newest step, made by whoever needs it first. */
  take({ scopeId, version }: HeldPosition, newest: PublishedStep | undefined, make: () => ScopePatch): ScopePatch {
    if (newest !== this.#newest) this.#patches.clear();
    this.#newest = newest;
    const key = `${scopeId}:${version}`;
    const known = this.#patches.get(key) ?? make();
    this.#patches.set(key, known);
    return known;
  }
}
