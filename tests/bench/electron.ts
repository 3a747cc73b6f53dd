import { readFileSync } from 'node:fs';
import { hasDisplay, startVirtualDisplay } from '../../tools/system/display.ts';

/** What runs in the page: `(${PROBE}).open([...])`. */
export const PROBE = readFileSync(new URL('page/probe.js', import.meta.url), 'utf8')
  .trim()
  .replace(/;$/, '');

/** The Electron that `npm run bench` has set up. @throws Error when there is none */
export function requiredElectron(): string {
  const executable = process.env['HOTGIGS_ELECTRON'];
  if (executable === undefined) throw new Error('There is no Electron: run it by `npm run bench`, which sets one up.');
  return executable;
}

/** Runs `work` where windows can open: on the display there is, else on a virtual one of its own. */
export async function withDisplay<T>(work: () => Promise<T>): Promise<T> {
  if (hasDisplay()) return work();
  const { display, server } = await startVirtualDisplay();
  process.env['DISPLAY'] = display;
  try {
    return await work();
  } finally {
    delete process.env['DISPLAY'];
    await server.stop();
  }
}
