import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';
import { IconButton } from '../kit/button.tsx';
import { Popover } from '../kit/popover.tsx';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { CheckRow } from './check-row.tsx';
import { withMoved, withToggled } from './column-order.ts';
import { TABLE_COLUMNS, type TableColumn } from './layout.ts';
import { changeLayout } from './layout-memory.ts';
import { COLUMN_KINDS } from './table-columns.tsx';

interface ColumnRowProps {
  readonly id: TableColumn;
  readonly columns: readonly TableColumn[];
}

/** A column: shown or not, and one place further to the front or to the back. */
function ColumnRow({ id, columns }: ColumnRowProps) {
  const title = say(COLUMN_KINDS[id].title);
  const at = columns.indexOf(id);
  const [before, after] = at === -1 ? [undefined, undefined] : [columns[at - 1], columns[at + 1]];
  const put = (button: HTMLElement, side: 'before' | 'after', other: TableColumn | undefined): void => {
    if (other === undefined) return;
    changeLayout({ columns: [...withMoved(columns, id, side, other)] });
    // The row moves with its button, which loses the keyboard on the way.
    requestAnimationFrame(() => button.focus());
  };
  return (
    <div className="group flex items-center gap-1">
      <div className="min-w-0 flex-1">
        <CheckRow label={title} checked={at !== -1} onToggle={() => changeLayout({ columns: [...withToggled(columns, id)] })} />
      </div>
      {at !== -1 && (
        <span className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <IconButton
            icon={ChevronUp}
            size={14}
            label={say('pipeline.column-earlier', { title })}
            aria-disabled={before === undefined}
            onClick={({ currentTarget }) => put(currentTarget, 'before', before)}
            className="!size-6 aria-disabled:opacity-40"
          />
          <IconButton
            icon={ChevronDown}
            size={14}
            label={say('pipeline.column-later', { title })}
            aria-disabled={after === undefined}
            onClick={({ currentTarget }) => put(currentTarget, 'after', after)}
            className="!size-6 aria-disabled:opacity-40"
          />
        </span>
      )}
    </div>
  );
}

/** Which columns the table shows and in which order, and whether its rows stand together by their job. */
export function ColumnsMenu() {
  const columns = useBoard((state) => state.columns);
  const grouped = useBoard((state) => state.grouped);
  const hidden = TABLE_COLUMNS.filter((id) => !columns.includes(id));
  return (
    <Popover
      label={say('pipeline.columns')}
      align="end"
      className="w-60"
      trigger={<IconButton icon={Columns3} label={say('pipeline.columns')} className="no-drag" />}
    >
      <p className="border-b border-line px-3 py-2 text-meta text-pretty text-ink-3">{say('pipeline.columns-hint')}</p>
      <div className="overflow-y-auto p-1.5">
        {[...columns, ...hidden].map((id) => (
          <ColumnRow key={id} id={id} columns={columns} />
        ))}
      </div>
      <div className="border-t border-line p-1.5">
        <CheckRow label={say('pipeline.columns-group-by-job')} checked={grouped} onToggle={() => changeLayout({ grouped: !grouped })} />
      </div>
    </Popover>
  );
}
