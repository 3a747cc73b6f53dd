import { AppError } from '../../shared/errors.ts';
import type { ErrorBody, ErrorKind } from '../../shared/errors.ts';
import { databaseUnavailable, isTransient } from './pool.ts';

/** The HTTP status of each kind of refusal. */
const STATUS: Record<ErrorKind, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  incompatible: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
  unreachable: 503,
  busy: 503,
  corrupt: 500,
  disk_full: 507,
  cancelled: 500,
  internal: 500,
};

/** The HTTP status that carries an error body. */
export function httpStatus(body: ErrorBody): number {
  return STATUS[body.kind];
}

/** An expected refusal of the gateway: `message` is one sentence that says what to do. */
export function refusal(kind: ErrorKind, code: string, message: string, retryAfterSeconds?: number): AppError {
  return new AppError({ kind, origin: 'gateway', code, message, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) });
}

/** What fastify itself refuses before a handler runs, by its error code. */
const FRAMEWORK_REFUSALS: Readonly<Record<string, () => AppError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => refusal('too_large', 'request.too_large', 'The request is larger than the gateway accepts. Send less at once.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => refusal('invalid_input', 'request.not_json', 'The gateway only understands JSON bodies.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => refusal('invalid_input', 'request.malformed', 'The request has no body.'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => refusal('invalid_input', 'request.malformed', 'The request is not valid JSON.'),
};

/**
 * Turns anything thrown by a handler into the error to answer with. Text of
 * unexpected errors never leaves the gateway, so that no row value leaks.
 */
export function asRefusal(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isTransient(thrown)) return databaseUnavailable(thrown);
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  const framework = FRAMEWORK_REFUSALS[code];
  if (framework !== undefined) return framework();
  if (thrown instanceof SyntaxError) return refusal('invalid_input', 'request.malformed', 'The request is not valid JSON.');
  return new AppError(
    {
      kind: 'internal',
      origin: 'gateway',
      code: 'internal.unexpected',
      message: 'Something went wrong inside the gateway. Your work is kept on this laptop and will be sent again.',
    },
    { cause: thrown },
  );
}
