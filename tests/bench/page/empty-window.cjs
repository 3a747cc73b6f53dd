// What the same Electron costs with nothing of ours in it: one sandboxed window and an empty page.
const { app, BrowserWindow } = require('electron');

app.setPath('userData', process.env.HOTGIGS_PROFILE);
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    paintWhenInitiallyHidden: true,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  return window.loadURL('data:text/html,<title>empty</title><p data-card>empty');
});
app.on('window-all-closed', () => app.quit());
