import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
const MAC: Record<string, string> = { $mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵' };
const OTHERS: Record<string, string> = { Enter: '↵' };
/** Keys that keyboards name in a language. */
const WORDS: Record<string, TextKey> = {
  $mod: 'kit.key.control',
  Shift: 'kit.key.shift',
  Alt: 'kit.key.alt',
  Escape: 'kit.key.escape',
  Space: 'kit.key.space',
  Home: 'kit.key.home',
  End: 'kit.key.end',
};

function inWords(key: string): string {
  const word = WORDS[key];
  return word === undefined ? key : say(word);
}

/** A key as this keyboard names it: `$mod+K` is ⌘K on a Mac and Ctrl K elsewhere. */
function keyNames(keys: string): readonly string[] {
  const names = document.documentElement.dataset['platform'] === 'darwin' ? MAC : OTHERS;
  return keys.split(/[+ ]/).map((key) => names[key] ?? inWords(key));
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
