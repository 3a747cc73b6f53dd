import { addCandidateHere } from './add-candidate-here.ts';
import { redo, undo } from './history.ts';
import { useKeys } from '../kit/keys.ts';
import { router, showInPanel } from './router.ts';
import { VIEWS } from './views.ts';
import { openPalette, openShortcutSheet, openUndoHistory, toggleSidebar } from './window-state.ts';

const VIEW_KEYS = Object.fromEntries(VIEWS.map((view) => [`g ${view.key}`, () => router.navigate(`/${view.id}`)]));

/** Closes the panel; when there is none, the key is the view's. */
function closePanel(event: KeyboardEvent): void {
  const place = router.current();
  if (place.candidateId === null && place.applicationId === null) return;
  event.stopImmediatePropagation();
  showInPanel(null);
}

/** Shortcuts that work in every view. */
export function useGlobalKeys(): void {
  useKeys({
    ...VIEW_KEYS,
    '$mod+k': () => openPalette('everything'),
    '$mod+Shift+a': addCandidateHere,
    '$mod+z': () => void undo(),
    '$mod+Shift+z': () => void redo(),
    '$mod+Alt+z': openUndoHistory,
    '$mod+y': () => void redo(),
    '$mod+\\': toggleSidebar,
    'Alt+ArrowLeft': router.back,
    'Alt+ArrowRight': router.forward,
    '[Shift]+?': openShortcutSheet,
    Escape: closePanel,
  });
}
