import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { ErrorBody } from '../../shared/errors.ts';
import { say } from '../text/say.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';

const ROWS = 'li:not(li li)';
const FIRST_STOP = 'button:not([tabindex="-1"], :disabled)';

/** Gives the keyboard the first row that was not there before, unless it is somewhere already. */
function focusNew(list: HTMLElement | null, before: ReadonlySet<Element>): void {
  if (document.activeElement !== document.body) return;
  const rows = [...(list?.querySelectorAll(ROWS) ?? [])];
  const first = rows.find((row) => !before.has(row)) ?? rows.at(-1);
  first?.querySelector<HTMLElement>(FIRST_STOP)?.focus();
}

interface ShowMoreProps {
  /** What holds the rows, each an `li`. */
  readonly list: RefObject<HTMLElement | null>;
  /** How many are not shown. */
  readonly left: number;
  readonly isLoading: boolean;
  readonly error: ErrorBody | undefined;
  readonly onMore: () => void;
  /** Asks anew what failed. */
  readonly onAgain: () => void;
  readonly className?: string;
  /** What is said of those that are not shown. */
  readonly children: ReactNode;
}

/**
 * The end of a list that is not all there, and the way to more of it. Stays
 * rendered when nothing is left: the button that was pressed is gone then, and
 * the keyboard goes on at the first row that came.
 */
export function ShowMore({ list, left, isLoading, error, onMore, onAgain, className = '', children }: ShowMoreProps) {
  const before = useRef<ReadonlySet<Element> | null>(null);
  const isAll = left === 0 && error === undefined;
  useLayoutEffect(() => {
    if (isLoading || before.current === null) return;
    if (isAll) focusNew(list.current, before.current);
    before.current = null;
  });
  if (isAll) return null;
  const press = (): void => {
    // Not disabled while a page is on its way: a disabled button loses the keyboard.
    if (isLoading) return;
    before.current = new Set(list.current?.querySelectorAll(ROWS));
    if (error === undefined) onMore();
    else onAgain();
  };
  return (
    <p className={classes('flex items-center justify-center gap-3 text-ink-3', className)}>
      {left > 0 && children}
      {error !== undefined && (
        <span role="alert" className="text-pretty text-danger-text">
          {error.message}
        </span>
      )}
      <Button aria-disabled={isLoading || undefined} className="aria-disabled:opacity-55" onClick={press}>
        {error === undefined ? say('kit.show-more') : say('kit.try-again')}
      </Button>
    </p>
  );
}
