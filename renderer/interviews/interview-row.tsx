import { MapPin, Phone, Users, Video, type LucideIcon } from 'lucide-react';
import { usePlace } from '../app/place.tsx';
import { showInPanel } from '../app/router.ts';
import { formatDuration, formatTime } from '../format.ts';
import { Avatar, hueOf, initialsOf } from '../kit/avatar.tsx';
import { Button } from '../kit/button.tsx';
import { Chip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import type { Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { say } from '../text/say.ts';
import { isOver, isRunning, lacksOutcome, takesPlace } from './days.ts';
import type { Interview } from './use-agenda.ts';
import { interviewStatus, interviewType, panelistAnswer } from './words.ts';

function typeIcon(type: string): LucideIcon {
  if (type.includes('phone')) return Phone;
  if (type.includes('video')) return Video;
  return type.includes('person') || type.includes('onsite') ? MapPin : Users;
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

interface RowProps {
  readonly interview: Interview;
  readonly nowMs: number;
}

/** When it begins and how long it takes. */
function When({ interview }: { readonly interview: Interview }) {
  return (
    <div className="w-16 shrink-0 pt-0.5 text-right">
      <p className="font-semibold tabular-nums">{formatTime(interview.scheduledAt)}</p>
      <p className="text-meta text-ink-3">{formatDuration(interview.durationMinutes)}</p>
    </div>
  );
}

/** With whom, for what, and who sits on it. The name opens the person, wherever in the row one presses. */
function About({ interview }: { readonly interview: Interview }) {
  return (
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
  );
}

/** The way in, while there is one. */
function Join({ interview, nowMs }: RowProps) {
  const { joinUrl } = interview;
  if (joinUrl === null || !takesPlace(interview) || isOver(interview, nowMs)) return null;
  return (
    <Button className="relative z-[1] mt-0.5 shrink-0" icon={Video} onClick={() => void window.hotgigs?.openExternal(joinUrl)}>
      {say('interviews.join')}
    </Button>
  );
}

/** How and where it is held, and where it stands. */
function State({ interview, nowMs }: RowProps) {
  const running = isRunning(interview, nowMs);
  const unanswered = lacksOutcome(interview, nowMs);
  return (
    <div className="flex w-26 shrink-0 flex-col items-end gap-1.5 @3xl:w-36">
      <span className="flex items-center gap-1.5 text-meta text-ink-2">
        <Icon icon={typeIcon(interview.type)} size={14} className="text-ink-3" />
        {interviewType(interview.type)}
      </span>
      {interview.location !== null && <span className="max-w-full truncate text-meta text-ink-3">{interview.location}</span>}
      <Chip hue={running || unanswered ? 'amber' : (STATES[interview.status] ?? 'slate')}>
        {running ? say('interviews.now') : unanswered ? say('pipeline.next-outcome') : interviewStatus(interview.status)}
      </Chip>
    </div>
  );
}

/** One interview: when, with whom, who sits on it, and how to get in. */
export function InterviewRow({ interview, nowMs }: RowProps) {
  const open = usePlace().applicationId === interview.applicationId;
  return (
    <li
      className={classes(
        'group relative flex items-start gap-4 border-b border-line px-4 py-3 last:border-b-0',
        open ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <When interview={interview} />
      <Avatar id={interview.candidateId} name={interview.candidateName} size={32} className="mt-0.5" />
      <About interview={interview} />
      <Join interview={interview} nowMs={nowMs} />
      <State interview={interview} nowMs={nowMs} />
    </li>
  );
}
