import { Menu as Base } from '@base-ui/react/menu';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { Tick } from './checkbox.tsx';
import { classes } from './classes.ts';
import { Kbd } from './kbd.tsx';

/** What every floating list looks like. */
export const POPUP = 'floating rounded-card bg-raised p-1 text-ink shadow-float outline-none';

interface MenuProps {
  /** The button that opens it; absent for a menu that is opened by a key. */
  readonly trigger?: ReactElement<Record<string, unknown>>;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** What it hangs on where there is no trigger. */
  readonly anchor?: ComponentProps<typeof Base.Positioner>['anchor'];
  readonly align?: 'start' | 'center' | 'end';
  /** From what it hangs on, px: more where that stands inside a bar, so as not to lie over its edge. */
  readonly gap?: number;
  readonly label?: string;
  readonly finalFocus?: ComponentProps<typeof Base.Popup>['finalFocus'];
  readonly children: ReactNode;
}

/** A menu of actions. */
export function Menu({ trigger, open, onOpenChange, anchor, align = 'start', gap = 4, label, finalFocus, children }: MenuProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner anchor={anchor} align={align} sideOffset={gap} className="z-40 outline-none">
          <Base.Popup aria-label={label} finalFocus={finalFocus} className={classes(POPUP, 'min-w-48')}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly checked?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

const ITEM = 'flex h-7 items-center gap-2 rounded-[5px] px-2 outline-none data-highlighted:bg-hover aria-disabled:opacity-45';

/** One action of a menu, with its key. One that is not to be had is read and not stepped on: Down and Enter do something at once. */
export function MenuItem({ icon, shortcut, disabled, onSelect, children }: MenuItemProps) {
  const line = (
    <>
      {icon}
      <span className="mr-4 flex-1 truncate">{children}</span>
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </>
  );
  if (disabled === true) {
    return (
      <div role="menuitem" aria-disabled className={ITEM}>
        {line}
      </div>
    );
  }
  return (
    <Base.Item onClick={onSelect} className={ITEM}>
      {line}
    </Base.Item>
  );
}

interface MenuCheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}

/** A choice inside a menu that leaves it open. */
export function MenuCheck({ checked, onChange, children }: MenuCheckProps) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      className="flex h-7 items-center gap-[7px] rounded-[5px] px-2 text-ink-2 outline-none data-highlighted:bg-hover"
    >
      <Tick checked={checked} />
      <span className="mr-4 flex-1 truncate">{children}</span>
    </Base.CheckboxItem>
  );
}

/** A heading inside a menu. */
export function MenuHeading({ children }: { readonly children: ReactNode }) {
  return (
    <div role="presentation" className="px-2 pt-1.5 pb-1 text-micro font-medium text-ink-3">
      {children}
    </div>
  );
}

/** A line between groups. */
export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
