import { useLayoutEffect } from 'react';

const shown = { bottomBars: 0, dialogs: 0 };

function count(what: keyof typeof shown, change: 1 | -1): void {
  shown[what] += change;
  document.documentElement.dataset[what] = String(shown[what]);
}

/**
 * Says that a bar stands at the bottom of the window, so that messages stand
 * above it. Counted rather than found by `:has`, for which the whole page would
 * be looked through after every change of it.
 */
export function useBottomBar(isShown = true): void {
  useLayoutEffect(() => {
    if (!isShown) return;
    count('bottomBars', 1);
    return () => count('bottomBars', -1);
  }, [isShown]);
}

/** Says that a dialog is open, so that messages stand above it and cover none of its buttons. */
export function useDialogAbove(): void {
  useLayoutEffect(() => {
    count('dialogs', 1);
    return () => count('dialogs', -1);
  }, []);
}
