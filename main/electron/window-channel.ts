import { nativeTheme, type BrowserWindow } from 'electron';
import { IPC } from '../../shared/contract/ipc-channels.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { backgroundOf, focusWindow } from './window.ts';

/** Shows a theme in a window's own chrome and to the page's media queries. */
export function applyTheme(window: BrowserWindow, theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
  window.setBackgroundColor(backgroundOf(theme));
}

/** The way to one page: keeps a route that is to be opened until the page listens. */
export class WindowChannel {
  readonly #window: BrowserWindow;
  #isListening = false;
  #waitingRoute: string | null = null;

  constructor(window: BrowserWindow) {
    this.#window = window;
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) this.#isListening = false;
    });
  }

  /** Brings the window forward and opens a view in it. */
  open(route: string): void {
    focusWindow(this.#window);
    if (this.#isListening) this.#window.webContents.send(IPC.route, route);
    else this.#waitingRoute = route;
  }

  /** The page follows routes from now on. */
  listens(): void {
    this.#isListening = true;
    if (this.#waitingRoute === null) return;
    this.#window.webContents.send(IPC.route, this.#waitingRoute);
    this.#waitingRoute = null;
  }
}
