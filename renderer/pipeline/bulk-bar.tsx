import { ArrowRightLeft, CircleX, Columns3, ListChecks, MessageSquarePlus, Tag, X } from 'lucide-react';
import { useState } from 'react';
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
  const [tagging, setTagging] = useState(false);
  const [noting, setNoting] = useState(false);
  return (
    <div
      data-bulk-bar
      role="toolbar"
      aria-label={say('pipeline.selection')}
      className="absolute bottom-5 left-1/2 flex h-11 max-w-[calc(100%-1.5rem)] -translate-x-1/2 items-center gap-1 overflow-x-auto rounded-panel bg-raised pr-1.5 pl-4 shadow-float"
    >
      <span className="mr-2 font-medium whitespace-nowrap tabular-nums">{say('pipeline.selected', { count: cards.length })}</span>
      <Menu
        label={say('pipeline.selection-move-menu')}
        trigger={
          <Button look="quiet" icon={ArrowRightLeft}>
            {say('pipeline.selection-move')}
          </Button>
        }
      >
        <StageItems cards={cards} />
      </Menu>
      <Button look="quiet" icon={CircleX} onClick={() => requestMove(cards, 'rejected')}>
        {say('pipeline.selection-reject')}
      </Button>
      <Popover
        label={say('pipeline.selection-tag-popup')}
        open={tagging}
        onOpenChange={setTagging}
        side="top"
        className="w-64"
        trigger={
          <Button look="quiet" icon={Tag}>
            {say('pipeline.selection-tag')}
          </Button>
        }
      >
        <TagPicker candidateIds={[...new Set(cards.map((card) => card.candidateId))]} onDone={() => setTagging(false)} />
      </Popover>
      <Popover
        label={say('pipeline.selection-note-popup')}
        open={noting}
        onOpenChange={setNoting}
        side="top"
        className="w-80"
        trigger={
          <Button look="quiet" icon={MessageSquarePlus}>
            {say('pipeline.selection-note')}
          </Button>
        }
      >
        <BulkNote applicationIds={cards.map((card) => card.applicationId)} onDone={() => setNoting(false)} />
      </Popover>
      <Button look="quiet" icon={ListChecks} onClick={reviewFromBoard}>
        {say('pipeline.selection-review')}
      </Button>
      <Button look="quiet" icon={Columns3} onClick={compareFromBoard}>
        {say('pipeline.selection-compare')}
      </Button>
      <IconButton icon={X} label={say('pipeline.selection-clear')} shortcut="Escape" onClick={() => setSelection(() => NOTHING_SELECTED)} />
    </div>
  );
}
