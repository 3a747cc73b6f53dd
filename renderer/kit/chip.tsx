import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { say } from '../text/say.ts';
import { classes } from './classes.ts';
import type { Hue } from './hue.ts';
import { Icon } from './icon.tsx';

interface ChipProps {
  readonly children: ReactNode;
  readonly hue?: Hue | undefined;
  /** Emphasised: what the reader looks for, such as a skill the job asks for. */
  readonly strong?: boolean;
  readonly className?: string;
}

/** A small word on a tinted ground. */
export function Chip({ children, hue, strong = false, className }: ChipProps) {
  return (
    <span
      data-hue={hue}
      className={classes(
        'inline-block h-[18px] max-w-full min-w-0 shrink-0 truncate rounded-[5px] px-1.5 text-micro leading-[18px] font-medium',
        hue !== undefined
          ? 'bg-(--hue-soft) text-(--hue-text)'
          : strong
            ? 'bg-accent-soft text-accent-text in-aria-selected:bg-surface'
            : 'bg-hover text-ink-2',
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A personal tag: a dot of its colour and its name; removable where `onRemove` is given. */
export function TagChip({ name, hue, onRemove }: { readonly name: string; readonly hue: Hue; readonly onRemove?: (() => void) | undefined }) {
  return (
    <span
      data-hue={hue}
      className="inline-flex h-[22px] max-w-full min-w-0 items-center gap-1.5 rounded-full border border-line-strong bg-surface pr-2 pl-2 text-meta text-ink-2"
    >
      <span className="size-2 shrink-0 rounded-full bg-(--hue)" />
      <span className="truncate">{name}</span>
      {onRemove !== undefined && (
        <button
          type="button"
          aria-label={say('kit.remove-tag', { name })}
          onClick={onRemove}
          className="-mr-1 inline-flex size-4 items-center justify-center rounded-full text-ink-3 hover:bg-hover hover:text-ink"
        >
          <Icon icon={X} size={12} />
        </button>
      )}
    </span>
  );
}

/** A count beside a name. */
export function CountBadge({ children, loud = false }: { readonly children: ReactNode; readonly loud?: boolean }) {
  return (
    <span
      className={classes(
        'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-full px-1.5 text-micro font-medium tabular-nums',
        loud ? 'bg-accent text-on-accent' : 'bg-hover text-ink-2',
      )}
    >
      {children}
    </span>
  );
}
