/** Whose eyes a value is formatted for. Tests give their own; the window uses the user's. */
export interface Reader {
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
}

/** The window's own reader: the system's habits until the settings say otherwise. */
let user: Reader = { locale: undefined, timeZone: undefined };

/** The window's reader as of now. */
export function currentReader(): Reader {
  return user;
}

/** How the window's reader writes numbers and dates (undefined: as the system does). */
export function readerLocale(): string | undefined {
  return user.locale;
}

/** Formats for another reader from now on; what is on the screen has to be drawn again. */
export function readAs(locale: string | undefined): void {
  user = { ...user, locale };
}

/** The language tag that writes dates and numbers by a locale's habits (null: the system's) and with a clock of twelve or twenty-four hours. */
export function localeTag(locale: string | null, clock: 'system' | '12' | '24'): string | undefined {
  if (locale === null && clock === 'system') return undefined;
  const base = new Intl.Locale(locale ?? new Intl.DateTimeFormat().resolvedOptions().locale);
  return clock === 'system' ? base.toString() : new Intl.Locale(base, { hourCycle: clock === '12' ? 'h12' : 'h23' }).toString();
}
