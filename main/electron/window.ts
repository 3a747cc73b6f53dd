import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { WINDOW_INFO_ARGUMENT } from '../../shared/contract/ipc-channels.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { readSmallFile, replaceSmallFile } from '../data/files.ts';
import { APP_PAGE } from './app-files.ts';
import { logEvent } from './log.ts';
import { MIN_HEIGHT, MIN_WIDTH, windowStateFor, type WindowState } from './window-state.ts';

const SAVE_AFTER_MS = 500;
/** The app's own background in each theme, so that nothing flashes before the first paint. */
const BACKGROUND = { light: '#fcfcfd', dark: '#131418' } as const;

export interface MainWindowOptions {
  readonly profileFolder: string;
  readonly preload: string;
  readonly theme: Settings['theme'];
  readonly info: { readonly appVersion: string; readonly defaultGatewayUrl: string | null };
  readonly allowsDevTools: boolean;
}

function stateFile(profileFolder: string): string {
  return join(profileFolder, 'window.json');
}

function storedState(profileFolder: string): unknown {
  try {
    return JSON.parse(readSmallFile(stateFile(profileFolder))?.toString('utf8') ?? 'null');
  } catch {
    return null;
  }
}

function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

function keepState(window: BrowserWindow, profileFolder: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      replaceSmallFile(stateFile(profileFolder), JSON.stringify(state));
    } catch {
      // A full disk must not keep anyone from moving a window.
      logEvent('window.state_not_saved');
    }
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_AFTER_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
}

/** The background behind a page of that theme. */
export function backgroundOf(theme: Settings['theme']): string {
  const isDark = theme === 'dark' || (theme === 'system' && nativeTheme.shouldUseDarkColors);
  return isDark ? BACKGROUND.dark : BACKGROUND.light;
}

/** Opens the window where it was left, hidden until it has something to show. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const { maximized, ...bounds } = windowStateFor(storedState(options.profileFolder), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    paintWhenInitiallyHidden: true,
    backgroundColor: backgroundOf(options.theme),
    title: 'HotGigs Workstation',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: options.allowsDevTools,
      additionalArguments: [WINDOW_INFO_ARGUMENT + encodeURIComponent(JSON.stringify(options.info))],
    },
  });
  // Accelerators of the menu work without its bar, which would take Alt away from the board.
  if (process.platform !== 'darwin') window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  keepState(window, options.profileFolder);
  void window.loadURL(APP_PAGE);
  return window;
}

/** Brings a window before the user, however it was put away. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
