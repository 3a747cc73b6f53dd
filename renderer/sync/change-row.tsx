import { ArrowUpRight, CheckCheck, ChevronRight, CircleAlert, Clock3, GitMerge, Send, Undo2, type LucideIcon } from 'lucide-react';
import type { Receipt } from '../../shared/queries/sync.ts';
import { undo } from '../app/history.ts';
import { router } from '../app/router.ts';
import { formatExact } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { classes } from '../kit/classes.ts';
import type { Hue } from '../kit/hue.ts';
import { Icon } from '../kit/icon.tsx';
import { Moment } from '../kit/moment.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { ChangeDetails } from './change-details.tsx';

interface Shown {
  readonly word: TextKey;
  readonly hue: Hue;
  readonly icon: LucideIcon;
}

const STATES: Record<Receipt['state'], Shown> = {
  on_this_laptop: { word: 'sync.state.on-this-laptop', hue: 'amber', icon: Clock3 },
  sent: { word: 'sync.state.sent', hue: 'blue', icon: Send },
  delivered: { word: 'sync.state.delivered', hue: 'green', icon: CheckCheck },
  rejected: { word: 'sync.state.rejected', hue: 'rose', icon: CircleAlert },
  undone: { word: 'sync.state.undone', hue: 'stone', icon: Undo2 },
};

const ASKS: Shown = { word: 'sync.state.asks', hue: 'rose', icon: GitMerge };

function StateChip({ receipt }: { readonly receipt: Receipt }) {
  const { word, hue, icon } = receipt.conflicts.some((conflict) => conflict.open) ? ASKS : STATES[receipt.state];
  return (
    <span
      data-hue={hue}
      className="inline-flex h-5 items-center gap-1 rounded-[5px] bg-(--hue-soft) px-1.5 text-meta font-medium whitespace-nowrap text-(--hue-text)"
    >
      <Icon icon={icon} size={12} />
      {say(word)}
    </span>
  );
}

function Subject({ receipt }: { readonly receipt: Receipt }) {
  const { route, subject } = receipt;
  if (subject === null) return null;
  if (route === null)
    return (
      <span dir="auto" className="truncate text-left text-ink-2">
        {subject}
      </span>
    );
  return (
    <button
      type="button"
      className="inline-flex min-w-0 items-center gap-0.5 rounded-[3px] text-ink-2 hover:text-accent-text hover:underline"
      onClick={() => router.navigate(route)}
    >
      <span dir="auto" className="truncate">
        {subject}
      </span>
      <Icon icon={ArrowUpRight} size={13} className="shrink-0" />
    </button>
  );
}

/** What is to be known of a change without opening it. */
function Notes({ receipt }: { readonly receipt: Receipt }) {
  return (
    <>
      {receipt.reason !== null && <p className="selectable mt-0.5 text-pretty text-danger-text">{receipt.reason}</p>}
      {receipt.skipped.length > 0 && (
        <ul className="selectable mt-0.5 list-disc pl-4 text-warning-text">
          {receipt.skipped.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ul>
      )}
      <p className="mt-0.5 text-meta text-ink-3">
        <Said text="sync.made" values={{ when: <Moment at={receipt.authoredAt} /> }} />
        {receipt.deliveredAt !== null && (
          <>
            {' · '}
            <span title={formatExact(receipt.deliveredAt)}>
              <Said text="sync.delivered-when" values={{ when: <Moment at={receipt.deliveredAt} /> }} />
            </span>
          </>
        )}
        {receipt.conflicts.length > 0 && (
          <>
            {' · '}
            {say('sync.met', { count: receipt.conflicts.length })}
          </>
        )}
      </p>
    </>
  );
}

/** One change of the list; opened, it shows what it changed and what can be done. */
export function ChangeRow({ receipt, isOpen }: { readonly receipt: Receipt; readonly isOpen: boolean }) {
  const toggle = (): void => router.replace(isOpen ? '/sync' : `/sync/${receipt.mutationId}`);
  return (
    <li data-testid={`change-${receipt.mutationId}`} className="flex gap-3 border-b border-line px-3 py-2.5 last:border-b-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={say('sync.open-change', { change: receipt.label })}
        onClick={toggle}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-control text-ink-3 hover:bg-hover hover:text-ink"
      >
        <Icon icon={ChevronRight} size={15} className={classes(isOpen && 'rotate-90')} />
      </button>
      <div className="w-32 shrink-0 pt-0.5">
        <StateChip receipt={receipt} />
      </div>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-2">
          <button
            type="button"
            tabIndex={-1}
            onClick={toggle}
            className={classes(
              'max-w-[75%] shrink-0 truncate rounded-[3px] text-left font-medium',
              receipt.state === 'undone' && 'text-ink-3 line-through',
            )}
          >
            {receipt.label}
          </button>
          <Subject receipt={receipt} />
        </p>
        <Notes receipt={receipt} />
        {isOpen && <ChangeDetails mutationId={receipt.mutationId} />}
      </div>
      {receipt.canUndo && !isOpen && (
        <Button look="quiet" icon={Undo2} aria-label={say('app.undo-one', { change: receipt.label })} onClick={() => void undo([receipt.mutationId])}>
          {say('kit.undo')}
        </Button>
      )}
    </li>
  );
}
