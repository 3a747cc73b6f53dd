/** Where an error was noticed; the recovery action often depends on it. */
export type ErrorOrigin = 'renderer' | 'main' | 'db' | 'sync' | 'gateway' | 'tools';

/** What kind of trouble it is; every kind has one way on for the user. */
export type ErrorKind =
  | 'invalid_input'
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'conflict'
  | 'rate_limited'
  | 'too_large'
  | 'unreachable'
  | 'incompatible'
  | 'unavailable'
  | 'corrupt'
  | 'disk_full'
  | 'busy'
  | 'cancelled'
  | 'internal';

/** An error's plain form: what crosses a process or the wire. */
export interface ErrorBody {
  readonly kind: ErrorKind;
  readonly origin: ErrorOrigin;
  /** A stable, dotted name for programs, such as `session.wrong_password`. */
  readonly code: string;
  /** One human sentence that says what happened and what to do. */
  readonly message: string;
  /** Seconds to wait before trying again, where that helps. */
  readonly retryAfterSeconds?: number | undefined;
}

/** The one family of expected errors. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly body: ErrorBody;

  constructor(body: ErrorBody, options?: { cause?: unknown }) {
    super(body.message, options);
    this.body = body;
  }

  get kind(): ErrorKind {
    return this.body.kind;
  }

  get code(): string {
    return this.body.code;
  }
}

/** The outcome of a call that may fail in an expected way. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorBody };

/** Wraps a success. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps an expected failure. */
export function failure<T>(error: ErrorBody): Result<T> {
  return { ok: false, error };
}

/**
 * Turns anything thrown into an error body. A thrown value that is not an
 * {@link AppError} is a bug: its text is not shown, so that no row value leaks.
 */
export function toErrorBody(thrown: unknown, origin: ErrorOrigin): ErrorBody {
  if (thrown instanceof AppError) return thrown.body;
  return {
    kind: 'internal',
    origin,
    code: 'internal.unexpected',
    message: 'Something went wrong inside the workstation. Nothing you entered was lost; try again, and restart the app if it happens again.',
  };
}

/** Marks code that the type checker proves is never reached. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}

/** Returns the value, or throws when a thing that must exist does not. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Missing ${what}`);
  return value;
}
