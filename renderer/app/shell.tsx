import { useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { PANEL_MAX, PANEL_MIN } from '../../shared/queries/session.ts';
import { NewCandidate } from '../candidates/new-candidate.tsx';
import { CandidatePanel } from '../candidates/candidate-panel.tsx';
import { SearchX } from 'lucide-react';
import { EmptyState } from '../kit/states.tsx';
import { ResizeHandle } from '../kit/resize-handle.tsx';
import { CopyingBanner } from '../session/first-sync.tsx';
import { SignOutDialog } from '../settings/sign-out.tsx';
import { MoveDialog } from '../pipeline/move-dialog.tsx';
import { markWhatIsOpened } from '../pipeline/seen.ts';
import { say } from '../text/say.ts';
import { Boundary } from './boundary.tsx';
import { LongRunBar } from './long-run-bar.tsx';
import { Palette } from './palette.tsx';
import { tellWhoIsShown } from './followed.ts';
import { useKeptSearch } from './kept-search.ts';
import { PersonWindow } from './person-window.tsx';
import { usePlace } from './place.tsx';
import { router, toRoute } from './router.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { Sidebar } from './sidebar.tsx';
import { FreshCopyBanner, OfflineBanner, StatusBar } from './status-bar.tsx';
import { Tour } from './tour.tsx';
import { useGlobalKeys } from './global-keys.ts';
import { UndoHistory } from './undo-history.tsx';
import { ViewFrame } from './view-frame.tsx';
import { useViews, VIEWS } from './views.ts';
import { setPanelWidth, usePanelWidth } from './window-state.ts';

/** When the panel goes while it has the focus, what opened it gets it back. */
function useFocusReturn(panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const element = panel.current;
    return () => {
      if (element?.contains(document.activeElement) !== true || !(opener instanceof HTMLElement)) return;
      queueMicrotask(() => opener.isConnected && opener.focus({ preventScroll: true }));
    };
  }, [panel]);
}

/** Whoever the route names, in the panel on the right; else what the view is about, where it has details of its own. */
function DetailPanel() {
  const { view, subject, candidateId, applicationId } = usePlace();
  if (candidateId !== null || applicationId !== null) {
    return (
      <OpenPanel>
        <CandidatePanel candidateId={candidateId} applicationId={applicationId} />
      </OpenPanel>
    );
  }
  const Details = VIEWS.find((one) => one.id === view)?.details;
  if (Details === undefined || subject === null) return null;
  return (
    <OpenPanel>
      <Details subject={subject} />
    </OpenPanel>
  );
}

function OpenPanel({ children }: { readonly children: ReactNode }) {
  const place = usePlace();
  const width = usePanelWidth();
  const element = useRef<HTMLElement>(null);
  useFocusReturn(element);
  return (
    <aside
      ref={element}
      aria-label={say('app.details')}
      style={{ width }}
      className="detail-panel relative flex max-w-[62%] shrink-0 flex-col border-l border-line bg-surface"
    >
      <ResizeHandle label={say('app.details-width')} width={width} min={PANEL_MIN} max={PANEL_MAX} onResize={setPanelWidth} />
      <Boundary about={toRoute(place)}>{children}</Boundary>
    </aside>
  );
}

function CurrentView() {
  const place = usePlace();
  const view = useViews().find((one) => one.id === place.view);
  // A window begins with a view that is not for everybody.
  const isForOthers = view === undefined && VIEWS.some((one) => one.id === place.view);
  useEffect(() => {
    if (isForOthers) router.replace(toRoute({ ...router.current(), view: 'home', subject: null }));
  }, [isForOthers]);
  if (isForOthers) return null;
  if (view === undefined) {
    return (
      <ViewFrame title={say('app.product')}>
        <EmptyState icon={SearchX} title={say('app.no-view')}>
          {say('app.no-view-hint')}
        </EmptyState>
      </ViewFrame>
    );
  }
  return <view.component key={view.id} />;
}

/** The views, the panel beside them and the way to each. */
function Workspace() {
  const { view, subject } = usePlace();
  return (
    <div className="flex min-h-0 flex-1">
      <Sidebar />
      <div className="flex min-w-0 flex-1 flex-col">
        <CopyingBanner />
        <OfflineBanner />
        <FreshCopyBanner />
        <div className="relative flex min-h-0 flex-1">
          <main className="min-w-0 flex-1">
            <Boundary about={`${view} ${subject}`}>
              <CurrentView />
            </Boundary>
          </main>
          <DetailPanel />
        </div>
      </div>
    </div>
  );
}

/** The frame around every view; a person in a window of their own needs no way to the others. */
export function Shell() {
  const isPersonWindow = usePlace().view === 'person';
  useGlobalKeys();
  useKeptSearch();
  useEffect(() => window.hotgigs?.onRoute(router.navigate), []);
  useEffect(tellWhoIsShown, []);
  useEffect(markWhatIsOpened, []);
  return (
    <div className="flex h-full flex-col">
      {isPersonWindow ? (
        <div className="min-h-0 flex-1">
          <PersonWindow />
        </div>
      ) : (
        <Workspace />
      )}
      <StatusBar />
      <LongRunBar />
      <Palette />
      <ShortcutSheet />
      <MoveDialog />
      <NewCandidate />
      <UndoHistory />
      <SignOutDialog />
      {!isPersonWindow && <Tour />}
    </div>
  );
}
