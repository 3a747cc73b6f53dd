import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

/** One of many in a form: the system's own list, in a field that looks like the others. */
export function NativeSelect({ className, ...rest }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select className={classes('h-8 w-full appearance-none truncate pr-8', className)} {...rest} />
      <Icon icon={ChevronDown} size={14} className="pointer-events-none absolute top-2.25 right-2.5 text-ink-3" />
    </span>
  );
}
