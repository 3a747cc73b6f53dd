import { UserX } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { showInPanel, showOwnerInPanel } from '../app/router.ts';
import { useWindowState } from '../app/window-state.ts';
import { readOnce, useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { CountBadge } from '../kit/chip.tsx';
import { EmptyState, ErrorState, Skeleton } from '../kit/states.tsx';
import { Tabs } from '../kit/tabs.tsx';
import { showToast } from '../kit/toasts.tsx';
import { useIsPanelist } from '../session/role.ts';
import { say } from '../text/say.ts';
import { EditTab } from './edit-tab.tsx';
import { NotesTab } from './notes-tab.tsx';
import { usePanelState, type PanelTab } from './note-focus.ts';
import { PanelHeader } from './panel-header.tsx';
import type { Application, Person, Profile } from './profile-types.ts';
import { ProfileTab } from './profile-tab.tsx';
import { ResumeTab } from './resume-tab.tsx';
import { TimelineTab } from './timeline-tab.tsx';

interface CandidatePanelProps {
  readonly candidateId: number | null;
  readonly applicationId: number | null;
  /** The résumé stands beside the panel: it has no page of its own. */
  readonly resumeBeside?: boolean;
}

function PanelSkeleton() {
  return (
    <div role="status" aria-busy="true" aria-label={say('candidates.panel-loading')} className="flex flex-col gap-3 p-5">
      <div className="flex gap-3">
        <Skeleton className="!size-11 shrink-0 !rounded-full" />
        <div className="flex flex-1 flex-col gap-2 pt-1">
          <Skeleton className="w-40" />
          <Skeleton className="w-56" />
        </div>
      </div>
      <Skeleton className="mt-2 h-14 w-full" />
      <Skeleton className="w-2/3" />
      <Skeleton className="w-1/2" />
    </div>
  );
}

/** All that who is on an interview panel is told of the person besides their name. */
function PanelistsResume({ person, profile }: { readonly person: Person; readonly profile: Profile }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
      <ResumeTab key={person.id} candidateId={person.id} resumes={profile.resumes} />
    </div>
  );
}

function PanelBody({
  profile,
  person,
  application,
  resumeBeside,
}: {
  readonly profile: Profile;
  readonly person: Person;
  readonly application: Application | undefined;
  readonly resumeBeside: boolean;
}) {
  const tab = usePanelState((state) => state.tab);
  const isPanelist = useIsPanelist();
  if (isPanelist) return resumeBeside ? null : <PanelistsResume person={person} profile={profile} />;
  const tabs: readonly { readonly value: PanelTab; readonly label: ReactNode; readonly panel: ReactNode }[] = [
    { value: 'profile', label: say('candidates.page-profile'), panel: <ProfileTab profile={profile} person={person} /> },
    {
      value: 'timeline',
      label: say('candidates.page-timeline'),
      panel: <TimelineTab key={person.id} candidateId={person.id} applicationId={application?.id ?? null} />,
    },
    ...(application === undefined
      ? []
      : ([
          { value: 'notes', label: say('candidates.page-notes'), panel: <NotesTab key={application.id} applicationId={application.id} /> },
        ] as const)),
    ...(resumeBeside
      ? []
      : ([
          {
            value: 'resume',
            label: (
              <>
                {say('candidates.page-resume')} {profile.resumes.length > 1 && <CountBadge>{profile.resumes.length}</CountBadge>}
              </>
            ),
            panel: <ResumeTab key={person.id} candidateId={person.id} resumes={profile.resumes} />,
          },
        ] as const)),
    { value: 'edit', label: say('candidates.page-edit'), panel: <EditTab key={person.id} candidateId={person.id} /> },
  ];
  const shown = tabs.some((one) => one.value === tab) ? tab : 'profile';
  return <Tabs label={say('candidates.panel-pages')} value={shown} onChange={(next) => usePanelState.setState({ tab: next })} tabs={tabs} />;
}

function PanelContent({ candidateId, applicationId, resumeBeside }: Required<CandidatePanelProps> & { readonly candidateId: number }) {
  const answer = useQuery(QUERIES.profile, { candidateId, applicationId });
  const heading = useRef<HTMLHeadingElement>(null);
  const work = useWindowState((state) => state.panelHasFocus);
  useEffect(() => {
    if (!work || heading.current === null) return;
    heading.current.focus();
    useWindowState.setState({ panelHasFocus: false });
  }, [work, answer.value]);
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <PanelSkeleton />;
  const profile = answer.value;
  const person = profile.candidate;
  if (person === null) {
    return (
      <EmptyState
        icon={UserX}
        title={say('candidates.gone')}
        action={<Button onClick={() => showInPanel(null)}>{say('candidates.close-details')}</Button>}
      >
        {say('candidates.gone-hint')}
      </EmptyState>
    );
  }
  const application = profile.applications.find((one) => one.id === applicationId) ?? (applicationId === null ? profile.applications[0] : undefined);
  return (
    <>
      <PanelHeader heading={heading} profile={profile} person={person} application={application} />
      <PanelBody profile={profile} person={person} application={application} resumeBeside={resumeBeside} />
    </>
  );
}

/** Finds whose application a link means, where it names only the application. */
function useCandidateOf(applicationId: number | null, candidateId: number | null): void {
  useEffect(() => {
    if (candidateId !== null || applicationId === null) return;
    void readOnce(QUERIES.applicationOf, { applicationId }).then((answer) => {
      const application = answer.ok ? answer.value.application : null;
      if (!showOwnerInPanel(applicationId, application)) return;
      if (!answer.ok) showToast({ title: answer.error.message, tone: 'problem' });
      else if (application === null) showToast({ title: say('review.gone'), tone: 'hint' });
    });
  }, [applicationId, candidateId]);
}

/** Everything about one person, beside whatever view is shown. */
export function CandidatePanel({ candidateId, applicationId, resumeBeside = false }: CandidatePanelProps) {
  useCandidateOf(applicationId, candidateId);
  return (
    <section data-testid="candidate-panel" aria-label={say('candidates.panel')} className="flex min-h-0 flex-1 flex-col">
      {candidateId === null ? (
        <PanelSkeleton />
      ) : (
        <PanelContent candidateId={candidateId} applicationId={applicationId} resumeBeside={resumeBeside} />
      )}
    </section>
  );
}
