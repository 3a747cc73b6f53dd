import { ArrowRightLeft, Eye, Gift, Hourglass, Inbox } from 'lucide-react';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { WaitingApplication } from '../../shared/queries/home.ts';
import { ALL_JOBS, NO_FILTER, type PipelineFilter } from '../../shared/queries/pipeline.ts';
import type { TableOrder } from '../../shared/queries/pipeline-table.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { usePlace } from '../app/place.tsx';
import { router, showInPanel } from '../app/router.ts';
import { daysSince } from '../format.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { Menu } from '../kit/menu.tsx';
import { Moment } from '../kit/moment.tsx';
import { quiet } from '../kit/quiet.tsx';
import { leftLayout, showLayout } from '../pipeline/layout-memory.ts';
import { requestMove } from '../pipeline/move.ts';
import type { CardRef } from '../pipeline/selection.ts';
import { StageItems } from '../pipeline/stage-menu.tsx';
import { StatusChip } from '../pipeline/status.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { Line, LineText, Section } from './section.tsx';
import { leaveLine } from './walk.ts';

type Today = AnswerOf<typeof QUERIES.home>;

/** A line's application as the pipeline moves it. */
export function toRef({ applicationId, candidateId, status, candidateName }: WaitingApplication): CardRef {
  return { applicationId, candidateId, status, name: candidateName };
}

function ApplicationLine({ application, kind }: { readonly application: WaitingApplication; readonly kind: 'new' | 'offer' | 'stuck' }) {
  const now = useNow();
  const isOpen = usePlace().applicationId === application.applicationId;
  const ref = toRef(application);
  const days = daysSince(application.since, now);
  return (
    <Line
      id={`${kind}-${application.applicationId}`}
      applicationId={application.applicationId}
      isOpen={isOpen}
      onOpen={() => showInPanel(application)}
      actions={
        <>
          {kind === 'new' && (
            <Button
              icon={Eye}
              onClick={() => {
                leaveLine();
                requestMove([ref], 'reviewing');
              }}
            >
              <Said text="home.review" values={{ quiet, name: application.candidateName }} />
            </Button>
          )}
          <Menu
            align="end"
            label={say('home.move', { name: application.candidateName })}
            trigger={
              <IconButton
                icon={ArrowRightLeft}
                label={say('home.move', { name: application.candidateName })}
                shortcut="S"
                data-move={application.applicationId}
              />
            }
          >
            <StageItems cards={[ref]} onMove={leaveLine} />
          </Menu>
        </>
      }
    >
      <Avatar id={application.candidateId} name={application.candidateName} size={26} />
      <LineText title={application.candidateName} detail={application.jobTitle} />
      {kind === 'stuck' && <StatusChip status={application.status} />}
      <span className="w-20 shrink-0 text-right text-meta text-ink-3 tabular-nums">
        {kind === 'new' ? <Moment at={application.since} /> : days !== null && say('home.days', { count: days })}
      </span>
    </Line>
  );
}

const LONGEST_FIRST = { by: 'in_status', descending: true } as const;
/** New applications and offers that stand too long are in lists of their own. */
const STUCK_STATUSES = ['reviewing', 'shortlisted', 'interviewing'] as const;

/** Shows all of a list: the applications of every job the day is about that it is made of, and no others. */
async function seeAll(only: Partial<PipelineFilter>, order: TableOrder[number]): Promise<void> {
  const left = await leftLayout(ALL_JOBS);
  showLayout(ALL_JOBS, { ...left, mode: 'table', grouped: false, order: [order], filter: { ...NO_FILTER, ...only } });
  router.navigate(`/pipeline/${ALL_JOBS}`);
}

/** Applications nobody has looked at yet. */
export function NewApplications({ list }: { readonly list: Today['newApplications'] }) {
  return (
    <Section
      id="new"
      title={say('home.new-applications')}
      icon={Inbox}
      hue="blue"
      total={list.total}
      shown={list.lines.length}
      onSeeAll={() => void seeAll({ statuses: ['submitted'] }, { by: 'submitted', descending: true })}
    >
      {list.lines.map((application) => (
        <ApplicationLine key={application.applicationId} application={application} kind="new" />
      ))}
    </Section>
  );
}

/** Offers that wait for an answer. */
export function Offers({ list }: { readonly list: Today['offers'] }) {
  return (
    <Section
      id="offers"
      title={say('home.offers')}
      icon={Gift}
      hue="teal"
      total={list.total}
      shown={list.lines.length}
      onSeeAll={() => void seeAll({ statuses: ['offered'] }, LONGEST_FIRST)}
    >
      {list.lines.map((application) => (
        <ApplicationLine key={application.applicationId} application={application} kind="offer" />
      ))}
    </Section>
  );
}

/** Applications that have stood too long where they are. */
export function Stuck({ list }: { readonly list: Today['stuck'] }) {
  return (
    <Section
      id="stuck"
      title={say('home.stuck')}
      icon={Hourglass}
      hue="rose"
      total={list.total}
      shown={list.lines.length}
      onSeeAll={() => void seeAll({ statuses: [...STUCK_STATUSES], stuck: true }, LONGEST_FIRST)}
    >
      {list.lines.map((application) => (
        <ApplicationLine key={application.applicationId} application={application} kind="stuck" />
      ))}
    </Section>
  );
}
