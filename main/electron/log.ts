import { join } from 'node:path';
import log from 'electron-log/main';

/** Facts a line may carry: names of things and counts, never a row's values, names or addresses. */
export type Figures = Readonly<Record<string, string | number | boolean | null>>;

const MAX_BYTES = 5 * 1024 * 1024;

/** Opens the log in the profile's folder. Two files of 5 MB at most are kept. */
export function openLog(profileFolder: string, echoes: boolean): void {
  log.transports.file.resolvePathFn = () => join(profileFolder, 'logs', 'workstation.log');
  log.transports.file.maxSize = MAX_BYTES;
  log.transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}] [{level}] {text}';
  log.transports.console.level = echoes ? 'info' : false;
}

/** Writes one event. */
export function logEvent(event: string, figures: Figures = {}): void {
  const facts = Object.entries(figures).map(([name, value]) => `${name}=${String(value)}`);
  log.info([event, ...facts].join(' '));
}
