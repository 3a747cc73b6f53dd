import { Columns3, ListChecks, Tag, X } from 'lucide-react';
import { TagPicker } from '../candidates/tag-picker.tsx';
import { useBottomBar } from '../kit/bottom-bar.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Popover } from '../kit/popover.tsx';
import { compareFromCandidates, reviewFromCandidates } from '../review/from-candidates.ts';
import { say } from '../text/say.ts';
import { clearSelected, useCandidateSearch } from './search-state.ts';

interface SelectionBarProps {
  readonly tagging: boolean;
  readonly onTagging: (open: boolean) => void;
}

/** What can be done with everybody who is selected. */
export function SelectionBar({ tagging, onTagging }: SelectionBarProps) {
  const selected = useCandidateSearch((state) => state.selected);
  useBottomBar(selected.size > 0);
  if (selected.size === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label={say('search.selected-actions')}
      className="absolute bottom-5 left-1/2 flex h-11 -translate-x-1/2 items-center gap-1 rounded-panel bg-raised pr-1.5 pl-4 shadow-float"
    >
      <span className="mr-2 font-medium whitespace-nowrap tabular-nums">{say('search.selected', { count: selected.size })}</span>
      <Popover
        label={say('search.selected-tag-dialog')}
        open={tagging}
        onOpenChange={onTagging}
        side="top"
        className="w-64"
        trigger={
          <Button look="quiet" icon={Tag}>
            {say('search.selected-tag')} <Kbd keys="T" />
          </Button>
        }
      >
        <TagPicker candidateIds={[...selected]} onDone={() => onTagging(false)} />
      </Popover>
      <Button look="quiet" icon={ListChecks} onClick={reviewFromCandidates}>
        {say('search.selected-review')} <Kbd keys="O" />
      </Button>
      <Button look="quiet" icon={Columns3} onClick={compareFromCandidates}>
        {say('search.selected-compare')} <Kbd keys="C" />
      </Button>
      <IconButton icon={X} label={say('search.selected-clear')} shortcut="Escape" onClick={clearSelected} />
    </div>
  );
}
