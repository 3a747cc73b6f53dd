import { useState } from 'react';
import { addNotes } from '../../shared/mutators/bulk-notes.ts';
import { inBatches, sendBatches, summaryOf } from '../app/batches.ts';
import { undo } from '../app/history.ts';
import { mutate } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { TextArea } from '../kit/field.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';

/** Puts one note on all of them and offers Undo. Answers false when it failed, which was told. */
async function putNotes(applicationIds: readonly number[], text: string): Promise<boolean> {
  const count = applicationIds.length;
  const outcomes = await sendBatches(say('pipeline.bulk-note-act', { count }), inBatches(applicationIds), (batch) =>
    mutate(addNotes, { applications: batch.map((applicationId) => ({ applicationId })), text }),
  );
  const { changes, reached, error } = summaryOf(outcomes);
  const onUndo = changes.length === 0 ? undefined : () => void undo(changes);
  if (error !== undefined) {
    // Some may have it already: without the Undo, trying again would put it on them twice.
    showToast({ title: say('pipeline.bulk-note-failed'), detail: error.message, tone: 'problem', onUndo });
    return false;
  }
  const told =
    reached.length === count ? say('pipeline.bulk-note-saved', { count }) : say('pipeline.bulk-note-saved-some', { reached: reached.length, count });
  showToast({ title: told, onUndo });
  return true;
}

interface BulkNoteProps {
  readonly applicationIds: readonly number[];
  readonly onDone: () => void;
}

/** One note for everybody who is selected. */
export function BulkNote({ applicationIds, onDone }: BulkNoteProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const isDone = await putNotes(applicationIds, text);
    setBusy(false);
    if (isDone) onDone();
  };
  return (
    <div className="flex flex-col gap-2 p-2.5">
      <TextArea
        autoFocus
        label={say('pipeline.bulk-note')}
        placeholder={say('pipeline.bulk-note-placeholder', { count: applicationIds.length })}
        rows={4}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      />
      <div className="flex items-center justify-end gap-2.5">
        <Kbd keys="$mod+Enter" />
        <Button look="primary" busy={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          {say('pipeline.bulk-note-save')}
        </Button>
      </div>
    </div>
  );
}
