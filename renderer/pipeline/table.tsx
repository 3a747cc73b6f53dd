import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
import { say } from '../text/say.ts';
import { useBoardKeys } from './board-keys.ts';
import { useBoardPointer } from './board-pointer.ts';
import { putTableOnScreen, settleOverlay, useBoard } from './board-store.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CardPopups } from './card-popups.tsx';
import { askedFilter } from './layout.ts';
import { NobodyHere } from './nobody-here.tsx';
import { movedCard } from './overlay.ts';
import { COLUMN_KINDS, NAME_COLUMN } from './table-columns.tsx';
import { TableHead } from './table-head.tsx';
import { tableItems, type TableItems } from './table-items.ts';
import { GroupRow, ROW_HEIGHT, TableRow, type DrawnColumns } from './table-row.tsx';
import { PAGE, useTableWindow, type TableQuestion, type TableWindow } from './table-window.ts';

const OVERSCAN = 10;
/** Rows are asked for this many lines before they come into view. */
const AHEAD = 30;
const HEAD_HEIGHT = 32;

function useQuestion(jobId: number): TableQuestion {
  const search = useBoard((state) => state.search);
  const filter = useBoard((state) => state.filter);
  const order = useBoard((state) => state.order);
  const grouped = useBoard((state) => state.grouped);
  return useMemo(() => ({ jobId, search, filter: askedFilter(filter), order, grouped }), [jobId, search, filter, order, grouped]);
}

function useDrawnColumns(): DrawnColumns {
  const chosen = useBoard((state) => state.columns);
  const widths = useBoard((state) => state.widths);
  const grouped = useBoard((state) => state.grouped);
  return useMemo(() => {
    // Under a heading of its job a row need not name it again.
    const shown = grouped ? chosen.filter((id) => id !== 'job') : chosen;
    const columns = shown.map((id) => ({
      id,
      width: widths[id] ?? COLUMN_KINDS[id].width,
      grows: widths[id] === undefined && COLUMN_KINDS[id].grows === true,
    }));
    const nameWidth = widths.name ?? NAME_COLUMN.width;
    return { nameWidth, columns, total: columns.reduce((sum, column) => sum + column.width, nameWidth) };
  }, [chosen, widths, grouped]);
}

/** Tells the keyboard and moves what the table holds, as it is shown. */
function useHandle(window: TableWindow | null, items: TableItems, scrollTo: (line: number) => void): void {
  useLayoutEffect(() => {
    if (window === null) return putTableOnScreen(null);
    const at = (index: number) => {
      const row = window.rows.get(index);
      const move = row === undefined ? undefined : useBoard.getState().overlay.get(row.applicationId);
      return row === undefined || move === undefined ? row : movedCard(row, move.to, move.card?.statusSince ?? row.statusSince);
    };
    putTableOnScreen({
      total: window.total,
      at,
      indexOf: (id) => window.indexOf.get(id) ?? -1,
      loaded: () => [...window.rows.keys()].flatMap((index) => at(index) ?? []),
      liveStatusOf: (id) => window.rows.get(window.indexOf.get(id) ?? -1)?.status,
      scrollTo: (index) => scrollTo(items.lineOf(index)),
    });
  }, [window, items, scrollTo]);
  useEffect(() => settleOverlay(), [window]);
  useLayoutEffect(() => () => putTableOnScreen(null), []);
}

function sameOr(before: readonly number[], next: readonly number[]): readonly number[] {
  return before.join() === next.join() ? before : next;
}

function pagesOf(items: TableItems, first: number, last: number): readonly number[] {
  const from = Math.floor(items.rowOf(Math.max(0, first - AHEAD)) / PAGE);
  const to = Math.floor(items.rowOf(Math.min(Math.max(0, items.count - 1), last + AHEAD)) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The same pipeline as a table: sorted by several columns, of chosen width, 100,000 rows without paging. */
export function Table({ jobId }: { readonly jobId: number }) {
  const question = useQuestion(jobId);
  const drawn = useDrawnColumns();
  const noCursor = useBoard((state) => state.cursor === null);
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const { window, error } = useTableWindow(question, pages);
  const items = useMemo(() => tableItems(window?.total ?? 0, window?.groups ?? []), [window?.total, window?.groups]);
  const virtual = useVirtualizer({
    count: items.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    useFlushSync: false,
    onChange: ({ range }) => {
      if (range !== null) setPages((before) => sameOr(before, pagesOf(items, range.startIndex, range.endIndex)));
    },
  });
  useHandle(window, items, virtual.scrollToIndex);
  useBoardKeys(frame);
  useBoardPointer(frame, window !== null && window.total > 0);
  useEffect(() => virtual.scrollToOffset(0), [virtual, question]);
  if (window === null) return error === null ? <SkeletonRows rows={14} height={ROW_HEIGHT} /> : <ErrorState error={error} />;
  return (
    <div ref={frame} data-board className="relative h-full">
      {window.total === 0 ? (
        <NobodyHere />
      ) : (
        <div
          ref={scroller}
          role="grid"
          aria-label={say('pipeline.table')}
          aria-multiselectable
          aria-rowcount={items.count + 1}
          data-testid="pipeline-table"
          className="h-full overflow-auto outline-none"
        >
          <TableHead drawn={drawn} />
          <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize(), width: drawn.total, minWidth: '100%' }}>
            {virtual.getVirtualItems().map((item) => {
              const line = items.at(item.index);
              const row = line.kind === 'row' ? window.rows.get(line.index) : undefined;
              return (
                <div
                  key={line.kind === 'group' ? `group-${line.group.jobId}` : (row?.applicationId ?? `empty-${item.index}`)}
                  className="absolute inset-x-0 top-0"
                  style={{ height: ROW_HEIGHT, transform: `translateY(${item.start - HEAD_HEIGHT}px)` }}
                >
                  {line.kind === 'group' ? (
                    <GroupRow group={line.group} position={item.index + 1} width={drawn.total} />
                  ) : row === undefined ? (
                    <div aria-hidden className="late h-full border-b border-line bg-surface px-3 py-3">
                      <span className="skeleton block h-3 w-40" />
                    </div>
                  ) : (
                    <TableRow row={row} position={item.index + 1} drawn={drawn} entrance={noCursor && line.index === 0} />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      )}
      <BulkBar />
      <CardPopups />
    </div>
  );
}
