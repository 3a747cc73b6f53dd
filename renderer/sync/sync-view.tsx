import { Check, Download, History, RefreshCw, ShieldCheck } from 'lucide-react';
import { useRef, useState, type ComponentProps } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { AnswerOf, ParamsOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { Receipt } from '../../shared/queries/sync.ts';
import { usePlace } from '../app/place.tsx';
import { openUndoHistory } from '../app/window-state.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { call, start } from '../data/actions.ts';
import type { JoinedPages } from '../data/pages.ts';
import { usePages, type LongList } from '../data/use-pages.ts';
import { useQuery } from '../data/use-query.ts';
import { formatWhen } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { ShowMore } from '../kit/show-more.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Segments } from '../kit/tabs.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { useRemembered, useScrollMemory } from '../view-memory.ts';
import { exportLedger, verifyNow } from './change-actions.ts';
import { ChangeRow } from './change-row.tsx';

type Filter = 'all' | 'pending' | 'attention' | 'delivered';

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

type ReceiptsAsked = ParamsOf<typeof QUERIES.listReceipts>;
type ReceiptsTold = AnswerOf<typeof QUERIES.listReceipts>;

/** The newest changes first. */
const RECEIPTS: LongList<ReceiptsAsked, ReceiptsTold, Receipt> = {
  query: QUERIES.listReceipts,
  rowsOf: ({ receipts }) => receipts,
  keyOf: ({ mutationId }) => mutationId,
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

interface ChangeListProps {
  readonly filter: Filter;
  readonly shown: JoinedPages<Receipt>;
  /** Its end, and the way on. */
  readonly more: Omit<ComponentProps<typeof ShowMore>, 'list' | 'left' | 'children'>;
}

function ChangeList({ filter, shown: { rows, total, left }, more }: ChangeListProps) {
  const openId = usePlace().subject;
  const list = useRef<HTMLUListElement>(null);
  if (total === 0) {
    return (
      <EmptyState icon={Check} title={say(EMPTY[filter].title)}>
        {say(EMPTY[filter].text)}
      </EmptyState>
    );
  }
  return (
    <>
      <ul ref={list} aria-label={say('sync.changes')} className="overflow-hidden rounded-card border border-line bg-canvas">
        {rows.map((receipt) => (
          <ChangeRow key={receipt.mutationId} receipt={receipt} isOpen={receipt.mutationId === openId} />
        ))}
      </ul>
      <ShowMore {...more} list={list} left={left} className="pt-4">
        {say('sync.newest', { shown: total - left, total })}
      </ShowMore>
    </>
  );
}

/** What is verified, and the changes of a filter; those of the one before it stay until they are answered. */
function Changes({ filter }: { readonly filter: Filter }) {
  const status = useQuery(QUERIES.syncStatus, {}).value;
  const [asked, setAsked] = useState({ filter, pages: 1 });
  const pages = asked.filter === filter ? asked.pages : 1;
  const { shown, question, isLoading, error, again } = usePages(RECEIPTS, { filter }, pages);
  const scroller = useScrollMemory(`sync.${question.filter}`);
  const more = { isLoading, error, onMore: () => setAsked({ filter, pages: pages + 1 }), onAgain: again };
  return (
    <div ref={scroller} className="h-full overflow-y-scroll">
      <div className="mx-auto max-w-[1040px] px-6 py-6">
        {status !== undefined && <Verified status={status} />}
        {shown !== null && <ChangeList key={question.filter} filter={question.filter} shown={shown} more={more} />}
        {shown === null && (error === undefined ? <SkeletonRows rows={10} height={56} /> : <ErrorState error={error} />)}
      </div>
    </div>
  );
}

/** The sync centre: this laptop's changes with their receipts, what needs a decision, and whether the copy is the server's. */
export function SyncView() {
  const [filter, setFilter] = useRemembered('sync.filter', KNOWN_FILTERS, 'all');
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
      <Changes filter={filter} />
    </ViewFrame>
  );
}
