import { createHash, randomBytes } from 'node:crypto';

/** How long an access token works, in seconds. */
export const ACCESS_SECONDS = 15 * 60;
/** How long a refresh token works, in seconds: longer than any lease, so that a laptop back from a long leave goes on. */
export const REFRESH_SECONDS = 90 * 24 * 60 * 60;

/** An opaque token: 256 random bits as 64 hex digits. */
export function newToken(): string {
  return randomBytes(32).toString('hex');
}

/** A name for the chain of tokens that one sign-in started. */
export function newFamily(): string {
  return randomBytes(16).toString('hex');
}

/** What is stored of a token: its SHA-256, so that a copy of the table opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The token of an `Authorization: Bearer` header; null when there is none of the right shape. */
export function bearerToken(header: string | undefined): string | null {
  return header?.match(/^Bearer ([0-9a-f]{64})$/)?.[1] ?? null;
}
