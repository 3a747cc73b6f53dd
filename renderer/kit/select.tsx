import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { POPUP } from './menu.tsx';

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  /** Shown before the value, such as an icon. */
  readonly lead?: ReactNode;
  readonly quiet?: boolean;
  /** The edge the list keeps to: the one at which there is no room beyond. */
  readonly align?: 'start' | 'end';
  /** Leaves the value out where the view is narrow; the icon and the name remain. */
  readonly compact?: boolean;
}

/** One of a few, under its name: in a form. */
export function LabelledSelect<Value extends string>(props: Pick<SelectProps<Value>, 'label' | 'value' | 'options' | 'onChange'>) {
  return (
    <div className="flex flex-col items-start gap-1.5">
      <span aria-hidden className="font-medium text-ink-2">
        {props.label}
      </span>
      <Select {...props} />
    </div>
  );
}

/** One of a few. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  lead,
  quiet = false,
  align = 'start',
  compact = false,
}: SelectProps<Value>) {
  return (
    <Base.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next)}>
      <Base.Trigger
        aria-label={label}
        className={classes(
          'no-drag inline-flex h-7 items-center gap-1.5 rounded-control px-2 transition-colors duration-80 hover:bg-hover data-popup-open:bg-pressed',
          quiet ? 'text-ink-2' : 'border border-line-control bg-surface',
        )}
      >
        {lead}
        <span className={classes(compact && 'hidden @3xl:inline')}>
          <Base.Value />
        </span>
        <Base.Icon className="text-ink-3">
          <Icon icon={ChevronDown} size={13} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner alignItemWithTrigger={false} sideOffset={4} align={align} className="z-40 outline-none">
          <Base.Popup aria-label={label} className={classes(POPUP, 'min-w-(--anchor-width)')}>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex h-7 items-center gap-2 rounded-[5px] pr-2 pl-2 outline-none data-highlighted:bg-hover"
              >
                <span className="w-4">
                  <Base.ItemIndicator>
                    <Icon icon={Check} size={14} />
                  </Base.ItemIndicator>
                </span>
                <Base.ItemText className="mr-3">{option.label}</Base.ItemText>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
