import { ArrowDownUp, SquareKanban, Table2 } from 'lucide-react';
import { IconButton } from '../kit/button.tsx';
import { classes } from '../kit/classes.ts';
import { SearchField } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Select } from '../kit/select.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { GuestsButton } from './guest-dialog.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { changeLayout, toggleMode } from './layout-memory.ts';
import type { CardSort } from './overlay.ts';
import { ViewsMenu } from './views-menu.tsx';

const SORTS: readonly { readonly value: CardSort; readonly text: TextKey }[] = [
  { value: 'newest', text: 'pipeline.card-order-newest' },
  { value: 'longest_in_stage', text: 'pipeline.card-order-longest-in-stage' },
  { value: 'score', text: 'pipeline.card-order-score' },
  { value: 'name', text: 'pipeline.card-order-name' },
];

/** What narrows, orders and lays out the pipeline that is open. */
export function PipelineTools({ jobId }: { readonly jobId: number }) {
  const search = useBoard((state) => state.search);
  const sort = useBoard((state) => state.sort);
  const mode = useBoard((state) => state.mode);
  return (
    <>
      <SearchField
        label={mode === 'board' ? say('pipeline.search') : say('pipeline.search-table')}
        value={search}
        onChange={(text) => useBoard.setState({ search: text })}
        trailing={
          search === '' && (
            <span className="hidden @5xl:inline">
              <Kbd keys="/" />
            </span>
          )
        }
        // Beside open details only its icon, until it is used: the job's name needs the room.
        className={classes(
          'focus-within:w-40 @3xl:w-36 @5xl:w-48 @5xl:focus-within:w-48',
          search === '' ? 'w-10 @max-3xl:not-focus-within:[&_input]:placeholder:text-transparent' : 'w-40',
        )}
      />
      <GuestsButton jobId={jobId} />
      <FilterMenu jobId={jobId} />
      {mode === 'board' ? (
        <Select
          label={say('pipeline.card-order')}
          quiet
          compact
          lead={<Icon icon={ArrowDownUp} size={14} className="text-ink-3" />}
          value={sort}
          options={SORTS.map((one) => ({ value: one.value, label: say(one.text) }))}
          onChange={(next) => changeLayout({ sort: next })}
        />
      ) : (
        <ColumnsMenu />
      )}
      <ViewsMenu />
      <IconButton
        icon={mode === 'board' ? Table2 : SquareKanban}
        label={mode === 'board' ? say('pipeline.show-table') : say('pipeline.show-board')}
        shortcut="V"
        onClick={toggleMode}
        className="no-drag"
      />
    </>
  );
}
