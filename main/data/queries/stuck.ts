import { parseStuckDays, STUCK_DAYS_KEPT, type StuckDays } from '../../../shared/domain/stuck.ts';
import type { QueryContext } from '../query-handler.ts';
import { keptText } from './kept.ts';

/** After how many days in a stage an application counts as stuck, as chosen on this device. */
export function stuckDaysOf(context: Pick<QueryContext, 'mirror'>): StuckDays {
  return parseStuckDays(keptText(context, STUCK_DAYS_KEPT));
}
