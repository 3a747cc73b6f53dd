import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Check } from 'lucide-react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

/**
 * The look of a checkbox, for things that are selectable themselves (an option
 * of a list): a control inside another one would confuse a screen reader.
 */
export function Tick({ checked }: { readonly checked: boolean }) {
  return (
    <span
      aria-hidden
      className={classes(
        'flex size-4 items-center justify-center rounded-[4px] border text-on-accent transition-colors duration-80',
        checked ? 'border-accent bg-accent' : 'border-line-control bg-surface hover:border-accent-line',
      )}
    >
      {checked && <Icon icon={Check} size={12} />}
    </span>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** On or off, at once. */
export function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <BaseSwitch.Root
      aria-label={label}
      checked={checked}
      onCheckedChange={onChange}
      className="flex h-[18px] w-8 shrink-0 items-center rounded-full bg-line-control p-0.5 transition-colors duration-120 data-checked:bg-accent"
    >
      <BaseSwitch.Thumb className="size-3.5 rounded-full bg-white transition-transform duration-120 ease-out data-checked:translate-x-3.5" />
    </BaseSwitch.Root>
  );
}
