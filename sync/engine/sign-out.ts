import { toErrorBody } from '../../shared/errors.ts';
import type { EngineParts } from './engine-parts.ts';
import { loadPending } from './queue.ts';

function wipe({ mirror, pending }: EngineParts): void {
  mirror.wipe();
  loadPending(mirror.current(), pending);
}

/**
 * Forgets the session, then what it held. That this is meant is noted before: what
 * nobody owns any more must not stay because of a cut or a file that is in use.
 * Throws what kept the session from being forgotten, then nothing has happened, or what kept the mirror from being destroyed.
 */
export function signOut(parts: EngineParts): void {
  const { mirror, session } = parts;
  mirror.announceWipe();
  try {
    session.signOut();
  } catch (thrown) {
    mirror.withdrawWipe();
    throw thrown;
  }
  wipe(parts);
}

/** Carries out what a sign-out could not, before anybody else's data comes. Throws what keeps the mirror from being destroyed. */
export function wipeWhatIsDue(parts: EngineParts): void {
  if (parts.mirror.isWipeDue()) wipe(parts);
}

/** The same at the start of the program; while there is a session, the sign-out did not get so far and was none. */
export function finishSignOut(parts: EngineParts): void {
  const { mirror, session, log } = parts;
  try {
    if (session.stored === null) wipeWhatIsDue(parts);
    else if (mirror.isWipeDue()) mirror.withdrawWipe();
  } catch (thrown) {
    log('mirror.not_wiped', { code: toErrorBody(thrown, 'sync').code });
  }
}
