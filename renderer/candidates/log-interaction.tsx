import { Clock3, MessageSquarePlus } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { LOGGED_KINDS, logInteraction, type LoggedKind } from '../../shared/mutators/interactions.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { undo } from '../app/history.ts';
import { mutate } from '../data/actions.ts';
import { createKeeper, readKept } from '../data/kept.ts';
import { Button } from '../kit/button.tsx';
import { TextArea } from '../kit/field.tsx';
import { Segments } from '../kit/tabs.tsx';
import { showToast } from '../kit/toasts.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';

interface LogProps {
  readonly candidateId: number;
  readonly applicationId: number | null;
}

interface Draft {
  readonly kind: LoggedKind;
  /** As the browser's field has it: a minute in the reader's zone; empty for now. */
  readonly minute: string;
  readonly note: string;
}

const EMPTY: Draft = { kind: 'call', minute: '', note: '' };
const KINDS: Record<LoggedKind, TextKey> = {
  call: 'candidates.log-kind.call',
  email_sent: 'candidates.log-kind.email-sent',
  email_received: 'candidates.log-kind.email-received',
  meeting: 'candidates.log-kind.meeting',
};

/** What is being logged, kept on this device until it is logged or thrown away. */
function useDraft(candidateId: number) {
  const name = `log:${candidateId}`;
  const [draft, setDraft] = useState<Draft | null>(null);
  const [keeper] = useState(() => createKeeper(name));
  const touched = useRef(false);
  const [isFresh, setFresh] = useState(false);
  useEffect(() => {
    void readKept<Draft>(name).then((kept) => {
      if (kept !== null && !touched.current) setDraft({ ...EMPTY, ...kept });
    });
  }, [name]);
  const change = (next: Draft | null): void => {
    touched.current = true;
    setFresh(true);
    setDraft(next);
    void keeper.keep(next);
  };
  return { draft, isFresh, change };
}

/** A moment as the browser's field has it, in the reader's zone. */
function minuteOf(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** When it was: just now, unless another minute is given. */
function When({ minute, onChange }: { readonly minute: string; readonly onChange: (minute: string) => void }) {
  const id = useId();
  // The browser's field is empty for as long as a date is half typed: it stays once it was asked for.
  const [isAsked, setAsked] = useState(false);
  const change = (next: string): void => {
    setAsked(true);
    onChange(next);
  };
  if (!isAsked && minute === '') {
    return (
      <>
        <span id={id} className="text-meta text-ink-2">
          {say('candidates.log-when')}
        </span>
        <Button icon={Clock3} aria-describedby={id} onClick={() => change(minuteOf(Date.now()))}>
          {say('candidates.log-just-now')}
        </Button>
      </>
    );
  }
  return (
    <>
      <label htmlFor={id} className="text-meta text-ink-2">
        {say('candidates.log-when')}
      </label>
      <input
        id={id}
        type="datetime-local"
        autoFocus={isAsked}
        value={minute}
        onChange={(event) => change(event.target.value)}
        className="selectable h-7 rounded-control border border-line-control bg-surface px-2"
      />
    </>
  );
}

interface FormProps {
  readonly draft: Draft;
  /** Opened just now, so the words come next; what was taken up again leaves the keyboard where it is. */
  readonly isFresh: boolean;
  readonly change: (draft: Draft | null) => void;
  readonly onLog: () => void;
}

function Form({ draft, isFresh, change, onLog }: FormProps) {
  const kinds = LOGGED_KINDS.map((value) => ({ value, label: say(KINDS[value]) }));
  return (
    <form
      data-testid="log-interaction"
      aria-label={say('candidates.log-form')}
      className="flex flex-col gap-3 rounded-card border border-line bg-canvas p-3"
      onSubmit={(event) => {
        event.preventDefault();
        onLog();
      }}
    >
      <div className="flex flex-wrap items-center gap-2.5">
        <Segments label={say('candidates.log-kind')} value={draft.kind} options={kinds} onChange={(kind) => change({ ...draft, kind })} />
      </div>
      <TextArea
        label={say('candidates.log-words')}
        placeholder={say('candidates.log-words-hint')}
        autoFocus={isFresh}
        rows={3}
        value={draft.note}
        onChange={(event) => change({ ...draft, note: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onLog();
        }}
      />
      <div className="flex flex-wrap items-center gap-2.5">
        <When minute={draft.minute} onChange={(minute) => change({ ...draft, minute })} />
        <span className="ml-auto flex gap-2">
          <Button onClick={() => change(null)}>{say('kit.cancel')}</Button>
          <Button look="primary" type="submit">
            {say('candidates.log-submit')}
          </Button>
        </span>
      </div>
    </form>
  );
}

/** Logs a call, an e-mail or a meeting by hand. */
export function LogInteraction({ candidateId, applicationId }: LogProps) {
  const { draft, isFresh, change } = useDraft(candidateId);
  if (draft === null)
    return (
      <div>
        <Button icon={MessageSquarePlus} onClick={() => change(EMPTY)}>
          {say('candidates.log-begin')}
        </Button>
      </div>
    );
  const log = async (): Promise<void> => {
    const at = draft.minute === '' ? null : toUtcSecond(new Date(draft.minute).getTime());
    const result = await mutate(logInteraction, { candidateId, applicationId, kind: draft.kind, at, note: draft.note });
    if (!result.ok) {
      showToast({ title: say('candidates.log-failed'), detail: result.error.message, tone: 'problem' });
      return;
    }
    change(null);
    showToast({ title: say('candidates.logged', { kind: draft.kind }), onUndo: () => void undo([result.value.mutationId]) });
  };
  return <Form draft={draft} isFresh={isFresh} change={change} onLog={() => void log()} />;
}
