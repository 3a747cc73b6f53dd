import type { ComponentProps, ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover shadow-card',
  plain: 'bg-surface text-ink border border-line-strong hover:bg-hover shadow-card',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed data-popup-open:bg-pressed',
  danger: 'bg-danger text-on-accent hover:bg-danger-hover shadow-card',
};

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
  readonly size?: 'control' | 'form';
  readonly icon?: LucideIcon | undefined;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** The product's button: a verb, 28 px high (32 in forms). */
export function Button({ look = 'plain', size = 'control', icon, busy = false, children, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      disabled={disabled === true || busy}
      className={classes(
        'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap transition-colors duration-80',
        'disabled:opacity-55 disabled:pointer-events-none',
        size === 'form' ? 'h-8 px-3.5' : 'h-7 px-2.5',
        LOOKS[look],
        className,
      )}
      {...rest}
    >
      {icon !== undefined && <Icon icon={icon} size={15} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** The button's name: read aloud, and shown on hover. */
  readonly label: string;
  /** The key that does the same. */
  readonly shortcut?: string | undefined;
  readonly size?: number;
  readonly badge?: ReactNode;
}

/** A button that is only an icon; its name and key appear on hover. */
export function IconButton({ icon, label, shortcut, size = 16, badge, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        className={classes(
          'relative inline-flex size-7 shrink-0 items-center justify-center rounded-control text-ink-3 transition-colors duration-80',
          'hover:bg-hover hover:text-ink active:bg-pressed data-popup-open:bg-pressed data-popup-open:text-ink disabled:opacity-40 disabled:pointer-events-none',
          className,
        )}
        {...rest}
      >
        <Icon icon={icon} size={size} />
        {badge}
      </button>
    </Tooltip>
  );
}
