import { create } from 'zustand';

/** The pages of the candidate panel. */
export type PanelTab = 'profile' | 'timeline' | 'notes' | 'resume' | 'edit';

interface PanelState {
  readonly tab: PanelTab;
  /** Raised by every wish to write a note; the field takes the focus. */
  readonly noteWishes: number;
}

/** Which page of the panel is open; it stays the same from candidate to candidate. */
export const usePanelState = create<PanelState>(() => ({ tab: 'profile', noteWishes: 0 }));

/** Opens the notes and puts the cursor into a new one. */
export function focusNote(): void {
  usePanelState.setState((state) => ({ tab: 'notes', noteWishes: state.noteWishes + 1 }));
}
