import { useLayoutEffect, useRef } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import { usePlace } from '../app/place.tsx';
import { useQuery } from '../data/use-query.ts';
import { ErrorState, Skeleton } from '../kit/states.tsx';
import { say } from '../text/say.ts';
import { useBoardKeys } from './board-keys.ts';
import { useBoardPointer } from './board-pointer.ts';
import { useBoard } from './board-store.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CardPopups } from './card-popups.tsx';
import { CardSkeleton } from './card.tsx';
import { Column } from './column.tsx';
import { askedFilter } from './layout.ts';
import { NobodyHere } from './nobody-here.tsx';

function BoardSkeleton() {
  return (
    <div role="status" aria-busy="true" aria-label={say('pipeline.board-loading')} className="flex h-full gap-2 overflow-hidden p-3">
      {Array.from({ length: 7 }, (_, column) => (
        <div key={column} className="late flex min-w-[228px] flex-1 flex-col gap-1.5 rounded-panel bg-sunken px-1.5">
          <div className="-mb-1.5 flex h-10 shrink-0 items-center px-2">
            <Skeleton className="w-24" />
          </div>
          {Array.from({ length: Math.max(1, 5 - column) }, (_, row) => (
            <CardSkeleton key={row} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** Keeps the card the keyboard is on in sight when the details open over the board's end. */
function useCardInSight(): void {
  const isOpen = usePlace().applicationId !== null;
  useLayoutEffect(() => {
    const { cursor } = useBoard.getState();
    if (!isOpen || cursor === null) return;
    document.querySelector(`[data-card="${cursor}"]`)?.closest('section')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isOpen]);
}

interface BoardProps {
  readonly jobId: number;
  /** Whether it is known how the pipeline was left; until then its skeleton is shown, and the layout is another pipeline's. */
  readonly isLaid: boolean;
}

/** The pipeline of one job: a column per stage, and "other" where unknown statuses are. */
export function Board({ jobId, isLaid }: BoardProps) {
  const search = useBoard((state) => state.search);
  const filter = useBoard((state) => state.filter);
  const answer = useQuery(QUERIES.board, { jobId, search, filter: isLaid ? askedFilter(filter) : undefined });
  const frame = useRef<HTMLDivElement>(null);
  const isShown = isLaid && answer.value !== undefined;
  useBoardKeys(frame);
  useBoardPointer(frame, isShown);
  useCardInSight();
  if (!isLaid || answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <BoardSkeleton />;
  const shown = answer.value.columns.filter((column) => column.status !== 'other' || column.count > 0);
  const entrance = shown.find((column) => column.count > 0)?.status;
  return (
    <div className="relative h-full">
      <div
        ref={frame}
        data-board
        data-vacant={entrance === undefined || undefined}
        className="flex h-full gap-2 overflow-x-auto scroll-px-3 px-3 pt-3 pb-2"
      >
        {shown.map((column) => (
          <Column key={`${jobId}-${column.status}`} jobId={jobId} status={column.status} count={column.count} entrance={column.status === entrance} />
        ))}
      </div>
      {entrance === undefined && (
        <div className="pointer-events-none absolute inset-0 flex items-center justify-center">
          <div className="pointer-events-auto rounded-panel border border-line bg-surface">
            <NobodyHere />
          </div>
        </div>
      )}
      <BulkBar />
      <CardPopups />
    </div>
  );
}
