import { CalendarDays, MapPin, Phone, Users, Video, type LucideIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { fromUtcSecond, toUtcSecond } from '../../shared/time.ts';
import { usePlace } from '../app/place.tsx';
import { showInPanel } from '../app/router.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { dayKey, formatDate, formatDay, formatDuration, formatTime, isNamedDay } from '../format.ts';
import { Avatar, hueOf, initialsOf } from '../kit/avatar.tsx';
import { Button } from '../kit/button.tsx';
import { Chip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import type { Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Segments } from '../kit/tabs.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useRemembered, useScrollMemory } from '../view-memory.ts';
import { useAgenda, type AgendaQuestion, type Interview } from './use-agenda.ts';
import { interviewStatus, interviewType, panelistAnswer } from './words.ts';

type Span = 'coming' | 'past';
type Whose = 'all' | 'mine';

const SPANS: readonly Span[] = ['coming', 'past'];
const WHOSE: readonly Whose[] = ['all', 'mine'];

const DAYS_AHEAD = 60;
const DAYS_BACK = 30;

function typeIcon(type: string): LucideIcon {
  if (type.includes('phone')) return Phone;
  if (type.includes('video')) return Video;
  return type.includes('person') || type.includes('onsite') ? MapPin : Users;
}

/** What is asked for: from this morning on, or what lies before it; whole local days. */
export function spanOf(span: Span, nowMs: number): { readonly fromUtc: string; readonly untilUtc: string } {
  const today = new Date(nowMs);
  const midnight = (days: number): number => new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime();
  return span === 'coming'
    ? { fromUtc: toUtcSecond(midnight(0)), untilUtc: toUtcSecond(midnight(DAYS_AHEAD)) }
    : { fromUtc: toUtcSecond(midnight(-DAYS_BACK)), untilUtc: toUtcSecond(midnight(0)) };
}

/** Interviews by local day; past days newest first. */
export function byDay(interviews: readonly Interview[], span: Span): readonly (readonly Interview[])[] {
  const days = new Map<string, Interview[]>();
  for (const interview of interviews) {
    const key = dayKey(fromUtcSecond(interview.scheduledAt));
    const day = days.get(key);
    if (day === undefined) days.set(key, [interview]);
    else day.push(interview);
  }
  const inOrder = [...days.values()];
  return span === 'past' ? inOrder.reverse() : inOrder;
}

const ANSWERS: Record<string, Hue> = {
  accepted: 'green',
  confirmed: 'green',
  attended: 'green',
  declined: 'rose',
  invited: 'slate',
  pending: 'slate',
  tentative: 'amber',
};

function Panel({ panelists }: { readonly panelists: Interview['panelists'] }) {
  if (panelists.length === 0) return <span className="text-meta text-ink-3">{say('interviews.no-panelists')}</span>;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      {panelists.map((panelist, index) => (
        <span
          key={`${panelist.name}${index}`}
          data-hue={ANSWERS[panelist.status] ?? 'slate'}
          className="flex items-center gap-1.5 text-meta text-ink-2"
        >
          <span
            aria-hidden
            className="avatar inline-flex size-5 items-center justify-center rounded-full text-[9px] font-semibold"
            style={{ '--avatar-hue': hueOf(panelist.name.length * 31 + (panelist.name.codePointAt(0) ?? 0)) } as React.CSSProperties}
          >
            {initialsOf(panelist.name)}
          </span>
          <span className="whitespace-nowrap">{panelist.name}</span>
          <span className="text-micro text-(--hue-text)">{panelistAnswer(panelist.status)}</span>
        </span>
      ))}
    </span>
  );
}

const STATES: Record<string, Hue> = {
  scheduled: 'blue',
  confirmed: 'green',
  completed: 'green',
  cancelled: 'stone',
  no_show: 'rose',
  rescheduled: 'amber',
  'no-show': 'rose',
  'in-progress': 'amber',
};

function Row({ interview, nowMs }: { readonly interview: Interview; readonly nowMs: number }) {
  const open = usePlace().applicationId === interview.applicationId;
  const start = fromUtcSecond(interview.scheduledAt);
  const running = start <= nowMs && nowMs < start + interview.durationMinutes * 60_000;
  const { joinUrl } = interview;
  return (
    <li
      className={classes(
        'group relative flex items-start gap-4 border-b border-line px-4 py-3 last:border-b-0',
        open ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <div className="w-16 shrink-0 pt-0.5 text-right">
        <p className="font-semibold tabular-nums">{formatTime(interview.scheduledAt)}</p>
        <p className="text-meta text-ink-3">{formatDuration(interview.durationMinutes)}</p>
      </div>
      <Avatar id={interview.candidateId} name={interview.candidateName} size={32} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <button
          type="button"
          dir="auto"
          className="max-w-full truncate rounded-[3px] text-left font-semibold after:absolute after:inset-0"
          onClick={() => showInPanel({ candidateId: interview.candidateId, applicationId: interview.applicationId })}
        >
          {interview.candidateName}
        </button>
        <p className="truncate text-ink-2">{interview.jobTitle}</p>
        <div className="mt-1.5">
          <Panel panelists={interview.panelists} />
        </div>
      </div>
      {joinUrl !== null && start + interview.durationMinutes * 60_000 > nowMs && (
        <Button className="relative z-[1] mt-0.5 shrink-0" icon={Video} onClick={() => void window.hotgigs?.openExternal(joinUrl)}>
          {say('interviews.join')}
        </Button>
      )}
      <div className="flex w-36 shrink-0 flex-col items-end gap-1.5">
        <span className="flex items-center gap-1.5 text-meta text-ink-2">
          <Icon icon={typeIcon(interview.type)} size={14} className="text-ink-3" />
          {interviewType(interview.type)}
        </span>
        {interview.location !== null && <span className="max-w-full truncate text-meta text-ink-3">{interview.location}</span>}
        <Chip hue={running ? 'amber' : (STATES[interview.status] ?? 'slate')}>
          {running ? say('interviews.now') : interviewStatus(interview.status)}
        </Chip>
      </div>
    </li>
  );
}

/** What stands beside a day's name: its date where the name is none, and how many interviews it has. The last day may go on: then null. */
function aboutDay(at: string, count: number | null, now: number): string {
  if (count === null) return isNamedDay(at, now) ? formatDate(at, now) : '';
  return isNamedDay(at, now) ? say('interviews.day-date-count', { date: formatDate(at, now), count }) : say('interviews.day-count', { count });
}

interface AgendaProps {
  readonly interviews: readonly Interview[];
  readonly total: number;
  readonly span: Span;
  readonly onMore: () => void;
}

function Agenda({ interviews, total, span, onMore }: AgendaProps) {
  const missing = total - interviews.length;
  const now = useNow();
  const days = useMemo(() => byDay(interviews, span), [interviews, span]);
  const scroller = useScrollMemory(`interviews.${span}`);
  return (
    <div ref={scroller} className="h-full overflow-y-scroll">
      <div className="mx-auto flex max-w-[1040px] flex-col gap-6 px-6 py-6">
        {days.map((day, index) => {
          const at = day[0]?.scheduledAt ?? '';
          const name = formatDay(at, now);
          return (
            <section key={at} aria-label={name}>
              <h2 className="mb-2 flex items-baseline gap-2 px-1">
                <span className="text-panel font-semibold">{name}</span>
                <span className="text-ink-3">{aboutDay(at, missing > 0 && index === days.length - 1 ? null : day.length, now)}</span>
              </h2>
              <ul className="overflow-hidden rounded-card border border-line bg-surface">
                {day.map((interview) => (
                  <Row key={interview.id} interview={interview} nowMs={now} />
                ))}
              </ul>
            </section>
          );
        })}
        {missing > 0 && (
          <p className="flex items-center justify-center gap-3 text-ink-3">
            {say(span === 'coming' ? 'interviews.later' : 'interviews.earlier', { count: missing })}
            <Button onClick={onMore}>{say('interviews.show-more')}</Button>
          </p>
        )}
      </div>
    </div>
  );
}

/** The interviews of one choice. */
function Interviews({ question, span }: { readonly question: AgendaQuestion; readonly span: Span }) {
  const [pages, setPages] = useState(1);
  const { interviews, total, error } = useAgenda(question, span, pages);
  if (interviews === null) return error === undefined ? <SkeletonRows rows={8} height={72} /> : <ErrorState error={error} />;
  if (interviews.length > 0) return <Agenda interviews={interviews} total={total} span={span} onMore={() => setPages(pages + 1)} />;
  return (
    <EmptyState icon={CalendarDays} title={span === 'coming' ? say('interviews.none-coming') : say('interviews.none-past')}>
      {question.onlyMine ? say('interviews.none-mine') : say('interviews.none-hint')}
    </EmptyState>
  );
}

/** The agenda: interviews by day, in the reader's own time zone. */
export function InterviewsView() {
  const [span, setSpan] = useRemembered('interviews.span', SPANS, 'coming');
  const [whose, setWhose] = useRemembered('interviews.whose', WHOSE, 'all');
  const now = useNow();
  const today = dayKey(now);
  // The span moves on at midnight, not with every tick of the clock.
  const limits = useMemo(() => spanOf(span, Date.parse(`${today}T12:00:00`)), [span, today]);
  return (
    <ViewFrame
      title={say('app.view.interviews')}
      scope={
        <Segments
          label={say('interviews.span')}
          value={span}
          onChange={setSpan}
          options={[
            { value: 'coming', label: say('interviews.coming') },
            { value: 'past', label: say('interviews.past') },
          ]}
        />
      }
      tools={
        <Segments
          label={say('interviews.whose')}
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'all', label: say('interviews.all') },
            { value: 'mine', label: say('interviews.mine') },
          ]}
        />
      }
    >
      <Interviews key={`${span} ${whose}`} question={{ ...limits, onlyMine: whose === 'mine' }} span={span} />
    </ViewFrame>
  );
}
