import { useEffect, useSyncExternalStore } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { CandidatePanel } from '../candidates/candidate-panel.tsx';
import { ResumeTab } from '../candidates/resume-tab.tsx';
import { useQuery } from '../data/use-query.ts';
import { Switch } from '../kit/checkbox.tsx';
import { classes } from '../kit/classes.ts';
import { say } from '../text/say.ts';
import { useRemembered } from '../view-memory.ts';
import { followShown } from './followed.ts';
import { usePlace } from './place.tsx';

const SWITCH = ['off', 'on'] as const;

/** Room for the résumé beside everything else. */
const WIDE = matchMedia('(min-width: 860px)');

function onWidth(listener: () => void): () => void {
  WIDE.addEventListener('change', listener);
  return () => WIDE.removeEventListener('change', listener);
}

/** The résumé at full height: what the second screen is for. */
function Resume({ candidateId, applicationId }: { readonly candidateId: number; readonly applicationId: number | null }) {
  const profile = useQuery(QUERIES.profile, { candidateId, applicationId }).value;
  const name = profile?.candidate?.name;
  useEffect(() => {
    if (name === undefined) return;
    const before = document.title;
    document.title = say('app.person-title', { name });
    return () => {
      document.title = before;
    };
  }, [name]);
  return (
    <section aria-label={say('app.resume')} className="min-w-0 flex-1 overflow-y-auto border-l border-line">
      {profile !== undefined && <ResumeTab key={candidateId} candidateId={candidateId} resumes={profile.resumes} />}
    </section>
  );
}

function Follow() {
  const [follows, setFollows] = useRemembered('person.follow', SWITCH, 'off');
  useEffect(() => (follows === 'on' ? followShown() : undefined), [follows]);
  return (
    <div className="flex h-9 shrink-0 items-center justify-end gap-2 border-b border-line bg-sidebar px-4 text-meta text-ink-2">
      <span aria-hidden>{say('app.follow')}</span>
      <Switch label={say('app.follow')} checked={follows === 'on'} onChange={(on) => setFollows(on ? 'on' : 'off')} />
    </div>
  );
}

/** One person in a window of their own, beside the board: everything about them, and their résumé next to it. */
export function PersonWindow() {
  const { candidateId, applicationId } = usePlace();
  const isWide = useSyncExternalStore(onWidth, () => WIDE.matches);
  const isClosed = candidateId === null && applicationId === null;
  useEffect(() => {
    // Closing the details is closing the window they have for themselves.
    if (isClosed) window.close();
  }, [isClosed]);
  if (isClosed) return null;
  return (
    <div data-testid="person-window" className="flex h-full min-h-0 flex-col">
      <Follow />
      <main className="flex min-h-0 flex-1">
        <div className={classes('flex min-w-0 flex-1 flex-col bg-surface', isWide && 'max-w-[560px] min-w-[420px]')}>
          <CandidatePanel candidateId={candidateId} applicationId={applicationId} resumeBeside={isWide} />
        </div>
        {isWide && candidateId !== null && <Resume candidateId={candidateId} applicationId={applicationId} />}
      </main>
    </div>
  );
}
