import { app, BrowserWindow, type WebContents } from 'electron';
import type { WindowPlace } from '../../shared/contract/window-place.ts';
import type { Settings } from '../../shared/queries/session.ts';
import { MOST_WINDOWS, readKeptWindows, writeKeptWindows, type KeptWindow } from './kept-windows.ts';
import { logEvent } from './log.ts';
import { applyTheme, WindowChannel } from './window-channel.ts';
import { createWindow, focusWindow, stateOf, type WindowOptions } from './window.ts';
import { beside } from './window-state.ts';

const SAVE_AFTER_MS = 500;
/** Where a page is changes with every scroll, and losing the last of it costs little. */
const SAVE_PLACE_AFTER_MS = 2_000;

/** Where a window shows one person and has no way to the other views. */
const PERSON_ROUTE = '/person';

/** A window that is open. */
export interface OpenWindow {
  readonly window: BrowserWindow;
  readonly channel: WindowChannel;
  kept: KeptWindow;
}

/**
 * The windows of the app: opens them as they were left, keeps where they are,
 * and says which one is meant. Closing one leaves the others; the last one that
 * closes is kept, so that the next start has it.
 */
export class Windows {
  readonly #profileFolder: string;
  readonly #options: WindowOptions;
  readonly #open: OpenWindow[] = [];
  #isQuitting = false;
  #saving: NodeJS.Timeout | undefined;

  constructor(profileFolder: string, options: WindowOptions) {
    this.#profileFolder = profileFolder;
    this.#options = options;
  }

  /** Opens what was open when the app ended. */
  openKept(): void {
    for (const kept of readKeptWindows(this.#profileFolder)) this.#add(kept);
  }

  /** Opens another window at a place, beside the one in front; brings the newest forward when there are too many. */
  open(place: WindowPlace): void {
    const front = this.front();
    if (this.#open.length >= MOST_WINDOWS) {
      logEvent('window.too_many');
      if (front !== undefined) focusWindow(front.window);
      return;
    }
    const state = front === undefined ? null : stateOf(front.window);
    this.#add({ state: state === null ? null : beside(state), place });
    this.#saveSoon();
  }

  /** The window a page lives in. */
  of(contents: WebContents): OpenWindow | undefined {
    return this.#alive().find(({ window }) => window.webContents === contents);
  }

  /** The window that links and notifications open in: the one in front, else the first; one that shows a person only where there is no other. */
  front(): OpenWindow | undefined {
    const focused = BrowserWindow.getFocusedWindow();
    const alive = this.#alive();
    const whole = alive.filter(({ kept }) => kept.place?.route?.startsWith(PERSON_ROUTE) !== true);
    return whole.find(({ window }) => window === focused) ?? whole[0] ?? alive[0];
  }

  /** Shows a theme in every window. */
  applyTheme(theme: Settings['theme']): void {
    for (const { window } of this.#alive()) applyTheme(window, theme);
  }

  /** Keeps where a page is. */
  keepPlace(one: OpenWindow, place: WindowPlace): void {
    one.kept = { ...one.kept, place };
    this.#saveSoon(SAVE_PLACE_AFTER_MS);
  }

  /** From now on windows close because the app ends: all of them are kept. */
  quitting(): void {
    this.#isQuitting = true;
    this.#save();
  }

  /** The last one stays in the list after it was closed, to be kept. */
  #alive(): readonly OpenWindow[] {
    return this.#open.filter(({ window }) => !window.isDestroyed());
  }

  #add(kept: KeptWindow): void {
    const window = createWindow(this.#options, kept.state, kept.place);
    const one: OpenWindow = { window, channel: new WindowChannel(window), kept };
    this.#open.push(one);
    applyTheme(window, this.#options.theme());
    const moved = (): void => {
      const state = stateOf(window);
      if (state !== null) one.kept = { ...one.kept, state };
      this.#saveSoon();
    };
    window.on('resize', moved);
    window.on('move', moved);
    window.on('close', () => {
      moved();
      this.#save();
    });
    window.once('closed', () => this.#closed(one));
    window.webContents.on('render-process-gone', (_event, details) => {
      logEvent('window.gone', { reason: details.reason });
      if (details.reason !== 'clean-exit') window.reload();
    });
  }

  #closed(one: OpenWindow): void {
    // One that had to wait for a change to be kept has stopped the app from ending.
    if (this.#isQuitting) app.quit();
    const others = this.#open.filter((each) => each !== one);
    // The last one is closed to end the app, which is to begin with it again.
    if (this.#isQuitting || others.length === 0) return;
    this.#open.splice(0, Infinity, ...others);
    this.#save();
  }

  #saveSoon(afterMs = SAVE_AFTER_MS): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), afterMs);
  }

  #save(): void {
    clearTimeout(this.#saving);
    try {
      writeKeptWindows(
        this.#profileFolder,
        this.#open.map(({ kept }) => kept),
      );
    } catch {
      // A full disk must not keep anyone from moving a window.
      logEvent('window.state_not_saved');
    }
  }
}
