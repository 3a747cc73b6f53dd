import { useEffect } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { useQuery } from '../data/use-query.ts';

const DARK = '(prefers-color-scheme: dark)';

/** Dresses the document; before the settings are known, as the window was opened (the main process remembers the theme). */
export function showTheme(theme: Settings['theme']): void {
  const dark = theme === 'dark' || (theme === 'system' && window.matchMedia(DARK).matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

/** Dresses the window in the chosen theme and follows the system where that is the choice. */
export function useTheme(): void {
  const settings = useQuery(QUERIES.settingsQuery, {});
  const theme = settings.value?.theme;
  useEffect(() => {
    if (theme === undefined) return;
    showTheme(theme);
    window.hotgigs?.setTheme(theme);
    const system = window.matchMedia(DARK);
    const follow = (): void => showTheme(theme);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [theme]);
}
