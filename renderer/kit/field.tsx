import { useId, type ComponentProps, type ReactNode, type Ref } from 'react';
import { Search, type LucideIcon } from 'lucide-react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

const BOX =
  'w-full rounded-control border border-line-control bg-surface px-2.5 text-ink placeholder:text-ink-3 transition-colors duration-80 ' +
  'focus:outline-2 focus:-outline-offset-1 focus:outline-accent-line disabled:opacity-55';

interface TextFieldProps extends ComponentProps<'input'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
}

/** A labelled line of text, with its hint or its error underneath. */
export function TextField({ label, hint, error, className, ...rest }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={classes('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-ink-2">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        dir="auto"
        className={classes(BOX, 'selectable h-8', error !== undefined && 'border-danger')}
        {...rest}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={classes('text-meta', error === undefined ? 'text-ink-3' : 'text-danger-text')}>
          {note}
        </p>
      )}
    </div>
  );
}

interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly label: string;
}

/** Several lines of text. The label is read aloud; the placeholder shows what it is for. */
export function TextArea({ label, className, ...rest }: TextAreaProps) {
  return <textarea aria-label={label} dir="auto" className={classes(BOX, 'selectable resize-none py-2 leading-[1.5]', className)} {...rest} />;
}

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly onChange: (value: string) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly trailing?: ReactNode;
}

/** A quiet field that narrows what is shown. Escape empties it, then leaves it. */
export function SearchField({ label, icon = Search, onChange, value, inputRef, trailing, className, ...rest }: SearchFieldProps) {
  return (
    <label
      className={classes(
        'no-drag flex h-7 items-center gap-1.5 overflow-hidden rounded-control border border-transparent bg-hover px-2 text-ink-3 transition-colors duration-80',
        'focus-within:border-accent-line focus-within:bg-surface',
        className,
      )}
    >
      <Icon icon={icon} size={14} className="shrink-0" />
      <input
        ref={inputRef}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (value === '') event.currentTarget.blur();
          else onChange('');
        }}
        className="selectable w-full min-w-0 bg-transparent text-ellipsis text-ink outline-none placeholder:text-ink-3"
        {...rest}
      />
      {trailing}
    </label>
  );
}
