import { CalendarDays, History } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import type { JoinedPages } from '../data/pages.ts';
import { useQuery } from '../data/use-query.ts';
import { dayKey, formatDate, formatDay, isNamedDay } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { classes } from '../kit/classes.ts';
import { ShowMore } from '../kit/show-more.tsx';
import { EmptyState, ErrorState, Skeleton, SkeletonRows } from '../kit/states.tsx';
import { Segments } from '../kit/tabs.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useRemembered, useScrollMemory } from '../view-memory.ts';
import { byDay, earlierToday, spanOf, type Span } from './days.ts';
import { InterviewRow } from './interview-row.tsx';
import { useAgenda, type AgendaQuestion, type Interview } from './use-agenda.ts';

type Whose = 'all' | 'mine';

/** Where the days stand: the same before they are known as afterwards. */
const SCROLLER = 'h-full overflow-y-scroll';
const PAGE = 'mx-auto flex max-w-[1040px] flex-col gap-6 px-6 py-6';

const SPANS: readonly Span[] = ['coming', 'past'];
const WHOSE: readonly Whose[] = ['all', 'mine'];

/** What stands beside a day's name: its date where the name is none, and how many interviews it has, without those that are cancelled. The last day may go on: then null. */
function aboutDay(at: string, interviews: readonly Interview[] | null, now: number): string {
  if (interviews === null) return isNamedDay(at, now) ? formatDate(at, now) : '';
  const cancelled = interviews.filter(({ status }) => status === 'cancelled').length;
  const count = interviews.length - cancelled;
  return isNamedDay(at, now)
    ? say('interviews.day-date-count', { date: formatDate(at, now), count, cancelled })
    : say('interviews.day-count', { count, cancelled });
}

/** One day of the agenda. While it is only partly there its interviews are not counted. */
function Day({ interviews, isWhole }: { readonly interviews: readonly Interview[]; readonly isWhole: boolean }) {
  const now = useNow();
  const at = interviews[0]?.scheduledAt ?? '';
  const name = formatDay(at, now);
  return (
    <section aria-label={name}>
      <h2 className="mb-2 flex items-baseline gap-2 px-1">
        <span className="text-panel font-semibold">{name}</span>
        <span className="text-ink-3">{aboutDay(at, isWhole ? interviews : null, now)}</span>
      </h2>
      <ul className="overflow-hidden rounded-card border border-line bg-surface">
        {interviews.map((interview) => (
          <InterviewRow key={interview.id} interview={interview} nowMs={now} />
        ))}
      </ul>
    </section>
  );
}

/** The way from what is coming to what is over of today already. */
function EarlierToday({ question, onShow }: { readonly question: AgendaQuestion; readonly onShow: () => void }) {
  const count = useQuery(QUERIES.agenda, { ...question, offset: 0, limit: 1 }).value?.total ?? 0;
  if (count === 0) return null;
  return (
    <Button look="quiet" icon={History} className="-mb-3 self-start text-ink-3" onClick={onShow}>
      {say('interviews.earlier-today', { count })}
    </Button>
  );
}

interface AgendaProps {
  readonly agenda: ReturnType<typeof useAgenda>;
  readonly shown: JoinedPages<Interview>;
  readonly span: Span;
  /** Above them all. */
  readonly before: ReactNode;
  readonly onMore: () => void;
}

function Agenda({ agenda, shown: { rows, left }, span, before, onMore }: AgendaProps) {
  const { isLoading, error, again } = agenda;
  const days = useMemo(() => byDay(rows, span), [rows, span]);
  const scroller = useScrollMemory(`interviews.${span}`);
  const list = useRef<HTMLDivElement>(null);
  return (
    <div ref={scroller} className={SCROLLER}>
      <div ref={list} className={PAGE}>
        {before}
        {[...days].map(([date, day], index) => (
          <Day key={date} interviews={day} isWhole={left === 0 || index < days.size - 1} />
        ))}
        <ShowMore list={list} left={left} isLoading={isLoading} error={error} onMore={onMore} onAgain={again}>
          {say(span === 'coming' ? 'interviews.later' : 'interviews.earlier', { count: left })}
        </ShowMore>
      </div>
    </div>
  );
}

/** The first day before it is known whom it brings. */
function AgendaSkeleton() {
  return (
    <div className={SCROLLER}>
      <div className={classes(PAGE, 'late')}>
        <div>
          <div className="mb-2 flex h-[22px] items-center px-1">
            <Skeleton className="w-40" />
          </div>
          <div className="rounded-card border border-line bg-surface">
            <SkeletonRows rows={7} height={88} />
          </div>
        </div>
      </div>
    </div>
  );
}

interface InterviewsProps {
  readonly question: AgendaQuestion;
  readonly span: Span;
  readonly before: ReactNode;
}

/** The interviews of one choice. */
function Interviews({ question, span, before }: InterviewsProps) {
  const [pages, setPages] = useState(1);
  const agenda = useAgenda(question, pages);
  const { shown, error } = agenda;
  if (shown === null) return error === undefined ? <AgendaSkeleton /> : <ErrorState error={error} />;
  if (shown.total > 0) return <Agenda agenda={agenda} shown={shown} span={span} before={before} onMore={() => setPages(pages + 1)} />;
  return (
    <EmptyState icon={CalendarDays} title={span === 'coming' ? say('interviews.none-coming') : say('interviews.none-past')} action={before}>
      {question.onlyMine ? say('interviews.none-mine') : say('interviews.none-hint')}
    </EmptyState>
  );
}

interface ChoiceProps<Value> {
  readonly value: Value;
  readonly onChange: (next: Value) => void;
}

function SpanChoice({ value, onChange }: ChoiceProps<Span>) {
  return (
    <Segments
      label={say('interviews.span')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'coming', label: say('interviews.coming') },
        { value: 'past', label: say('interviews.past') },
      ]}
    />
  );
}

function WhoseChoice({ value, onChange }: ChoiceProps<Whose>) {
  return (
    <Segments
      label={say('interviews.whose')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'all', label: say('interviews.all') },
        { value: 'mine', label: say('interviews.mine') },
      ]}
    />
  );
}

/** The agenda: interviews by day, in the reader's own time zone. */
export function InterviewsView() {
  const [span, setSpan] = useRemembered('interviews.span', SPANS, 'coming');
  const [whose, setWhose] = useRemembered('interviews.whose', WHOSE, 'all');
  const now = useNow();
  const today = dayKey(now);
  // The span moves on at midnight, not with every tick of the clock.
  const noon = Date.parse(`${today}T12:00:00`);
  const onlyMine = whose === 'mine';
  const earlier = <EarlierToday question={{ ...earlierToday(noon), onlyMine }} onShow={() => setSpan('past')} />;
  return (
    <ViewFrame
      title={say('app.view.interviews')}
      scope={<SpanChoice value={span} onChange={setSpan} />}
      tools={<WhoseChoice value={whose} onChange={setWhose} />}
    >
      <Interviews
        key={`${span} ${whose}`}
        question={{ ...spanOf(span, noon), onlyMine }}
        span={span}
        before={span === 'coming' ? earlier : undefined}
      />
    </ViewFrame>
  );
}
