import { join } from 'node:path';
import { settings, type Settings } from '../../shared/queries/session.ts';
import { readSmallFile, replaceSmallFile } from './files.ts';

/**
 * The settings' file in a profile folder: plain, because the window's background
 * is needed before any key, and because it holds nothing about a person.
 */
export function settingsFile(profileFolder: string): string {
  return join(profileFolder, 'settings.json');
}

/** What a new profile begins with. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  notifications: true,
  lastJobId: null,
  sidebarNarrow: false,
  panelWidth: 500,
  tourSeen: false,
  locale: null,
  clock: 'system',
};

/** The stored settings; what is missing or not understood has its default, so that a damaged file only costs preferences. */
export function readSettings(profileFolder: string): Settings {
  const stored = readSmallFile(settingsFile(profileFolder));
  if (stored === null) return DEFAULT_SETTINGS;
  try {
    const parsed = settings.partial().safeParse(JSON.parse(stored.toString('utf8')));
    return { ...DEFAULT_SETTINGS, ...(parsed.success ? parsed.data : {}) };
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** Preferences of this device, kept across restarts. */
export interface SettingsStore {
  readonly current: () => Settings;
  /** Changes what is given and keeps the rest; answers all of it. */
  readonly save: (changes: Partial<Settings>) => Settings;
}

/** Opens the settings of a profile. */
export function createSettingsStore(profileFolder: string): SettingsStore {
  let current = readSettings(profileFolder);
  return {
    current: () => current,
    save: (changes) => {
      const next = settings.parse({ ...current, ...changes });
      replaceSmallFile(settingsFile(profileFolder), `${JSON.stringify(next, null, 2)}\n`);
      current = next;
      return current;
    },
  };
}
