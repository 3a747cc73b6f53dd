import { Dialog as Base } from '@base-ui/react/dialog';
import type { ComponentProps, ReactNode } from 'react';
import { useDialogAbove } from './bottom-bar.ts';
import { classes } from './classes.ts';

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the safe one first. */
  readonly actions?: ReactNode;
  readonly width?: number;
  readonly initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus'];
}

/** Stands in a dialog's window, which is there while it is open. */
function MessagesAbove() {
  useDialogAbove();
  return null;
}

/** A question that stops the work. Only for what deserves it. */
export function Dialog({ open, onOpenChange, title, description, children, actions, width = 440, initialFocus }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="scrim fixed inset-0 z-40 bg-scrim" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-start justify-center overflow-auto p-6 pt-[14vh]">
          <Base.Popup
            data-stops-work
            initialFocus={initialFocus}
            style={{ width }}
            className="floating flex max-h-full max-w-full flex-col rounded-panel bg-raised shadow-float outline-none"
          >
            <MessagesAbove />
            <div className="min-h-0 overflow-y-auto px-5 pt-4.5 pb-4">
              <Base.Title className="text-panel font-semibold">{title}</Base.Title>
              {description !== undefined && <Base.Description className="mt-1 text-pretty text-ink-2">{description}</Base.Description>}
              {children !== undefined && <div className="mt-3.5">{children}</div>}
            </div>
            {actions !== undefined && <div className="flex shrink-0 justify-end gap-2 border-t border-line px-5 py-3">{actions}</div>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

interface SpotlightProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A dialog without a frame of its own: the palette and the switcher. */
export function Spotlight({ open, onOpenChange, label, children, className }: SpotlightProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="scrim fixed inset-0 z-40 bg-scrim" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-start justify-center p-6 pt-[12vh]">
          <Base.Popup
            aria-label={label}
            className={classes(
              'floating flex max-h-[64vh] w-[600px] max-w-full flex-col overflow-hidden rounded-panel bg-raised shadow-float outline-none',
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
