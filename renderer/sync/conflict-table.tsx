import { useId, useState } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { FieldValue } from '../../shared/mutators/conflicts.ts';
import type { ReceiptConflict } from '../../shared/queries/sync.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { classes } from '../kit/classes.ts';
import { Moment } from '../kit/moment.tsx';
import { showToast } from '../kit/toasts.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { toValue } from './input-leaves.ts';
import { fieldWords } from './field-words.ts';
import { ShownValue } from './shown-value.tsx';

type Choice = 'theirs' | 'mine' | 'edit';

interface Decision {
  readonly choice: Choice;
  /** What was typed for "something else". */
  readonly text: string;
}

function keyOf({ table, id, field }: ReceiptConflict): string {
  return `${table} ${id} ${field}`;
}

function typedValue({ base, mine, theirs }: ReceiptConflict, text: string): FieldValue {
  const isNumber = [base, mine, theirs].some((value) => typeof value === 'number');
  return toValue(text, isNumber, true);
}

function outcomeOf(conflict: ReceiptConflict, { choice, text }: Decision): FieldValue {
  if (choice === 'theirs') return conflict.theirs;
  return choice === 'mine' ? conflict.mine : typedValue(conflict, text);
}

interface OptionProps {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Option({ name, label, checked, onChoose }: OptionProps) {
  return <input type="radio" name={name} aria-label={label} checked={checked} onChange={onChoose} className="radio mt-[3px]" />;
}

/** Why a field that needs no decision got the value it has. */
const KEPT: Record<ReceiptConflict['kept'], TextKey> = { mine: 'sync.kept-yours', theirs: 'sync.kept-theirs', both: 'sync.kept-both' };
const CHOSEN: Record<Choice, TextKey> = { mine: 'sync.chose-yours', theirs: 'sync.chose-theirs', edit: 'sync.chose-other' };

interface RowProps {
  readonly conflict: ReceiptConflict;
  readonly decision: Decision | undefined;
  readonly onDecide: (decision: Decision) => void;
}

function Authors({ by }: Pick<ReceiptConflict, 'by'>) {
  return (
    <p className="mt-1 text-meta text-ink-3">
      {by === null ? say('sync.by-program') : <Said text="sync.author" values={{ name: by.name, when: <Moment at={by.at} /> }} />}
    </p>
  );
}

function OtherValue({ name, conflict, decision, onDecide }: RowProps & { readonly name: string }) {
  const suggested = decision === undefined || decision.text === '' ? String(conflict.mine ?? '') : decision.text;
  return (
    <div className="flex items-center gap-2 pt-2 [&_.radio]:mt-0">
      <Option
        name={name}
        label={say('sync.other-choose', { field: fieldWords(conflict.field) })}
        checked={decision?.choice === 'edit'}
        onChoose={() => onDecide({ choice: 'edit', text: suggested })}
      />
      <input
        aria-label={say('sync.other-field', { field: fieldWords(conflict.field) })}
        placeholder={say('sync.other-placeholder')}
        value={decision?.text ?? ''}
        onChange={(event) => onDecide({ choice: 'edit', text: event.target.value })}
        className="selectable h-7 w-full max-w-90 rounded-control border border-line-control bg-surface px-2"
      />
    </div>
  );
}

function Result({ conflict, decision }: Pick<RowProps, 'conflict' | 'decision'>) {
  if (conflict.open && decision === undefined) return <span className="text-warning-text">{say('sync.choose-one')}</span>;
  if (conflict.open && decision !== undefined) return <ShownValue field={conflict.field} value={outcomeOf(conflict, decision)} />;
  return <span className="text-ink-2">{say(conflict.choice === null ? KEPT[conflict.kept] : CHOSEN[conflict.choice])}</span>;
}

function ConflictRow({ conflict, decision, onDecide }: RowProps) {
  const name = useId();
  const choose = (choice: Choice) => (): void => onDecide({ choice, text: decision?.text ?? '' });
  const cell = 'border-t border-line px-3 py-2.5 align-top';
  return (
    <>
      <tr>
        <th scope="row" className={classes(cell, 'text-left font-medium')}>
          {fieldWords(conflict.field)}
        </th>
        <td className={classes(cell, 'text-ink-2')}>
          <ShownValue field={conflict.field} value={conflict.base} />
        </td>
        <td className={cell}>
          <div className="flex items-start gap-2">
            {conflict.open && (
              <Option
                name={name}
                label={say('sync.keep-mine', { field: fieldWords(conflict.field) })}
                checked={decision?.choice === 'mine'}
                onChoose={choose('mine')}
              />
            )}
            <ShownValue field={conflict.field} value={conflict.mine} />
          </div>
        </td>
        <td className={cell}>
          <div className="flex items-start gap-2">
            {conflict.open && (
              <Option
                name={name}
                label={say('sync.keep-theirs', { field: fieldWords(conflict.field) })}
                checked={decision?.choice === 'theirs'}
                onChoose={choose('theirs')}
              />
            )}
            <div>
              <ShownValue field={conflict.field} value={conflict.theirs} />
              <Authors by={conflict.by} />
            </div>
          </div>
        </td>
        <td className={cell}>
          <Result conflict={conflict} decision={decision} />
        </td>
      </tr>
      {conflict.open && (
        <tr>
          <td colSpan={5} className="px-3 pb-2.5">
            <OtherValue name={name} conflict={conflict} decision={decision} onDecide={onDecide} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Sends every decision; those that were not taken stay open. */
async function decide(mutationId: number, open: readonly ReceiptConflict[], decisions: ReadonlyMap<string, Decision>): Promise<void> {
  for (const conflict of open) {
    const decision = decisions.get(keyOf(conflict));
    if (decision === undefined) continue;
    const { table, id, field } = conflict;
    const word =
      decision.choice === 'edit' ? ({ choice: 'edit', value: typedValue(conflict, decision.text) } as const) : ({ choice: decision.choice } as const);
    const result = await call(COMMANDS.resolveConflict, { mutationId, table, id, field, decision: word });
    if (!result.ok) {
      showToast({ title: say('sync.not-settled', { field: fieldWords(conflict.field) }), detail: result.error.message, tone: 'problem' });
      return;
    }
  }
  showToast({ title: say('sync.settled', { count: open.length }) });
}

const HEADINGS: readonly TextKey[] = ['sync.column-field', 'sync.column-seen', 'sync.column-yours', 'sync.column-theirs'];

/** Fields in which two people met: what the author saw, what they wanted, what the other wrote, and what comes of it. */
export function ConflictTable({ mutationId, conflicts }: { readonly mutationId: number; readonly conflicts: readonly ReceiptConflict[] }) {
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const [busy, setBusy] = useState(false);
  const open = conflicts.filter((conflict) => conflict.open);
  const missing = open.filter((conflict) => !decisions.has(keyOf(conflict))).length;
  return (
    <div data-testid="conflicts" className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className="w-full min-w-[640px] table-fixed border-collapse">
        <thead className="text-left text-meta text-ink-3">
          <tr>
            {[...HEADINGS, open.length > 0 ? ('sync.column-will-be' as const) : ('sync.column-outcome' as const)].map((title) => (
              <th key={title} scope="col" className="px-3 py-2 font-medium">
                {say(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => (
            <ConflictRow
              key={keyOf(conflict)}
              conflict={conflict}
              decision={decisions.get(keyOf(conflict))}
              onDecide={(decision) => setDecisions(new Map(decisions).set(keyOf(conflict), decision))}
            />
          ))}
        </tbody>
      </table>
      {open.length > 0 && (
        <div className="flex items-center justify-end gap-3 border-t border-line px-3 py-2.5">
          <span className="text-meta text-ink-3">{missing > 0 && say('sync.to-decide', { count: missing })}</span>
          <Button
            look="primary"
            busy={busy}
            disabled={missing > 0}
            onClick={() => {
              setBusy(true);
              void decide(mutationId, open, decisions).finally(() => setBusy(false));
            }}
          >
            {say('sync.keep-result')}
          </Button>
        </div>
      )}
    </div>
  );
}
