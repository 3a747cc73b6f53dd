import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for what is fetched or built once per machine; HOTGIGS_CACHE moves it. @returns {string} */
export function cacheFolder() {
  const asked = process.env['HOTGIGS_CACHE'];
  if (asked) return asked;
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'hotgigs-workstation');
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'hotgigs-workstation');
}
