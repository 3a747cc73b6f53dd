/** A place in the app: a view, what it is about, and who is open in the panel beside it. */
export interface Place {
  /** The first word of the path: `pipeline`, `interviews`. */
  readonly view: string;
  /** The number after it, such as the pipeline's job. */
  readonly subject: number | null;
  readonly applicationId: number | null;
  readonly candidateId: number | null;
}

function toId(text: string | null | undefined): number | null {
  if (text == null || !/^-?\d{1,15}$/.test(text)) return null;
  return Number(text);
}

/** Reads a route such as `/pipeline/12?application=30&candidate=7`. What it does not understand it leaves out. */
export function parseRoute(route: string): Place {
  const [path = '', query = ''] = route.split('?');
  const [view = '', subject] = path.split('/').filter(Boolean);
  const params = new URLSearchParams(query);
  return {
    view: view === '' ? 'home' : view,
    subject: toId(subject),
    applicationId: toId(params.get('application')),
    candidateId: toId(params.get('candidate')),
  };
}

/** Writes a place as a route; `parseRoute` reads it back. */
export function toRoute(place: Place): string {
  const params = new URLSearchParams();
  if (place.applicationId !== null) params.set('application', String(place.applicationId));
  if (place.candidateId !== null) params.set('candidate', String(place.candidateId));
  const query = params.toString();
  return `/${place.view}${place.subject === null ? '' : `/${place.subject}`}${query === '' ? '' : `?${query}`}`;
}

/** The window's history, in memory: a desktop window has no address bar. */
export interface Router {
  readonly current: () => Place;
  readonly subscribe: (listener: () => void) => () => void;
  readonly navigate: (route: string) => void;
  /** Goes on without leaving a step to go back to: panels opened and peeked at. */
  readonly replace: (route: string) => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly canGoBack: () => boolean;
  readonly canGoForward: () => boolean;
}

const MAX_STEPS = 100;

/** Makes a router that starts at the given route. */
export function createRouter(first: string): Router {
  const listeners = new Set<() => void>();
  let steps: readonly Place[] = [parseRoute(first)];
  let at = 0;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function here(): Place {
    return steps[at] ?? parseRoute('/home');
  }

  function move(to: number): void {
    if (to < 0 || to >= steps.length) return;
    at = to;
    changed();
  }

  return {
    current: here,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    navigate: (route) => {
      const place = parseRoute(route);
      if (toRoute(place) === toRoute(here())) return;
      steps = [...steps.slice(0, at + 1), place].slice(-MAX_STEPS);
      at = steps.length - 1;
      changed();
    },
    replace: (route) => {
      const place = parseRoute(route);
      if (toRoute(place) === toRoute(here())) return;
      steps = steps.map((step, index) => (index === at ? place : step));
      changed();
    },
    back: () => move(at - 1),
    forward: () => move(at + 1),
    canGoBack: () => at > 0,
    canGoForward: () => at < steps.length - 1,
  };
}

/** The window's router. */
export const router = createRouter('/pipeline');

/** Opens a candidate in the panel beside the view that is shown; null closes it. */
export function showInPanel(who: { readonly applicationId: number | null; readonly candidateId: number | null } | null): void {
  const place = router.current();
  router.replace(toRoute({ ...place, applicationId: who?.applicationId ?? null, candidateId: who?.candidateId ?? null }));
}

/**
 * Puts the person whose application a link named into the panel, once that was looked up; null closes the panel.
 * A window that went on meanwhile stays where it is: false.
 */
export function showOwnerInPanel(applicationId: number, owner: { readonly applicationId: number; readonly candidateId: number } | null): boolean {
  const place = router.current();
  if (place.applicationId !== applicationId || place.candidateId !== null) return false;
  showInPanel(owner);
  return true;
}
