import {
  ArrowRight,
  CalendarClock,
  Clock3,
  Inbox,
  MailCheck,
  MessageSquare,
  MessagesSquare,
  Send,
  Star,
  Trash2,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import type { TimelineEntry } from '../../shared/queries/candidates.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { fromUtcSecond } from '../../shared/time.ts';
import type { QueryState } from '../data/live-queries.ts';
import { useQuery } from '../data/use-query.ts';
import { dayKey, formatDay, formatExact, formatTime } from '../format.ts';
import { interviewOutcome, interviewType } from '../interviews/words.ts';
import { IconButton } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { interactionWords, removeLogged } from './interaction-words.ts';
import { LogInteraction } from './log-interaction.tsx';

const LENGTH = 200;

const ICONS: Record<TimelineEntry['kind'], LucideIcon> = {
  applied: Inbox,
  moved: Waypoints,
  note: MessageSquare,
  rating: Star,
  interview: CalendarClock,
  interaction: MessagesSquare,
};

function Stages({ from, to }: Pick<TimelineEntry, 'from' | 'to'>) {
  return (
    <>
      {from !== null && (
        <>
          <StatusChip status={from} />
          <Icon icon={ArrowRight} size={13} className="text-ink-3" />
        </>
      )}
      {to !== null && <StatusChip status={to} />}
    </>
  );
}

function Sentence({ entry }: { readonly entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'applied':
      return say('candidates.story-applied');
    case 'moved':
      return (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <Said
            text={entry.from === null ? 'candidates.story-entered' : 'candidates.story-moved'}
            values={{ stages: <Stages from={entry.from} to={entry.to} /> }}
          />
        </span>
      );
    case 'note':
      return say('candidates.story-note');
    case 'rating':
      return say('candidates.story-rated', { rating: entry.rating ?? '–' });
    case 'interview':
      return entry.to === null
        ? say('candidates.story-interview')
        : say('candidates.story-interview-outcome', { outcome: interviewOutcome(entry.to) });
    case 'interaction':
      return interactionWords(entry.interaction ?? '');
  }
}

function Entry({ entry, mailWaits }: { readonly entry: TimelineEntry; readonly mailWaits: boolean }) {
  const removable = entry.removableInteractionId;
  return (
    <li className="group relative flex gap-3 pb-4 last:pb-0">
      <span aria-hidden className="absolute top-6 bottom-0 left-[11px] w-px bg-line in-[li:last-child]:hidden" />
      <span className="z-[1] inline-flex size-[23px] shrink-0 items-center justify-center rounded-full border border-line bg-surface text-ink-3">
        <Icon icon={ICONS[entry.kind]} size={13} />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="flex items-center gap-2">
          <span className="min-w-0 flex-1">
            <Sentence entry={entry} />
            {entry.actor !== null && (
              <>
                {' '}
                <span className="inline-block text-ink-3">
                  <Said text="candidates.story-by" values={{ actor: <bdi>{entry.actor}</bdi> }} />
                </span>
              </>
            )}
          </span>
          {entry.emailSent === true && (
            <span title={say('candidates.email-sent-hint')} className="text-ink-3">
              <Icon icon={MailCheck} size={14} />
              <span className="sr-only">{say('candidates.email-sent')}</span>
            </span>
          )}
          {mailWaits && (
            <span title={say('candidates.email-waits-hint')} className="text-ink-3">
              <Icon icon={Send} size={13} />
              <span className="sr-only">{say('candidates.email-waits')}</span>
            </span>
          )}
          {!entry.delivered && (
            <span title={say('candidates.not-delivered-hint')} className="text-warning-text">
              <Icon icon={Clock3} size={13} />
              <span className="sr-only">{say('candidates.not-delivered')}</span>
            </span>
          )}
          {removable !== null && (
            <IconButton
              icon={Trash2}
              size={14}
              label={say('candidates.entry-remove')}
              onClick={() => void removeLogged(removable)}
              className="!size-5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
            />
          )}
          <time title={formatExact(entry.at)} className="shrink-0 text-meta text-ink-3 tabular-nums">
            {formatTime(entry.at)}
          </time>
        </p>
        {entry.text !== null && (
          <p dir="auto" className="selectable mt-1 wrap-break-word whitespace-pre-wrap text-ink-2">
            {entry.kind === 'interview' ? interviewType(entry.text) : entry.text}
          </p>
        )}
      </div>
    </li>
  );
}

/** Entries by day of the reader's zone, in the order they came. */
export function groupByDay(entries: readonly TimelineEntry[]): readonly (readonly TimelineEntry[])[] {
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const key = dayKey(fromUtcSecond(entry.at));
    const day = days.get(key);
    if (day === undefined) days.set(key, [entry]);
    else day.push(entry);
  }
  return [...days.values()];
}

interface StoryProps {
  readonly answer: QueryState<AnswerOf<typeof QUERIES.timeline>>;
  /** The entry whose e-mail waits. */
  readonly waiting?: string | undefined;
}

function Story({ answer, waiting }: StoryProps) {
  const now = useNow();
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={6} />;
  if (answer.value.entries.length === 0)
    return (
      <EmptyState icon={Waypoints} title={say('candidates.story-none')}>
        {say('candidates.story-none-hint')}
      </EmptyState>
    );
  return groupByDay(answer.value.entries).map((day) => (
    <section key={day[0]?.key}>
      <h3 className="mb-2.5 text-meta font-medium text-ink-3">{formatDay(day[0]?.at ?? '', now)}</h3>
      <ol>
        {day.map((entry) => (
          <Entry key={entry.key} entry={entry} mailWaits={entry.key === waiting} />
        ))}
      </ol>
    </section>
  ));
}

function ApplicationStory({ applicationId }: { readonly applicationId: number }) {
  const letter = useQuery(QUERIES.pendingLetter, { applicationId }).value?.letter ?? null;
  const waiting = letter === null || letter.state === 'cancelled' ? undefined : `history-${letter.historyId}`;
  return <Story answer={useQuery(QUERIES.timeline, { applicationId, offset: 0, limit: LENGTH })} waiting={waiting} />;
}

function PersonStory({ candidateId }: { readonly candidateId: number }) {
  return <Story answer={useQuery(QUERIES.candidateStory, { candidateId, offset: 0, limit: LENGTH })} />;
}

/** The story of an application, or of a person without one: one line per fact, grouped by day. */
export function TimelineTab({ candidateId, applicationId }: { readonly candidateId: number; readonly applicationId: number | null }) {
  return (
    <div className="flex flex-col gap-5 py-5 pr-2.5 pl-5">
      <LogInteraction candidateId={candidateId} applicationId={applicationId} />
      {applicationId === null ? <PersonStory candidateId={candidateId} /> : <ApplicationStory applicationId={applicationId} />}
    </div>
  );
}
