import { usePanelState, type PanelTab } from '../candidates/note-focus.ts';
import { beginAt, recallChoice, rememberChoice, rememberedRoute, rememberRoute, routeOfView } from '../view-memory.ts';
import { router, toRoute } from './router.ts';

function tabName(view: string): string {
  return `${view}.tab`;
}

/** Each view opens the page of the panel that was open in it; a page that is not there shows the first. */
function showTabOf(view: string): void {
  const tab = recallChoice(tabName(view));
  if (tab !== undefined) usePanelState.setState({ tab: tab as PanelTab });
}

/** Takes the window to where it was left, and from now on remembers where it goes. */
export function startWhereLeft(): void {
  beginAt(window.hotgigs?.place ?? null);
  const route = rememberedRoute();
  if (route !== null) router.replace(route);
  let { view } = router.current();
  showTabOf(view);
  router.subscribe(() => {
    const place = router.current();
    rememberRoute(place.view, toRoute(place));
    if (place.view === view) return;
    view = place.view;
    showTabOf(view);
  });
  usePanelState.subscribe(({ tab }) => rememberChoice(tabName(view), tab));
}

/** Goes to a view as it was left; from the view itself, to its beginning. */
export function goToView(id: string): void {
  router.navigate(router.current().view === id ? `/${id}` : routeOfView(id));
}
