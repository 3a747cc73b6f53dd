import { Check, Download, History, RefreshCw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { usePlace } from '../app/place.tsx';
import { openUndoHistory } from '../app/window-state.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { call, start } from '../data/actions.ts';
import { useQueries, useQuery } from '../data/use-query.ts';
import { formatWhen } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Segments } from '../kit/tabs.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useRemembered, useScrollMemory } from '../view-memory.ts';
import { exportLedger, verifyNow } from './change-actions.ts';
import { ChangeRow } from './change-row.tsx';

type Filter = 'all' | 'pending' | 'attention' | 'delivered';

const LENGTH = 200;

const FILTERS: readonly { readonly value: Filter; readonly label: TextKey }[] = [
  { value: 'all', label: 'sync.filter-all' },
  { value: 'pending', label: 'sync.filter-waiting' },
  { value: 'attention', label: 'sync.filter-attention' },
  { value: 'delivered', label: 'sync.filter-delivered' },
];

const KNOWN_FILTERS = FILTERS.map(({ value }) => value);

const EMPTY: Record<Filter, { readonly title: TextKey; readonly text: TextKey }> = {
  all: { title: 'sync.none', text: 'sync.none-hint' },
  pending: { title: 'sync.none-waiting', text: 'sync.none-waiting-hint' },
  attention: { title: 'sync.none-attention', text: 'sync.none-attention-hint' },
  delivered: { title: 'sync.none-delivered', text: 'sync.none-delivered-hint' },
};

type Status = AnswerOf<typeof QUERIES.syncStatus>;

function waitingOf({ pending, needsAttention }: Status): string {
  if (pending > 0) return say('sync.status-waiting', { count: pending });
  return needsAttention > 0 ? say('sync.status-attention', { count: needsAttention }) : say('sync.status-delivered');
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
          {verifiedAt === null
            ? say('sync.status-not-verified', { status: waitingOf(status) })
            : say('sync.status-verified', { status: waitingOf(status), when: formatWhen(verifiedAt, now) })}
        </p>
        <p className="text-meta text-pretty text-ink-3">{say('sync.verified-means')}</p>
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
        {busy ? say('sync.verifying') : say('sync.verify-now')}
      </Button>
    </div>
  );
}

function ExportMenu() {
  return (
    <Menu label={say('sync.export-changes')} align="end" trigger={<Button icon={Download}>{say('sync.export')}</Button>}>
      <MenuItem onSelect={() => void exportLedger('csv')}>{say('sync.as-csv')}</MenuItem>
      <MenuItem onSelect={() => void exportLedger('json')}>{say('sync.as-json')}</MenuItem>
    </Menu>
  );
}

/** The newest changes of a filter, so many at once; what is there stays while more of it is asked for. */
function useReceipts(filter: Filter, pages: number) {
  const states = useQueries(
    QUERIES.listReceipts,
    Array.from({ length: pages }, (_, page) => ({ filter, offset: page * LENGTH, limit: LENGTH })),
  );
  const [first] = states;
  const found = states.flatMap((state) => state.value?.receipts ?? []);
  // A change that is made moves the others on: for a moment one may stand in two answers.
  const receipts = [...new Map(found.map((receipt) => [receipt.mutationId, receipt])).values()];
  return { error: first?.error, total: first?.value?.total, receipts };
}

function ChangeList({ filter }: { readonly filter: Filter }) {
  const [pages, setPages] = useState(1);
  const { error, total, receipts } = useReceipts(filter, pages);
  const openId = usePlace().subject;
  if (total === undefined) return error === undefined ? <SkeletonRows rows={10} height={56} /> : <ErrorState error={error} />;
  if (total === 0) {
    return (
      <EmptyState icon={Check} title={say(EMPTY[filter].title)}>
        {say(EMPTY[filter].text)}
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={say('sync.changes')} className="overflow-hidden rounded-card border border-line bg-canvas">
        {receipts.map((receipt) => (
          <ChangeRow key={receipt.mutationId} receipt={receipt} isOpen={receipt.mutationId === openId} />
        ))}
      </ul>
      {total > receipts.length && (
        <p className="flex items-center justify-center gap-3 pt-4 text-ink-3">
          {say('sync.newest', { shown: receipts.length, total })}
          <Button onClick={() => setPages(pages + 1)}>{say('sync.show-more')}</Button>
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
      title={say('app.view.sync')}
      scope={
        <Segments
          label={say('sync.show')}
          value={filter}
          onChange={setFilter}
          options={FILTERS.map(({ value, label }) => ({ value, label: say(label) }))}
        />
      }
      tools={
        <>
          <Button icon={History} onClick={openUndoHistory}>
            {say('sync.undo-history')}
          </Button>
          <ExportMenu />
          <Button icon={RefreshCw} onClick={() => start(call(COMMANDS.syncNow, {}))}>
            {say('sync.sync-now')}
          </Button>
        </>
      }
    >
      <div ref={scroller} className="h-full overflow-y-scroll">
        <div className="mx-auto max-w-[1040px] px-6 py-6">
          {status !== undefined && <Verified status={status} />}
          <ChangeList key={filter} filter={filter} />
        </div>
      </div>
    </ViewFrame>
  );
}
