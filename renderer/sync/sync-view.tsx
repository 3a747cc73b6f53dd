import { ArrowUpRight, Check, CheckCheck, CircleAlert, Clock3, RefreshCw, Send, Undo2, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { Receipt } from '../../shared/queries/sync.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { undo } from '../app/history.ts';
import { router } from '../app/router.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { call, start } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatExact, formatNumber, plural } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { classes } from '../kit/classes.ts';
import type { Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { Moment } from '../kit/moment.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Segments } from '../kit/tabs.tsx';

type Filter = 'all' | 'pending' | 'attention' | 'delivered';

const LENGTH = 200;

const FILTERS: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'pending', label: 'Waiting' },
  { value: 'attention', label: 'Needs attention' },
  { value: 'delivered', label: 'Delivered' },
];

const STATES: Record<Receipt['state'], { readonly word: string; readonly hue: Hue; readonly icon: LucideIcon }> = {
  on_this_laptop: { word: 'On this laptop', hue: 'amber', icon: Clock3 },
  sent: { word: 'Sent', hue: 'blue', icon: Send },
  delivered: { word: 'Delivered', hue: 'green', icon: CheckCheck },
  rejected: { word: 'Rejected', hue: 'rose', icon: CircleAlert },
  undone: { word: 'Undone', hue: 'stone', icon: Undo2 },
};

function StateChip({ state }: { readonly state: Receipt['state'] }) {
  const { word, hue, icon } = STATES[state];
  return (
    <span
      data-hue={hue}
      className="inline-flex h-5 items-center gap-1 rounded-[5px] bg-(--hue-soft) px-1.5 text-meta font-medium whitespace-nowrap text-(--hue-text)"
    >
      <Icon icon={icon} size={12} />
      {word}
    </span>
  );
}

function Change({ receipt }: { readonly receipt: Receipt }) {
  const { route } = receipt;
  return (
    <li className="flex gap-4 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="w-32 shrink-0 pt-0.5">
        <StateChip state={receipt.state} />
      </div>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <span className={classes('truncate font-medium', receipt.state === 'undone' && 'text-ink-3 line-through')}>{receipt.label}</span>
          {receipt.subject !== null && (
            <span className="truncate text-ink-2">
              {route === null ? (
                receipt.subject
              ) : (
                <button
                  type="button"
                  className="inline-flex items-center gap-0.5 rounded-[3px] hover:text-accent-text hover:underline"
                  onClick={() => router.navigate(route)}
                >
                  {receipt.subject}
                  <Icon icon={ArrowUpRight} size={13} />
                </button>
              )}
            </span>
          )}
        </p>
        {receipt.reason !== null && <p className="selectable mt-0.5 text-pretty text-danger-text">{receipt.reason}</p>}
        {receipt.skipped.length > 0 && (
          <ul className="selectable mt-0.5 list-disc pl-4 text-warning-text">
            {receipt.skipped.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        )}
        <p className="mt-0.5 text-meta text-ink-3">
          Made <Moment at={receipt.authoredAt} />
          {receipt.deliveredAt !== null && (
            <>
              {' · '}
              <span title={formatExact(receipt.deliveredAt)}>
                delivered <Moment at={receipt.deliveredAt} />
              </span>
            </>
          )}
        </p>
      </div>
      <div className="flex shrink-0 items-start gap-1">
        {receipt.canRetry && (
          <>
            <Button onClick={() => start(call(COMMANDS.retryChange, { mutationId: receipt.mutationId }))}>Try again</Button>
            <Button look="quiet" onClick={() => start(call(COMMANDS.dismissChange, { mutationId: receipt.mutationId }))}>
              Dismiss
            </Button>
          </>
        )}
        {receipt.canUndo && (
          <Button look="quiet" icon={Undo2} onClick={() => void undo([receipt.mutationId])}>
            Undo
          </Button>
        )}
      </div>
    </li>
  );
}

const EMPTY: Record<Filter, { readonly title: string; readonly text: string }> = {
  all: { title: 'No changes yet', text: 'Every move, note and tag you make is listed here, with where it is on its way.' },
  pending: { title: 'Nothing waits', text: 'Everything you did has been delivered.' },
  attention: { title: 'Nothing needs you', text: 'A change that the server could not accept would be kept here, with the reason.' },
  delivered: { title: 'Nothing delivered yet', text: 'Changes appear here when the server has confirmed them.' },
};

/** The sync centre: this laptop's changes with their receipts. */
export function SyncView() {
  const [filter, setFilter] = useState<Filter>('all');
  const status = useQuery(QUERIES.syncStatus, {}).value;
  const answer = useQuery(QUERIES.listReceipts, { filter, offset: 0, limit: LENGTH });
  const summary = status === undefined ? '' : status.pending === 0 ? 'Everything is delivered' : `${plural(status.pending, 'change')} waiting`;
  const receipts = answer.value?.receipts;
  return (
    <ViewFrame
      title="Changes"
      scope={<Segments label="Show" value={filter} onChange={setFilter} options={FILTERS} />}
      tools={
        <>
          <span className="mr-1 text-ink-3">{summary}</span>
          <Button icon={RefreshCw} onClick={() => start(call(COMMANDS.syncNow, {}))}>
            Sync now
          </Button>
        </>
      }
    >
      {receipts === undefined ? (
        answer.state === 'error' ? (
          <ErrorState error={answer.error} />
        ) : (
          <SkeletonRows rows={10} height={56} />
        )
      ) : receipts.length === 0 ? (
        <EmptyState icon={Check} title={EMPTY[filter].title}>
          {EMPTY[filter].text}
        </EmptyState>
      ) : (
        <div className="h-full overflow-y-auto">
          <div className="mx-auto max-w-[1040px] px-6 py-6">
            <ul aria-label="Changes" className="overflow-hidden rounded-card border border-line bg-surface">
              {receipts.map((receipt) => (
                <Change key={receipt.mutationId} receipt={receipt} />
              ))}
            </ul>
            {(answer.value?.total ?? 0) > receipts.length && (
              <p className="pt-4 text-center text-ink-3">
                The newest {formatNumber(receipts.length)} of {formatNumber(answer.value?.total ?? 0)} changes.
              </p>
            )}
          </div>
        </div>
      )}
    </ViewFrame>
  );
}
