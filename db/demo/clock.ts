/** Instants are whole seconds since the epoch (UTC). */
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The platform's timestamp of an instant: `YYYY-MM-DD HH:MM:SS`, UTC. */
export function timestamp(instant: number): string {
  const text = new Date(instant * 1000).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

/** The timestamp of an instant that may not have come: null stays null. */
export function timestampOrNull(instant: number | null): string | null {
  return instant === null ? null : timestamp(instant);
}

/** The calendar date of an instant in UTC: `YYYY-MM-DD`. */
export function calendarDate(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** Seconds that local time in `zone` is ahead of UTC around noon (UTC) of the instant's day. */
function zoneOffset(zone: string, instant: number): number {
  const noon = Math.floor(instant / DAY) * DAY + 12 * HOUR;
  const key = `${zone} ${noon}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    formats.set(zone, format);
  }
  const name = format.formatToParts(new Date(noon * 1000)).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/u.exec(name) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  offsets.set(key, offset);
  return offset;
}

/** The instant at which it is `hour` o'clock (fractions allowed: 9.5 is half past nine) in `zone` on the instant's UTC day. */
export function localTime(zone: string, instant: number, hour: number): number {
  const midnight = Math.floor(instant / DAY) * DAY;
  return midnight + hour * HOUR - zoneOffset(zone, midnight);
}

/** The hour of the day (0-24, with fraction) that a clock in `zone` shows at an instant. */
export function localHour(zone: string, instant: number): number {
  return ((((instant + zoneOffset(zone, instant)) % DAY) + DAY) % DAY) / HOUR;
}

/** The instant itself on a working day, else the same time on the Friday before. */
export function workingDayBefore(instant: number): number {
  const weekday = new Date(instant * 1000).getUTCDay();
  if (weekday === 6) return instant - DAY;
  return weekday === 0 ? instant - 2 * DAY : instant;
}

/** The instant itself on a working day, else the same time on the following Monday. */
export function workingDay(instant: number): number {
  const weekday = new Date(instant * 1000).getUTCDay();
  if (weekday === 6) return instant + 2 * DAY;
  return weekday === 0 ? instant + DAY : instant;
}
