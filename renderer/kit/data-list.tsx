import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Query } from '../../shared/queries/query.ts';
import { Tick } from './checkbox.tsx';
import { classes } from './classes.ts';
import { useKeys } from './keys.ts';
import { useQueries } from '../data/use-query.ts';
import { say } from '../text/say.ts';
import { recallScroll, rememberScroll } from '../view-memory.ts';
import { ErrorState, SkeletonRows } from './states.tsx';

/** Rows asked for at once where nothing else is said. */
const PAGE = 100;
const AHEAD = 20;

interface Window {
  readonly offset: number;
  readonly limit: number;
}

interface DataListProps<Params extends Window, Answer extends { readonly total: number }, Row> {
  readonly label: string;
  readonly query: Query<Params, Answer>;
  /** The question without its window. */
  readonly params: Omit<Params, 'offset' | 'limit'>;
  readonly rowsOf: (answer: Answer) => readonly Row[];
  readonly keyOf: (row: Row) => number;
  readonly rowHeight: number;
  /** Its name in the window's memory, so that it is as it was left when its view opens again. */
  readonly remembered?: string;
  /** The row one comes back from: it takes the keyboard as soon as it is there, unless something else has it. */
  readonly backTo?: number | undefined;
  /** Rows asked for at once: fewer where each costs something and the question changes with every key. */
  readonly page?: number;
  readonly empty: ReactNode;
  /** Padded at its end by what the rows have plus the scroll bar's 10 px. */
  readonly head?: ReactNode;
  /** Rows can be chosen for something done with several. */
  readonly selecting?: {
    readonly isSelected: (row: Row) => boolean;
    readonly onToggle: (row: Row) => void;
    readonly nameOf: (row: Row) => string;
  };
  readonly isOpen?: (row: Row) => boolean;
  readonly onOpen?: (row: Row) => void;
  readonly children: (row: Row) => ReactNode;
}

/**
 * A long list of one query, a window at a time: only what is in view is asked
 * for and drawn. J, K and the arrows walk it, Enter opens a row.
 */
export function DataList<Params extends Window, Answer extends { readonly total: number }, Row>(props: DataListProps<Params, Answer, Row>) {
  const { query, params, rowHeight, rowsOf, page: size = PAGE } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly number[]>([0]);
  const states = useQueries(
    query,
    pages.map((page) => ({ ...params, offset: page * size, limit: size }) as Params),
  );
  const last = useRef<{ readonly total: number; readonly rows: ReadonlyMap<number, Row> } | null>(null);
  const shown = useMemo(() => {
    const answered = states.flatMap((state, index) => (state.value === undefined ? [] : [{ page: pages[index] ?? 0, answer: state.value }]));
    const first = answered[0];
    if (first === undefined) return last.current;
    const rows = new Map(answered.flatMap(({ page, answer }) => rowsOf(answer).map((row, index) => [page * size + index, row] as const)));
    last.current = { total: first.answer.total, rows };
    return last.current;
  }, [states, pages, rowsOf, size]);
  const virtual = useVirtualizer({
    count: shown?.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    useFlushSync: false,
    onChange: ({ range }) => {
      if (range === null) return;
      const from = Math.floor(Math.max(0, range.startIndex - AHEAD) / size);
      const to = Math.floor((range.endIndex + AHEAD) / size);
      setPages((before) => (before[0] === from && before.at(-1) === to ? before : Array.from({ length: to - from + 1 }, (_, index) => from + index)));
    },
  });
  useKeys({
    j: () => walkHere(scroller.current, 1),
    ArrowDown: () => walkHere(scroller.current, 1),
    k: () => walkHere(scroller.current, -1),
    ArrowUp: () => walkHere(scroller.current, -1),
  });
  const question = JSON.stringify(params);
  useScrollBack(scroller, props.remembered, question, shown !== null && shown.total > 0);
  useFocusBack(scroller, props.backTo);
  const failed = states.find((state) => state.state === 'error' && state.value === undefined);
  if (failed?.error !== undefined) return <ErrorState error={failed.error} />;
  if (shown === null) return <SkeletonRows rows={14} height={rowHeight} />;
  if (shown.total === 0) return props.empty;
  return (
    <div className="flex h-full flex-col">
      {props.head}
      <div
        ref={scroller}
        onScroll={(event) =>
          props.remembered !== undefined && rememberScroll(`${props.remembered} ${hashOf(question)}`, event.currentTarget.scrollTop)
        }
        role="list"
        data-list
        aria-label={props.label}
        // Always with room for the bar: rows stand under their heading, however few they are.
        className="min-h-0 flex-1 overflow-y-scroll outline-none"
      >
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = shown.rows.get(item.index);
            return (
              <div
                key={row === undefined ? `empty-${item.index}` : props.keyOf(row)}
                role="listitem"
                aria-setsize={shown.total}
                aria-posinset={item.index + 1}
                className="group absolute inset-x-0 top-0 flex"
                style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              >
                {row === undefined ? <SkeletonRows rows={1} height={rowHeight} /> : <ListRow row={row} list={props} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** A question in few characters that tell nobody what was asked. */
function hashOf(question: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < question.length; index++) hash = Math.imul(hash ^ question.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Where this question's list was left, as soon as it is there; another question is read from its own beginning. */
function useScrollBack(scroller: RefObject<HTMLElement | null>, remembered: string | undefined, question: string, isThere: boolean): void {
  const shown = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!isThere || shown.current === question) return;
    shown.current = question;
    scroller.current?.scrollTo({ top: remembered === undefined ? 0 : recallScroll(`${remembered} ${hashOf(question)}`) });
  }, [scroller, remembered, question, isThere]);
}

/** Gives the row one comes back from the keyboard, once. */
function useFocusBack(scroller: RefObject<HTMLElement | null>, backTo: number | undefined): void {
  const isBack = useRef(false);
  // After every drawing: the row may come with a later answer.
  useLayoutEffect(() => {
    if (isBack.current || backTo === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${backTo}"]`);
    if (row == null) return;
    isBack.current = true;
    if (document.activeElement === document.body) row.focus({ preventScroll: true });
  });
}

type ListOf<Row> = DataListProps<Window, { readonly total: number }, Row>;
type Selecting<Row> = NonNullable<ListOf<Row>['selecting']>;

/** A row as one large button, and its box where rows can be chosen. */
function ListRow<Row>({
  row,
  list,
}: {
  readonly row: Row;
  readonly list: Pick<ListOf<Row>, 'selecting' | 'keyOf' | 'isOpen' | 'onOpen' | 'children'>;
}) {
  return (
    <>
      {list.selecting !== undefined && <SelectBox row={row} selecting={list.selecting} />}
      <button
        type="button"
        data-row={list.keyOf(row)}
        aria-current={list.isOpen?.(row) === true || undefined}
        onClick={() => list.onOpen?.(row)}
        className={classes(
          'flex h-full min-w-0 flex-1 items-center gap-3 border-b border-line pr-4 text-left -outline-offset-2 transition-colors duration-80 hover:bg-hover aria-[current]:bg-accent-soft',
          list.selecting === undefined ? 'pl-4' : 'pl-10',
        )}
      >
        {list.children(row)}
      </button>
    </>
  );
}

/** Chooses a row; shown where the mouse is and where something is chosen. The keyboard does it from the row. */
function SelectBox<Row>({ row, selecting }: { readonly row: Row; readonly selecting: Selecting<Row> }) {
  const checked = selecting.isSelected(row);
  return (
    <button
      type="button"
      role="checkbox"
      tabIndex={-1}
      aria-checked={checked}
      aria-label={say('kit.select-row', { name: selecting.nameOf(row) })}
      onClick={() => selecting.onToggle(row)}
      className="absolute inset-y-0 left-1 z-[1] flex w-9 items-center justify-center opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 aria-checked:opacity-100"
    >
      <Tick checked={checked} />
    </button>
  );
}

/** Walks the list whose half of the window has the keyboard: one in the details beside a view has the keys pressed in there, else the view's has. */
function walkHere(list: HTMLElement | null, step: 1 | -1): void {
  const inDetails = document.activeElement?.closest('aside')?.querySelector('[data-list]') ?? null;
  if (inDetails === null ? list?.closest('aside') === null : inDetails === list) walk(list, step);
}

/** Goes from row to row: to the first one when none has the focus. */
function walk(list: HTMLElement | null, step: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const inOrder = rows.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const at = inOrder.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? inOrder[0] : inOrder[at + step];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}
