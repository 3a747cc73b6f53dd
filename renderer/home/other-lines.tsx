import { Bell, CalendarSync, CheckCheck, ListTodo, RotateCcw, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import type { AnswerOf, ParamsOf } from '../../shared/queries/query.ts';
import { markNotificationsRead } from '../../shared/mutators/notifications.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { FollowUp } from '../../shared/queries/home.ts';
import type { Receipt } from '../../shared/queries/sync.ts';
import { router } from '../app/router.ts';
import { mutate, start } from '../data/actions.ts';
import { PAGE } from '../data/pages.ts';
import { usePages, type LongList } from '../data/use-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { Moment } from '../kit/moment.tsx';
import { quiet } from '../kit/quiet.tsx';
import { discardChange, retryChange } from '../sync/change-actions.ts';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { Line, LineText, Section } from './section.tsx';
import { leaveLine } from './walk.ts';

type Today = AnswerOf<typeof QUERIES.home>;

const ATTENTION_LINES = 6;
const AGE = 'w-20 shrink-0 text-right text-meta text-ink-3 tabular-nums';

function AttentionLine({ receipt }: { readonly receipt: Receipt }) {
  return (
    <Line
      id={`change-${receipt.mutationId}`}
      onOpen={() => router.navigate(`/sync/${receipt.mutationId}`)}
      actions={
        <>
          {receipt.canRetry && (
            <Button icon={RotateCcw} onClick={() => void retryChange(receipt.mutationId)}>
              <Said text="home.try-again" values={{ quiet, change: receipt.label }} />
            </Button>
          )}
          {receipt.state === 'rejected' && (
            <IconButton icon={X} label={say('home.discard', { change: receipt.label })} onClick={() => void discardChange(receipt.mutationId)} />
          )}
        </>
      }
    >
      <LineText title={[receipt.label, receipt.subject].filter(Boolean).join(' · ')} detail={receipt.reason ?? say('home.conflict')} />
      <Moment at={receipt.authoredAt} className={AGE} />
    </Line>
  );
}

/** Changes that were refused, or that met somebody else's. */
export function Attention() {
  const total = useQuery(QUERIES.syncStatus, {}).value?.needsAttention ?? 0;
  const receipts = useQuery(QUERIES.listReceipts, { filter: 'attention', offset: 0, limit: ATTENTION_LINES }).value?.receipts ?? [];
  return (
    <Section
      id="attention"
      title={say('home.attention')}
      icon={TriangleAlert}
      hue="rose"
      total={total}
      shown={receipts.length}
      onSeeAll={() => router.navigate('/sync')}
    >
      {receipts.map((receipt) => (
        <AttentionLine key={receipt.mutationId} receipt={receipt} />
      ))}
    </Section>
  );
}

function FollowUpLine({ followUp }: { readonly followUp: FollowUp }) {
  return (
    <Line id={followUp.key} onOpen={() => followUp.route !== null && router.navigate(followUp.route)}>
      <Icon icon={followUp.kind === 'task' ? ListTodo : CalendarSync} className="shrink-0 text-ink-3" />
      <LineText title={followUp.title} detail={followUp.detail} />
      {followUp.at !== null && <Moment at={followUp.at} className={AGE} />}
    </Line>
  );
}

const FOLLOW_UPS: LongList<ParamsOf<typeof QUERIES.allFollowUps>, AnswerOf<typeof QUERIES.allFollowUps>, FollowUp> = {
  query: QUERIES.allFollowUps,
  rowsOf: ({ lines }) => lines,
  keyOf: ({ key }) => key,
};

/** The first few, and as many more as were asked for: they have no view of their own to be listed in. */
function useMoreOf(list: Today['followUps']) {
  const [pages, setPages] = useState(0);
  const { shown, error, again } = usePages(FOLLOW_UPS, {}, pages);
  const lines = shown !== null && shown.rows.length > list.lines.length ? shown.rows : list.lines;
  const more = error === undefined ? () => setPages(Math.floor(lines.length / PAGE) + 1) : again;
  return { lines, error, showMore: list.total > lines.length ? more : undefined };
}

/** What somebody waits for. */
export function FollowUps({ list }: { readonly list: Today['followUps'] }) {
  const { lines, error, showMore } = useMoreOf(list);
  return (
    <Section
      id="follow-ups"
      title={say('home.follow-ups')}
      icon={ListTodo}
      hue="green"
      total={list.total}
      shown={lines.length}
      onSeeAll={showMore}
      wayOn={error === undefined ? say('kit.show-more') : say('kit.try-again')}
    >
      {lines.map((followUp) => (
        <FollowUpLine key={followUp.key} followUp={followUp} />
      ))}
      {error !== undefined && (
        <li role="alert" className="px-3.5 py-2 text-danger-text">
          {error.message}
        </li>
      )}
    </Section>
  );
}

function markRead(ids: readonly number[]): void {
  start(mutate(markNotificationsRead, { notificationIds: [...ids] }));
}

/** What happened while one looked elsewhere. */
export function Unread({ list }: { readonly list: Today['notifications'] }) {
  return (
    <Section id="notifications" title={say('home.notifications')} icon={Bell} hue="slate" total={list.total} shown={list.lines.length}>
      {list.lines.map((one) => (
        <Line
          key={one.id}
          id={`notification-${one.id}`}
          onOpen={() => {
            markRead([one.id]);
            if (one.route !== null) router.navigate(one.route);
          }}
          actions={
            <IconButton
              icon={CheckCheck}
              label={say('home.mark-read', { notification: one.title })}
              onClick={() => {
                leaveLine();
                markRead([one.id]);
              }}
            />
          }
        >
          <LineText title={one.title} detail={one.message} />
          <Moment at={one.createdAt} className={AGE} />
        </Line>
      ))}
    </Section>
  );
}
