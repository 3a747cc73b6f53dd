import { AppError, type ErrorBody, type ErrorKind } from '../../shared/errors.ts';
import { errorReply } from '../protocol/session.ts';

const KINDS: ReadonlySet<string> = new Set<ErrorKind>([
  'invalid_input',
  'not_found',
  'forbidden',
  'unauthenticated',
  'conflict',
  'rate_limited',
  'too_large',
  'unreachable',
  'incompatible',
  'unavailable',
  'corrupt',
  'disk_full',
  'busy',
  'cancelled',
  'internal',
]);

/** No answer came: no network, a closed port, a cut connection, or silence. */
export function unreachableGateway(cause?: unknown): AppError {
  return new AppError(
    {
      kind: 'unreachable',
      origin: 'sync',
      code: 'sync.unreachable',
      message: 'The server cannot be reached. You can go on working; your changes are kept here and sent when the connection is back.',
    },
    { cause },
  );
}

/** The caller ended the call. */
export function cancelledCall(): AppError {
  return new AppError({ kind: 'cancelled', origin: 'sync', code: 'sync.cancelled', message: 'This was stopped.' });
}

/** Something answered that does not speak the gateway's language: a captive portal, a proxy's page, another program. */
export function badAnswer(cause?: unknown): AppError {
  return new AppError(
    {
      kind: 'unavailable',
      origin: 'sync',
      code: 'sync.bad_answer',
      message: 'The server’s answer could not be understood. If you are on a guest network, sign in to it first; otherwise tell your administrator.',
    },
    { cause },
  );
}

/** A refusal's body as the gateway wrote it; anything else that is no success is a bad answer. */
export function refusalOf(status: number, body: unknown, retryAfter: string | null): ErrorBody {
  const parsed = errorReply.safeParse(body);
  if (!parsed.success || !KINDS.has(parsed.data.error.kind)) {
    return { ...badAnswer().body, ...secondsOf(retryAfter), code: `sync.bad_answer_${status}` };
  }
  const { kind, code, message, retryAfterSeconds } = parsed.data.error;
  const wait = retryAfterSeconds === undefined ? secondsOf(retryAfter) : { retryAfterSeconds };
  return { kind: kind as ErrorKind, origin: 'gateway', code, message, ...wait };
}

/** An error that the gateway sent inside a stream. */
export function goodbyeError(error: { kind: string; code: string; message: string }): AppError {
  const kind = KINDS.has(error.kind) ? (error.kind as ErrorKind) : 'unavailable';
  return new AppError({ kind, origin: 'gateway', code: error.code, message: error.message });
}

function secondsOf(retryAfter: string | null): { retryAfterSeconds?: number } {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterSeconds: seconds } : {};
}
