import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Check } from 'lucide-react';
import { Icon } from './icon.tsx';

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean, event: Event) => void;
  readonly tabIndex?: number;
}

/** A square to tick. The label is read aloud. */
export function Checkbox({ label, checked, onChange, tabIndex }: CheckboxProps) {
  return (
    <Base.Root
      aria-label={label}
      checked={checked}
      onCheckedChange={(next, details) => onChange(next, details.event)}
      tabIndex={tabIndex}
      className="flex size-4 items-center justify-center rounded-[4px] border border-line-control bg-surface text-on-accent transition-colors duration-80 hover:border-accent-line data-checked:border-accent data-checked:bg-accent"
    >
      <Base.Indicator className="flex">
        <Icon icon={Check} size={12} />
      </Base.Indicator>
    </Base.Root>
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
