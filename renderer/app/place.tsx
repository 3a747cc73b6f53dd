import { createContext, use, useDeferredValue, useSyncExternalStore, type ReactNode } from 'react';
import { router, type Place } from './router.ts';

const PlaceContext = createContext<Place>(router.current());

/**
 * Tells the views where the window is. The place is deferred, so that drawing a
 * large view is cut into slices and never holds up a key or a click.
 */
export function PlaceProvider({ children }: { readonly children: ReactNode }) {
  const place = useSyncExternalStore(router.subscribe, router.current);
  return <PlaceContext value={useDeferredValue(place)}>{children}</PlaceContext>;
}

/** The place the window is at, as far as it is drawn; `router.current()` is where it goes. */
export function usePlace(): Place {
  return use(PlaceContext);
}
