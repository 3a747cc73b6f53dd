import { formatShare } from '../format.ts';
import { useBottomBar } from '../kit/bottom-bar.ts';
import { Button } from '../kit/button.tsx';
import { say } from '../text/say.ts';
import { stopLongRun, useLongRun } from './long-run.ts';

/** How far something in many parts is, and the way to stop it. */
export function LongRunBar() {
  const run = useLongRun((state) => state.run);
  useBottomBar(run !== null);
  if (run === null) return null;
  return (
    <div
      role="group"
      aria-label={run.title}
      className="long-run-bar fixed left-1/2 z-50 flex h-11 w-[28rem] max-w-full -translate-x-1/2 items-center gap-3 rounded-panel bg-raised pr-1.5 pl-4 shadow-float"
    >
      <span className="min-w-0 flex-1">
        <span className="flex justify-between gap-3">
          <span className="truncate font-medium">{run.title}</span>
          <span className="shrink-0 text-ink-3 tabular-nums">
            {run.counted ? say('app.done-of', { done: run.done, total: run.total }) : formatShare(run.done, run.total)}
          </span>
        </span>
        <span
          role="progressbar"
          aria-label={run.title}
          aria-valuenow={run.done}
          aria-valuemin={0}
          aria-valuemax={run.total}
          className="mt-1 block h-1 overflow-hidden rounded-full bg-pressed"
        >
          <span className="block h-full rounded-full bg-accent" style={{ width: `${(100 * run.done) / Math.max(1, run.total)}%` }} />
        </span>
      </span>
      <Button look="quiet" disabled={run.stopping} onClick={stopLongRun}>
        {run.stopping ? say('app.stopping') : say('app.stop')}
      </Button>
    </div>
  );
}
