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

/** What was closed still fades for a moment, with the focus in it perhaps: the keys are the page's already. */
function isLeaving(floating: Element): boolean {
  return floating.closest('[data-closed]') !== null;
}

/** A dialog that stops the work stands over the page, wherever the focus has gone meanwhile. */
function isStopped(): boolean {
  return document.querySelector('[data-stops-work]:not([data-closed])') !== null;
}

/**
 * True when a key belongs to what has the focus: a field, a button, a menu, a dialog.
 * Shortcuts with Ctrl or ⌘ work in fields too, but never through a dialog.
 */
function isTaken(event: KeyboardEvent): boolean {
  if (event.isComposing || !(event.target instanceof Element)) return event.isComposing;
  const floating = event.target.closest(FLOATING);
  if (floating !== null) return !isLeaving(floating);
  if (isStopped()) return true;
  if (isControlKey(event.target, event.key)) return true;
  return event.target.matches(FIELDS) && !isFieldShortcut(event);
}

function isFieldShortcut(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
}

/** How long after its first key a sequence such as G S waits for the second one, ms; tinykeys waits as long. */
const SEQUENCE_MS = 1_000;
const FIRST_OF_SEQUENCE = 'g';
let beforeLast: number | null = null;
let last: number | null = null;
let taken: KeyboardEvent | null = null;

/**
 * Decides whose key this is while everything still is as it was when it was
 * pressed: the key that chooses in a menu closes it, and must not do as well
 * what it does on the page. Remembers when the key before it began a sequence.
 */
function noteKey(event: KeyboardEvent): void {
  taken = isTaken(event) ? event : null;
  const begins = event.key === FIRST_OF_SEQUENCE && !event.ctrlKey && !event.metaKey && !event.altKey && taken === null;
  beforeLast = last;
  last = begins ? event.timeStamp : null;
}

/** True for the second key of a sequence: it must not do as well what it does alone. */
function endsSequence(event: KeyboardEvent): boolean {
  return beforeLast !== null && event.timeStamp - beforeLast < SEQUENCE_MS;
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
          if (!binding.includes(' ') && endsSequence(event)) return;
          latest.current[binding]?.(event);
        },
      ]),
    );
    // Captured, so that it is known before any shortcut of this key runs; adding it twice adds it once.
    window.addEventListener('keydown', noteKey, { capture: true });
    return tinykeys(window, map, { ignore: (event) => event === taken });
  }, [names]);
}
