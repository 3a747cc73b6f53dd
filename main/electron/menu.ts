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

/** The menu of the app. Elsewhere than on macOS its bar is hidden and only its keys work. */
export function installMenu(allowsDevTools: boolean): void {
  const app: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const file: MenuItemConstructorOptions = { label: 'File', submenu: [process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' }] };
  Menu.setApplicationMenu(Menu.buildFromTemplate([...app, file, EDIT, viewMenu(allowsDevTools), { role: 'windowMenu' }]));
}
