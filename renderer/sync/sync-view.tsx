import { Check, Download, History, RefreshCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { usePlace } from '../app/place.tsx';
import { openUndoHistory } from '../app/window-state.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { call, start } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatNumber, formatWhen, plural } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Segments } from '../kit/tabs.tsx';
import { useNow } from '../use-now.ts';
import { useRemembered, useScrollMemory } from '../view-memory.ts';
import { exportLedger, verifyNow } from './change-actions.ts';
import { ChangeRow } from './change-row.tsx';

type Filter = 'all' | 'pending' | 'attention' | 'delivered';

const LENGTH = 200;

const FILTERS: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'pending', label: 'Waiting' },
  { value: 'attention', label: 'Needs attention' },
  { value: 'delivered', label: 'Delivered' },
];

const KNOWN_FILTERS = FILTERS.map(({ value }) => value);

const EMPTY: Record<Filter, { readonly title: string; readonly text: string }> = {
  all: { title: 'No changes yet', text: 'Every move, note and tag you make is listed here, with where it is on its way.' },
  pending: { title: 'Nothing waits', text: 'Everything you did has been delivered.' },
  attention: { title: 'Nothing needs you', text: 'A change that the server could not accept would be kept here, with the reason.' },
  delivered: { title: 'Nothing delivered yet', text: 'Changes appear here when the server has confirmed them.' },
};

type Status = AnswerOf<typeof QUERIES.syncStatus>;

function waitingOf({ pending, needsAttention }: Status): string {
  if (pending > 0) return `${plural(pending, 'change')} waiting`;
  return needsAttention > 0 ? `${plural(needsAttention, 'change needs', 'changes need')} attention` : 'Everything is delivered';
}

/** How sure one may be that this copy equals the server's, and the way to be sure now. */
function Verified({ status }: { readonly status: Status }) {
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const { verifiedAt } = status;
  return (
    <div className="mb-4 flex items-center gap-3 rounded-card border border-line bg-surface px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {waitingOf(status)} · {verifiedAt === null ? 'not verified yet' : `verified ${formatWhen(verifiedAt, now)}`}
        </p>
        <p className="text-meta text-pretty text-ink-3">
          Verified means that every row on this laptop was compared with the server’s and is the same. It happens by itself while you are connected.
        </p>
      </div>
      <Button
        icon={ShieldCheck}
        busy={busy}
        disabled={status.state === 'offline'}
        onClick={() => {
          setBusy(true);
          void verifyNow().finally(() => setBusy(false));
        }}
      >
        {busy ? 'Verifying…' : 'Verify now'}
      </Button>
    </div>
  );
}

function ExportMenu() {
  return (
    <Menu label="Export the changes" align="end" trigger={<Button icon={Download}>Export</Button>}>
      <MenuItem onSelect={() => void exportLedger('csv')}>As CSV…</MenuItem>
      <MenuItem onSelect={() => void exportLedger('json')}>As JSON…</MenuItem>
    </Menu>
  );
}

function ChangeList({ filter }: { readonly filter: Filter }) {
  const answer = useQuery(QUERIES.listReceipts, { filter, offset: 0, limit: LENGTH });
  const openId = usePlace().subject;
  const page = answer.value;
  if (page === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={10} height={56} />;
  if (page.receipts.length === 0) {
    return (
      <EmptyState icon={Check} title={EMPTY[filter].title}>
        {EMPTY[filter].text}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="Changes" className="overflow-hidden rounded-card border border-line bg-canvas">
        {page.receipts.map((receipt) => (
          <ChangeRow key={receipt.mutationId} receipt={receipt} isOpen={receipt.mutationId === openId} />
        ))}
      </ul>
      {page.total > page.receipts.length && (
        <p className="pt-4 text-center text-ink-3">
          The newest {formatNumber(page.receipts.length)} of {formatNumber(page.total)} changes. An export holds all of them.
        </p>
      )}
    </>
  );
}

/** The sync centre: this laptop's changes with their receipts, what needs a decision, and whether the copy is the server's. */
export function SyncView() {
  const [filter, setFilter] = useRemembered('sync.filter', KNOWN_FILTERS, 'all');
  const scroller = useScrollMemory(`sync.${filter}`);
  const status = useQuery(QUERIES.syncStatus, {}).value;
  return (
    <ViewFrame
      title="Changes"
      scope={<Segments label="Show" value={filter} onChange={setFilter} options={FILTERS} />}
      tools={
        <>
          <Button icon={History} onClick={openUndoHistory}>
            Undo history
          </Button>
          <ExportMenu />
          <Button icon={RefreshCw} onClick={() => start(call(COMMANDS.syncNow, {}))}>
            Sync now
          </Button>
        </>
      }
    >
      <div ref={scroller} className="h-full overflow-y-auto">
        <div className="mx-auto max-w-[1040px] px-6 py-6">
          {status !== undefined && <Verified status={status} />}
          <ChangeList filter={filter} />
        </div>
      </div>
    </ViewFrame>
  );
}
