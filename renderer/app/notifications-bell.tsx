import { Bell, BellOff } from 'lucide-react';
import { useState } from 'react';
import { markNotificationsRead } from '../../shared/mutators/notifications.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { mutate, start } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { formatNumber } from '../format.ts';
import { CountBadge } from '../kit/chip.tsx';
import { classes } from '../kit/classes.ts';
import { Moment } from '../kit/moment.tsx';
import { Popover } from '../kit/popover.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { say } from '../text/say.ts';
import { router } from './router.ts';

const SHOWN = 50;

function markRead(ids: readonly number[]): void {
  if (ids.length > 0) start(mutate(markNotificationsRead, { notificationIds: [...ids] }));
}

/** The bell: what happened while one looked elsewhere. */
export function NotificationsBell() {
  const [open, setOpen] = useState(false);
  const answer = useQuery(QUERIES.listNotifications, { offset: 0, limit: SHOWN });
  const unread = answer.value?.unread ?? 0;
  const unreadHere = (answer.value?.notifications ?? []).filter((one) => !one.isRead).map((one) => one.id);
  const dot = unread > 0 && <span aria-hidden className="absolute top-1 right-1 size-2 rounded-full border-2 border-canvas bg-accent box-content" />;
  const name = unread === 0 ? say('app.notifications') : say('app.notifications-unread', { count: unread });
  return (
    <Popover
      label={say('app.notifications')}
      open={open}
      onOpenChange={setOpen}
      align="end"
      className="w-[380px]"
      trigger={<IconButton icon={Bell} label={name} badge={dot} />}
    >
      <div className="flex h-11 shrink-0 items-center justify-between border-b border-line pr-2 pl-4">
        <h2 className="flex items-center gap-2 font-semibold">
          {say('app.notifications')}
          {unread > 0 && <CountBadge>{formatNumber(unread)}</CountBadge>}
        </h2>
        {unreadHere.length > 0 && (
          <Button look="quiet" onClick={() => markRead(unreadHere)}>
            {unreadHere.length < unread ? say('app.mark-these-read') : say('app.mark-all-read')}
          </Button>
        )}
      </div>
      <NotificationList answer={answer} onLeave={() => setOpen(false)} />
    </Popover>
  );
}

interface NotificationListProps {
  readonly answer: ReturnType<typeof useQuery<{ offset: number; limit: number }, Notifications>>;
  readonly onLeave: () => void;
}

interface Notifications {
  readonly total: number;
  readonly notifications: readonly { id: number; title: string; message: string; isRead: boolean; createdAt: string; route: string | null }[];
}

function NotificationList({ answer, onLeave }: NotificationListProps) {
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={5} height={56} />;
  if (answer.value.notifications.length === 0) {
    return (
      <EmptyState icon={BellOff} title={say('app.notifications-none')}>
        {say('app.notifications-none-hint')}
      </EmptyState>
    );
  }
  return (
    <div className="overflow-y-auto">
      <ul className="p-1">
        {answer.value.notifications.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="flex w-full gap-2.5 rounded-control px-3 py-2 text-left hover:bg-hover"
              onClick={() => {
                if (!one.isRead) markRead([one.id]);
                if (one.route === null) return;
                onLeave();
                router.navigate(one.route);
              }}
            >
              <span className={classes('mt-1.5 size-1.5 shrink-0 rounded-full', one.isRead ? 'bg-transparent' : 'bg-accent')} />
              <span className="min-w-0 flex-1">
                <span className="flex items-baseline gap-2">
                  <span className={classes('truncate', !one.isRead && 'font-medium')}>{one.title}</span>
                  <Moment at={one.createdAt} className="ml-auto shrink-0 text-meta text-ink-3" />
                </span>
                <span className="line-clamp-2 text-meta text-ink-2">{one.message}</span>
                {!one.isRead && <span className="sr-only">{say('app.unread')}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {answer.value.total > answer.value.notifications.length && (
        <p className="border-t border-line px-4 py-2.5 text-center text-meta text-ink-3">
          {say('app.notifications-newest', { shown: answer.value.notifications.length, total: answer.value.total })}
        </p>
      )}
    </div>
  );
}
