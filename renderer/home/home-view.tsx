import { CalendarClock, ClipboardList, Hourglass, Inbox, type LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { router, showInPanel } from '../app/router.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { useQuery } from '../data/use-query.ts';
import { dayKey, formatNumber, formatTime, plural } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { classes } from '../kit/classes.ts';
import type { Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
import { useBoard } from '../pipeline/board-store.ts';
import { useNow } from '../use-now.ts';

type Today = AnswerOf<typeof QUERIES.home>;

/** The reader's own day as an interval in UTC. */
export function localDay(nowMs: number): { readonly fromUtc: string; readonly untilUtc: string } {
  const now = new Date(nowMs);
  const midnight = (days: number): string => toUtcSecond(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).getTime());
  return { fromUtc: midnight(0), untilUtc: midnight(1) };
}

interface FigureProps {
  readonly icon: LucideIcon;
  readonly hue: Hue;
  readonly value: number;
  readonly label: string;
  readonly onOpen: () => void;
}

/** A figure that leads somewhere. */
function Figure({ icon, hue, value, label, onOpen }: FigureProps) {
  return (
    <button
      type="button"
      data-hue={hue}
      onClick={onOpen}
      className="flex flex-1 basis-44 items-center gap-3.5 rounded-card border border-line bg-surface px-4 py-3.5 text-left transition-colors duration-80 hover:border-line-strong"
    >
      <span
        className={classes(
          'inline-flex size-9 shrink-0 items-center justify-center rounded-control',
          value === 0 ? 'bg-hover text-ink-3' : 'bg-(--hue-soft) text-(--hue-text)',
        )}
      >
        <Icon icon={icon} size={18} />
      </span>
      <span className="min-w-0">
        <span className="block text-view leading-tight font-semibold tabular-nums">{formatNumber(value)}</span>
        <span className="block truncate text-ink-3">{label}</span>
      </span>
    </button>
  );
}

function openStuck(): void {
  useBoard.setState({ sort: 'longest_in_stage' });
  router.navigate('/pipeline');
}

function Figures({ today }: { readonly today: Today }) {
  return (
    <div className="flex flex-wrap gap-3">
      <Figure icon={Inbox} hue="blue" value={today.newApplications} label="new applications" onOpen={() => router.navigate('/pipeline')} />
      <Figure
        icon={CalendarClock}
        hue="violet"
        value={today.interviewsToday.length}
        label="interviews today"
        onOpen={() => router.navigate('/interviews')}
      />
      <Figure icon={ClipboardList} hue="amber" value={today.feedbackOwed} label="feedback still owed" onOpen={() => router.navigate('/interviews')} />
      <Figure icon={Hourglass} hue="rose" value={today.stuck} label="over 14 days in a stage" onOpen={openStuck} />
    </div>
  );
}

function InterviewsToday({ interviews }: { readonly interviews: Today['interviewsToday'] }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="px-1 font-semibold">Interviews today</h2>
      {interviews.length === 0 ? (
        <p className="rounded-card border border-line bg-surface px-4 py-6 text-center text-ink-3">None today. Press G then I for what is ahead.</p>
      ) : (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">
          {interviews.map((interview) => (
            <li key={interview.id} className="border-b border-line last:border-b-0">
              <button
                type="button"
                onClick={() => showInPanel(interview)}
                className="flex w-full items-center gap-3 px-4 py-2.5 text-left -outline-offset-2 hover:bg-hover"
              >
                <span className="w-16 shrink-0 font-medium whitespace-nowrap tabular-nums">{formatTime(interview.scheduledAt)}</span>
                <Avatar id={interview.candidateId} name={interview.candidateName} size={24} />
                <span className="truncate font-medium">{interview.candidateName}</span>
                <span className="ml-auto truncate text-ink-3">{interview.jobTitle}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ActiveJobs({ jobs }: { readonly jobs: Today['activeJobs'] }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="px-1 font-semibold">Your active jobs</h2>
      {jobs.length === 0 ? (
        <p className="rounded-card border border-line bg-surface px-4 py-6 text-center text-ink-3">
          None is active. Press Ctrl K to look through every job.
        </p>
      ) : (
        <ul className="overflow-hidden rounded-card border border-line bg-surface">
          {jobs.map((job) => (
            <li key={job.id} className="border-b border-line last:border-b-0">
              <button
                type="button"
                onClick={() => router.navigate(`/pipeline/${job.id}`)}
                className="flex w-full items-center gap-3 px-4 py-2.5 text-left -outline-offset-2 hover:bg-hover"
              >
                <span className="truncate font-medium">{job.title}</span>
                <span className="truncate text-ink-3">{job.companyName}</span>
                <span className="ml-auto shrink-0 text-ink-3 tabular-nums">{plural(job.active, 'active', 'active')}</span>
                <span
                  className={classes('w-20 shrink-0 text-right tabular-nums', job.newThisWeek > 0 ? 'font-medium text-accent-text' : 'text-ink-3')}
                >
                  {job.newThisWeek > 0 ? `+${formatNumber(job.newThisWeek)} new` : '–'}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function greeting(nowMs: number): string {
  const hour = new Date(nowMs).getHours();
  return hour < 5 ? 'Good night' : hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
}

/** What needs the recruiter today. */
export function HomeView() {
  const now = useNow();
  const day = dayKey(now);
  const limits = useMemo(() => localDay(Date.parse(`${day}T12:00:00`)), [day]);
  const today = useQuery(QUERIES.home, limits);
  const name = useQuery(QUERIES.sessionState, {}).value?.account?.name;
  return (
    <ViewFrame title="Home">
      {today.value === undefined ? (
        today.state === 'error' ? (
          <ErrorState error={today.error} />
        ) : (
          <SkeletonRows rows={8} height={56} />
        )
      ) : (
        <div className="h-full overflow-y-auto">
          <div className="mx-auto flex max-w-[1040px] flex-col gap-7 px-6 py-7">
            <div>
              <h2 className="text-view font-semibold tracking-[-0.015em]">
                {greeting(now)}
                {name === undefined ? '' : `, ${name.split(' ')[0]}`}
              </h2>
              <p className="text-ink-3">{new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' }).format(now)}</p>
            </div>
            <Figures today={today.value} />
            <InterviewsToday interviews={today.value.interviewsToday} />
            <ActiveJobs jobs={today.value.activeJobs} />
          </div>
        </div>
      )}
    </ViewFrame>
  );
}
