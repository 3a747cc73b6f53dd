import { unreachable } from '../../shared/errors.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { say } from '../text/say.ts';

export type SyncStatus = AnswerOf<typeof QUERIES.syncStatus>;

/** Something keeps the first copy from going on: also before it has a first figure. */
function isFirstCopyPaused({ firstSync, offlineSince, problem }: SyncStatus): boolean {
  return problem !== null || offlineSince !== null || (firstSync !== null && firstSync.problem !== null);
}

/** The pill's word and colour. */
export function pillWords(status: SyncStatus): { readonly word: string; readonly dot: string } {
  switch (status.state) {
    case 'online':
      return { word: say('app.online'), dot: 'bg-success' };
    case 'offline':
      return { word: say('app.offline'), dot: 'bg-warning' };
    case 'connecting':
      return { word: say('app.connecting'), dot: 'bg-info breathing' };
    case 'first_sync':
      return isFirstCopyPaused(status)
        ? { word: say('app.first-copy-paused'), dot: 'bg-warning' }
        : { word: say('app.first-copy-running'), dot: 'bg-info breathing' };
    case 'attention':
      // Without a change that does, it is the banner's problem.
      return {
        word: status.needsAttention === 0 ? say('app.not-in-step') : say('app.changes-need-attention', { count: status.needsAttention }),
        dot: 'bg-danger',
      };
    case 'signed_out':
      return { word: say('app.signed-out'), dot: 'bg-line-control' };
    default:
      return unreachable(status.state);
  }
}
