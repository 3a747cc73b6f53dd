import type { Principal } from './principals.ts';
import { hashToken } from './tokens.ts';

/** Tokens remembered at most; beyond that the oldest must be asked for again. */
const REMEMBERED = 10_000;

/**
 * Whose access tokens this gateway let in before. It lets nobody in: it only
 * tells which device a push locks while the database is asked, in the same
 * round trip, whether the token still works. Tokens are kept as the database keeps
 * them, by their hashes.
 */
export class KnownSenders {
  readonly #principals = new Map<string, Principal>();

  /** Who the token belonged to when it was last let in. */
  find(token: string): Principal | undefined {
    return this.#principals.get(hashToken(token));
  }

  /** The token was let in just now. */
  note(token: string, principal: Principal): void {
    const hash = hashToken(token);
    this.#principals.delete(hash);
    this.#principals.set(hash, principal);
    const [oldest] = this.#principals.keys();
    if (this.#principals.size > REMEMBERED && oldest !== undefined) this.#principals.delete(oldest);
  }

  /** The token does not let anybody in any more. */
  forget(token: string): void {
    this.#principals.delete(hashToken(token));
  }
}
