import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, dialog, Notification, session } from 'electron';
import { placeAt } from '../../shared/contract/window-place.ts';
import { toErrorBody } from '../../shared/errors.ts';
import type { FromDataProcess, ToDataProcess } from '../data/host-messages.ts';
import { readSettings } from '../data/settings.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { DataHost } from './data-host.ts';
import { LINK_SCHEME, routeInArguments, routeOfLink } from './deep-links.ts';
import { readEnvironment } from './environment.ts';
import { profileKey } from './keys.ts';
import { logEvent, openLog } from './log.ts';
import { installMenu } from './menu.ts';
import { showNotification } from './notifications.ts';
import { hearPages } from './page-messages.ts';
import { lockAllContents, restrictPermissions } from './security.ts';
import { focusWindow } from './window.ts';
import { Windows } from './windows.ts';

const environment = readEnvironment(process.env);
const bundles = join(app.getAppPath(), 'dist');

/** The app while it runs. */
interface Workstation {
  readonly windows: Windows;
  /** Comes up while the window paints; the page's questions wait for it. */
  readonly host: Promise<DataHost>;
}

let workstation: Workstation | null = null;
let routeAtStart: string | null = routeInArguments(process.argv);
let hasStopped = false;

/**
 * The SQLite addon to load. A packaged app brings its own, beside its archive
 * where the prebuilt one does not load, and takes no native code from a variable.
 */
function sqliteAddon(): string | null {
  if (!app.isPackaged) return environment.sqliteAddon;
  const brought = join(process.resourcesPath, 'better_sqlite3.node');
  return existsSync(brought) ? brought : null;
}

async function startMessage(profileFolder: string): Promise<ToDataProcess> {
  try {
    const key = await profileKey(profileFolder, environment.demo !== null);
    return {
      type: 'start',
      profileFolder,
      ...key,
      staysOnThisMachine: environment.demo !== null,
      defaultGatewayUrl: environment.gatewayUrl,
      sqliteAddon: sqliteAddon(),
      device: { name: hostname(), platform: process.platform },
      demoSignIn: environment.demo?.signIn ?? null,
      checksAnswers: !app.isPackaged,
    };
  } catch (thrown) {
    const error = toErrorBody(thrown, 'main');
    logEvent('key.failed', { code: error.code });
    return { type: 'refuse', profileFolder, error };
  }
}

function hear(message: FromDataProcess): void {
  switch (message.type) {
    case 'notify':
      showNotification(message, () => openRoute(message.route));
      return;
    case 'settings':
      workstation?.windows.applyTheme(message.settings.theme);
      return;
    case 'log':
      logEvent(message.event, message.figures);
  }
}

function tellGivenUp(): void {
  dialog.showErrorBox(
    'HotGigs cannot open its data',
    'The part of HotGigs that keeps your data ended several times. Nothing that was saved is lost. Quit HotGigs and start it again; if it happens again, send the log in its profile folder to support.',
  );
}

async function startHost(profileFolder: string): Promise<DataHost> {
  const start = await startMessage(profileFolder);
  return new DataHost({ entry: join(bundles, 'main', 'data.cjs'), start, onMessage: hear, onGivenUp: tellGivenUp });
}

function open(): void {
  const profileFolder = app.getPath('userData');
  openLog(profileFolder, !app.isPackaged);
  logEvent('app.started', { version: app.getVersion(), electron: process.versions.electron });
  restrictPermissions(session.defaultSession);
  serveApp(session.defaultSession, join(bundles, 'renderer'));
  const windows = new Windows(profileFolder, {
    preload: join(bundles, 'preload', 'preload.cjs'),
    theme: () => readSettings(profileFolder).theme,
    info: { appVersion: app.getVersion(), canNotify: Notification.isSupported(), defaultGatewayUrl: environment.gatewayUrl },
    allowsDevTools: !app.isPackaged,
  });
  installMenu({ allowsDevTools: !app.isPackaged, onNewWindow: () => windows.open(placeAt('/home')) });
  windows.openKept();
  const host = startHost(profileFolder);
  hearPages(windows, host);
  workstation = { windows, host };
  if (routeAtStart !== null) openRoute(routeAtStart);
}

/** Opens a route in the window in front; without one only brings that forward. */
function openRoute(route: string | null): void {
  const front = workstation?.windows.front();
  if (front === undefined) routeAtStart = route ?? routeAtStart;
  else if (route === null) focusWindow(front.window);
  else front.channel.open(route);
}

function quit(event: Electron.Event): void {
  if (hasStopped || workstation === null) return;
  event.preventDefault();
  void workstation.host
    .then((host) => host.stop())
    .finally(() => {
      hasStopped = true;
      logEvent('app.stopped');
      app.quit();
    });
}

function run(): void {
  registerAppScheme();
  lockAllContents();
  app.on('second-instance', (_event, argv) => openRoute(routeInArguments(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    openRoute(routeOfLink(url));
  });
  app.on('before-quit', () => workstation?.windows.quitting());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', quit);
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  void app.whenReady().then(open);
}

// The folder decides which instances are the same one, so it comes before the lock, and the lock before everything else.
if (environment.profileFolder !== null) app.setPath('userData', environment.profileFolder);
if (app.requestSingleInstanceLock()) run();
else app.quit();
