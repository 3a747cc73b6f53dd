import { AppError } from '../../shared/errors.ts';
import { badAnswer, goodbyeError } from './network-errors.ts';

interface Parser<T> {
  readonly safeParse: (value: unknown) => { success: true; data: T } | { success: false; error: unknown };
}

interface Goodbye {
  readonly type: 'goodbye';
  readonly error: { readonly kind: string; readonly code: string; readonly message: string };
}

/**
 * Reads a stream's frames: what cannot be understood and a goodbye are thrown,
 * the rest is handed on.
 */
export async function* readFrames<T extends { type: string }>(items: AsyncIterable<unknown>, schema: Parser<T>): AsyncIterable<Exclude<T, Goodbye>> {
  for await (const item of items) {
    const parsed = schema.safeParse(item);
    if (!parsed.success) throw badAnswer(parsed.error);
    const frame = parsed.data;
    if (isGoodbye(frame)) throw goodbyeError(frame.error);
    yield frame as Exclude<T, Goodbye>;
  }
}

function isGoodbye(frame: { type: string }): frame is Goodbye {
  return frame.type === 'goodbye';
}

/** An expected error as it is; anything else is a bug, told as such and tried again. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = 'Something went wrong while syncing. Your changes are safe here and HotGigs tries again; restart the app if this stays.';
  return new AppError({ kind: 'internal', origin: 'sync', code: 'sync.internal', message }, { cause: thrown });
}

/** Where a bug was thrown, without its message, which might hold a value of a row. */
export function placeOf(error: AppError): string {
  const cause = error.cause;
  if (error.kind !== 'internal' || !(cause instanceof Error)) return '';
  return `${cause.name} ${(cause.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .join(' ')}`;
}
