import { ipcMain } from 'electron';
import { z } from 'zod';
import { IPC } from '../../shared/contract/ipc-channels.ts';
import { placeAt, route, windowPlace } from '../../shared/contract/window-place.ts';
import { settings } from '../../shared/queries/session.ts';
import type { DataHost } from './data-host.ts';
import { logEvent } from './log.ts';
import { saveFile } from './save-file.ts';
import { isOwnPage, openExternalLink } from './security.ts';
import { applyTheme } from './window-channel.ts';
import type { OpenWindow, Windows } from './windows.ts';

/**
 * Everything a page may ask of the main process, in one place, for all windows:
 * each message is taken only from the top frame of our own page in a window that
 * is open, and parsed.
 */
export function hearPages(windows: Windows, host: Promise<DataHost>): void {
  function on<T>(channel: string, schema: z.ZodType<T>, act: (from: OpenWindow, value: T) => void): void {
    ipcMain.on(channel, (event, raw: unknown) => {
      const from = isOwnPage(event) ? windows.of(event.sender) : undefined;
      const value = schema.safeParse(raw);
      if (from !== undefined && value.success) act(from, value.data);
      else logEvent('security.message_refused', { channel });
    });
  }
  on(IPC.requestPort, z.undefined(), ({ window }) => void host.then((started) => started.connect(window.webContents)));
  on(IPC.routeListening, z.undefined(), ({ channel }) => channel.listens());
  on(IPC.setTheme, settings.shape.theme, ({ window }, theme) => applyTheme(window, theme));
  on(IPC.openWindow, route, (_from, first) => windows.open(placeAt(first)));
  on(IPC.keepPlace, windowPlace, (from, place) => windows.keepPlace(from, place));
  ipcMain.handle(IPC.openExternal, (event, url: unknown) => (isOwnPage(event) ? openExternalLink(url) : false));
  ipcMain.handle(IPC.saveFile, (event, file: unknown) => {
    const from = isOwnPage(event) ? windows.of(event.sender) : undefined;
    return from === undefined ? 'failed' : saveFile(from.window, file);
  });
}
