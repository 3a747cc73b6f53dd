import { Download, ShieldCheck, TriangleAlert } from 'lucide-react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { call, start } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatBytes } from '../format.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { Logo } from '../kit/logo.tsx';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { say } from '../text/say.ts';

type Progress = AnswerOf<typeof QUERIES.syncStatus>['firstSync'];

/** How much of the first copy is there, in per cent. */
function percentOf(progress: Progress): number {
  return progress === null || progress.rowsTotal === 0 ? 0 : Math.round(100 * Math.min(1, progress.rowsDone / progress.rowsTotal));
}

/** How far the copy is, as a bar shows and reads it. */
function barOf(progress: Progress) {
  const percent = percentOf(progress);
  const text = progress === null ? say('session.first-copy-starting') : say('session.first-copy-progress', { step: progress.step, percent });
  return { label: say('session.first-copy'), percent, text };
}

/** Above the first screen, while the rest is copied: what can be done now, and how far it is. */
export function CopyingBanner() {
  const session = useQuery(QUERIES.sessionState, {}).value;
  const { progress, problem } = useFirstCopy();
  if (session?.state !== 'copying') return null;
  return (
    <Banner
      tone="info"
      icon={Download}
      testId="first-sync"
      aside={<span className="font-medium tabular-nums">{say('session.percent', { percent: percentOf(progress) })}</span>}
      progress={barOf(progress)}
    >
      {problem ?? say('session.copying')}
    </Banner>
  );
}

/** How far the copy is, and what keeps it from going on: also before it has a first figure. */
function useFirstCopy() {
  const status = useQuery(QUERIES.syncStatus, {}).value;
  const progress = status?.firstSync ?? null;
  return { progress, problem: progress?.problem ?? status?.problem?.message ?? (status?.offlineSince == null ? null : say('session.unreachable')) };
}

/** The first copy of the company's data: how far it is, in rows and bytes. */
export function FirstSync() {
  const { progress, problem } = useFirstCopy();
  return (
    <main data-testid="first-sync" className="drag-region flex h-full overflow-y-auto bg-canvas p-6">
      <div className="no-drag m-auto w-[420px] max-w-full">
        <Logo size={36} />
        <h1 className="mt-5 text-view font-semibold tracking-[-0.015em]">{say('session.setting-up')}</h1>
        <p className="mt-1 text-pretty text-ink-2">{say('session.setting-up-detail')}</p>
        <ProgressBar {...barOf(progress)} className="mt-6 h-1.5 rounded-full bg-pressed" />
        <div className="mt-2.5 flex justify-between gap-4 text-ink-2">
          <span className="truncate">{progress?.step ?? say('session.asking')}</span>
          <span className="font-medium tabular-nums">{say('session.percent', { percent: percentOf(progress) })}</span>
        </div>
        {progress !== null && progress.rowsTotal > 0 && (
          <p className="mt-0.5 text-meta text-ink-3 tabular-nums">
            {say('session.copied', {
              done: progress.rowsDone,
              total: progress.rowsTotal,
              bytes: formatBytes(progress.bytesDone),
              bytesTotal: formatBytes(progress.bytesTotal),
            })}
          </p>
        )}
        {problem !== null ? (
          <div role="alert" className="mt-6 flex gap-2.5 rounded-card bg-warning-soft p-3.5 text-warning-text">
            <Icon icon={TriangleAlert} className="mt-0.5 shrink-0" />
            <div>
              <p className="text-pretty">{problem}</p>
              <p className="mt-1 text-pretty">{say('session.may-close')}</p>
              <Button className="mt-2.5" onClick={() => start(call(COMMANDS.syncNow, {}))}>
                {say('kit.try-again')}
              </Button>
            </div>
          </div>
        ) : (
          <p className="mt-6 flex items-center gap-1.5 text-meta text-ink-3">
            <Icon icon={ShieldCheck} size={14} className="shrink-0" />
            {say('session.may-close')}
          </p>
        )}
      </div>
    </main>
  );
}
