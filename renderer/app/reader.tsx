import { Fragment, type ReactNode } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { localeTag, readAs } from '../reader.ts';

/** A tag the browser does not know counts as none: a damaged setting must not take the window away. */
function knownTag(locale: string | null, clock: 'system' | '12' | '24'): string | undefined {
  try {
    return localeTag(locale, clock);
  } catch {
    return undefined;
  }
}

/** Has dates and numbers written as the settings say, and draws everything anew when that changes. */
export function ReaderProvider({ children }: { readonly children: ReactNode }) {
  const settings = useQuery(QUERIES.settingsQuery, {}).value;
  const tag = settings === undefined ? undefined : knownTag(settings.locale, settings.clock);
  readAs(tag);
  return <Fragment key={tag ?? 'system'}>{children}</Fragment>;
}
