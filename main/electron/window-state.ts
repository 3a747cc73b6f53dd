import { z } from 'zod';

/** A rectangle on the desktop, in its own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MIN_WIDTH = 1024;
export const MIN_HEIGHT = 700;
const DEFAULT_WIDTH = 1440;
const DEFAULT_HEIGHT = 900;
/** So much of a window must lie on a display for it to be grasped. */
const GRASP = 100;

const state = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() });
export type WindowState = z.infer<typeof state>;

function overlap(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
}

function canBeGrasped(window: Area, display: Area): boolean {
  const topIsVisible = window.y >= display.y - GRASP && window.y < display.y + display.height - GRASP;
  return topIsVisible && overlap(window.x, window.width, display.x, display.width) >= GRASP;
}

function centered(display: Area | undefined): WindowState {
  const area = display ?? { x: 0, y: 0, width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT };
  const width = Math.max(MIN_WIDTH, Math.min(DEFAULT_WIDTH, area.width));
  const height = Math.max(MIN_HEIGHT, Math.min(DEFAULT_HEIGHT, area.height));
  return {
    x: area.x + Math.max(0, Math.floor((area.width - width) / 2)),
    y: area.y + Math.max(0, Math.floor((area.height - height) / 2)),
    width,
    height,
    maximized: false,
  };
}

/**
 * Where the window opens: as it was left when that can still be seen and
 * grasped on one of today's displays, else in the middle of the first.
 * @param stored what was kept, of any shape
 * @param displays the work areas, the primary one first
 */
export function windowStateFor(stored: unknown, displays: readonly Area[]): WindowState {
  const parsed = state.safeParse(stored);
  if (!parsed.success) return centered(displays[0]);
  const sized = { ...parsed.data, width: Math.max(MIN_WIDTH, parsed.data.width), height: Math.max(MIN_HEIGHT, parsed.data.height) };
  return displays.some((display) => canBeGrasped(sized, display)) ? sized : { ...centered(displays[0]), maximized: sized.maximized };
}

/** So far a second window lies from the one it was opened from. */
const BESIDE = 32;

/** Where a window opens that another one asked for: as large as that one, and not exactly over it. */
export function beside(state: WindowState): WindowState {
  return { ...state, x: state.x + BESIDE, y: state.y + BESIDE, maximized: false };
}
