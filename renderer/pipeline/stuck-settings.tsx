import { DEFAULT_STUCK_DAYS, STUCK_DAYS_KEPT, stuckDays, WAITING_STATUSES, type StuckDays } from '../../shared/domain/stuck.ts';
import { keepValue, useKept, type Kept } from '../data/kept-values.ts';
import { say } from '../text/say.ts';
import { columnTitle, StatusIcon } from './status.tsx';

const KEPT: Kept<StuckDays> = { name: STUCK_DAYS_KEPT, schema: stuckDays, initial: DEFAULT_STUCK_DAYS };
const LONGEST = 365;

/** After how many days in each stage an application is marked as stuck, on this device. */
export function StuckSettings() {
  const days = useKept(KEPT);
  return (
    <ul className="divide-y divide-line">
      <li className="px-4 py-2.5 text-meta text-ink-3">{say('pipeline.stuck-explained')}</li>
      {WAITING_STATUSES.map((status) => (
        <li key={status} className="flex min-h-12 items-center justify-between gap-6 px-4 py-2">
          <span className="flex items-center gap-2">
            <StatusIcon status={status} />
            {columnTitle(status)}
          </span>
          <label className="flex items-center gap-2 text-ink-2">
            <input
              type="number"
              aria-label={say('pipeline.stuck-days', { status: columnTitle(status) })}
              min={1}
              max={LONGEST}
              value={days[status]}
              onChange={(event) => {
                const chosen = Math.round(event.target.valueAsNumber);
                if (!Number.isNaN(chosen)) void keepValue(KEPT, { ...days, [status]: Math.min(LONGEST, Math.max(1, chosen)) });
              }}
              className="selectable h-8 w-20 rounded-control border border-line-control bg-surface px-2.5 text-right tabular-nums"
            />
            {say('pipeline.stuck-days-unit')}
          </label>
        </li>
      ))}
    </ul>
  );
}
