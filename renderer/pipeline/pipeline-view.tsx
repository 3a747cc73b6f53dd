import { ChevronsUpDown, SquareKanban } from 'lucide-react';
import { useEffect, useLayoutEffect } from 'react';
import { ALL_JOBS } from '../../shared/queries/pipeline.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { usePlace } from '../app/place.tsx';
import { router, toRoute } from '../app/router.ts';
import { ViewFrame } from '../app/view-frame.tsx';
import { openPalette } from '../app/window-state.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Chip } from '../kit/chip.tsx';
import { Icon } from '../kit/icon.tsx';
import { EmptyState, ErrorState } from '../kit/states.tsx';
import { saveSettings } from '../settings/save-settings.ts';
import { sayJobStatus } from '../text/job-status.ts';
import { say } from '../text/say.ts';
import { Board } from './board.tsx';
import { resetBoard, useBoard } from './board-store.ts';
import { loadLayout } from './layout-memory.ts';
import { PipelineTools } from './pipeline-tools.tsx';
import { takeSearchFor } from './saved-views.ts';
import { Table } from './table.tsx';

/** The job whose pipeline is shown: the route's, else the last one, else the first there is. */
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
  const title = jobId === ALL_JOBS ? say('pipeline.all-jobs') : job?.title;
  const status = job == null ? null : sayJobStatus(job.status);
  return (
    <button
      type="button"
      data-testid="job-switcher"
      aria-haspopup="dialog"
      aria-label={say('pipeline.job-switcher', { title: title ?? '' })}
      onClick={() => openPalette('jobs')}
      className="no-drag flex h-8 max-w-full min-w-0 items-center gap-2 rounded-control px-1.5 -outline-offset-2 hover:bg-hover"
    >
      <span className="truncate">{title ?? say('pipeline.title')}</span>
      {status !== null && <Chip>{status}</Chip>}
      {job != null && (
        <span className="hidden min-w-0 flex-1 basis-0 truncate text-left text-base font-normal tracking-normal text-ink-3 @6xl:inline">
          {[job.customerName ?? job.companyName, job.location].filter(Boolean).join(' · ')}
        </span>
      )}
      <Icon icon={ChevronsUpDown} size={14} className="shrink-0 text-ink-3" />
    </button>
  );
}

/** The pipeline as it was left: as a board or as a table. While that is looked up, it is the board's skeleton that stays the same one. */
function Laid({ jobId }: { readonly jobId: number }) {
  const isLaid = useBoard((state) => state.layoutOf === jobId);
  const mode = useBoard((state) => state.mode);
  return isLaid && mode === 'table' ? <Table key={jobId} jobId={jobId} /> : <Board key={jobId} jobId={jobId} isLaid={isLaid} />;
}

/** The pipeline of a job, or of all of mine. */
export function PipelineView() {
  const place = usePlace();
  const jobId = useJobId();
  useEffect(() => {
    if (jobId == null) return;
    const now = router.current();
    if (now.view === 'pipeline' && now.subject === null) router.replace(toRoute({ ...now, subject: jobId }));
    else if (place.subject !== null) saveSettings({ lastJobId: jobId });
  }, [jobId, place.subject]);
  // Before the frame is painted: a pipeline seen before is there in the first one.
  useLayoutEffect(() => {
    if (jobId == null) return;
    useBoard.setState({ search: takeSearchFor(jobId) });
    void loadLayout(jobId);
    return resetBoard;
  }, [jobId]);
  const frame = useQuery(QUERIES.board, { jobId: jobId ?? 0, search: '' });
  if (jobId === null) {
    return (
      <ViewFrame title={say('pipeline.title')}>
        <EmptyState icon={SquareKanban} title={say('pipeline.no-jobs')}>
          {say('pipeline.no-jobs-hint')}
        </EmptyState>
      </ViewFrame>
    );
  }
  if (jobId === undefined) return <ViewFrame title={say('pipeline.title')}>{null}</ViewFrame>;
  const job = frame.value?.job;
  return (
    <ViewFrame
      title={<JobSwitcher jobId={jobId} />}
      scope={
        job != null && (
          <span className="mr-3 hidden shrink-0 text-meta text-ink-3 tabular-nums @6xl:inline">
            {say('pipeline.job-counts', { active: job.active, applications: job.applications })}
          </span>
        )
      }
      tools={<PipelineTools jobId={jobId} />}
    >
      {frame.state === 'error' && frame.value === undefined ? (
        <ErrorState error={frame.error} />
      ) : frame.state === 'ready' && job === null && jobId !== ALL_JOBS ? (
        <EmptyState
          icon={SquareKanban}
          title={say('pipeline.job-missing')}
          action={<Button onClick={() => openPalette('jobs')}>{say('pipeline.job-missing-choose')}</Button>}
        >
          {say('pipeline.job-missing-hint')}
        </EmptyState>
      ) : (
        <Laid jobId={jobId} />
      )}
    </ViewFrame>
  );
}
