import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { CountBadge } from '../kit/chip.tsx';
import type { Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { quiet } from '../kit/quiet.tsx';
import { Said } from '../text/said.tsx';
import { noteLine } from './walk.ts';

interface SectionProps {
  /** Names the section for the figures above, which lead here. */
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly hue: Hue;
  /** How many there are; the lines may be fewer. */
  readonly total: number;
  readonly shown: number;
  /** Said where there is nothing; without it an empty section is left out. */
  readonly empty?: ReactNode;
  readonly onSeeAll?: (() => void) | undefined;
  /** What the button for that says where it leads to something else than all of them. */
  readonly wayOn?: string | undefined;
  readonly children: ReactNode;
}

/** A kind of thing that waits, with its lines. */
export function Section({ id, title, icon, hue, total, shown, empty, onSeeAll, wayOn, children }: SectionProps) {
  if (total === 0 && empty === undefined) return null;
  return (
    <section aria-labelledby={`home-${id}`} data-section={id} className="flex flex-col gap-1.5">
      <header className="flex h-7 items-center gap-2 px-1">
        <span data-hue={hue} className="inline-flex text-(--hue)">
          <Icon icon={icon} size={15} />
        </span>
        <h2 id={`home-${id}`} className="truncate font-semibold">
          {title}
        </h2>
        {total > 0 && <CountBadge>{formatNumber(total)}</CountBadge>}
        {onSeeAll !== undefined && total > 0 && (
          <Button look="quiet" className="ml-auto !h-6 !px-2 text-meta" onClick={onSeeAll}>
            {wayOn ??
              (total > shown ? (
                <Said text="home.see-all" values={{ count: total, quiet, section: title }} />
              ) : (
                <Said text="home.open" values={{ quiet, section: title }} />
              ))}
          </Button>
        )}
      </header>
      {total === 0 ? (
        <p className="rounded-card border border-line bg-surface px-4 py-4 text-ink-3">{empty}</p>
      ) : (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">{children}</ul>
      )}
    </section>
  );
}

interface LineProps {
  /** Unique on the screen. */
  readonly id: string;
  /** What the keys act on besides opening. */
  readonly applicationId?: number | undefined;
  readonly isOpen?: boolean;
  readonly onOpen: () => void;
  /** What can be done at once: shown where the mouse or the keyboard is. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One thing that waits: opens by a click or Enter, and is acted on where it stands. */
export function Line({ id, applicationId, isOpen = false, onOpen, actions, children }: LineProps) {
  return (
    <li data-open={isOpen || undefined} className="line group/line relative flex items-center border-b border-line last:border-b-0">
      <button
        type="button"
        data-line={id}
        data-application={applicationId}
        aria-current={isOpen || undefined}
        onClick={onOpen}
        onFocus={(event) => noteLine(event.currentTarget)}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 rounded-control px-3.5 py-1.5 text-left -outline-offset-2"
      >
        {children}
      </button>
      {actions !== undefined && (
        // Over the line's end, on its own ground, so that nothing has to make room for what is mostly not there; over all of its last figure.
        <span className="absolute inset-y-[3px] right-1 flex min-w-24 items-center justify-end gap-1 bg-inherit px-2 opacity-0 transition-opacity duration-80 group-focus-within/line:opacity-100 group-hover/line:opacity-100 has-data-popup-open:opacity-100">
          {actions}
        </span>
      )}
    </li>
  );
}

/** Two lines of text: what it is, and what about it. */
export function LineText({ title, detail }: { readonly title: ReactNode; readonly detail: ReactNode }) {
  return (
    <span className="min-w-0 flex-1">
      <span dir={typeof title === 'string' ? 'auto' : undefined} className="block truncate text-left font-medium">
        {title}
      </span>
      <span className="block truncate text-meta text-ink-3">{detail}</span>
    </span>
  );
}
