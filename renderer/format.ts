import { fromUtcSecond, type UtcSecond } from '../shared/time.ts';

/** Whose eyes a value is formatted for. Tests give their own; the window uses the user's. */
export interface Reader {
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
}

/** The window's own reader: the system's habits until the settings say otherwise. */
let USER: Reader = { locale: undefined, timeZone: undefined };

/** The language tag that writes dates and numbers by a locale's habits (null: the system's) and with a clock of twelve or twenty-four hours. */
export function localeTag(locale: string | null, clock: 'system' | '12' | '24'): string | undefined {
  if (locale === null && clock === 'system') return undefined;
  const base = new Intl.Locale(locale ?? new Intl.DateTimeFormat().resolvedOptions().locale);
  return clock === 'system' ? base.toString() : new Intl.Locale(base, { hourCycle: clock === '12' ? 'h12' : 'h23' }).toString();
}

/** Formats for another reader from now on; what is on the screen has to be drawn again. */
export function readAs(locale: string | undefined): void {
  USER = { ...USER, locale };
}
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Intl formats cost a millisecond to build; boards ask for hundreds. */
function dateFormat(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${reader.locale} ${reader.timeZone} ${JSON.stringify(options)}`;
  const known = dateFormats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.timeZone });
  dateFormats.set(key, made);
  return made;
}

/** `14:02` in the reader's zone and habit. */
export function formatTime(at: UtcSecond, reader: Reader = USER): string {
  return dateFormat(reader, { timeStyle: 'short' }).format(fromUtcSecond(at));
}

/** `12 May`, with the year when it is another than now's. */
export function formatDate(at: UtcSecond, nowMs: number, reader: Reader = USER): string {
  const ms = fromUtcSecond(at);
  const year = dateFormat(reader, { year: 'numeric' });
  const sameYear = year.format(ms) === year.format(nowMs);
  return dateFormat(reader, sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }).format(ms);
}

/** The full moment, for hovering: `Tuesday, 12 May 2026, 14:02:11 CEST`. */
export function formatExact(at: UtcSecond, reader: Reader = USER): string {
  return dateFormat(reader, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(fromUtcSecond(at));
}

/** The calendar day of an instant in the reader's zone, as `2026-05-12`: what days are grouped by. */
export function dayKey(ms: number, reader: Reader = USER): string {
  const parts = dateFormat({ ...reader, locale: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);
  return parts;
}

/** `Today`, `Tomorrow`, `Yesterday`, else the weekday and date. */
export function formatDay(at: UtcSecond, nowMs: number, reader: Reader = USER): string {
  const ms = fromUtcSecond(at);
  const distance = Math.round((Date.parse(dayKey(ms, reader)) - Date.parse(dayKey(nowMs, reader))) / DAY);
  if (distance === 0) return 'Today';
  if (distance === 1) return 'Tomorrow';
  if (distance === -1) return 'Yesterday';
  return dateFormat(reader, { weekday: 'long', day: 'numeric', month: 'long' }).format(ms);
}

/** A day in full: `Sunday, 22 November`. */
export function formatLongDay(ms: number, reader: Reader = USER): string {
  return dateFormat(reader, { weekday: 'long', day: 'numeric', month: 'long' }).format(ms);
}

/** `Today`, `Tomorrow`, `Yesterday`, else a short weekday and date, for narrow places. */
export function formatShortDay(at: UtcSecond, nowMs: number, reader: Reader = USER): string {
  const near = formatDay(at, nowMs, reader);
  if (near === 'Today' || near === 'Tomorrow' || near === 'Yesterday') return near;
  return dateFormat(reader, { weekday: 'short', day: 'numeric', month: 'short' }).format(fromUtcSecond(at));
}

/** An appointment in the fewest words: `Today 14:02`, `Tue 14:02`, and only the date when it is a week away. */
export function formatAppointment(at: UtcSecond, nowMs: number, reader: Reader = USER): string {
  const ms = fromUtcSecond(at);
  if (ms - nowMs > 6 * DAY) return formatShortDay(at, nowMs, reader);
  const day = formatDay(at, nowMs, reader);
  const near = day === 'Today' || day === 'Tomorrow';
  return `${near ? day : dateFormat(reader, { weekday: 'short' }).format(ms)} ${formatTime(at, reader)}`;
}

/** A moment in a line of its own: `14:02` today, else with its day: `Yesterday, 14:02`. */
export function formatWhen(at: UtcSecond, nowMs: number, reader: Reader = USER): string {
  const isToday = dayKey(fromUtcSecond(at), reader) === dayKey(nowMs, reader);
  return isToday ? formatTime(at, reader) : `${formatShortDay(at, nowMs, reader)}, ${formatTime(at, reader)}`;
}

/** Short and relative: `now`, `4 min`, `3 h`, `2 d`, then the date. Future instants read `in 3 h`. */
export function formatRelative(at: UtcSecond, nowMs: number, reader: Reader = USER): string {
  const distance = nowMs - fromUtcSecond(at);
  const size = Math.abs(distance);
  if (size < MINUTE) return 'now';
  if (size >= 7 * DAY) return formatDate(at, nowMs, reader);
  const text = size < HOUR ? `${Math.floor(size / MINUTE)} min` : size < DAY ? `${Math.floor(size / HOUR)} h` : `${Math.floor(size / DAY)} d`;
  return distance < 0 ? `in ${text}` : `${text} ago`;
}

/** Whole days between an instant and now, never negative. */
export function daysSince(at: UtcSecond, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - fromUtcSecond(at)) / DAY));
}

const numberFormats = new Map<string | undefined, Intl.NumberFormat>();

/** `12,345` in the reader's habit. */
export function formatNumber(value: number, reader: Reader = USER): string {
  const format = numberFormats.get(reader.locale) ?? new Intl.NumberFormat(reader.locale);
  numberFormats.set(reader.locale, format);
  return format.format(value);
}

/** `62 %` in the reader's habit; a dash when there is nothing to divide by. */
export function formatShare(part: number, whole: number, reader: Reader = USER): string {
  if (whole === 0) return '–';
  return new Intl.NumberFormat(reader.locale, { style: 'percent', maximumFractionDigits: 0 }).format(part / whole);
}

/** `48.2 MB`, in powers of 1,000. */
export function formatBytes(bytes: number, reader: Reader = USER): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = bytes < 1_000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const options: Intl.NumberFormatOptions = { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: power === 0 ? 0 : 1 };
  return new Intl.NumberFormat(reader.locale, options).format(bytes / 1_000 ** power);
}

/** `45 min`, `1 h 30 min`. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `$85,000 – $110,000`-like ranges without a currency, which the platform does not hold. */
export function formatSalary(from: number | null, to: number | null, reader: Reader = USER): string | null {
  if (from === null && to === null) return null;
  if (from !== null && to !== null && from !== to) return `${formatNumber(from, reader)} – ${formatNumber(to, reader)}`;
  return formatNumber(from ?? to ?? 0, reader);
}

/** A platform word as a person would write it: `video_call` → `Video call`. */
export function humanise(word: string): string {
  const text = word.replaceAll(/[_-]+/g, ' ').trim().toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 candidate`, `3 candidates`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
