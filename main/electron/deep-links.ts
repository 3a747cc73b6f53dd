import { z } from 'zod';

/** The scheme that opens a view of this app from outside. */
export const LINK_SCHEME = 'hotgigs';
const LONGEST = 500;

const rowId = z.string().regex(/^[1-9]\d{0,9}$/u);

/** Who is opened beside the view. */
const person = z.object({ application: rowId, candidate: rowId }).partial();
const nothing = z.object({});

/** Views a link may open, with the parameters each understands. */
const VIEWS: Readonly<Record<string, { readonly parameters: z.ZodType<Record<string, string | undefined>>; readonly takesId?: true }>> = {
  home: { parameters: nothing },
  pipeline: { parameters: person, takesId: true },
  interviews: { parameters: person },
  campaigns: { parameters: person, takesId: true },
  candidates: { parameters: person },
  sync: { parameters: nothing },
};

function query(parameters: Record<string, string | undefined>): string {
  const text = new URLSearchParams(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();
  return text === '' ? '' : `?${text}`;
}

/** The link's address when it is one of this scheme and carries nothing that no link of ours has. */
function ownAddress(text: string): URL | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.username === '' && url.password === '' && url.port === '';
  return isPlain && url.protocol === `${LINK_SCHEME}:` ? url : null;
}

/** The id in a path of at most one step; undefined for none, null for a path that is not understood. */
function idOf(pathname: string): string | null | undefined {
  if (pathname === '' || pathname === '/') return undefined;
  return rowId.safeParse(pathname.replace(/^\//u, '').replace(/\/$/u, '')).data ?? null;
}

/**
 * The route a `hotgigs://` link opens, or null for anything else. A link opens a
 * view and can do nothing more: there is no link that writes.
 */
export function routeOfLink(text: string): string | null {
  const url = ownAddress(text);
  const view = url !== null && Object.hasOwn(VIEWS, url.hostname) ? VIEWS[url.hostname] : undefined;
  if (url === null || view === undefined) return null;
  const id = idOf(url.pathname);
  if (id === null || (id !== undefined && view.takesId !== true)) return null;
  const parameters = view.parameters.safeParse(Object.fromEntries(url.searchParams));
  if (!parameters.success) return null;
  return `/${url.hostname}${id === undefined ? '' : `/${id}`}${query(parameters.data)}`;
}

/** The first link among a command line's arguments that opens something; everything else there is not ours to read. */
export function routeInArguments(args: readonly string[]): string | null {
  for (const argument of args) {
    const route = routeOfLink(argument);
    if (route !== null) return route;
  }
  return null;
}
