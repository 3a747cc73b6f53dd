import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import { electronFlags, environmentFor, skipTour, type LaunchOptions } from './workstation.ts';

const READY_LIMIT_MS = 120_000;

/** A packaged app while it runs. */
export interface PackagedWorkstation {
  readonly page: Page;
  /** Ends it as the system does at the end of a session. Answers its exit code. */
  readonly end: () => Promise<number | null>;
}

/** The port of Chromium's own remote debugging, which the app writes when it listens. */
function debuggingPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The packaged app ended with ${code} before its window opened.`)));
    child.stderr?.on('data', (chunk: Buffer) => {
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(?<port>\d+)/u.exec(chunk.toString('utf8'))?.groups?.['port'];
      if (port !== undefined) resolve(port);
    });
  });
}

async function pageIsThere(address: string): Promise<boolean> {
  const targets = (await (await fetch(`${address}/json/list`)).json()) as { url: string; title: string }[];
  return targets.some((target) => target.url.startsWith('app://') && target.title !== '');
}

/**
 * Starts a packaged executable and attaches to its window once that has loaded.
 * Goes through Chromium alone, so that it drives the shipped flavour too, whose
 * fuses keep Node's inspector shut.
 */
export async function launchPackaged(executable: string, options: LaunchOptions): Promise<PackagedWorkstation> {
  if (options.tour !== true) skipTour(options.profile);
  const child = spawn(executable, [...electronFlags(), '--remote-debugging-port=0'], {
    env: environmentFor(options),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const address = `http://127.0.0.1:${await debuggingPort(child)}`;
  const deadline = Date.now() + READY_LIMIT_MS;
  while (!(await pageIsThere(address))) {
    if (Date.now() > deadline) throw new Error('The packaged app opened no window.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const browser = await chromium.connectOverCDP(address);
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The packaged app has no page.');
  return {
    page,
    end: async () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
