import { Clock3, Send } from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import type { TableRow as RowData } from '../../shared/queries/pipeline-table.ts';
import { formatNumber } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Tick } from '../kit/checkbox.tsx';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useBoard } from './board-store.ts';
import { useFocusWhenCurrent } from './card-focus.ts';
import type { TableColumn } from './layout.ts';
import { movedCard } from './overlay.ts';
import { COLUMN_KINDS } from './table-columns.tsx';
import type { TableGroup } from './table-items.ts';
import { UnseenDot } from './unseen-dot.tsx';

export const ROW_HEIGHT = 36;

/** A column as it is drawn; one that grows is wider than its width where there is room. */
export interface DrawnColumn {
  readonly id: TableColumn;
  readonly width: number;
  readonly grows: boolean;
}

/** The columns as they are drawn: which, and how wide. */
export interface DrawnColumns {
  readonly nameWidth: number;
  readonly columns: readonly DrawnColumn[];
  /** Of all of them, px. */
  readonly total: number;
}

/** A row as it shows right after a move, until the live answers have it. */
function useShownRow(row: RowData): RowData {
  const move = useBoard((state) => state.overlay.get(row.applicationId));
  return useMemo(() => (move === undefined ? row : movedCard(row, move.to, move.card?.statusSince ?? row.statusSince)), [row, move]);
}

function NameCell({ row, selected, width }: { readonly row: RowData; readonly selected: boolean; readonly width: number }) {
  return (
    <div
      role="gridcell"
      style={{ width }}
      // It lies over what is scrolled beneath it, on the row's own ground.
      className="sticky left-0 z-[1] flex shrink-0 items-center gap-2 border-r border-b border-line bg-inherit pr-2 pl-3"
    >
      <span className="relative size-6 shrink-0">
        <Avatar id={row.candidateId} name={row.name} className={classes(selected ? 'invisible' : 'group-hover:invisible')} />
        <span
          aria-hidden
          data-select
          data-testid={`select-${row.applicationId}`}
          className={classes('absolute -inset-1 flex items-center justify-center', selected ? '' : 'invisible group-hover:visible')}
        >
          <Tick checked={selected} />
        </span>
      </span>
      <span dir="auto" className="min-w-0 flex-1 truncate text-left font-semibold">
        {row.name}
      </span>
      {row.unseen && <UnseenDot />}
      {row.letterWaits && (
        <span title={say('pipeline.letter-waits')} className="shrink-0 text-ink-2">
          <Icon icon={Send} size={12} />
          <span className="sr-only">{say('pipeline.letter-waits')}</span>
        </span>
      )}
      {row.undelivered && (
        <span title={say('pipeline.undelivered')} className="shrink-0 text-warning-text">
          <Icon icon={Clock3} size={12} />
          <span className="sr-only">{say('pipeline.row-undelivered-spoken')}</span>
        </span>
      )}
    </div>
  );
}

/** Over the person's cell as well, which covers the row's own outline. */
const FOCUS_RING =
  'focus-visible:after:pointer-events-none focus-visible:after:absolute focus-visible:after:inset-0 focus-visible:after:z-[2] ' +
  'focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-line';

interface TableRowProps {
  readonly row: RowData;
  /** Its place in the table, from 1: read aloud. */
  readonly position: number;
  readonly drawn: DrawnColumns;
  /** Whether Tab reaches it although the cursor is nowhere. */
  readonly entrance: boolean;
}

/** One application in the table. Rendered again only when its own data, selection, cursor or the columns change. */
export const TableRow = memo(function TableRow({ row: live, position, drawn, entrance }: TableRowProps) {
  const id = live.applicationId;
  const row = useShownRow(live);
  const selected = useBoard((state) => state.selection.cards.has(id));
  const current = useBoard((state) => state.cursor === id);
  const now = useNow();
  const element = useRef<HTMLDivElement>(null);
  useFocusWhenCurrent(element, id, current);
  return (
    <div
      ref={element}
      role="row"
      aria-rowindex={position + 1}
      aria-selected={selected}
      tabIndex={current || entrance ? 0 : -1}
      data-card={id}
      data-testid={`row-${id}`}
      style={{ height: ROW_HEIGHT, width: drawn.total }}
      className={classes(
        'group relative flex min-w-full outline-none',
        FOCUS_RING,
        selected ? 'bg-accent-soft' : current ? 'bg-canvas' : 'bg-surface hover:bg-canvas',
      )}
    >
      <NameCell row={row} selected={selected} width={drawn.nameWidth} />
      {drawn.columns.map((column) => {
        const kind = COLUMN_KINDS[column.id];
        return (
          <div
            key={column.id}
            role="gridcell"
            style={{ width: column.width }}
            className={classes(
              'flex shrink-0 items-center gap-1 overflow-hidden border-b border-line px-2.5 whitespace-nowrap text-ink-2 tabular-nums',
              kind.alignEnd === true && 'justify-end',
              column.grows && 'grow',
            )}
          >
            {kind.cell(row, now)}
          </div>
        );
      })}
      <RowEnd drawn={drawn} />
    </div>
  );
});

/** The line goes on to the window's edge where no column takes the room. */
function RowEnd({ drawn }: { readonly drawn: DrawnColumns }) {
  return drawn.columns.some((column) => column.grows) ? null : <span aria-hidden className="min-w-0 flex-1 border-b border-line" />;
}

/** The heading of a group: its job and how many rows are under it. */
export function GroupRow({ group, position, width }: { readonly group: TableGroup; readonly position: number; readonly width: number }) {
  return (
    <div
      role="row"
      aria-rowindex={position + 1}
      style={{ height: ROW_HEIGHT, width }}
      className="flex min-w-full items-end border-b border-line bg-sunken"
    >
      <div role="rowheader" className="sticky left-0 flex items-center gap-2 px-3 pb-1.5 font-semibold">
        <span className="max-w-[48ch] truncate">{group.title === '' ? say('pipeline.group-without-job') : group.title}</span>
        <span className="text-meta font-normal text-ink-3 tabular-nums">{formatNumber(group.count)}</span>
      </div>
    </div>
  );
}
