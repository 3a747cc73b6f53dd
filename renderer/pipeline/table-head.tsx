import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef } from 'react';
import type { TableOrder, TableSort } from '../../shared/queries/pipeline-table.ts';
import { classes } from '../kit/classes.ts';
import { Icon } from '../kit/icon.tsx';
import { say } from '../text/say.ts';
import { useBoard } from './board-store.ts';
import { useDraggableHeading } from './heading-drag.ts';
import { COLUMN_MAX, COLUMN_MIN, type TableColumn } from './layout.ts';
import { changeLayout } from './layout-memory.ts';
import { COLUMN_KINDS, NAME_COLUMN } from './table-columns.tsx';
import type { DrawnColumns } from './table-row.tsx';
import { alsoSortedBy, sortedBy } from './table-sorting.ts';

const STEP = 16;

/** How wide the heading of a grip is now, which may be more than its column was given. */
function shownWidth(grip: HTMLElement): number {
  return grip.parentElement?.offsetWidth ?? 0;
}

/** The right edge of a heading: drag it, or move it with the arrow keys. */
function WidthGrip({ id, title, width }: { readonly id: TableColumn | 'name'; readonly title: string; readonly width: number }) {
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const resize = (next: number): void => {
    const clamped = Math.min(COLUMN_MAX, Math.max(COLUMN_MIN, Math.round(next)));
    changeLayout({ widths: { ...useBoard.getState().widths, [id]: clamped } });
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={say('pipeline.heading-width', { title })}
      aria-valuenow={width}
      aria-valuemin={COLUMN_MIN}
      aria-valuemax={COLUMN_MAX}
      tabIndex={0}
      className="group absolute inset-y-0 right-[-4px] z-[2] w-2 cursor-col-resize outline-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, width: shownWidth(event.currentTarget) };
      }}
      onPointerMove={(event) => {
        if (grip.current !== null) resize(grip.current.width + event.clientX - grip.current.x);
      }}
      onPointerUp={() => (grip.current = null)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') resize(shownWidth(event.currentTarget) - STEP);
        if (event.key === 'ArrowRight') resize(shownWidth(event.currentTarget) + STEP);
      }}
    >
      <span className="mx-auto block h-full w-0.5 bg-transparent transition-colors duration-80 group-hover:bg-accent-line group-focus-visible:bg-accent-line" />
    </div>
  );
}

function SortMark({ order, sort }: { readonly order: TableOrder; readonly sort: TableSort }) {
  const at = order.findIndex((one) => one.by === sort);
  const found = order[at];
  if (found === undefined) return null;
  return (
    <span className="flex shrink-0 items-center text-ink-2">
      <Icon icon={found.descending ? ArrowDown : ArrowUp} size={12} />
      {order.length > 1 && <span className="text-micro tabular-nums">{at + 1}</span>}
    </span>
  );
}

interface HeadingProps {
  readonly id: TableColumn | 'name';
  readonly title: string;
  readonly width: number;
  readonly sort: TableSort | undefined;
  readonly descendingFirst: boolean;
  readonly alignEnd: boolean;
  readonly grows: boolean;
}

function Heading({ id, title, width, sort, descendingFirst, alignEnd, grows }: HeadingProps) {
  const order = useBoard((state) => state.order);
  const element = useRef<HTMLDivElement>(null);
  const drop = useDraggableHeading(element, id);
  const found = order.find((one) => one.by === sort);
  const ariaSort = found === undefined ? 'none' : found.descending ? 'descending' : 'ascending';
  return (
    <div
      ref={element}
      role="columnheader"
      aria-sort={sort === undefined ? undefined : ariaSort}
      style={{ width }}
      className={classes(
        'relative flex shrink-0 items-center border-b border-line-strong text-meta font-medium text-ink-3',
        // Its grip would reach beyond the table, which could be scrolled by as much.
        'last:[&>[role=separator]]:right-0',
        id === 'name' && 'sticky left-0 z-[2] border-r border-r-line bg-canvas pl-0.5',
        grows && 'grow',
      )}
    >
      {drop !== null && (
        <span aria-hidden className={classes('absolute inset-y-0 z-[3] w-0.5 bg-accent', drop === 'before' ? 'left-[-1px]' : 'right-[-1px]')} />
      )}
      {sort === undefined ? (
        <span data-heading className="flex h-full min-w-0 flex-1 items-center px-2.5">
          <span className="truncate">{title}</span>
        </span>
      ) : (
        <button
          type="button"
          data-heading
          title={say('pipeline.heading-sort')}
          onClick={(event) => changeLayout({ order: (event.shiftKey ? alsoSortedBy : sortedBy)(order, sort, descendingFirst) })}
          className={classes(
            'flex h-full min-w-0 flex-1 items-center gap-1 px-2.5 -outline-offset-2 hover:text-ink',
            alignEnd && 'justify-end',
            found !== undefined && 'text-ink',
          )}
        >
          <span className="truncate">{title}</span>
          <SortMark order={order} sort={sort} />
        </button>
      )}
      <WidthGrip id={id} title={title} width={width} />
    </div>
  );
}

/** The headings: sort by a click, by several with Shift; drag one to another place, or its edge. */
export function TableHead({ drawn }: { readonly drawn: DrawnColumns }) {
  return (
    <div role="row" aria-rowindex={1} style={{ width: drawn.total }} className="sticky top-0 z-[3] flex h-8 min-w-full bg-canvas">
      <Heading
        id="name"
        title={say(NAME_COLUMN.title)}
        width={drawn.nameWidth}
        sort={NAME_COLUMN.sort}
        descendingFirst={false}
        alignEnd={false}
        grows={false}
      />
      {drawn.columns.map(({ id, width, grows }) => {
        const { title, sort, descendingFirst = false, alignEnd = false } = COLUMN_KINDS[id];
        return (
          <Heading
            key={id}
            id={id}
            title={say(title)}
            width={width}
            sort={sort}
            descendingFirst={descendingFirst}
            alignEnd={alignEnd}
            grows={grows}
          />
        );
      })}
      {!drawn.columns.some((column) => column.grows) && <span aria-hidden className="min-w-0 flex-1 border-b border-line-strong" />}
    </div>
  );
}
