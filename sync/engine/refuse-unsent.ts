import { AppError } from '../../shared/errors.ts';
import type { Account } from '../protocol/session.ts';
import type { MirrorStore } from './ports.ts';

/** Keeps who signs out from losing what was not sent. @throws AppError `session.unsent_changes` */
export function refuseForUnsent(store: MirrorStore): void {
  const { pending } = store.queue.counts();
  if (pending === 0) return;
  const changes = pending === 1 ? 'One change has' : `${pending} changes have`;
  throw new AppError({
    kind: 'conflict',
    origin: 'sync',
    code: 'session.unsent_changes',
    message: `${changes} not reached the server yet and would be lost. Connect and wait until they are sent, or sign out without them.`,
  });
}

/** Keeps another person's sign-in from losing it. @throws AppError `session.other_account_unsent` */
export function refuseForUnsentOf(store: MirrorStore, known: Account): void {
  const unsent = store.queue.counts().pending;
  if (unsent === 0) return;
  throw new AppError({
    kind: 'conflict',
    origin: 'sync',
    code: 'session.other_account_unsent',
    message: `This laptop still holds ${unsent} unsent changes of ${known.name}. They must sign in and let them be sent, or sign out without them, first.`,
  });
}
