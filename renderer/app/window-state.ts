import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { QUERIES } from '../../shared/queries/registry.ts';
import { PANEL_MIN } from '../../shared/queries/session.ts';
import { liveQueries } from '../data/connection.ts';
import { useQuery } from '../data/use-query.ts';
import { saveSettings } from '../settings/save-settings.ts';

const SAVE_AFTER_MS = 400;

/** What the palette lists: everything, or only jobs. */
export type PaletteMode = 'everything' | 'jobs';

interface WindowState {
  /** As chosen in this window; null before that: what the settings remember. */
  readonly sidebarNarrow: boolean | null;
  readonly panelWidth: number | null;
  readonly palette: PaletteMode | null;
  readonly shortcutSheet: boolean;
  readonly undoHistory: boolean;
  /** True when the panel was opened to work in (Enter), false when only peeked at (Space). */
  readonly panelHasFocus: boolean;
}

/** View state of the window's frame; nothing here is data. */
export const useWindowState = create<WindowState>(() => ({
  sidebarNarrow: null,
  panelWidth: null,
  palette: null,
  shortcutSheet: false,
  undoHistory: false,
  panelHasFocus: false,
}));

const LITTLE_ROOM = '(max-width: 899px)';

function hasLittleRoom(): boolean {
  return window.matchMedia(LITTLE_ROOM).matches;
}

function followRoom(listener: () => void): () => void {
  const room = window.matchMedia(LITTLE_ROOM);
  room.addEventListener('change', listener);
  return () => room.removeEventListener('change', listener);
}

/** Whether the sidebar shows icons only: where it was chosen, and where the window (or the zoom) leaves little room. */
export function useSidebarNarrow(): boolean {
  const isTight = useSyncExternalStore(followRoom, hasLittleRoom);
  const chosen = useWindowState((state) => state.sidebarNarrow);
  const remembered = useQuery(QUERIES.settingsQuery, {}).value?.sidebarNarrow ?? false;
  return isTight || (chosen ?? remembered);
}

/** Narrows or shows the sidebar, now and at the next start. */
export function toggleSidebar(): void {
  const remembered = liveQueries.observe(QUERIES.settingsQuery, {}).snapshot().value?.sidebarNarrow;
  const sidebarNarrow = !(useWindowState.getState().sidebarNarrow ?? remembered ?? false);
  useWindowState.setState({ sidebarNarrow });
  saveSettings({ sidebarNarrow });
}

/** The width of the details on the right, px. */
export function usePanelWidth(): number {
  const chosen = useWindowState((state) => state.panelWidth);
  const remembered = useQuery(QUERIES.settingsQuery, {}).value?.panelWidth ?? PANEL_MIN;
  return chosen ?? remembered;
}

let savingWidth: ReturnType<typeof setTimeout> | undefined;

/** Sets that width; kept for the next start once the hand rests. */
export function setPanelWidth(panelWidth: number): void {
  useWindowState.setState({ panelWidth });
  clearTimeout(savingWidth);
  savingWidth = setTimeout(() => saveSettings({ panelWidth }), SAVE_AFTER_MS);
}

export function openPalette(mode: PaletteMode): void {
  useWindowState.setState({ palette: mode });
}

export function openShortcutSheet(): void {
  useWindowState.setState({ shortcutSheet: true });
}

export function openUndoHistory(): void {
  useWindowState.setState({ undoHistory: true });
}
