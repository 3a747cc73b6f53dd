import type { ReviewItem } from '../../shared/queries/review.ts';
import { useBottomBar } from '../kit/bottom-bar.ts';
import { Button } from '../kit/button.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Menu } from '../kit/menu.tsx';
import { StageItems } from '../pipeline/stage-menu.tsx';
import { focusNote } from '../candidates/note-focus.ts';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { advance, back, decide, refOf, skip } from './review-actions.ts';
import { nextStage } from './review-places.ts';
import { useReview } from './review-state.ts';

interface ActionBarProps {
  readonly item: ReviewItem;
  readonly finalFocus: () => HTMLElement | null;
}

/** What can be done with the one that is shown, each with its key. */
export function ActionBar({ item, finalFocus }: ActionBarProps) {
  useBottomBar();
  const choosing = useReview((state) => state.popup === 'stage');
  const to = nextStage(item.now ?? '');
  return (
    <div
      role="toolbar"
      aria-label={say('review.actions')}
      className="flex min-h-13 shrink-0 flex-wrap items-center gap-1.5 border-t border-line bg-surface px-4 py-2"
    >
      <Button look="quiet" disabled={item.place === 0} onClick={() => back(item.place)}>
        {say('review.action-back')} <Kbd keys="K" />
      </Button>
      <Button look="quiet" onClick={focusNote}>
        {say('review.action-note')} <Kbd keys="N" />
      </Button>
      <span className="flex-1" />
      <Button look="plain" size="form" onClick={() => void decide(item, 'rejected')}>
        {say('review.action-reject')} <Kbd keys="R" />
      </Button>
      <Button look="plain" size="form" onClick={() => skip(item)}>
        {say('review.action-skip')} <Kbd keys="J" />
      </Button>
      <Menu
        align="end"
        label={say('review.move-to-stage')}
        open={choosing}
        onOpenChange={(open) => useReview.setState({ popup: open ? 'stage' : null })}
        finalFocus={finalFocus}
        trigger={
          <Button look="plain" size="form">
            {say('review.action-stage')} <Kbd keys="S" />
          </Button>
        }
      >
        <StageItems cards={[refOf(item)]} />
      </Menu>
      <Button look="primary" size="form" disabled={to === null} onClick={() => advance(item)}>
        {to === null ? say('review.action-advance') : say('review.action-advance-to', { stage: sayStatus(to) })} <Kbd keys="A" />
      </Button>
    </div>
  );
}
