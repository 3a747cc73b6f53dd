import { Popover as Base } from '@base-ui/react/popover';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from './classes.ts';

interface PopoverProps {
  readonly trigger?: ReactElement<Record<string, unknown>>;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly anchor?: ComponentProps<typeof Base.Positioner>['anchor'];
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom';
  /** From what it hangs on, px: more where that stands inside a bar, so as not to lie over its edge. */
  readonly gap?: number;
  readonly label: string;
  readonly className?: string;
  /** What takes the keyboard when it opens; without it what comes first. */
  readonly initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus'];
  readonly finalFocus?: ComponentProps<typeof Base.Popup>['finalFocus'];
  readonly children: ReactNode;
}

/** A small surface that hangs on what opened it. */
export function Popover({
  trigger,
  open,
  onOpenChange,
  anchor,
  align = 'start',
  side = 'bottom',
  gap = 6,
  label,
  className,
  initialFocus,
  finalFocus,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner anchor={anchor} align={align} side={side} sideOffset={gap} className="z-40">
          <Base.Popup
            aria-label={label}
            initialFocus={initialFocus}
            finalFocus={finalFocus}
            className={classes(
              'floating flex max-h-[70vh] flex-col overflow-hidden rounded-panel bg-raised text-ink shadow-float outline-none',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
