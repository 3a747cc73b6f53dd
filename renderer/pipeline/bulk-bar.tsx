import { ArrowRightLeft, CircleX, Columns3, ListChecks, MessageSquarePlus, Tag, X, type LucideIcon } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useBottomBar } from '../kit/bottom-bar.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { Menu } from '../kit/menu.tsx';
import { Popover } from '../kit/popover.tsx';
import { compareFromBoard, reviewFromBoard } from '../review/from-board.ts';
import { TagPicker } from '../candidates/tag-picker.tsx';
import { say } from '../text/say.ts';
import { setSelection, useBoard } from './board-store.ts';
import { BulkNote } from './bulk-note.tsx';
import { DraftTray } from './draft-review.tsx';
import { requestMove } from './move.ts';
import { NOTHING_SELECTED, type CardRef } from './selection.ts';
import { StageItems } from './stage-menu.tsx';

interface BarButtonProps extends ComponentProps<'button'> {
  readonly icon: LucideIcon;
  readonly label: string;
}

/** A button of the bar; beside open details there is room for its icon alone. */
function BarButton({ label, ...rest }: BarButtonProps) {
  return (
    <Button look="quiet" title={label} {...rest}>
      <span className="@max-3xl:sr-only">{label}</span>
    </Button>
  );
}

/** Of what opens from the bar, px: clear of its edge. */
const GAP = 14;

/** What can be done with everything that is selected. */
export function BulkBar() {
  const selected = useBoard((state) => state.selection.cards);
  return (
    <>
      <DraftTray isRaised={selected.size > 0} />
      {selected.size > 0 && <Bar cards={[...selected.values()]} />}
    </>
  );
}

function Bar({ cards }: { readonly cards: readonly CardRef[] }) {
  useBottomBar();
  const [tagging, setTagging] = useState(false);
  const [noting, setNoting] = useState(false);
  return (
    <div
      role="toolbar"
      data-bulk-bar
      aria-label={say('pipeline.selection')}
      className="absolute bottom-5 left-1/2 flex h-11 max-w-[calc(100%-1.5rem)] -translate-x-1/2 items-center gap-1 overflow-x-auto rounded-panel bg-raised pr-1.5 pl-4 shadow-float"
    >
      <span className="mr-2 font-medium whitespace-nowrap tabular-nums">{say('pipeline.selected', { count: cards.length })}</span>
      <Menu
        gap={GAP}
        label={say('pipeline.selection-move-menu')}
        trigger={<BarButton icon={ArrowRightLeft} label={say('pipeline.selection-move')} />}
      >
        <StageItems cards={cards} />
      </Menu>
      <BarButton icon={CircleX} label={say('pipeline.selection-reject')} onClick={() => requestMove(cards, 'rejected')} />
      <Popover
        label={say('pipeline.selection-tag-popup')}
        open={tagging}
        onOpenChange={setTagging}
        side="top"
        gap={GAP}
        className="w-64"
        trigger={<BarButton icon={Tag} label={say('pipeline.selection-tag')} />}
      >
        <TagPicker candidateIds={[...new Set(cards.map((card) => card.candidateId))]} onDone={() => setTagging(false)} />
      </Popover>
      <Popover
        label={say('pipeline.selection-note-popup')}
        open={noting}
        onOpenChange={setNoting}
        side="top"
        gap={GAP}
        className="w-80"
        trigger={<BarButton icon={MessageSquarePlus} label={say('pipeline.selection-note')} />}
      >
        <BulkNote applicationIds={cards.map((card) => card.applicationId)} onDone={() => setNoting(false)} />
      </Popover>
      <BarButton icon={ListChecks} label={say('pipeline.selection-review')} onClick={reviewFromBoard} />
      <BarButton icon={Columns3} label={say('pipeline.selection-compare')} onClick={compareFromBoard} />
      <IconButton icon={X} label={say('pipeline.selection-clear')} shortcut="Escape" onClick={() => setSelection(() => NOTHING_SELECTED)} />
    </div>
  );
}
