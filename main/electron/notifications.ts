import { Notification } from 'electron';
import { logEvent } from './log.ts';

/** Notifications on screen are kept here: one that is collected loses its click. */
const shown = new Set<Notification>();

/** Shows a notification of the system; a click leads to its route. Neither text is logged. */
export function showNotification(text: { readonly title: string; readonly body: string }, onClick: () => void): void {
  if (!Notification.isSupported()) {
    logEvent('notification.unsupported');
    return;
  }
  const notification = new Notification({ title: text.title, body: text.body });
  const forget = (): void => {
    shown.delete(notification);
  };
  notification.on('click', () => {
    logEvent('notification.clicked');
    forget();
    onClick();
  });
  notification.on('close', forget);
  notification.on('failed', () => {
    logEvent('notification.failed');
    forget();
  });
  shown.add(notification);
  notification.show();
  logEvent('notification.shown');
}
