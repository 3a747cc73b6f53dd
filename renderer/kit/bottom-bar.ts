import { useLayoutEffect } from 'react';

let bars = 0;

function count(change: 1 | -1): void {
  bars += change;
  document.documentElement.dataset['bottomBars'] = String(bars);
}

/**
 * Says that a bar stands at the bottom of the window, so that messages stand
 * above it. Counted rather than found by `:has`, for which the whole page would
 * be looked through after every change of it.
 */
export function useBottomBar(isShown = true): void {
  useLayoutEffect(() => {
    if (!isShown) return;
    count(1);
    return () => count(-1);
  }, [isShown]);
}
