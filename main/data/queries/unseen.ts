import { fromUtcSecond, toUtcSecond } from '../../../shared/time.ts';
import type { QueryContext } from '../query-handler.ts';

const DAY_MS = 86_400_000;

/** An application is new for so long; what is older was seen elsewhere, or is stuck, which has its own mark. */
const NEW_DAYS = 30;

/**
 * Whether application `a` is new and unopened: in the first stage, not made on
 * this device, and never opened here. Binds the moment before which nothing is
 * new, see {@link newSince}.
 */
export const UNSEEN = `(a.status = 'submitted' AND a.id > 0 AND coalesce(a.submittedAt, '') >= ?
  AND NOT EXISTS (SELECT 1 FROM _setting s WHERE s.name = 'seen:' || a.id))`;

/** What was submitted before this is not new any more. */
export function newSince(context: Pick<QueryContext, 'now'>): string {
  return toUtcSecond(fromUtcSecond(context.now()) - NEW_DAYS * DAY_MS);
}
