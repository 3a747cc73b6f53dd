const MAC: Record<string, string> = { $mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵' };
const OTHERS: Record<string, string> = { $mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt', Enter: '↵' };

/** A key as this keyboard names it: `$mod+K` is ⌘K on a Mac and Ctrl K elsewhere. */
function keyNames(keys: string): readonly string[] {
  const names = document.documentElement.dataset['platform'] === 'darwin' ? MAC : OTHERS;
  return keys.split(/[+ ]/).map((key) => names[key] ?? key);
}

/** A shortcut, key by key. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {keyNames(keys).map((name, index) => (
        <kbd
          key={`${name}-${index}`}
          className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-[4px] border border-line-strong bg-surface px-1 font-sans text-micro leading-none text-ink-3"
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
