import { create } from 'zustand';

/** What the palette lists: everything, or only jobs. */
export type PaletteMode = 'everything' | 'jobs';

interface WindowState {
  readonly sidebarNarrow: boolean;
  readonly panelWidth: number;
  readonly palette: PaletteMode | null;
  readonly shortcutSheet: boolean;
  /** True when the panel was opened to work in (Enter), false when only peeked at (Space). */
  readonly panelHasFocus: boolean;
}

/** View state of the window's frame; nothing here is data. */
export const useWindowState = create<WindowState>(() => ({
  sidebarNarrow: false,
  panelWidth: 500,
  palette: null,
  shortcutSheet: false,
  panelHasFocus: false,
}));

export function toggleSidebar(): void {
  useWindowState.setState((state) => ({ sidebarNarrow: !state.sidebarNarrow }));
}

export function openPalette(mode: PaletteMode): void {
  useWindowState.setState({ palette: mode });
}

export function openShortcutSheet(): void {
  useWindowState.setState({ shortcutSheet: true });
}
