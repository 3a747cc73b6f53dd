import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import type { BoardRow } from './company.ts';
import { LAUNCHER } from './paths.ts';

export interface LaunchOptions {
  readonly profile: string;
  readonly gatewayUrl: string;
  /** `email:password` signs in by itself; without it the form asks. */
  readonly signIn?: string | undefined;
  /** Real work instead of the demo's: the key must be protected. */
  readonly real?: boolean | undefined;
  readonly args?: readonly string[] | undefined;
  /** A new profile is greeted by the first-run tour, which would stand in the way of everything but its own test. */
  readonly tour?: boolean | undefined;
  /** Another folder that starts the repository's app. */
  readonly launcher?: string | undefined;
}

/** Electron itself. */
export function requiredExecutable(): string {
  const executable = process.env['HOTGIGS_ELECTRON'];
  if (executable === undefined) throw new Error('HOTGIGS_ELECTRON is not set: run these tests by `npm test -- --only e2e`.');
  return executable;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * As root, Chromium refuses to start with its sandbox. Drawn by the processor
 * itself: without a graphics card it would emulate one first.
 */
export function electronFlags(): string[] {
  return ['--disable-gpu', ...(isRoot() ? ['--no-sandbox'] : [])];
}

/** What the tests' own programs are told and no workstation is. */
const NOT_PASSED_ON = new Set(['ELECTRON_RUN_AS_NODE', 'NODE_COMPILE_CACHE']);

/** What a workstation of these tests is started with. */
export function environmentFor(options: LaunchOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !NOT_PASSED_ON.has(entry[0]));
  return {
    ...Object.fromEntries(inherited),
    HOTGIGS_PROFILE: options.profile,
    HOTGIGS_GATEWAY_URL: options.gatewayUrl,
    ...(options.real === true ? {} : { HOTGIGS_DEMO_SIGN_IN: options.signIn ?? 'ask' }),
  };
}

/** Makes a new profile one whose owner has seen the tour. */
export function skipTour(profile: string): void {
  const settings = join(profile, 'settings.json');
  if (existsSync(settings)) return;
  mkdirSync(profile, { recursive: true });
  writeFileSync(settings, JSON.stringify({ tourSeen: true }));
}

/** One workstation of a test: the app, its window, and what a recruiter does with them. */
export class Workstation {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly #main: ChildProcess;
  /** What the page reported as an error, a policy violation among them. */
  readonly problems: string[] = [];

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
    // Asked for now: Playwright does not answer any more once the app has ended.
    this.#main = app.process();
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.text().includes('Content Security Policy')) this.problems.push(message.text());
    });
  }

  static async launch(options: LaunchOptions): Promise<Workstation> {
    if (options.tour !== true) skipTour(options.profile);
    const app = await _electron.launch({
      executablePath: requiredExecutable(),
      args: [...electronFlags(), options.launcher ?? LAUNCHER, ...(options.args ?? [])],
      env: environmentFor(options),
      chromiumSandbox: !isRoot(),
    });
    return new Workstation(app, await app.firstWindow());
  }

  /** Fills in the form and sends it. */
  async signIn(email: string, password: string): Promise<void> {
    const form = this.page.getByTestId('sign-in-form');
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Password').fill(password);
    await form.getByRole('button', { name: 'Sign in' }).click();
  }

  get pill(): Locator {
    return this.page.getByTestId('sync-pill');
  }

  /** Waits until the first copy is done and the workstation is level with the server. */
  async waitUntilOnline(): Promise<void> {
    await expect(this.pill).toHaveAttribute('data-state', 'online', { timeout: 120_000 });
  }

  async waitUntilOffline(): Promise<void> {
    await expect(this.pill).toHaveAttribute('data-state', 'offline', { timeout: 60_000 });
  }

  /** Like somebody who does not sit out the pause before the next attempt, which grows up to half a minute. */
  async waitUntilDelivered(): Promise<void> {
    await this.#tryNow();
    await this.waitUntilOnline();
    await expect(this.pill).not.toContainText('queued', { timeout: 60_000 });
  }

  /** Presses the banner's button, unless the connection came back by itself meanwhile. */
  async #tryNow(): Promise<void> {
    // In one step, as text: whoever waits for the button first may wait for one that has gone.
    await this.page.evaluate(`document.querySelector('[data-testid="offline-banner"] button')?.click()`);
  }

  /** Loads the window again, at home: nothing that was opened, chosen or typed in it is left. */
  async openAnew(): Promise<void> {
    await this.open('/home');
    // A window with something under way takes this for its end, and closes once all is kept.
    await this.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const letGo = (event: Electron.Event): void => event.preventDefault();
      contents?.on('will-prevent-unload', letGo);
      contents?.once('did-finish-load', () => contents.off('will-prevent-unload', letGo));
    });
    await this.page.reload();
    this.problems.length = 0;
  }

  /** Opens a route as a click on a notification does. */
  async open(route: string): Promise<void> {
    await this.app.evaluate(({ BrowserWindow }, target) => BrowserWindow.getAllWindows()[0]?.webContents.send('hotgigs:route', target), route);
  }

  column(status: string): Locator {
    return this.page.getByTestId(`column-${status}`);
  }

  card(applicationId: number): Locator {
    return this.page.getByTestId(`card-${applicationId}`);
  }

  /** The card, where it must stand in a column. */
  cardIn(status: string, applicationId: number): Locator {
    return this.column(status).getByTestId(`card-${applicationId}`);
  }

  /** Narrows the board or the table to one person, so that their card or row is on the screen. */
  async find(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: /^Search this (?:board|table)$/u }).fill(text);
  }

  /** Expects a card in a column, however long that is: the board is narrowed to the person meanwhile. */
  async expectIn(status: string, { applicationId, name }: Pick<BoardRow, 'applicationId' | 'name'>): Promise<void> {
    await this.find(name);
    await expect(this.cardIn(status, applicationId)).toBeVisible();
    await this.find('');
  }

  /** Moves a card by the mouse. */
  async drag(applicationId: number, status: string): Promise<void> {
    await this.card(applicationId).dragTo(this.column(status));
  }

  /** Moves a card by the keyboard: its stage menu. */
  async moveByKeyboard(applicationId: number, stage: string): Promise<void> {
    await this.card(applicationId).focus();
    await this.page.keyboard.press('s');
    await this.page.getByRole('menuitem', { name: stage, exact: true }).press('Enter');
  }

  /** The process that holds the mirror, or undefined between a crash and its next start. */
  async dataProcessId(): Promise<number | undefined> {
    return this.app.evaluate(({ app }) => app.getAppMetrics().find((metric) => metric.name === 'HotGigs data')?.pid);
  }

  get isRunning(): boolean {
    return this.#main.exitCode === null && this.#main.signalCode === null;
  }

  /** Quits as a user does. */
  async quit(): Promise<void> {
    await this.app.close();
  }

  /** Ends every process of the app at once, as a power cut would for it. */
  async kill(): Promise<void> {
    const pids = await this.app.evaluate(({ app }) => app.getAppMetrics().map((metric) => metric.pid));
    const ended = new Promise<void>((resolve) => this.#main.once('exit', () => resolve()));
    for (const pid of [...pids, this.#main.pid]) {
      if (pid !== undefined) endProcess(pid);
    }
    await ended;
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (thrown) {
    // One that has ended by itself is as good.
    if (!(thrown instanceof Error) || !('code' in thrown) || thrown.code !== 'ESRCH') throw thrown;
  }
}
