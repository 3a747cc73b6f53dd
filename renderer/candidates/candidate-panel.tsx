import { ArrowRightLeft, Mail, MapPin, Phone, Plus, TriangleAlert, UserX, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { showInPanel } from '../app/router.ts';
import { useWindowState } from '../app/window-state.ts';
import { readOnce, useQuery } from '../data/use-query.ts';
import { formatRelative } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { CountBadge, TagChip } from '../kit/chip.tsx';
import { toHue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { Menu } from '../kit/menu.tsx';
import { Popover } from '../kit/popover.tsx';
import { ScoreRing } from '../kit/score-ring.tsx';
import { EmptyState, ErrorState, Skeleton } from '../kit/states.tsx';
import { Tabs } from '../kit/tabs.tsx';
import { StageItems } from '../pipeline/stage-menu.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { useNow } from '../use-now.ts';
import { NotesTab } from './notes-tab.tsx';
import { usePanelState, type PanelTab } from './note-focus.ts';
import { ProfileTab } from './profile-tab.tsx';
import { ResumeTab } from './resume-tab.tsx';
import { removeTag, TagPicker } from './tag-picker.tsx';
import { TimelineTab } from './timeline-tab.tsx';

export type Profile = AnswerOf<typeof QUERIES.profile>;
type Person = NonNullable<Profile['candidate']>;
export type Application = Profile['applications'][number];

interface CandidatePanelProps {
  /** The job whose board is beside it, where there is one. */
  readonly jobId: number | null;
  readonly candidateId: number | null;
  readonly applicationId: number | null;
}

function openLink(url: string): void {
  void window.hotgigs?.openExternal(url);
}

function Contact({ icon, children, onOpen }: { readonly icon: typeof Mail; readonly children: ReactNode; readonly onOpen?: () => void }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-ink-2">
      <Icon icon={icon} size={14} className="shrink-0 text-ink-3" />
      {onOpen === undefined ? (
        <span className="selectable truncate">{children}</span>
      ) : (
        <button type="button" onClick={onOpen} className="selectable truncate rounded-[3px] hover:text-accent-text hover:underline">
          {children}
        </button>
      )}
    </span>
  );
}

function Contacts({ person }: { readonly person: Person }) {
  const { email, phone } = person;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      {email !== null && (
        <Contact icon={Mail} onOpen={person.emailIsPlaceholder ? undefined : () => openLink(`mailto:${email}`)}>
          {email}
        </Contact>
      )}
      {phone !== null && (
        <Contact icon={Phone} onOpen={() => openLink(`tel:${phone}`)}>
          {phone}
        </Contact>
      )}
      {person.location !== null && <Contact icon={MapPin}>{person.location}</Contact>}
      {(email === null || person.emailIsPlaceholder) && (
        <p className="flex w-full items-start gap-1.5 text-meta text-warning-text">
          <Icon icon={TriangleAlert} size={14} className="mt-0.5 shrink-0" />
          {email === null
            ? 'No e-mail is known for this person.'
            : 'This address was made up when the résumé was uploaded. Nothing can be sent to it; ask for the real one.'}
        </p>
      )}
    </div>
  );
}

function TagLine({ candidateId, tags }: { readonly candidateId: number; readonly tags: Profile['tags'] }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <TagChip key={tag.id} name={tag.name} hue={toHue(tag.color)} onRemove={() => void removeTag(candidateId, tag)} />
      ))}
      <Popover
        label="Add a tag"
        open={open}
        onOpenChange={setOpen}
        className="w-64"
        trigger={
          <button
            type="button"
            className="inline-flex h-[22px] items-center gap-1 rounded-full border border-dashed border-line-control px-2 text-meta text-ink-3 hover:text-ink"
          >
            <Icon icon={Plus} size={12} />
            Add tag
          </button>
        }
      >
        <TagPicker candidateIds={[candidateId]} onDone={() => setOpen(false)} />
      </Popover>
    </div>
  );
}

/** The application in focus: its stage, and the way to the next one. */
function ApplicationLine({ application, candidateId }: { readonly application: Application; readonly candidateId: number }) {
  const now = useNow();
  const ref = { applicationId: application.id, candidateId, status: application.status };
  return (
    <div className="flex items-center gap-2.5 rounded-card border border-line bg-canvas py-2 pr-2 pl-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{application.jobTitle}</p>
        <p className="truncate text-meta text-ink-3">
          {application.companyName} · applied {formatRelative(application.submittedAt, now)}
        </p>
      </div>
      {application.score !== null && <ScoreRing score={application.score} size={28} />}
      <StatusChip status={application.status} />
      <Menu
        align="end"
        label="Move to a stage"
        trigger={
          <Button look="primary" icon={ArrowRightLeft}>
            Move
          </Button>
        }
      >
        <StageItems cards={[ref]} />
      </Menu>
    </div>
  );
}

function PanelSkeleton() {
  return (
    <div aria-busy="true" aria-label="Loading" className="flex flex-col gap-3 p-5">
      <div className="flex gap-3">
        <Skeleton className="size-11 !rounded-full" />
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

function PanelBody({
  profile,
  person,
  application,
}: {
  readonly profile: Profile;
  readonly person: Person;
  readonly application: Application | undefined;
}) {
  const tab = usePanelState((state) => state.tab);
  const tabs: readonly { readonly value: PanelTab; readonly label: ReactNode; readonly panel: ReactNode }[] = [
    { value: 'profile', label: 'Profile', panel: <ProfileTab profile={profile} person={person} /> },
    ...(application === undefined
      ? []
      : ([
          { value: 'timeline', label: 'Timeline', panel: <TimelineTab applicationId={application.id} /> },
          { value: 'notes', label: 'Notes', panel: <NotesTab key={application.id} applicationId={application.id} /> },
        ] as const)),
    {
      value: 'resume',
      label: <>Résumé {profile.resumes.length > 1 && <CountBadge>{profile.resumes.length}</CountBadge>}</>,
      panel: <ResumeTab resumes={profile.resumes} />,
    },
  ];
  const shown = tabs.some((one) => one.value === tab) ? tab : 'profile';
  return <Tabs label="Candidate" value={shown} onChange={(next) => usePanelState.setState({ tab: next })} tabs={tabs} />;
}

function PanelContent({ candidateId, applicationId }: { readonly candidateId: number; readonly applicationId: number | null }) {
  const answer = useQuery(QUERIES.profile, { candidateId, applicationId });
  const heading = useRef<HTMLHeadingElement>(null);
  const work = useWindowState((state) => state.panelHasFocus);
  useEffect(() => {
    if (!work || heading.current === null) return;
    heading.current.focus();
    useWindowState.setState({ panelHasFocus: false });
  }, [work, answer.value]);
  const closeButton = <IconButton icon={X} label="Close the details" shortcut="Esc" onClick={() => showInPanel(null)} />;
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <PanelSkeleton />;
  const profile = answer.value;
  const person = profile.candidate;
  if (person === null) {
    return (
      <EmptyState
        icon={UserX}
        title="This person is not on this laptop"
        action={<Button onClick={() => showInPanel(null)}>Close the details</Button>}
      >
        The record was deleted, or it is no longer shared with you.
      </EmptyState>
    );
  }
  const application = profile.applications.find((one) => one.id === applicationId) ?? (applicationId === null ? profile.applications[0] : undefined);
  return (
    <>
      <header className="flex shrink-0 flex-col gap-3 px-5 pt-4 pb-4">
        <div className="flex items-start gap-3">
          <Avatar id={person.id} name={person.name} size={44} />
          <div className="min-w-0 flex-1 pt-0.5">
            <h2 ref={heading} tabIndex={-1} className="selectable truncate outline-none text-[17px] leading-tight font-semibold tracking-[-0.01em]">
              {person.name}
            </h2>
            <p className="selectable truncate text-ink-2">{person.title ?? 'No title yet'}</p>
          </div>
          {closeButton}
        </div>
        <Contacts person={person} />
        <TagLine candidateId={person.id} tags={profile.tags} />
        {application !== undefined && <ApplicationLine application={application} candidateId={person.id} />}
      </header>
      <PanelBody profile={profile} person={person} application={application} />
    </>
  );
}

/** Finds whose application a link means, where it names only the application. */
function useCandidateOf(jobId: number | null, applicationId: number | null, candidateId: number | null): void {
  useEffect(() => {
    if (candidateId !== null || applicationId === null || jobId === null) return;
    let wanted = true;
    const questions = [...APPLICATION_STATUSES, 'other' as const].map((status) =>
      readOnce(QUERIES.columnIds, { jobId, status, search: '', sort: 'newest' }),
    );
    void Promise.all(questions).then((answers) => {
      const cards = answers.flatMap((answer) => (answer.ok ? answer.value.cards : []));
      const found = cards.find((card) => card.applicationId === applicationId);
      if (wanted) showInPanel(found ?? null);
    });
    return () => {
      wanted = false;
    };
  }, [jobId, applicationId, candidateId]);
}

/** Everything about one person, beside whatever view is shown. */
export function CandidatePanel({ jobId, candidateId, applicationId }: CandidatePanelProps) {
  useCandidateOf(jobId, applicationId, candidateId);
  return (
    <section data-testid="candidate-panel" aria-label="Candidate" className="flex min-h-0 flex-1 flex-col">
      {candidateId === null ? <PanelSkeleton /> : <PanelContent candidateId={candidateId} applicationId={applicationId} />}
    </section>
  );
}
