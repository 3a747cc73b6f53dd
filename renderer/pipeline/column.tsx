import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronsLeftRight, Ellipsis } from 'lucide-react';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { BoardStatus } from '../../shared/domain/application-status.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { formatNumber } from '../format.ts';
import { IconButton } from '../kit/button.tsx';
import { CountBadge } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { ErrorState } from '../kit/states.tsx';
import { say } from '../text/say.ts';
import { recallScroll, rememberScroll } from '../view-memory.ts';
import { columns, findCard, settleOverlay, useBoard } from './board-store.ts';
import { Card, CARD_PITCH, CardSkeleton } from './card.tsx';
import { pagesFor, useColumnWindow, type ColumnWindow } from './column-window.ts';
import { useDrawing } from './column-drawing.ts';
import { useCardDropTarget } from './drag.ts';
import { askedFilter } from './layout.ts';
import { applyOverlay, movesIn, placeOf, type CardSort, type LiveColumn } from './overlay.ts';
import { selectColumn } from './select-range.ts';
import { columnTitle, STATUS_HUES, StatusIcon } from './status.tsx';

/** Cards drawn beyond either edge, 300 px: every one of them makes every change of the board dearer. */
const OVERSCAN = 3;
const OVERSCAN_WAITS_MS = 300;
/** Above the column, which clips it. */
const OUT_OF_SIGHT = -10 * CARD_PITCH;

interface ColumnProps {
  readonly jobId: number;
  readonly status: BoardStatus;
  /** From the board's counts: the length before the first cards arrive. */
  readonly count: number;
  /** Whether Tab enters the board through this column. */
  readonly entrance: boolean;
}

function toggleCollapsed(status: BoardStatus): void {
  useBoard.setState((state) => {
    const collapsed = new Set(state.collapsed);
    if (!collapsed.delete(status)) collapsed.add(status);
    return { collapsed };
  });
}

/** How many there are to select: looked up when the menu opens. */
function SelectAll({ status }: { readonly status: BoardStatus }) {
  return <MenuItem onSelect={() => selectColumn(status)}>{say('pipeline.column-select-all', { total: columns.get(status)?.total ?? 0 })}</MenuItem>;
}

/** Seen where the pointer or the keyboard is. */
const COLUMN_MENU =
  'ml-auto !size-6 opacity-0 motion-safe:!transition-[color,background-color,opacity] group-focus-within/column:opacity-100 group-hover/column:opacity-100 data-popup-open:opacity-100';

/** Apart from the count beside it, which every move changes: a menu costs more than the whole rest of the column's head. */
const ColumnMenu = memo(function ColumnMenu({ status }: { readonly status: BoardStatus }) {
  const label = say('pipeline.column-menu', { status: columnTitle(status) });
  return (
    <Menu align="end" label={label} trigger={<IconButton icon={Ellipsis} label={label} className={COLUMN_MENU} />}>
      <SelectAll status={status} />
      <MenuItem onSelect={() => toggleCollapsed(status)}>{say('pipeline.column-collapse')}</MenuItem>
    </Menu>
  );
});

const ColumnHead = memo(function ColumnHead({ status, total }: { readonly status: BoardStatus; readonly total: number }) {
  return (
    <header className="flex h-10 shrink-0 items-center gap-2 pr-1.5 pl-3">
      <StatusIcon status={status} size={15} />
      <h2 className="truncate font-semibold">{columnTitle(status)}</h2>
      <CountBadge>{formatNumber(total)}</CountBadge>
      <ColumnMenu status={status} />
    </header>
  );
});

/** A column folded to its name: still a place to drop on. */
function CollapsedColumn({ status, count }: { readonly status: BoardStatus; readonly count: number }) {
  const element = useRef<HTMLElement>(null);
  useCardDropTarget(element, status);
  const target = useBoard((state) => state.dropTarget === status);
  return (
    <section
      ref={element}
      data-testid={`column-${status}`}
      aria-label={columnTitle(status)}
      className={classes(
        'flex w-11 shrink-0 flex-col items-center rounded-panel bg-sunken py-2',
        target && 'outline-2 -outline-offset-2 outline-accent-line',
      )}
    >
      <IconButton
        icon={ChevronsLeftRight}
        label={say('pipeline.column-expand', { status: columnTitle(status) })}
        onClick={() => toggleCollapsed(status)}
        className="!size-6"
      />
      <span className="mt-2 flex items-center gap-2 [writing-mode:vertical-rl]">
        <StatusIcon status={status} />
        <span className="font-semibold">{columnTitle(status)}</span>
        <span className="text-ink-3 tabular-nums">{formatNumber(count)}</span>
      </span>
    </section>
  );
}

/** Tells the keyboard what this column holds, and lets moves settle on what the data says. */
function useHandle(status: BoardStatus, shown: LiveColumn, { live, liveIds }: ColumnWindow, scrollTo: (index: number) => void): void {
  useLayoutEffect(() => {
    columns.set(status, {
      total: shown.total,
      cards: shown.cards,
      indexOf: (id) => shown.cards.findIndex((card) => card?.applicationId === id),
      liveTotal: live.total,
      liveIds,
      scrollTo,
    });
  }, [status, shown, live, liveIds, scrollTo]);
  useEffect(() => settleOverlay(), [liveIds]);
  // A layout effect, so that a board that is replaced lets go before the new one takes hold.
  useLayoutEffect(
    () => () => {
      columns.delete(status);
    },
    [status],
  );
}

/** Keeps the list it was where nothing changed, so that scrolling inside a page renders nothing. */
function sameOr(before: readonly number[], next: readonly number[]): readonly number[] {
  return before.join() === next.join() ? before : next;
}

/** None until the window rests: a board that opens draws what can be seen, and the rest behind it. */
function useOverscan(ready: boolean): number {
  const [overscan, setOverscan] = useState(0);
  useEffect(() => {
    if (!ready) return;
    const waiting = requestIdleCallback(() => setOverscan(OVERSCAN), { timeout: OVERSCAN_WAITS_MS });
    return () => cancelIdleCallback(waiting);
  }, [ready]);
  return overscan;
}

function OpenColumn({ jobId, status, count, entrance }: ColumnProps) {
  const search = useBoard((state) => state.search);
  const sort = useBoard((state) => state.sort);
  const filter = useBoard((state) => state.filter);
  const noCursor = useBoard((state) => state.cursor === null);
  const element = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const question = useMemo(() => ({ jobId, status, search, sort, filter: askedFilter(filter) }), [jobId, status, search, sort, filter]);
  const answers = useColumnWindow(question, pages, count);
  const { live, liveIds, error, ready } = answers;
  const overlay = useBoard(useShallow((state) => movesIn(state.overlay, status, liveIds)));
  const shown = useMemo(() => applyOverlay(live, status, overlay, sort), [live, status, overlay, sort]);
  const overscan = useOverscan(ready);
  const virtual = useVirtualizer({
    count: shown.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_PITCH,
    overscan,
    paddingEnd: 8,
    useFlushSync: false,
    onChange: ({ range }) => {
      if (range !== null) setPages((before) => sameOr(before, pagesFor(range.startIndex, range.endIndex)));
    },
  });
  const drawn = useDrawing(virtual.getVirtualItems(), shown, overlay, virtual.range, scroller);
  useHandle(status, shown, answers, virtual.scrollToIndex);
  useCardDropTarget(element, status);
  // What was searched for is begun anew; else the column is as it was left.
  const left = search === '' && question.filter === undefined ? `board ${jobId} ${status} ${sort}` : null;
  useEffect(() => virtual.scrollToOffset(left === null ? 0 : recallScroll(left)), [virtual, question, left]);
  const empty = ready && shown.total === 0;
  return (
    <section
      ref={element}
      data-testid={`column-${status}`}
      aria-label={say('pipeline.column', { status: columnTitle(status), total: shown.total })}
      className="group/column relative flex min-w-[228px] flex-1 basis-0 flex-col overflow-hidden rounded-panel bg-sunken contain-strict"
    >
      <ColumnHead status={status} total={shown.total} />
      <div
        ref={scroller}
        onScroll={(event) => left !== null && rememberScroll(left, event.currentTarget.scrollTop)}
        role="listbox"
        aria-multiselectable
        aria-label={columnTitle(status)}
        tabIndex={-1}
        className="column-scroller min-h-0 flex-1 overflow-x-hidden overflow-y-auto pl-[7px] outline-none"
      >
        {error !== null && <ErrorState error={error} />}
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          <DropLine status={status} shown={shown} sort={sort} />
          {drawn.map(({ key, card, index, position, total, start, leaving }) => (
            <div
              key={key}
              data-leaving={leaving || undefined}
              className="absolute inset-x-0 contain-size contain-layout contain-style"
              style={{ top: leaving ? OUT_OF_SIGHT : start, height: CARD_PITCH }}
            >
              {card === undefined ? (
                <CardSkeleton />
              ) : (
                <Card card={card} position={position} total={total} entrance={entrance && noCursor && index === 0} leaving={leaving} />
              )}
            </div>
          ))}
        </div>
        {empty && (
          <p className="px-4 py-6 text-center text-meta text-ink-3 in-data-vacant:hidden">
            {search === '' && question.filter === undefined ? say('pipeline.column-empty') : say('pipeline.column-no-match')}
          </p>
        )}
      </div>
      <DropHint status={status} />
    </section>
  );
}

/** Shows where in the column's order the dragged card will stand. */
function DropLine({ status, shown, sort }: { readonly status: BoardStatus; readonly shown: LiveColumn; readonly sort: CardSort }) {
  const target = useBoard((state) => state.dropTarget === status);
  const dragged = useBoard((state) => state.dragged);
  if (!target) return null;
  const [first] = dragged;
  const card = first === undefined ? undefined : findCard(first);
  if (card === undefined) return null;
  const place = placeOf(shown.cards, { ...card, statusSince: toUtcSecond(Date.now()) }, sort);
  return (
    <span aria-hidden className="absolute inset-x-0 z-10 h-0.5 rounded-full bg-accent-line" style={{ top: Math.max(0, place * CARD_PITCH - 4) }} />
  );
}

/** Says what dropping here does. */
function DropHint({ status }: { readonly status: BoardStatus }) {
  const target = useBoard((state) => state.dropTarget === status);
  if (!target) return null;
  return (
    <div
      data-hue={STATUS_HUES[status]}
      aria-hidden
      className="pointer-events-none absolute inset-0 rounded-panel bg-accent-line/8 outline-2 -outline-offset-2 outline-accent-line"
    >
      <span className="absolute inset-x-0 bottom-3 mx-auto w-fit rounded-full bg-accent px-3 py-1 text-meta font-medium text-on-accent shadow-float">
        {say('pipeline.drop-here', { status: columnTitle(status) })}
      </span>
    </div>
  );
}

/** One stage of the pipeline: virtualised, a window of cards at a time. */
export const Column = memo(function Column(props: ColumnProps) {
  const collapsed = useBoard((state) => state.collapsed.has(props.status));
  return collapsed ? <CollapsedColumn status={props.status} count={props.count} /> : <OpenColumn {...props} />;
});
