import { router, toRoute } from './router.ts';

/** The route at which one person has a window of their own. */
export function personRoute(who: { readonly candidateId: number | null; readonly applicationId: number | null }): string {
  return toRoute({ view: 'person', subject: null, candidateId: who.candidateId, applicationId: who.applicationId });
}

/** Opens who is open in the panel in a window of their own; where nobody is, another window at this view. */
export function openHereInNewWindow(): void {
  const place = router.current();
  const isAboutSomebody = place.view !== 'person' && (place.candidateId !== null || place.applicationId !== null);
  window.hotgigs?.openWindow(isAboutSomebody ? personRoute(place) : toRoute(place));
}
