import { CalendarClock, CheckCheck, ClipboardList, Gift, Hourglass, Inbox, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { HOME_LINES } from '../../shared/queries/home.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { useQuery } from '../data/use-query.ts';
import { dayKey, formatLongDay, formatNumber } from '../format.ts';
import { localDay } from '../interviews/days.ts';
import { classes } from '../kit/classes.ts';
import type { Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { EmptyState, ErrorState, Skeleton, SkeletonRows } from '../kit/states.tsx';
import { useIsPanelist } from '../session/role.ts';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useScrollMemory } from '../view-memory.ts';
import { ActiveJobs } from './active-jobs.tsx';
import { NewApplications, Offers, Stuck } from './application-lines.tsx';
import { useHomeKeys } from './home-keys.ts';
import { Attention, FollowUps, Unread } from './other-lines.tsx';
import { Feedback, InterviewsToday } from './people-lines.tsx';
import { goToSection } from './walk.ts';

type Today = AnswerOf<typeof QUERIES.home>;

/** Where everything of a day stands: the same before it is known as afterwards. Room for the bar is kept, so that nothing moves when it comes. */
const SCROLLER = 'h-full overflow-y-auto [scrollbar-gutter:stable]';
const PAGE = 'mx-auto flex max-w-[1180px] flex-col gap-6 px-6 py-6';
const FIGURES = 'flex flex-wrap gap-2.5';
const COLUMNS = 'grid grid-cols-1 items-start gap-6 @4xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)] @4xl:grid-rows-[auto_1fr]';

interface FigureProps {
  readonly icon: LucideIcon;
  readonly hue: Hue;
  readonly value: number;
  readonly label: string;
  readonly section: string;
}

/** A figure that leads to its lines. */
function Figure({ icon, hue, value, label, section }: FigureProps) {
  return (
    <button
      type="button"
      data-hue={hue}
      disabled={value === 0}
      onClick={() => goToSection(section)}
      className="flex min-w-0 flex-1 basis-36 items-center gap-3 rounded-card border border-line bg-surface px-3.5 py-2.5 text-left transition-colors duration-80 enabled:hover:border-line-strong"
    >
      <span
        className={classes(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-control',
          value === 0 ? 'bg-hover text-ink-3' : 'bg-(--hue-soft) text-(--hue-text)',
        )}
      >
        <Icon icon={icon} size={16} />
      </span>
      <span className="min-w-0">
        <span className={classes('block text-panel leading-tight font-semibold tabular-nums', value === 0 && 'text-ink-3')}>
          {formatNumber(value)}
        </span>
        <span className="block text-meta text-pretty text-ink-3">{label}</span>
      </span>
    </button>
  );
}

function Figures({ today }: { readonly today: Today }) {
  const interviews = (
    <Figure icon={CalendarClock} hue="violet" value={today.interviewsToday.length} label={say('home.figure-interviews')} section="interviews" />
  );
  const feedback = (
    <Figure icon={ClipboardList} hue="amber" value={today.feedbackOwed.total} label={say('home.figure-feedback')} section="feedback" />
  );
  return useIsPanelist() ? (
    <div className={FIGURES}>
      {interviews}
      {feedback}
    </div>
  ) : (
    <div className={FIGURES}>
      {interviews}
      <Figure icon={Inbox} hue="blue" value={today.newApplications.total} label={say('home.figure-new')} section="new" />
      <Figure icon={Gift} hue="teal" value={today.offers.total} label={say('home.figure-offers')} section="offers" />
      {feedback}
      <Figure icon={Hourglass} hue="rose" value={today.stuck.total} label={say('home.figure-stuck')} section="stuck" />
    </div>
  );
}

function greeting(nowMs: number, name: string | undefined): string {
  const hour = new Date(nowMs).getHours();
  const time = hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  return name === undefined ? say(`home.greeting.${time}`) : say(`home.greeting-named.${time}`, { name });
}

/** How much waits, of all kinds that are listed. */
function waitingIn(today: Today, isPanelist: boolean): number {
  const { newApplications, offers, stuck, feedbackOwed, followUps, notifications, interviewsToday } = today;
  const lists = isPanelist ? [feedbackOwed, notifications] : [newApplications, offers, stuck, feedbackOwed, followUps, notifications];
  return lists.reduce((sum, list) => sum + list.total, interviewsToday.length);
}

/** What waits for somebody who is only on interview panels. */
function PanelistsLists({ today }: { readonly today: Today }) {
  return (
    <div className={COLUMNS}>
      <div className="flex min-w-0 flex-col gap-6">
        <Attention />
        <InterviewsToday interviews={today.interviewsToday} />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <Feedback list={today.feedbackOwed} />
        <Unread list={today.notifications} />
      </div>
    </div>
  );
}

function Lists({ today }: { readonly today: Today }) {
  if (useIsPanelist()) return <PanelistsLists today={today} />;
  return (
    <div className={COLUMNS}>
      <div className="flex min-w-0 flex-col gap-6">
        <Attention />
        <Offers list={today.offers} />
        <NewApplications list={today.newApplications} />
        <Stuck list={today.stuck} />
      </div>
      <div className="flex min-w-0 flex-col gap-6 @4xl:row-span-2">
        <InterviewsToday interviews={today.interviewsToday} />
        <Feedback list={today.feedbackOwed} />
        <FollowUps list={today.followUps} />
        <Unread list={today.notifications} />
      </div>
      <ActiveJobs list={today.activeJobs} isOwn={today.isOwnJobs} />
    </div>
  );
}

/** Nothing waits: what would gather here, and the way to go on. */
function CaughtUp({ today }: { readonly today: Today }) {
  const isPanelist = useIsPanelist();
  return (
    <>
      <EmptyState icon={CheckCheck} title={say('home.caught-up')}>
        {isPanelist ? (
          say('home.caught-up-panelist')
        ) : (
          <Said text="home.caught-up-hint" values={{ pipeline: <Kbd keys="G P" />, search: <Kbd keys="$mod+K" /> }} />
        )}
      </EmptyState>
      {!isPanelist && <ActiveJobs list={today.activeJobs} isOwn={today.isOwnJobs} />}
    </>
  );
}

function Day({ today }: { readonly today: Today }) {
  const now = useNow();
  const name = useQuery(QUERIES.sessionState, {}).value?.account?.name;
  const needsAttention = useQuery(QUERIES.syncStatus, {}).value?.needsAttention ?? 0;
  const waiting = waitingIn(today, useIsPanelist()) + needsAttention;
  const scroller = useScrollMemory('home');
  return (
    <div ref={scroller} className={SCROLLER}>
      <div className={PAGE}>
        <div>
          <h2 className="text-view font-semibold tracking-[-0.015em]">{greeting(now, name?.split(' ')[0])}</h2>
          <p className="text-ink-3">{say('home.day-waiting', { day: formatLongDay(now), count: waiting })}</p>
        </div>
        {waiting === 0 ? (
          <CaughtUp today={today} />
        ) : (
          <>
            <Figures today={today} />
            <Lists today={today} />
          </>
        )}
      </div>
    </div>
  );
}

/** A list that is to come: its heading and its lines. */
function ListSkeleton() {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex h-7 items-center px-1">
        <Skeleton className="w-36" />
      </div>
      <div className="rounded-card border border-line bg-surface">
        <SkeletonRows rows={HOME_LINES} height={49} />
      </div>
    </div>
  );
}

/** The day before it is known what is in it. */
function DaySkeleton() {
  return (
    <div role="status" aria-busy="true" aria-label={say('kit.loading')} className={SCROLLER}>
      <div aria-hidden className={classes(PAGE, 'late')}>
        <div className="flex h-[45px] flex-col justify-between py-1.5">
          <Skeleton className="w-52" />
          <Skeleton className="w-64" />
        </div>
        <div className={FIGURES}>
          {Array.from({ length: 5 }, (_, index) => (
            <div key={index} className="h-[58px] flex-1 basis-36 rounded-card border border-line bg-surface" />
          ))}
        </div>
        <div className={COLUMNS}>
          <ListSkeleton />
          <ListSkeleton />
        </div>
      </div>
    </div>
  );
}

/** What needs the recruiter today; each line is acted on where it stands. */
export function HomeView() {
  const now = useNow();
  const day = dayKey(now);
  const limits = useMemo(() => localDay(Date.parse(`${day}T12:00:00`)), [day]);
  const today = useQuery(QUERIES.home, limits);
  useHomeKeys(today.value);
  return (
    <ViewFrame title={say('app.view.home')}>
      {today.value !== undefined ? <Day today={today.value} /> : today.state === 'error' ? <ErrorState error={today.error} /> : <DaySkeleton />}
    </ViewFrame>
  );
}
