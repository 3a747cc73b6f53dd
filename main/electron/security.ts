import { app, shell, type IpcMainEvent, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-files.ts';
import { externalLink } from './external-links.ts';
import { logEvent } from './log.ts';

const PERMITTED: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write', 'fullscreen']);

function originOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).protocol}//${new URL(url).host}` : '';
}

/** Grants the page three permissions and everyone else none, in both of Chromium's ways of asking. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(PERMITTED.has(permission) && details.isMainFrame && originOf(contents.getURL()) === APP_ORIGIN);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return PERMITTED.has(permission) && originOf(requestingOrigin) === APP_ORIGIN;
  });
}

function lockContents(contents: WebContents): void {
  const stayHere = (event: { preventDefault: () => void; url: string }): void => {
    if (originOf(event.url) === APP_ORIGIN) return;
    event.preventDefault();
    logEvent('security.navigation_blocked', {});
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    logEvent('security.window_blocked', {});
    return { action: 'deny' };
  });
}

/** Keeps every page where it is: no navigation away, no new windows, no web views. */
export function lockAllContents(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

/** True when a message comes from the top frame of our own page, and the frame is still there. */
export function isOwnPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && originOf(frame.url) === APP_ORIGIN;
}

/** Opens a link in the system's program when it may leave the app. The only place that calls `shell.openExternal`. */
export async function openExternalLink(text: unknown): Promise<boolean> {
  const link = externalLink(text);
  if (link === null) {
    logEvent('security.link_refused', {});
    return false;
  }
  await shell.openExternal(link);
  return true;
}
