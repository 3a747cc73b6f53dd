import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  /** Undefined until it is known. */
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few inside a menu; the present one is ticked. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.RadioGroup aria-label={label} value={value ?? null} onValueChange={(chosen: Value) => onChange(chosen)}>
      {options.map((option) => (
        <Base.RadioItem
          key={option.value}
          value={option.value}
          closeOnClick
          className="flex h-7 items-center gap-2 rounded-[5px] px-2 outline-none data-highlighted:bg-hover"
        >
          {option.icon}
          <span className="mr-4 flex-1 truncate">{option.label}</span>
          <Base.RadioItemIndicator className="flex">
            <Icon icon={Check} size={14} className="text-ink-2" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}
