import { CloudOff, Download, ShieldCheck, TriangleAlert } from 'lucide-react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { call, start } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatBytes } from '../format.ts';
import { Banner } from '../kit/banner.tsx';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { ProgressBar } from '../kit/progress-bar.tsx';
import { say } from '../text/say.ts';
import { Footnote, Threshold, THRESHOLD_BOX } from './doorway.tsx';

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
  const tryNow = (
    <Button look="quiet" className="!text-warning-text" onClick={() => start(call(COMMANDS.syncNow, {}))}>
      {say('app.try-now')}
    </Button>
  );
  return (
    <Banner
      tone={problem === null ? 'info' : 'warning'}
      icon={problem === null ? Download : CloudOff}
      testId="first-sync"
      aside={
        <>
          {problem !== null && tryNow}
          <span className="font-medium tabular-nums">{say('session.percent', { percent: percentOf(progress) })}</span>
        </>
      }
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
  const problem = progress?.problem ?? status?.problem?.message ?? (status?.offlineSince == null ? null : say('session.unreachable'));
  return { progress, problem, unsent: status?.pending ?? 0 };
}

/** What keeps the copy from going on, and that nothing of it is lost. */
function Standstill({ problem }: { readonly problem: string }) {
  return (
    <div role="alert" className="mt-4 flex gap-2.5 rounded-card bg-warning-soft p-3.5 text-warning-text">
      <Icon icon={TriangleAlert} className="mt-0.5 shrink-0" />
      <div>
        <p className="text-pretty">{problem}</p>
        <Button className="mt-2.5" onClick={() => start(call(COMMANDS.syncNow, {}))}>
          {say('kit.try-again')}
        </Button>
      </div>
    </div>
  );
}

/** The first copy of the company's data: how far it is, in rows and bytes. */
export function FirstSync() {
  const { progress, problem, unsent } = useFirstCopy();
  return (
    <Threshold testId="first-sync" title={say('session.setting-up')} subtitle={say('session.setting-up-detail')}>
      <div className={THRESHOLD_BOX}>
        <div className="flex justify-between gap-4">
          <span className="truncate font-medium">{progress?.step ?? say('session.asking')}</span>
          <span className="text-ink-2 tabular-nums">{say('session.percent', { percent: percentOf(progress) })}</span>
        </div>
        <ProgressBar {...barOf(progress)} className="mt-2.5 h-1.5 rounded-full bg-pressed" />
        {progress !== null && progress.rowsTotal > 0 && (
          <p className="mt-2.5 text-meta text-ink-3 tabular-nums">
            {say('session.copied', {
              done: progress.rowsDone,
              total: progress.rowsTotal,
              bytes: formatBytes(progress.bytesDone),
              bytesTotal: formatBytes(progress.bytesTotal),
            })}
          </p>
        )}
        {/* A copy that was damaged is fetched again: what was done in it is not gone. */}
        {unsent > 0 && <p className="mt-2.5 text-pretty text-ink-2">{say('session.unsent-kept', { count: unsent })}</p>}
        {problem !== null && <Standstill problem={problem} />}
      </div>
      <Footnote icon={ShieldCheck}>{say('session.may-close')}</Footnote>
    </Threshold>
  );
}
