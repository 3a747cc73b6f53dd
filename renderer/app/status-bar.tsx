import { useMemo } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { call, start } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatTime, formatWhen } from '../format.ts';
import { classes } from '../kit/classes.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { CloudOff, RefreshCw } from 'lucide-react';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { pillWords, type SyncStatus } from './pill-words.ts';
import { router } from './router.ts';

/** Where this laptop stands with the server; opens the list of changes. */
function SyncPill({ status }: { readonly status: SyncStatus }) {
  const now = useNow();
  const { word, dot } = pillWords(status);
  const parts = [
    status.lastSyncedAt === null ? null : say('app.synced', { when: formatWhen(status.lastSyncedAt, now) }),
    status.verifiedAt === null ? null : say('app.verified', { when: formatWhen(status.verifiedAt, now) }),
    status.pending === 0 ? null : say('app.queued', { count: status.pending }),
    status.needsAttention === 0 || status.state === 'attention' ? null : say('app.need-attention', { count: status.needsAttention }),
  ].filter((part) => part !== null);
  return (
    <button
      type="button"
      data-testid="sync-pill"
      data-state={status.state}
      onClick={() => router.navigate('/sync')}
      className="inline-flex min-h-6 flex-wrap items-center gap-x-2 rounded-control px-2 hover:bg-hover hover:text-ink"
    >
      <span aria-hidden className={classes('size-2 rounded-full', dot)} />
      <span className="font-medium text-ink-2">{word}</span>
      {parts.map((part) => (
        <span key={part} className="tabular-nums">
          <span aria-hidden className="mr-2 text-ink-3">
            ·
          </span>
          {part}
        </span>
      ))}
    </button>
  );
}

/** The line at the window's foot. */
export function StatusBar() {
  const status = useQuery(QUERIES.syncStatus, {});
  const zone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, []);
  return (
    <footer className="flex min-h-7 shrink-0 flex-wrap items-center justify-between border-t border-line bg-sidebar px-1.5 text-meta text-ink-3">
      {status.value === undefined ? <span /> : <SyncPill status={status.value} />}
      <span className="px-2">{zone.replaceAll('_', ' ')}</span>
    </footer>
  );
}

/** Says that a fresh copy is being taken beside the one that is worked with, and that nothing has to wait for it. */
export function FreshCopyBanner() {
  const status = useQuery(QUERIES.syncStatus, {}).value;
  if (status === undefined || status.firstSync === null || status.state === 'first_sync' || status.state === 'offline') return null;
  const { bytesDone, bytesTotal } = status.firstSync;
  const percent = bytesTotal === 0 ? 0 : Math.min(100, Math.floor((100 * bytesDone) / bytesTotal));
  return (
    <Banner
      tone="info"
      icon={RefreshCw}
      testId="fresh-copy-banner"
      aside={<span className="font-medium tabular-nums">{say('session.percent', { percent })}</span>}
      progress={{ label: say('app.fresh-copy-progress'), percent }}
    >
      {say('app.fresh-copy')}
    </Banner>
  );
}

/** Says calmly that the server is out of reach, and that work goes on. */
export function OfflineBanner() {
  const status = useQuery(QUERIES.syncStatus, {}).value;
  if (status === undefined || (status.state !== 'offline' && status.problem === null)) return null;
  const { offlineSince } = status;
  const offline = offlineSince === null ? say('app.you-are-offline') : say('app.you-are-offline-since', { time: formatTime(offlineSince) });
  const tryNow = (
    <Button look="quiet" className="!text-warning-text" onClick={() => start(call(COMMANDS.syncNow, {}))}>
      {say('app.try-now')}
    </Button>
  );
  return (
    <Banner tone="warning" icon={CloudOff} testId="offline-banner" aside={tryNow}>
      {status.problem?.message ?? offline}
    </Banner>
  );
}
