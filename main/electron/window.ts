import { BrowserWindow, nativeTheme, screen } from 'electron';
import { WINDOW_INFO_ARGUMENT } from '../../shared/contract/ipc-channels.ts';
import type { StartInfo } from '../../shared/contract/preload-api.ts';
import type { WindowPlace } from '../../shared/contract/window-place.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { APP_PAGE } from './app-files.ts';
import { MIN_HEIGHT, MIN_WIDTH, windowStateFor, type WindowState } from './window-state.ts';

/** The app's own background in each theme, so that nothing flashes before the first paint. */
const BACKGROUND = { light: '#fcfcfd', dark: '#131418' } as const;

/** What every window of this start has in common. */
export interface WindowOptions {
  readonly preload: string;
  readonly theme: () => Settings['theme'];
  readonly info: StartInfo;
  readonly allowsDevTools: boolean;
}

function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

/** The background behind a page of that theme. */
export function backgroundOf(theme: Settings['theme']): string {
  const isDark = theme === 'dark' || (theme === 'system' && nativeTheme.shouldUseDarkColors);
  return isDark ? BACKGROUND.dark : BACKGROUND.light;
}

/** Where a window lies now; null while that says nothing about where it is to open again. */
export function stateOf(window: BrowserWindow): WindowState | null {
  if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return null;
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

/**
 * Opens a window where one was left, hidden until it has something to show. All
 * windows are made here, so all of them are locked in alike.
 * @param stored where it was left, of any shape
 */
export function createWindow(options: WindowOptions, stored: unknown, place: WindowPlace | null): BrowserWindow {
  const { maximized, ...bounds } = windowStateFor(stored, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    paintWhenInitiallyHidden: true,
    backgroundColor: backgroundOf(options.theme()),
    title: 'HotGigs Workstation',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: options.allowsDevTools,
      additionalArguments: [WINDOW_INFO_ARGUMENT + encodeURIComponent(JSON.stringify({ ...options.info, place }))],
    },
  });
  // Accelerators of the menu work without its bar, which would take Alt away from the board.
  if (process.platform !== 'darwin') window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  void window.loadURL(APP_PAGE);
  return window;
}

/** Brings a window before the user, however it was put away. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
