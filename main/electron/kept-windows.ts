import { join } from 'node:path';
import { z } from 'zod';
import { windowPlace, type WindowPlace } from '../../shared/contract/window-place.ts';
import { readSmallFile, replaceSmallFile } from '../data/files.ts';

/** So many windows open again; a page cannot fill the screen with more. */
export const MOST_WINDOWS = 8;

/** A window as it was left: its bounds, of any shape until they are looked at, and where it was. */
export interface KeptWindow {
  readonly state: unknown;
  readonly place: WindowPlace | null;
}

const keptWindow = z.object({ state: z.unknown(), place: windowPlace.nullable().catch(null) });
const keptWindows = z.object({ windows: z.array(keptWindow) });

function fileOf(profileFolder: string): string {
  return join(profileFolder, 'window.json');
}

/** One window, as new as the profile. */
const FIRST: readonly KeptWindow[] = [{ state: null, place: null }];

/** Reads what was kept of any shape; what is not understood costs a window its place, never the start. */
export function parseKeptWindows(stored: unknown): readonly KeptWindow[] {
  const several = keptWindows.safeParse(stored);
  // Before there were several windows the file held the bounds of the only one.
  if (!several.success) return [{ state: stored, place: null }];
  return several.data.windows.length === 0 ? FIRST : several.data.windows.slice(0, MOST_WINDOWS);
}

/** The windows of a profile as they were left, the first one first; one new window where none were. */
export function readKeptWindows(profileFolder: string): readonly KeptWindow[] {
  try {
    return parseKeptWindows(JSON.parse(readSmallFile(fileOf(profileFolder))?.toString('utf8') ?? 'null'));
  } catch {
    return FIRST;
  }
}

/** Keeps the windows of a profile. @throws AppError `profile.disk_full` */
export function writeKeptWindows(profileFolder: string, windows: readonly KeptWindow[]): void {
  replaceSmallFile(fileOf(profileFolder), JSON.stringify({ windows }));
}
