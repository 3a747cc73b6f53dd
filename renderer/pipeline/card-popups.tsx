import { TagPicker } from '../candidates/tag-picker.tsx';
import { Menu } from '../kit/menu.tsx';
import { Popover } from '../kit/popover.tsx';
import { say } from '../text/say.ts';
import { advancePast, focusCard } from './board-keys.ts';
import { useBoard } from './board-store.ts';
import { StageItems } from './stage-menu.tsx';

/** Gives the keyboard back to the card it was on, or to the one that took its place. */
function returnFocus(): boolean {
  const { cursor } = useBoard.getState();
  if (cursor !== null) focusCard(cursor);
  return false;
}

/** The menus that keys open on a card or on the selection: S and T. */
export function CardPopups() {
  const popup = useBoard((state) => state.popup);
  const close = (): void => useBoard.setState({ popup: null });
  const cards = popup?.cards ?? [];
  const onOpenChange = (open: boolean): void => {
    if (!open) close();
  };
  return (
    <>
      <Menu
        open={popup?.kind === 'status'}
        onOpenChange={onOpenChange}
        anchor={popup?.anchor}
        finalFocus={returnFocus}
        label={say('pipeline.cards-move-menu', { count: cards.length })}
      >
        <StageItems cards={cards} onMove={() => advancePast(cards)} />
      </Menu>
      <Popover
        open={popup?.kind === 'tags'}
        onOpenChange={onOpenChange}
        anchor={popup?.anchor}
        finalFocus={returnFocus}
        label={say('pipeline.cards-tag-popup', { count: cards.length })}
        className="w-64"
      >
        <TagPicker candidateIds={[...new Set(cards.map((card) => card.candidateId))]} onDone={close} />
      </Popover>
    </>
  );
}
