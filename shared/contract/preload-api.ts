import type { WindowPlace } from './window-place.ts';

/** The message by which the preload script hands the page its port to the data process. */
export const PORT_MESSAGE = 'hotgigs:data-port';

/** What came of asking where to save a file. */
export const SAVE_OUTCOMES = ['saved', 'cancelled', 'failed'] as const;
export type SaveOutcome = (typeof SAVE_OUTCOMES)[number];

/** What every window of a start is told before anything is asked. */
export type StartInfo = Pick<PreloadApi, 'appVersion' | 'canNotify' | 'defaultGatewayUrl'>;

/** What the preload script gives the page, frozen, as `window.hotgigs`. */
export interface PreloadApi {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly appVersion: string;
  /** Whether the system can show notifications; a Linux without libnotify cannot. */
  readonly canNotify: boolean;
  /** The gateway this workstation is set up for; the sign-in form starts with it. */
  readonly defaultGatewayUrl: string | null;
  /** Where this window was when it was closed last, or is to begin; null for the first one of a new profile. */
  readonly place: WindowPlace | null;
  /** Asks for a (new) port; it arrives as a window message {@link PORT_MESSAGE}. */
  readonly requestPort: () => void;
  /** Follows routes opened from outside: notifications and `hotgigs://` links. Answers the unsubscriber. */
  readonly onRoute: (listener: (route: string) => void) => () => void;
  /** Opens another window at a route. */
  readonly openWindow: (route: string) => void;
  /** Keeps where this window is, for its next start. */
  readonly keepPlace: (place: WindowPlace) => void;
  /** Tells the window's own chrome which theme is shown. */
  readonly setTheme: (theme: 'system' | 'light' | 'dark') => void;
  /** Opens an https, mailto or tel link in the system's program; anything else is refused. */
  readonly openExternal: (url: string) => Promise<boolean>;
  /** Asks the user where to keep a file (`.csv` or `.json`), suggesting a name, and writes it there. */
  readonly saveFile: (name: string, text: string) => Promise<SaveOutcome>;
}
