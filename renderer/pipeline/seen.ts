import { COMMANDS } from '../../shared/contract/commands.ts';
import { router } from '../app/router.ts';
import { call, start } from '../data/actions.ts';

/** What this window has said already. */
const told = new Set<number>();

/** These applications were opened by this person: they are not new any more. */
export function markSeen(applicationIds: readonly number[]): void {
  const news = applicationIds.filter((id) => !told.has(id));
  if (news.length === 0) return;
  for (const id of news) told.add(id);
  start(call(COMMANDS.markSeen, { applicationIds: news }));
}

/** Marks every application whose details are opened, wherever in the app. Answers how to stop. */
export function markWhatIsOpened(): () => void {
  const mark = (): void => {
    const { applicationId } = router.current();
    if (applicationId !== null) markSeen([applicationId]);
  };
  mark();
  return router.subscribe(mark);
}
