/** An instant in UTC as the platform's columns hold it: `YYYY-MM-DD HH:MM:SS`, whole seconds. */
export type UtcSecond = string;

/** Formats milliseconds since the epoch as a platform timestamp, cutting to the whole second. */
export function toUtcSecond(epochMs: number): UtcSecond {
  return new Date(Math.floor(epochMs / 1000) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Parses a platform timestamp into milliseconds since the epoch; NaN when it is not one. */
export function fromUtcSecond(value: UtcSecond): number {
  return Date.parse(`${value.replace(' ', 'T')}Z`);
}

/**
 * The moment a change was authored, as the server may believe it: the device's
 * clock plus the offset measured against the server, never later than the
 * server's own now (`design.md` 3, time).
 * @param deviceNowMs the device's clock, ms
 * @param offsetMs server clock minus device clock, ms
 * @param serverNowMs the server's clock where known, ms
 */
export function authoredInstant(deviceNowMs: number, offsetMs: number, serverNowMs?: number): number {
  const corrected = deviceNowMs + offsetMs;
  return serverNowMs === undefined ? corrected : Math.min(corrected, serverNowMs);
}
