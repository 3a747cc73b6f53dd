import { Redo2, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import type { Receipt } from '../../shared/queries/sync.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Moment } from '../kit/moment.tsx';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { redo, undo } from './history.ts';
import { router } from './router.ts';
import { useWindowState } from './window-state.ts';

/** How far back the list looks; older changes are in the sync centre. */
const LENGTH = 100;

function Redoable({ label }: { readonly label: string }) {
  return (
    <div className="mb-3 flex items-center gap-3 rounded-card border border-line bg-canvas px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="text-meta text-ink-3">{say('app.taken-back-last')}</p>
        <p className="truncate font-medium">{label}</p>
      </div>
      <Kbd keys="$mod+Shift+Z" />
      <Button icon={Redo2} onClick={() => void redo()}>
        {say('kit.redo')}
      </Button>
    </div>
  );
}

function Step({ receipt, isNext }: { readonly receipt: Receipt; readonly isNext: boolean }) {
  return (
    <li className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 gap-2">
          <span className="max-w-[75%] shrink-0 truncate font-medium">{receipt.label}</span>
          <span dir="auto" className="truncate text-left text-ink-2">
            {receipt.subject}
          </span>
        </p>
        <p className="text-meta text-ink-3">
          <Said
            text={receipt.state === 'delivered' ? 'app.undo-delivered' : 'app.undo-queued'}
            values={{ made: <Moment at={receipt.authoredAt} /> }}
          />
        </p>
      </div>
      {isNext && <Kbd keys="$mod+Z" />}
      <Button look="quiet" icon={Undo2} aria-label={say('app.undo-one', { change: receipt.label })} onClick={() => void undo([receipt.mutationId])}>
        {say('kit.undo')}
      </Button>
    </li>
  );
}

function History() {
  const state = useQuery(QUERIES.undoState, {}).value;
  const answer = useQuery(QUERIES.listReceipts, { filter: 'all', offset: 0, limit: LENGTH });
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={4} height={53} />;
  const steps = answer.value.receipts.filter((receipt) => receipt.canUndo);
  return (
    <>
      {state !== undefined && state.redo !== null && <Redoable label={state.redo} />}
      {steps.length === 0 ? (
        <p className="text-ink-3">{say('app.undo-nothing')}</p>
      ) : (
        <div
          role="region"
          aria-label={say('app.undoable')}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys (WCAG 2.1.1).
          tabIndex={0}
          className="max-h-[44vh] overflow-y-auto rounded-card border border-line"
        >
          <ol>
            {steps.map((receipt, index) => (
              <Step key={receipt.mutationId} receipt={receipt} isNext={index === 0} />
            ))}
          </ol>
        </div>
      )}
      {answer.value.total > LENGTH && <p className="mt-2 text-meta text-ink-3">{say('app.undo-older', { count: LENGTH })}</p>}
    </>
  );
}

/** Older changes are among all of them, where each can be undone too. */
function showAllChanges(): void {
  useWindowState.setState({ undoHistory: false });
  router.navigate('/sync');
}

/** What Undo and Redo would do, newest first, across restarts; any one of it can be taken back by itself. */
export function UndoHistory() {
  const open = useWindowState((state) => state.undoHistory);
  const close = useRef<HTMLButtonElement>(null);
  const setOpen = (next: boolean): void => useWindowState.setState({ undoHistory: next });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={say('app.undo-history')}
      description={say('app.undo-history-detail')}
      width={560}
      initialFocus={close}
      actions={
        <>
          <Button size="form" onClick={showAllChanges}>
            {say('app.undo-all-changes')}
          </Button>
          <Button ref={close} size="form" look="primary" onClick={() => setOpen(false)}>
            {say('kit.close')}
          </Button>
        </>
      }
    >
      <History />
    </Dialog>
  );
}
