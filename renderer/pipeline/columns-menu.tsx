import { Columns3 } from 'lucide-react';
import { IconButton } from '../kit/button.tsx';
import { Popover } from '../kit/popover.tsx';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { CheckRow } from './check-row.tsx';
import { TABLE_COLUMNS, type TableColumn } from './layout.ts';
import { changeLayout } from './layout-memory.ts';
import { COLUMN_KINDS } from './table-columns.tsx';

/** The chosen columns with one more or one less, in the order columns have. */
function withToggled(columns: readonly TableColumn[], id: TableColumn): TableColumn[] {
  return TABLE_COLUMNS.filter((one) => (one === id ? !columns.includes(id) : columns.includes(one)));
}

/** Which columns the table shows, and whether its rows stand together by their job. */
export function ColumnsMenu() {
  const columns = useBoard((state) => state.columns);
  const grouped = useBoard((state) => state.grouped);
  return (
    <Popover
      label={say('pipeline.columns')}
      align="end"
      className="w-56"
      trigger={<IconButton icon={Columns3} label={say('pipeline.columns')} className="no-drag" />}
    >
      <div className="overflow-y-auto p-1.5">
        {TABLE_COLUMNS.map((id) => (
          <CheckRow
            key={id}
            label={say(COLUMN_KINDS[id].title)}
            checked={columns.includes(id)}
            onToggle={() => changeLayout({ columns: withToggled(columns, id) })}
          />
        ))}
      </div>
      <div className="border-t border-line p-1.5">
        <CheckRow label={say('pipeline.columns-group-by-job')} checked={grouped} onToggle={() => changeLayout({ grouped: !grouped })} />
      </div>
    </Popover>
  );
}
