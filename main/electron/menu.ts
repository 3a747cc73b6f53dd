import { Menu, type MenuItemConstructorOptions } from 'electron';

const EDIT: MenuItemConstructorOptions = {
  label: 'Edit',
  // The page takes undo and redo for itself unless a text field has the focus; the roles serve the fields.
  submenu: [{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
};

function viewMenu(allowsDevTools: boolean): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  return { label: 'View', submenu: allowsDevTools ? [...items, { type: 'separator' }, { role: 'toggleDevTools' }] : items };
}

interface MenuOptions {
  readonly allowsDevTools: boolean;
  readonly onNewWindow: () => void;
}

/** The menu of the app. Elsewhere than on macOS its bar is hidden and only its keys work. */
export function installMenu({ allowsDevTools, onNewWindow }: MenuOptions): void {
  const isMac = process.platform === 'darwin';
  const app: MenuItemConstructorOptions[] = isMac ? [{ role: 'appMenu' }] : [];
  const file: MenuItemConstructorOptions = {
    label: 'File',
    // The page takes the key for itself, so that the new window opens where that one is; this serves where no page has the focus.
    submenu: [
      { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: onNewWindow },
      { type: 'separator' },
      { role: isMac ? 'close' : 'quit' },
    ],
  };
  Menu.setApplicationMenu(Menu.buildFromTemplate([...app, file, EDIT, viewMenu(allowsDevTools), { role: 'windowMenu' }]));
}
