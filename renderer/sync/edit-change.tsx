import { useId, useState, type ReactNode } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import { APPLICATION_STATUSES } from '../../shared/domain/application-status.ts';
import { findMutator } from '../../shared/mutators/registry.ts';
import type { Receipt } from '../../shared/queries/sync.ts';
import { fromUtcSecond, toUtcSecond } from '../../shared/time.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { LabelledSelect } from '../kit/select.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import { sayStatus } from '../text/status.ts';
import { fieldWords } from './field-words.ts';
import { leavesOf, rewrite, type Leaf } from './input-leaves.ts';
import { isMoment } from './value-text.ts';

const BOX = 'selectable rounded-control border border-line-control bg-surface px-2.5';
/** Longer texts get room to be read. */
const LONG_TEXT = 80;

function stages(): readonly { readonly value: string; readonly label: string }[] {
  return APPLICATION_STATUSES.map((status) => ({ value: status, label: sayStatus(status) }));
}

/** A moment as the browser's own field wants it: the minute in the reader's zone. */
function toLocalMinute(at: string): string {
  const ms = fromUtcSecond(at);
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

interface LeafFieldProps {
  readonly leaf: Leaf;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function LeafField({ leaf, text, onChange }: LeafFieldProps) {
  const id = useId();
  const shell = (control: ReactNode): ReactNode => (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-meta font-medium text-ink-2">
        {fieldWords(leaf.field)}
      </label>
      {control}
    </div>
  );
  if (leaf.key.startsWith('moves.*.to ')) return <LabelledSelect label={say('sync.move-to')} value={text} options={stages()} onChange={onChange} />;
  if (isMoment(leaf.value)) {
    return shell(
      <input
        id={id}
        type="datetime-local"
        value={toLocalMinute(text)}
        onChange={(event) => event.target.value !== '' && onChange(toUtcSecond(new Date(event.target.value).getTime()))}
        className={`${BOX} h-8 w-60`}
      />,
    );
  }
  if (text.length > LONG_TEXT || text.includes('\n')) {
    return shell(<textarea id={id} rows={5} value={text} onChange={(event) => onChange(event.target.value)} className={`${BOX} resize-y py-2`} />);
  }
  return shell(
    <input
      id={id}
      inputMode={leaf.isNumber ? 'numeric' : undefined}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      className={`${BOX} h-8 max-w-120`}
    />,
  );
}

interface EditChangeProps {
  readonly receipt: Receipt;
  /** The refused change's input on the rows of now. */
  readonly input: unknown;
  readonly onDone: () => void;
}

/** A refused change worded anew: its texts and choices without the ids, checked by the change's own rules before it goes. */
export function EditChange({ receipt, input, onDone }: EditChangeProps) {
  const mutator = findMutator(receipt.name);
  const leaves = leavesOf(
    input,
    (mutator?.ids ?? []).map(({ path }) => path),
  );
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    const wanted = rewrite(input, leaves, texts);
    const checked = mutator?.input.safeParse(wanted);
    if (checked?.success !== true) {
      setProblem(checked?.error.issues[0]?.message ?? say('sync.other-version'));
      return;
    }
    const result = await call(COMMANDS.editChange, { mutationId: receipt.mutationId, input: wanted });
    if (!result.ok) {
      setProblem(result.error.message);
      return;
    }
    showToast({ title: say('sync.sent-again') });
    onDone();
  };
  return (
    <form
      aria-label={say('sync.edit-change')}
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {leaves.length === 0 && <p className="text-ink-2">{say('sync.nothing-to-edit')}</p>}
      {leaves.map((leaf) => (
        <LeafField
          key={leaf.key}
          leaf={leaf}
          text={texts[leaf.key] ?? String(leaf.value ?? '')}
          onChange={(text) => setTexts({ ...texts, [leaf.key]: text })}
        />
      ))}
      {problem !== null && (
        <p role="alert" className="text-danger-text">
          {problem}
        </p>
      )}
      <div className="flex gap-1.5">
        <Button type="submit" look="primary">
          {say('sync.send')}
        </Button>
        <Button onClick={onDone}>{say('kit.cancel')}</Button>
      </div>
    </form>
  );
}
