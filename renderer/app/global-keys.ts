import { COMMANDS } from '../../shared/contract/commands.ts';
import { call, start } from '../data/actions.ts';
import { useKeys } from '../kit/keys.ts';
import { useIsPanelist } from '../session/role.ts';
import { saveSettings } from '../settings/save-settings.ts';
import { requestSignOut } from '../settings/sign-out.tsx';
import { addCandidateHere } from './add-candidate-here.ts';
import { redo, undo } from './history.ts';
import { openHereInNewWindow } from './new-window.ts';
import { router, showInPanel } from './router.ts';
import { startTour } from './tour-state.ts';
import { useActions } from './use-actions.ts';
import { VIEWS } from './views.ts';
import { goToView } from './where-left.ts';
import { openPalette, openShortcutSheet, openUndoHistory, toggleSidebar } from './window-state.ts';

const VIEW_KEYS = Object.fromEntries(VIEWS.map((view) => [`g ${view.key}`, () => goToView(view.id)]));

/** Closes the panel; when there is none, the key is the view's. */
function closePanel(event?: KeyboardEvent): void {
  const place = router.current();
  if (place.candidateId === null && place.applicationId === null) return;
  event?.stopImmediatePropagation();
  showInPanel(null);
}

function switchTheme(): void {
  saveSettings({ theme: document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark' });
}

/** Actions that work in every view. */
export function useGlobalKeys(): void {
  const isPanelist = useIsPanelist();
  useKeys(VIEW_KEYS);
  useActions({
    'app.palette': () => openPalette('everything'),
    ...(!isPanelist && { 'app.addCandidate': addCandidateHere }),
    'app.undo': () => void undo(),
    'app.redo': () => void redo(),
    'app.undoHistory': openUndoHistory,
    'app.newWindow': openHereInNewWindow,
    'app.sidebar': toggleSidebar,
    'app.back': router.back,
    'app.forward': router.forward,
    'app.close': closePanel,
    'app.syncNow': () => start(call(COMMANDS.syncNow, {})),
    'app.theme': switchTheme,
    'app.tour': startTour,
    'app.shortcuts': openShortcutSheet,
    'app.signOut': requestSignOut,
  });
}
