import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startWire, type Wire } from './support/wire.ts';
import { Workstation } from './support/workstation.ts';

/**
 * The main job, done once by a script: first sync, a move offline, reconnect,
 * delivery. Prints what it measured and leaves screenshots. Run by `npm start`
 * where there is no display.
 */
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const THEMES = ['Light', 'Dark'] as const;

interface Surroundings {
  readonly gatewayUrl: string;
  readonly signIn: string;
  readonly profile: string;
  readonly out: string;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: the tour is started by \`npm start\`.`);
  return value;
}

function surroundings(): Surroundings {
  return {
    gatewayUrl: required('HOTGIGS_GATEWAY_URL'),
    signIn: required('HOTGIGS_DEMO_SIGN_IN'),
    profile: required('HOTGIGS_PROFILE'),
    out: process.env['HOTGIGS_OUT'] ?? 'out',
  };
}

function tell(what: string, value: string): void {
  console.log(`  ${what.padEnd(58)} ${value}`);
}

/** Milliseconds an action takes until it resolves. */
async function timed(action: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await action();
  return performance.now() - began;
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** From the key that moves a card to the frame that shows it in its new column, measured in the page. */
async function moveOnScreen(workstation: Workstation, applicationId: number): Promise<number> {
  await workstation.card(applicationId).focus();
  await workstation.page.evaluate((id) => {
    const globals = globalThis as unknown as { moved: Promise<number> };
    globals.moved = new Promise((resolve) => {
      addEventListener(
        'keydown',
        (event) => {
          const began = event.timeStamp;
          const look = (): void => {
            const isThere = document.querySelector(`[data-testid="column-reviewing"] [data-testid="card-${id}"]`) !== null;
            if (isThere) resolve(performance.now() - began);
            else requestAnimationFrame(look);
          };
          look();
        },
        { once: true, capture: true },
      );
    });
  }, applicationId);
  await workstation.page.keyboard.press('ControlOrMeta+ArrowRight');
  return workstation.page.evaluate(() => (globalThis as unknown as { moved: Promise<number> }).moved);
}

async function firstCard(workstation: Workstation): Promise<number> {
  const testId = await workstation.column('submitted').locator('[data-card]').first().getAttribute('data-card');
  if (testId === null) throw new Error('The first column has no card to move.');
  return Number(testId);
}

async function workOffline(workstation: Workstation, wire: Wire): Promise<void> {
  wire.cut();
  await workstation.waitUntilOffline();
  const applicationId = await firstCard(workstation);
  tell('A card moved offline, key to screen', milliseconds(await moveOnScreen(workstation, applicationId)));
  await expect(workstation.pill).toContainText('1 change queued');
  const delivered = await timed(async () => {
    wire.mend();
    await workstation.page.getByRole('button', { name: 'Try now' }).click();
    await workstation.waitUntilDelivered();
  });
  tell('Reconnected and delivered in', milliseconds(delivered));
}

async function resize(workstation: Workstation, size: (typeof SIZES)[number]): Promise<void> {
  await workstation.app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), size);
  await workstation.page.waitForFunction(({ width }) => innerWidth === width, size);
}

async function shoot(page: Page, out: string, name: string): Promise<void> {
  // Neither a pointer that rests on a card nor what is still being asked belongs into a picture.
  await page.mouse.move(0, 0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(out, `${name}.png`), animations: 'disabled' });
}

async function chooseTheme(workstation: Workstation, theme: (typeof THEMES)[number]): Promise<void> {
  await workstation.open('/settings');
  await workstation.page.getByRole('radio', { name: theme, exact: true }).click();
  await expect(workstation.page.locator(`html[data-theme="${theme.toLowerCase()}"]`)).toBeAttached();
}

const VIEWS = ['home', 'interviews', 'campaigns', 'candidates', 'sync'] as const;

/** The pipeline's other faces: its table, two people side by side, and one application after another. */
async function shootPipeline(workstation: Workstation, out: string, suffix: string): Promise<void> {
  const { page } = workstation;
  const cards = workstation.column('submitted').locator('[data-card]');
  await workstation.open('/pipeline');
  await expect(cards.first()).toBeVisible();
  for (const index of [0, 1, 2]) {
    await cards.nth(index).focus();
    await page.keyboard.press('x');
  }
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Compare');
  await shoot(page, out, `compare-${suffix}`);
  await workstation.open('/pipeline');
  await cards.first().focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await expect(page.getByTestId('pipeline-table')).toBeVisible();
  await shoot(page, out, `table-${suffix}`);
  await page.keyboard.press('v');
  await cards.first().focus();
  await page.keyboard.press('o');
  await expect(page.getByTestId('review-name')).toBeVisible();
  await shoot(page, out, `review-${suffix}`);
  await workstation.open('/pipeline');
}

async function takePictures(workstation: Workstation, out: string): Promise<void> {
  const { page } = workstation;
  await page.getByLabel('Dismiss').click();
  for (const theme of THEMES) {
    await chooseTheme(workstation, theme);
    for (const size of SIZES) {
      const suffix = `${theme.toLowerCase()}-${size.width}x${size.height}`;
      await resize(workstation, size);
      await workstation.open('/pipeline');
      await expect(workstation.column('submitted').locator('[data-card]').first()).toBeVisible();
      await shoot(page, out, `board-${suffix}`);
      await workstation.column('reviewing').locator('[data-card]').first().click();
      await expect(page.getByTestId('candidate-panel')).toBeVisible();
      await shoot(page, out, `candidate-${suffix}`);
      await page.keyboard.press('Escape');
      await shootPipeline(workstation, out, suffix);
      for (const view of VIEWS) {
        await workstation.open(`/${view}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await shoot(page, out, `${view}-${suffix}`);
      }
    }
  }
}

async function tour({ gatewayUrl, signIn, profile, out }: Surroundings): Promise<void> {
  mkdirSync(out, { recursive: true });
  const wire = await startWire(Number(new URL(gatewayUrl).port));
  const began = performance.now();
  const workstation = await Workstation.launch({ profile, gatewayUrl: wire.url, signIn });
  try {
    tell('Window open after', milliseconds(performance.now() - began));
    await workstation.waitUntilOnline();
    tell('Signed in, first copy done and online after', milliseconds(performance.now() - began));
    await workstation.open('/pipeline');
    await expect(workstation.column('submitted').locator('[data-card]').first()).toBeVisible();
    await workOffline(workstation, wire);
    await takePictures(workstation, out);
    if (workstation.problems.length > 0) throw new Error(`The page reported: ${workstation.problems.join('; ')}`);
  } finally {
    await workstation.quit();
    await wire.stop();
  }
}

await tour(surroundings());
