import { useSyncExternalStore } from 'react';

let text = '';
const listeners = new Set<() => void>();

/** Reads a sentence aloud to those who do not see the screen. */
export function announce(sentence: string): void {
  // A sentence said twice must differ, or it is not read again.
  text = sentence === text ? `${sentence}\u00a0` : sentence;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live region {@link announce} speaks through. */
export function Announcer() {
  const sentence = useSyncExternalStore(subscribe, () => text);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {sentence}
    </div>
  );
}
