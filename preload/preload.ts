import { contextBridge, ipcRenderer } from 'electron';
import { IPC, WINDOW_INFO_ARGUMENT } from '../shared/contract/ipc-channels.ts';
import { PORT_MESSAGE, SAVE_OUTCOMES, type PreloadApi, type StartInfo } from '../shared/contract/preload-api.ts';
import type { WindowPlace } from '../shared/contract/window-place.ts';

type WindowInfo = StartInfo & { readonly place: WindowPlace | null };

function windowInfo(): WindowInfo {
  const argument = process.argv.find((text) => text.startsWith(WINDOW_INFO_ARGUMENT));
  if (argument === undefined) throw new Error('The main process did not say which window this is.');
  return JSON.parse(decodeURIComponent(argument.slice(WINDOW_INFO_ARGUMENT.length))) as WindowInfo;
}

// The port goes to this page's own origin only: another page in this frame would not hear of it.
ipcRenderer.on(IPC.port, (event) => window.postMessage(PORT_MESSAGE, window.location.origin, [...event.ports]));

const info = windowInfo();

const api: PreloadApi = Object.freeze({
  platform: process.platform as PreloadApi['platform'],
  appVersion: info.appVersion,
  canNotify: info.canNotify,
  defaultGatewayUrl: info.defaultGatewayUrl,
  place: info.place,
  requestPort: () => ipcRenderer.send(IPC.requestPort),
  onRoute: (listener: (route: string) => void) => {
    const hear = (_event: unknown, route: unknown): void => {
      if (typeof route === 'string') listener(route);
    };
    ipcRenderer.on(IPC.route, hear);
    ipcRenderer.send(IPC.routeListening);
    return () => {
      ipcRenderer.removeListener(IPC.route, hear);
    };
  },
  openWindow: (route: string) => ipcRenderer.send(IPC.openWindow, route),
  keepPlace: (place: WindowPlace) => ipcRenderer.send(IPC.keepPlace, place),
  setTheme: (theme: 'system' | 'light' | 'dark') => ipcRenderer.send(IPC.setTheme, theme),
  openExternal: async (url: string) => (await ipcRenderer.invoke(IPC.openExternal, url)) === true,
  saveFile: async (name: string, text: string) => {
    const outcome: unknown = await ipcRenderer.invoke(IPC.saveFile, { name, text });
    return SAVE_OUTCOMES.find((known) => known === outcome) ?? 'failed';
  },
});

contextBridge.exposeInMainWorld('hotgigs', api);
