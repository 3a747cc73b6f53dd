import { fromUtcSecond, type UtcSecond } from '../shared/time.ts';
import { currentReader, type Reader } from './reader.ts';
import { say } from './text/say.ts';

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

/** What stands for a moment that is not known: a row may lack it, and a panelist is told few. */
const UNKNOWN = '–';

function write(reader: Reader, options: Intl.DateTimeFormatOptions, ms: number): string {
  return Number.isNaN(ms) ? UNKNOWN : dateFormat(reader, options).format(ms);
}

/** `14:02` in the reader's zone and habit. */
export function formatTime(at: UtcSecond, reader: Reader = currentReader()): string {
  return write(reader, { timeStyle: 'short' }, fromUtcSecond(at));
}

/** `12 May`, with the year when it is another than now's. */
export function formatDate(at: UtcSecond, nowMs: number, reader: Reader = currentReader()): string {
  const ms = fromUtcSecond(at);
  const yearOf = (moment: number): string => write(reader, { year: 'numeric' }, moment);
  const sameYear = yearOf(ms) === yearOf(nowMs);
  return write(reader, sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }, ms);
}

/** A day of the calendar that is no moment, such as a birthday: `12 May 1990` wherever one reads it; what is no such day as it is. */
export function formatCalendarDate(date: string, reader: Reader = currentReader()): string {
  const ms = Date.parse(`${date}T00:00:00Z`);
  // The 30th of February is read as the 2nd of March.
  const isThatDay = !Number.isNaN(ms) && new Date(ms).toISOString() === `${date}T00:00:00.000Z`;
  const everywhere = { ...reader, timeZone: 'UTC' };
  return isThatDay ? dateFormat(everywhere, { day: 'numeric', month: 'short', year: 'numeric' }).format(ms) : date;
}

/** The full moment, for hovering: `Tuesday, 12 May 2026, 14:02:11 CEST`. */
export function formatExact(at: UtcSecond, reader: Reader = currentReader()): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' } as const;
  return write(reader, { ...day, ...time }, fromUtcSecond(at));
}

/** The calendar day of an instant in the reader's zone, as `2026-05-12`: what days are grouped by. */
export function dayKey(ms: number, reader: Reader = currentReader()): string {
  return write({ ...reader, locale: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' }, ms);
}

/** Which of the days with a name of their own an instant lies in, if any. */
function nearDay(ms: number, nowMs: number, reader: Reader): 'today' | 'tomorrow' | 'yesterday' | undefined {
  const distance = Math.round((Date.parse(dayKey(ms, reader)) - Date.parse(dayKey(nowMs, reader))) / DAY);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  return distance === -1 ? 'yesterday' : undefined;
}

/** `Today`, `Tomorrow`, `Yesterday`, else the day as the options say. */
function dayOr(ms: number, nowMs: number, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  const near = nearDay(ms, nowMs, reader);
  return near === undefined ? write(reader, options, ms) : say(`format.day.${near}`);
}

/** `Today`, `Tomorrow`, `Yesterday`, else the weekday and date. */
export function formatDay(at: UtcSecond, nowMs: number, reader: Reader = currentReader()): string {
  return dayOr(fromUtcSecond(at), nowMs, reader, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Whether {@link formatDay} says today, tomorrow or yesterday and leaves the date out. */
export function isNamedDay(at: UtcSecond, nowMs: number, reader: Reader = currentReader()): boolean {
  return nearDay(fromUtcSecond(at), nowMs, reader) !== undefined;
}

/** A day in full: `Sunday, 22 November`. */
export function formatLongDay(ms: number, reader: Reader = currentReader()): string {
  return dateFormat(reader, { weekday: 'long', day: 'numeric', month: 'long' }).format(ms);
}

/** `Today`, `Tomorrow`, `Yesterday`, else a short weekday and date, for narrow places. */
export function formatShortDay(at: UtcSecond, nowMs: number, reader: Reader = currentReader()): string {
  return dayOr(fromUtcSecond(at), nowMs, reader, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** An appointment in the fewest words: `Today 14:02`, `Tue 14:02`, and only the date when it is a week away. */
export function formatAppointment(at: UtcSecond, nowMs: number, reader: Reader = currentReader()): string {
  const ms = fromUtcSecond(at);
  if (Number.isNaN(ms)) return UNKNOWN;
  if (ms - nowMs > 6 * DAY) return formatShortDay(at, nowMs, reader);
  const near = nearDay(ms, nowMs, reader);
  const named = near === 'today' || near === 'tomorrow';
  const day = named ? say(`format.day.${near}`) : dateFormat(reader, { weekday: 'short' }).format(ms);
  return say('format.day-and-time', { day, time: formatTime(at, reader) });
}

/** A moment in a line of its own: `14:02` today, else with its day: `Yesterday, 14:02`. */
export function formatWhen(at: UtcSecond, nowMs: number, reader: Reader = currentReader()): string {
  const ms = fromUtcSecond(at);
  if (Number.isNaN(ms)) return UNKNOWN;
  const isToday = dayKey(ms, reader) === dayKey(nowMs, reader);
  return isToday ? formatTime(at, reader) : say('format.day-then-time', { day: formatShortDay(at, nowMs, reader), time: formatTime(at, reader) });
}

/** Short and relative: `now`, `4 min`, `3 h`, `2 d`, then the date. Future instants read `in 3 h`. */
export function formatRelative(at: UtcSecond, nowMs: number, reader: Reader = currentReader()): string {
  const distance = nowMs - fromUtcSecond(at);
  if (Number.isNaN(distance)) return UNKNOWN;
  const size = Math.abs(distance);
  if (size < MINUTE) return say('format.now');
  if (size >= 7 * DAY) return formatDate(at, nowMs, reader);
  const [unit, length] = size < HOUR ? (['minutes', MINUTE] as const) : size < DAY ? (['hours', HOUR] as const) : (['days', DAY] as const);
  return say(distance < 0 ? `format.in.${unit}` : `format.ago.${unit}`, { count: Math.floor(size / length) });
}

/** Whole days between an instant and now, never negative; null where the instant is not known. */
export function daysSince(at: UtcSecond, nowMs: number): number | null {
  const days = Math.floor((nowMs - fromUtcSecond(at)) / DAY);
  return Number.isNaN(days) ? null : Math.max(0, days);
}

const numberFormats = new Map<string | undefined, Intl.NumberFormat>();

/** `12,345` in the reader's habit. */
export function formatNumber(value: number, reader: Reader = currentReader()): string {
  const format = numberFormats.get(reader.locale) ?? new Intl.NumberFormat(reader.locale);
  numberFormats.set(reader.locale, format);
  return format.format(value);
}

/** `62 %` in the reader's habit; a dash when there is nothing to divide by. */
export function formatShare(part: number, whole: number, reader: Reader = currentReader()): string {
  if (whole === 0) return '–';
  return new Intl.NumberFormat(reader.locale, { style: 'percent', maximumFractionDigits: 0 }).format(part / whole);
}

/** `48.2 MB`, in powers of 1,000. */
export function formatBytes(bytes: number, reader: Reader = currentReader()): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = bytes < 1_000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const options: Intl.NumberFormatOptions = { style: 'unit', unit: units[power] ?? 'byte', maximumFractionDigits: power === 0 ? 0 : 1 };
  return new Intl.NumberFormat(reader.locale, options).format(bytes / 1_000 ** power);
}

/** `45 min`, `1 h 30 min`. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return say('format.minutes', { minutes: rest });
  return rest === 0 ? say('format.hours', { hours }) : say('format.hours-and-minutes', { hours, minutes: rest });
}

/** `$85,000 – $110,000`-like ranges without a currency, which the platform does not hold. */
export function formatSalary(from: number | null, to: number | null, reader: Reader = currentReader()): string | null {
  if (from === null && to === null) return null;
  if (from !== null && to !== null && from !== to) return `${formatNumber(from, reader)} – ${formatNumber(to, reader)}`;
  return formatNumber(from ?? to ?? 0, reader);
}

/** A platform word as a person would write it: `video_call` → `Video call`. */
export function humanise(word: string): string {
  const text = word.replaceAll(/[_-]+/g, ' ').trim().toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
