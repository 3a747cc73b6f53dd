import { ArrowDownUp, ChevronsUpDown, SquareKanban } from 'lucide-react';
import { useEffect } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { usePlace } from '../app/place.tsx';
import { router, toRoute } from '../app/router.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { openPalette } from '../app/window-state.ts';
import { useQuery } from '../data/use-query.ts';
import { formatNumber } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { SearchField } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Select } from '../kit/select.tsx';
import { EmptyState, ErrorState } from '../kit/states.tsx';
import { saveSettings } from '../settings/save-settings.ts';
import { Board } from './board.tsx';
import { resetBoard, useBoard } from './board-store.ts';
import type { CardSort } from './overlay.ts';

const SORTS: readonly { readonly value: CardSort; readonly label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'longest_in_stage', label: 'Longest in stage' },
  { value: 'score', label: 'Best match' },
  { value: 'name', label: 'Name' },
];

/** The job whose board is shown: the route's, else the last one, else the first there is. */
function useJobId(): number | null | undefined {
  const place = usePlace();
  const settings = useQuery(QUERIES.settingsQuery, {});
  const landing = useQuery(QUERIES.landing, {});
  if (place.subject !== null) return place.subject;
  if (settings.value === undefined || landing.value === undefined) return undefined;
  return settings.value.lastJobId ?? landing.value.jobId;
}

/** The job's name as the switch to another one. */
function JobSwitcher({ jobId }: { readonly jobId: number }) {
  const job = useQuery(QUERIES.board, { jobId, search: '' }).value?.job;
  return (
    <button
      type="button"
      data-testid="job-switcher"
      aria-haspopup="dialog"
      aria-label={`Job: ${job?.title ?? ''}. Switch job`}
      onClick={() => openPalette('jobs')}
      className="no-drag flex h-8 max-w-full min-w-0 items-center gap-2 rounded-control px-1.5 hover:bg-hover"
    >
      <span className="truncate">{job?.title ?? 'Pipeline'}</span>
      {job != null && (
        <span className="hidden truncate text-base font-normal tracking-normal text-ink-3 @2xl:inline">
          {[job.customerName ?? job.companyName, job.location].filter(Boolean).join(' · ')}
        </span>
      )}
      <Icon icon={ChevronsUpDown} size={14} className="shrink-0 text-ink-3" />
    </button>
  );
}

function Tools() {
  const search = useBoard((state) => state.search);
  const sort = useBoard((state) => state.sort);
  return (
    <>
      <SearchField
        label="Search this board"
        value={search}
        onChange={(text) => useBoard.setState({ search: text })}
        trailing={
          search === '' && (
            <span className="hidden @3xl:inline">
              <Kbd keys="/" />
            </span>
          )
        }
        className="!hidden w-36 @lg:!flex @3xl:w-52"
      />
      <Select
        label="Order of the cards"
        quiet
        compact
        lead={<Icon icon={ArrowDownUp} size={14} className="text-ink-3" />}
        value={sort}
        options={SORTS}
        onChange={(next) => useBoard.setState({ sort: next })}
      />
    </>
  );
}

/** The pipeline board of a job. */
export function PipelineView() {
  const place = usePlace();
  const jobId = useJobId();
  useEffect(() => {
    if (jobId == null) return;
    const now = router.current();
    if (now.view === 'pipeline' && now.subject === null) router.replace(toRoute({ ...now, subject: jobId }));
    else if (place.subject !== null) saveSettings({ lastJobId: jobId });
    return resetBoard;
  }, [jobId, place.subject]);
  const frame = useQuery(QUERIES.board, { jobId: jobId ?? 0, search: '' });
  if (jobId === null) {
    return (
      <ViewFrame title="Pipeline">
        <EmptyState icon={SquareKanban} title="No jobs yet">
          Jobs of your company appear here as soon as one is posted.
        </EmptyState>
      </ViewFrame>
    );
  }
  if (jobId === undefined) return <ViewFrame title="Pipeline">{null}</ViewFrame>;
  const job = frame.value?.job;
  return (
    <ViewFrame
      title={<JobSwitcher jobId={jobId} />}
      scope={
        job != null && (
          <span className="hidden shrink-0 text-meta text-ink-3 tabular-nums @4xl:inline">
            {formatNumber(job.active)} active of {formatNumber(job.applications)}
          </span>
        )
      }
      tools={<Tools />}
    >
      {frame.state === 'error' && frame.value === undefined ? (
        <ErrorState error={frame.error} />
      ) : frame.state === 'ready' && job === null ? (
        <EmptyState
          icon={SquareKanban}
          title="This job is not on this laptop"
          action={<Button onClick={() => openPalette('jobs')}>Choose another job</Button>}
        >
          It was deleted, or it is no longer shared with you.
        </EmptyState>
      ) : (
        <Board key={jobId} jobId={jobId} />
      )}
    </ViewFrame>
  );
}
