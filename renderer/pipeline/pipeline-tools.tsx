import { ArrowDownUp, SquareKanban, Table2 } from 'lucide-react';
import { IconButton } from '../kit/button.tsx';
import { SearchField } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Select } from '../kit/select.tsx';
import { useBoard } from './board-store.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { GuestsButton } from './guest-dialog.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { changeLayout, toggleMode } from './layout-memory.ts';
import type { CardSort } from './overlay.ts';
import { ViewsMenu } from './views-menu.tsx';

const SORTS: readonly { readonly value: CardSort; readonly label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'longest_in_stage', label: 'Longest in stage' },
  { value: 'score', label: 'Best match' },
  { value: 'name', label: 'Name' },
];

/** What narrows, orders and lays out the pipeline that is open. */
export function PipelineTools({ jobId }: { readonly jobId: number }) {
  const search = useBoard((state) => state.search);
  const sort = useBoard((state) => state.sort);
  const mode = useBoard((state) => state.mode);
  return (
    <>
      <SearchField
        label="Search this board"
        value={search}
        onChange={(text) => useBoard.setState({ search: text })}
        trailing={
          search === '' && (
            <span className="hidden @4xl:inline">
              <Kbd keys="/" />
            </span>
          )
        }
        className="!hidden w-36 @lg:!flex @4xl:w-48"
      />
      <GuestsButton jobId={jobId} />
      <FilterMenu jobId={jobId} />
      {mode === 'board' ? (
        <Select
          label="Order of the cards"
          quiet
          compact
          lead={<Icon icon={ArrowDownUp} size={14} className="text-ink-3" />}
          value={sort}
          options={SORTS}
          onChange={(next) => changeLayout({ sort: next })}
        />
      ) : (
        <ColumnsMenu />
      )}
      <ViewsMenu />
      <IconButton
        icon={mode === 'board' ? Table2 : SquareKanban}
        label={mode === 'board' ? 'Show as a table' : 'Show as a board'}
        shortcut="V"
        onClick={toggleMode}
        className="no-drag"
      />
    </>
  );
}
