import { create } from 'zustand';

/** Which step of the tour is shown; null while there is none. */
export const useTour = create<{ readonly step: number | null }>(() => ({ step: null }));

/** Begins the tour, from the start. */
export function startTour(): void {
  useTour.setState({ step: 0 });
}
