import { Pencil, RotateCcw, Trash2, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { QUERIES } from '../../shared/queries/registry.ts';
import type { ChangeLine, Receipt } from '../../shared/queries/sync.ts';
import { undo } from '../app/history.ts';
import { useQuery } from '../data/use-query.ts';
import { formatExact } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { ErrorState, SkeletonRows } from '../kit/states.tsx';
import { say } from '../text/say.ts';
import { discardChange, retryChange } from './change-actions.ts';
import { ConflictTable } from './conflict-table.tsx';
import { EditChange } from './edit-change.tsx';
import { fieldWords } from './field-words.ts';
import { ShownValue } from './shown-value.tsx';

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-meta font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

/** Before → after, a line a field. A bulk change scrolls in its own place. */
function Lines({ lines }: { readonly lines: readonly ChangeLine[] }) {
  return (
    <div
      role="region"
      aria-label={say('sync.what-changed')}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys (WCAG 2.1.1).
      tabIndex={0}
      className="max-h-80 overflow-y-auto rounded-card border border-line bg-surface"
    >
      <table className="w-full table-fixed border-collapse">
        <thead className="text-left text-meta text-ink-3">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              {say('sync.column-what')}
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              {say('sync.column-before')}
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              {say('sync.column-after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index} className="border-t border-line align-top">
              <th scope="row" className="px-3 py-2 text-left font-medium">
                {line.subject ?? fieldWords(line.field)}
              </th>
              <td className="px-3 py-2 text-ink-2">
                <ShownValue field={line.field} value={line.before} />
              </td>
              <td className="px-3 py-2">
                <ShownValue field={line.field} value={line.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the change has been, with the exact moments; the last step says what it waits for. */
function journeyOf(receipt: Receipt): readonly string[] {
  const steps = [say('sync.step-made', { when: formatExact(receipt.authoredAt) })];
  if (receipt.sentAt !== null) steps.push(say('sync.step-sent', { when: formatExact(receipt.sentAt) }));
  if (receipt.deliveredAt !== null) {
    const when = formatExact(receipt.deliveredAt);
    const version = receipt.serverVersion;
    steps.push(version === null ? say('sync.step-delivered', { when }) : say('sync.step-delivered-version', { when, version }));
  }
  if (receipt.state === 'on_this_laptop') steps.push(say('sync.step-waits'));
  if (receipt.state === 'sent') steps.push(say('sync.step-asks'));
  return steps;
}

function Journey({ receipt }: { readonly receipt: Receipt }) {
  return (
    <Part title={say('sync.where')}>
      <ol className="list-decimal pl-5 text-ink-2">
        {journeyOf(receipt).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Part>
  );
}

function Refused({ receipt, input }: { readonly receipt: Receipt; readonly input: unknown }) {
  const [editing, setEditing] = useState(false);
  if (editing) return <EditChange receipt={receipt} input={input} onDone={() => setEditing(false)} />;
  const discard = (
    <Button look="quiet" icon={Trash2} onClick={() => void discardChange(receipt.mutationId)}>
      {say('sync.discard')}
    </Button>
  );
  if (input === null) {
    return (
      <div className="flex items-center gap-2">
        <p className="text-ink-2">{say('sync.superseded')}</p>
        {discard}
      </div>
    );
  }
  return (
    <div className="flex gap-1.5">
      <Button look="primary" icon={RotateCcw} onClick={() => void retryChange(receipt.mutationId)}>
        {say('kit.try-again')}
      </Button>
      <Button icon={Pencil} onClick={() => setEditing(true)}>
        {say('sync.edit-and-send')}
      </Button>
      {discard}
    </div>
  );
}

/** One change opened: what it changed, where it is, where it met someone else, and what can be done about it. */
export function ChangeDetails({ mutationId }: { readonly mutationId: number }) {
  const answer = useQuery(QUERIES.changeDetails, { mutationId });
  if (answer.value === undefined) return answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={2} />;
  const { receipt, lines, input } = answer.value;
  if (receipt === null || receipt.mutationId !== mutationId) return null;
  return (
    <div data-testid="change-details" className="flex flex-col gap-4 pt-2 pb-1">
      {receipt.conflicts.length > 0 && (
        <Part title={receipt.conflicts.some((one) => one.open) ? say('sync.conflict-open') : say('sync.conflict')}>
          <ConflictTable mutationId={mutationId} conflicts={receipt.conflicts} />
        </Part>
      )}
      {receipt.canRetry && <Refused key={mutationId} receipt={receipt} input={input} />}
      {lines.length > 0 && (
        <Part title={receipt.state === 'rejected' ? say('sync.what-asked') : say('sync.what-changed')}>
          <Lines lines={lines} />
        </Part>
      )}
      <Journey receipt={receipt} />
      {receipt.canUndo && (
        <div>
          <Button icon={Undo2} onClick={() => void undo([mutationId])}>
            {say('kit.undo')}
          </Button>
        </div>
      )}
    </div>
  );
}
