import { useEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';

/** Shortcuts: a tinykeys binding and what it does. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const FIELDS = '[contenteditable],input,select,textarea';
const FLOATING = '[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]:not([data-board] *)';

const PRESSED = 'button,a,[role="switch"],[role="radio"],[role="tab"]';
const WALKED = '[role="tab"],[role="radio"],[role="separator"]';

/** Enter and Space press the button that has the focus; arrows walk tabs, choices and edges. */
function isControlKey(target: Element, key: string): boolean {
  if (key === 'Enter' || key === ' ') return target.matches(PRESSED);
  return key.startsWith('Arrow') && target.matches(WALKED);
}

/**
 * True when a key belongs to what has the focus: a field, a button, a menu, a dialog.
 * Shortcuts with Ctrl or ⌘ work in fields too, but never through a dialog.
 */
function isTaken(event: KeyboardEvent): boolean {
  if (event.isComposing || !(event.target instanceof Element)) return event.isComposing;
  if (event.target.closest(FLOATING) !== null || isControlKey(event.target, event.key)) return true;
  return event.target.matches(FIELDS) && !isFieldShortcut(event);
}

function isFieldShortcut(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
}

/** Binds shortcuts to the window while the component is mounted. Held keys repeat. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  const names = Object.keys(keys).join('|');
  useEffect(() => {
    const bindings = names.split('|').filter(Boolean);
    const map = Object.fromEntries(
      bindings.map((binding) => [
        binding,
        (event: KeyboardEvent) => {
          event.preventDefault();
          latest.current[binding]?.(event);
        },
      ]),
    );
    return tinykeys(window, map, { ignore: isTaken });
  }, [names]);
}
