import { ArrowRight, ListChecks, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import type { ShownDraft } from '../../shared/queries/drafts.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { useBottomBar } from '../kit/bottom-bar.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { classes } from '../kit/classes.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Icon } from '../kit/icon.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { dropAllDrafts, dropDrafts, renewDraft, sendDrafts, toggleDrafting, useDecisions } from './decisions.ts';
import { StatusChip } from './status.tsx';

function close(): void {
  useDecisions.setState({ reviewingDrafts: false });
}

/** What stands in a draft's way, in a sentence; null when nothing does. */
function warningOf({ obstacle, current }: ShownDraft): string | null {
  switch (obstacle) {
    case 'moved':
      return current === null ? say('pipeline.draft-moved-away') : say('pipeline.draft-moved', { status: sayStatus(current) });
    case 'gone':
      return say('pipeline.draft-gone');
    case 'job_over':
      return say('pipeline.draft-job-over');
    case null:
      return null;
  }
}

function letterWords({ letter }: ShownDraft): string | null {
  if (letter === undefined) return null;
  return letter === null ? say('pipeline.draft-no-letter') : say('pipeline.draft-letter', { subject: letter.subject });
}

function Draft({ draft }: { readonly draft: ShownDraft }) {
  const warning = warningOf(draft);
  const words = [draft.jobTitle, draft.note, letterWords(draft)].filter(Boolean).join(' · ');
  const canRenew = draft.obstacle === 'moved' && draft.current !== null && draft.current !== draft.to;
  return (
    <li data-testid={`draft-${draft.applicationId}`} className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium">{draft.name}</bdi>
          <StatusChip status={draft.from} />
          <Icon icon={ArrowRight} size={13} className="shrink-0 text-ink-3" />
          <StatusChip status={draft.to} />
        </p>
        <p className="truncate text-meta text-ink-3">{words}</p>
        {warning !== null && <p className="text-meta text-warning-text">{warning}</p>}
      </div>
      {canRenew && <Button onClick={() => void renewDraft(draft)}>{say('pipeline.draft-renew')}</Button>}
      <IconButton
        icon={Trash2}
        label={say('pipeline.draft-drop', { name: draft.name })}
        onClick={() => void dropDrafts(new Set([draft.applicationId]))}
      />
    </li>
  );
}

function DraftList() {
  const answer = useQuery(QUERIES.draftMoves, {});
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={3} height={48} />;
  if (answer.value.drafts.length === 0) {
    return (
      <EmptyState icon={ListChecks} title={say('pipeline.drafts-empty')}>
        {say('pipeline.drafts-empty-hint')}
      </EmptyState>
    );
  }
  return (
    <ul className="max-h-[46vh] overflow-y-auto rounded-card border border-line">
      {answer.value.drafts.map((draft) => (
        <Draft key={draft.applicationId} draft={draft} />
      ))}
    </ul>
  );
}

/** All draft moves in one list: from where to where and why; made together, or thrown away. */
export function DraftReview() {
  const drafts = useQuery(QUERIES.draftMoves, {}).value?.drafts ?? [];
  const closer = useRef<HTMLButtonElement>(null);
  const ready = drafts.filter(({ obstacle }) => obstacle !== 'moved' && obstacle !== 'gone').length;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={say('pipeline.drafts')}
      description={say('pipeline.drafts-explained')}
      width={640}
      initialFocus={closer}
      actions={
        <>
          {drafts.length > 0 && (
            <Button size="form" look="quiet" className="mr-auto -ml-3" onClick={() => void dropAllDrafts(drafts)}>
              {say('pipeline.drafts-drop')}
            </Button>
          )}
          <Button ref={closer} size="form" onClick={close}>
            {say('kit.close')}
          </Button>
          {drafts.length > 0 && (
            <Button size="form" look="primary" disabled={ready === 0} onClick={() => void sendDrafts(drafts)}>
              {say('pipeline.drafts-send', { count: ready })}
            </Button>
          )}
        </>
      }
    >
      <DraftList />
    </Dialog>
  );
}

/** While moves are collected, or some wait: how many there are, and the way to them. Raised, it leaves room for the bar of a selection. */
export function DraftTray({ isRaised }: { readonly isRaised: boolean }) {
  const drafting = useDecisions((state) => state.drafting);
  const count = useQuery(QUERIES.draftMoves, {}).value?.drafts.length ?? 0;
  const isShown = drafting || count > 0;
  useBottomBar(isShown);
  if (!isShown) return null;
  return (
    <div
      data-testid="draft-tray"
      role="region"
      aria-label={say('pipeline.drafts')}
      className={classes(
        'absolute right-5 flex h-11 items-center gap-1 rounded-panel border border-accent-line bg-raised pr-1.5 pl-4 shadow-float',
        isRaised ? 'bottom-[76px]' : 'bottom-5',
      )}
    >
      <span className="mr-2 font-medium whitespace-nowrap tabular-nums">
        {drafting ? say('pipeline.drafts-collecting', { count }) : say('pipeline.drafts-count', { count })}
      </span>
      {count > 0 && (
        <Button look="quiet" icon={ListChecks} onClick={() => useDecisions.setState({ reviewingDrafts: true })}>
          {say('pipeline.drafts-review')}
        </Button>
      )}
      <Button look="quiet" onClick={toggleDrafting}>
        {drafting ? say('pipeline.drafts-stop') : say('pipeline.drafts-go-on')}
      </Button>
    </div>
  );
}
