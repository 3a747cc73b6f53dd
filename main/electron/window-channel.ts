import { ipcMain, nativeTheme, type BrowserWindow } from 'electron';
import { z } from 'zod';
import { IPC } from '../../shared/contract/ipc-channels.ts';
import { settings, type Settings } from '../../shared/queries/session.ts';
import type { DataHost } from './data-host.ts';
import { logEvent } from './log.ts';
import { saveFile } from './save-file.ts';
import { isOwnPage, openExternalLink } from './security.ts';
import { backgroundOf, focusWindow } from './window.ts';

/** Shows a theme in the window's own chrome and to the page's media queries. */
export function applyTheme(window: BrowserWindow, theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
  window.setBackgroundColor(backgroundOf(theme));
}

/**
 * Everything a page may ask of the main process, in one place: each message is
 * taken only from the top frame of our own page and parsed. Also keeps a route
 * that is to be opened until the page listens.
 */
export class WindowChannel {
  readonly #window: BrowserWindow;
  #isListening = false;
  #waitingRoute: string | null = null;

  constructor(window: BrowserWindow, host: Promise<DataHost>) {
    this.#window = window;
    this.#on(IPC.requestPort, z.undefined(), () => void host.then((started) => started.connect(window.webContents)));
    this.#on(IPC.routeListening, z.undefined(), () => this.#listens());
    this.#on(IPC.setTheme, settings.shape.theme, (theme) => applyTheme(window, theme));
    ipcMain.handle(IPC.openExternal, (event, url: unknown) => (isOwnPage(event) ? openExternalLink(url) : false));
    ipcMain.handle(IPC.saveFile, (event, file: unknown) => (isOwnPage(event) ? saveFile(window, file) : 'failed'));
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

  #listens(): void {
    this.#isListening = true;
    if (this.#waitingRoute === null) return;
    this.#window.webContents.send(IPC.route, this.#waitingRoute);
    this.#waitingRoute = null;
  }

  #on<T>(channel: string, schema: z.ZodType<T>, act: (value: T) => void): void {
    ipcMain.on(channel, (event, raw: unknown) => {
      const value = schema.safeParse(raw);
      if (isOwnPage(event) && value.success) act(value.data);
      else logEvent('security.message_refused', { channel });
    });
  }
}
