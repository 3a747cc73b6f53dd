/** The few messages between the preload script and the main process. Rows never travel here: they have their own port. */
export const IPC = {
  requestPort: 'hotgigs:request-port',
  port: 'hotgigs:port',
  routeListening: 'hotgigs:route-listening',
  route: 'hotgigs:route',
  setTheme: 'hotgigs:set-theme',
  openExternal: 'hotgigs:open-external',
  saveFile: 'hotgigs:save-file',
  openWindow: 'hotgigs:open-window',
  keepPlace: 'hotgigs:keep-place',
} as const;

/** The argument by which the main process tells the preload script what it must know before anything is asked. */
export const WINDOW_INFO_ARGUMENT = '--hotgigs-window=';
