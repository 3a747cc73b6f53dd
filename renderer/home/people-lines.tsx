import { CalendarClock, ClipboardList, Video } from 'lucide-react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { HOME_LINES, type InterviewToday, type OwedFeedback } from '../../shared/queries/home.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { fromUtcSecond, toUtcSecond } from '../../shared/time.ts';
import { usePlace } from '../app/place.tsx';
import { router, showInPanel } from '../app/router.ts';
import { formatTime } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button } from '../kit/button.tsx';
import { Chip } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { Kbd } from '../kit/kbd.tsx';
import { Moment } from '../kit/moment.tsx';
import { quiet } from '../kit/quiet.tsx';
import { endOf, isOver } from '../interviews/days.ts';
import { interviewType } from '../interviews/words.ts';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { Line, LineText, Section } from './section.tsx';

type Today = AnswerOf<typeof QUERIES.home>;

/** As many of the day as stand on the screen: those that are not over, and before them the last that are while there is room. */
export function nextOf(interviews: readonly InterviewToday[], now: number): readonly InterviewToday[] {
  const ahead = interviews.filter((interview) => !isOver(interview, now)).slice(0, HOME_LINES);
  const room = HOME_LINES - ahead.length;
  const over = room === 0 ? [] : interviews.filter((interview) => isOver(interview, now)).slice(-room);
  return interviews.filter((interview) => ahead.includes(interview) || over.includes(interview));
}

function InterviewLine({ interview }: { readonly interview: InterviewToday }) {
  const now = useNow();
  const isOpen = usePlace().applicationId === interview.applicationId;
  const hasBegun = fromUtcSecond(interview.scheduledAt) <= now;
  const over = isOver(interview, now);
  const { joinUrl } = interview;
  return (
    <Line
      id={`interview-${interview.id}`}
      applicationId={interview.applicationId}
      isOpen={isOpen}
      onOpen={() => showInPanel(interview)}
      actions={
        joinUrl !== null &&
        !over && (
          <Button icon={Video} onClick={() => void window.hotgigs?.openExternal(joinUrl)}>
            <Said text="home.join" values={{ quiet, name: interview.candidateName }} />
          </Button>
        )
      }
    >
      <span className={classes('w-[68px] shrink-0 tabular-nums', over && 'text-ink-3')}>
        <span className="block font-semibold">{formatTime(interview.scheduledAt)}</span>
        <span className="block text-meta text-ink-3">{formatTime(toUtcSecond(endOf(interview)))}</span>
      </span>
      <Avatar id={interview.candidateId} name={interview.candidateName} size={26} />
      <LineText
        title={interview.candidateName}
        detail={say('home.interview-detail', { type: interviewType(interview.type), job: interview.jobTitle })}
      />
      {hasBegun && !over ? <Chip hue="amber">{say('home.now')}</Chip> : interview.isMine && <Chip hue="violet">{say('home.yours')}</Chip>}
    </Line>
  );
}

/** What is ahead of the day's interviews, in the reader's own zone. */
export function InterviewsToday({ interviews }: { readonly interviews: Today['interviewsToday'] }) {
  const shown = nextOf(interviews, useNow());
  return (
    <Section
      id="interviews"
      title={say('home.interviews')}
      icon={CalendarClock}
      hue="violet"
      total={interviews.length}
      shown={shown.length}
      empty={<Said text="home.interviews-none" values={{ interviews: <Kbd keys="G I" /> }} />}
      onSeeAll={() => router.navigate('/interviews')}
      wayOn={say('home.open-agenda')}
    >
      {shown.map((interview) => (
        <InterviewLine key={interview.id} interview={interview} />
      ))}
    </Section>
  );
}

function FeedbackLine({ owed }: { readonly owed: OwedFeedback }) {
  const isOpen = usePlace().applicationId === owed.applicationId;
  return (
    <Line id={`feedback-${owed.panelistId}`} applicationId={owed.applicationId} isOpen={isOpen} onOpen={() => showInPanel(owed)}>
      <Avatar id={owed.candidateId} name={owed.candidateName} size={26} />
      <LineText
        title={
          owed.isMine ? (
            <Said text="home.feedback-own" values={{ name: <bdi>{owed.candidateName}</bdi> }} />
          ) : (
            <Said text="home.feedback-of" values={{ panelist: <bdi>{owed.panelistName}</bdi>, name: <bdi>{owed.candidateName}</bdi> }} />
          )
        }
        detail={owed.jobTitle}
      />
      {owed.isMine && <Chip hue="amber">{say('home.yours')}</Chip>}
      <Moment at={owed.interviewAt} className="w-20 shrink-0 text-right text-meta text-ink-3 tabular-nums" />
    </Line>
  );
}

/** Feedback about interviews that are over; one's own first. */
export function Feedback({ list }: { readonly list: Today['feedbackOwed'] }) {
  return (
    <Section
      id="feedback"
      title={say('home.feedback')}
      icon={ClipboardList}
      hue="amber"
      total={list.total}
      shown={list.lines.length}
      onSeeAll={() => router.navigate('/interviews')}
      wayOn={say('home.open-agenda')}
    >
      {list.lines.map((owed) => (
        <FeedbackLine key={owed.panelistId} owed={owed} />
      ))}
    </Section>
  );
}
