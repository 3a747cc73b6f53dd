import { useState } from 'react';
import { addNotes } from '../../shared/mutators/bulk-notes.ts';
import { MAX_ROWS_PER_MUTATION } from '../../shared/mutators/move-applications.ts';
import { asOneAct, rememberAct, undo } from '../app/history.ts';
import { mutate } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { TextArea } from '../kit/field.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';

/** Puts one note on all of them, ≤ 200 a change, and offers Undo. Answers false when it failed, which was told. */
async function putNotes(applicationIds: readonly number[], text: string): Promise<boolean> {
  const done: number[] = [];
  for (let from = 0; from < applicationIds.length; from += MAX_ROWS_PER_MUTATION) {
    const applications = applicationIds.slice(from, from + MAX_ROWS_PER_MUTATION).map((applicationId) => ({ applicationId }));
    const result = await mutate(addNotes, { applications, text });
    if (!result.ok) {
      // Those before have it already: without this, trying again would put it on them twice.
      await rememberAct(say('pipeline.bulk-note-act', { count: from }), done);
      const onUndo = done.length === 0 ? undefined : () => void undo(done);
      showToast({ title: say('pipeline.bulk-note-failed'), detail: result.error.message, tone: 'problem', onUndo });
      return false;
    }
    done.push(result.value.mutationId);
  }
  await rememberAct(say('pipeline.bulk-note-act', { count: applicationIds.length }), done);
  showToast({ title: say('pipeline.bulk-note-saved', { count: applicationIds.length }), onUndo: () => void undo(done) });
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
    const isDone = await asOneAct(() => putNotes(applicationIds, text));
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
