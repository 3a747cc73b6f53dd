import { allSettled, isAllSettled } from '../data/under-way.ts';

/** So long a window that is closed waits at most for what is under way: nobody can be kept from closing it. */
const LONGEST_MS = 3_000;

/**
 * A change is on the screen a moment before it is kept: whoever closes the
 * window in that moment must not lose it. The window closes by itself when all is kept.
 */
export function keepBeforeLeaving(): void {
  let isOver = false;
  window.addEventListener('beforeunload', (event) => {
    if (isOver || isAllSettled()) return;
    event.preventDefault();
    void Promise.race([allSettled(), new Promise((resolve) => setTimeout(resolve, LONGEST_MS))]).then(() => {
      isOver = true;
      window.close();
    });
  });
}
