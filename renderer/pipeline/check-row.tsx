import type { ReactNode } from 'react';
import { Tick } from '../kit/checkbox.tsx';

interface CheckRowProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onToggle: () => void;
  /** What is shown for the label, where that is more than words. */
  readonly children?: ReactNode;
}

/** A condition or a column that can be on or off. */
export function CheckRow({ label, checked, onToggle, children }: CheckRowProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checked}
      aria-label={label}
      onClick={onToggle}
      className="flex h-7 w-full items-center gap-2 rounded-[5px] px-2 text-left hover:bg-hover"
    >
      <Tick checked={checked} />
      <span className="flex min-w-0 flex-1 items-center gap-1.5 truncate">{children ?? label}</span>
    </button>
  );
}
