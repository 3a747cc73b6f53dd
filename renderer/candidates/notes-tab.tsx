import { Clock3, NotebookPen, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { addNote, removeNote } from '../../shared/mutators/notes.ts';
import type { TimelineEntry } from '../../shared/queries/candidates.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { undo } from '../app/history.ts';
import { mutate } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { TextArea } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { Kbd } from '../kit/kbd.tsx';
import { Moment } from '../kit/moment.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../kit/states.tsx';
import { showToast } from '../kit/toasts.tsx';
import { Rating } from '../review/rating.tsx';
import { say } from '../text/say.ts';
import { usePanelState } from './note-focus.ts';

const LENGTH = 200;

/** Notes that were begun and not saved, by application: going on to somebody else loses none. */
const begun = new Map<number, string>();

/** Writes a note about an application. Mounted anew for each application. */
export function NoteForm({ applicationId }: { readonly applicationId: number }) {
  const [text, setText] = useState(() => begun.get(applicationId) ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  const wishes = usePanelState((state) => state.noteWishes);
  useEffect(() => {
    if (wishes === 0) return;
    field.current?.focus();
    // A wish is granted once: the next candidate's form must not take the keyboard.
    usePanelState.setState({ noteWishes: 0 });
  }, [wishes]);
  useEffect(() => {
    if (text === '') begun.delete(applicationId);
    else begun.set(applicationId, text);
  }, [applicationId, text]);

  async function save(): Promise<void> {
    const kept = text.trim();
    if (kept === '') return;
    setText('');
    const result = await mutate(addNote, { applicationId, text: kept });
    if (result.ok) {
      showToast({ title: say('candidates.note-added'), onUndo: () => void undo([result.value.mutationId]) });
      return;
    }
    // The words are the recruiter's: they go back into the field, before whatever was typed meanwhile.
    setText((current) => (current === '' ? kept : `${kept}\n${current}`));
    showToast({ title: say('candidates.note-not-saved'), detail: result.error.message, tone: 'problem' });
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        ref={field}
        label={say('candidates.note-field')}
        placeholder={say('candidates.note-hint')}
        rows={3}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <div className="flex items-center justify-end gap-2.5">
        <Kbd keys="$mod+Enter" />
        <Button type="submit" look="primary" disabled={text.trim() === ''}>
          {say('candidates.note-add')}
        </Button>
      </div>
    </form>
  );
}

function Note({ entry }: { readonly entry: TimelineEntry }) {
  const noteId = entry.removableNoteId;
  async function remove(id: number): Promise<void> {
    const result = await mutate(removeNote, { noteId: id });
    if (result.ok) showToast({ title: say('candidates.note-removed'), onUndo: () => void undo([result.value.mutationId]) });
    else showToast({ title: say('candidates.note-remove-failed'), detail: result.error.message, tone: 'problem' });
  }
  return (
    <li className="group rounded-card border border-line bg-canvas px-3 pt-2 pb-2.5">
      <p className="flex h-6 items-center gap-1.5 text-meta text-ink-3">
        <span className="font-medium text-ink-2">{entry.actor ?? say('candidates.note-author-unknown')}</span>·
        <Moment at={entry.at} />
        {entry.rating !== null && <span>· {say('candidates.note-rated', { rating: entry.rating })}</span>}
        {!entry.delivered && (
          <span title={say('candidates.not-delivered-hint')} className="text-warning-text">
            <Icon icon={Clock3} size={13} />
            <span className="sr-only">{say('candidates.not-delivered')}</span>
          </span>
        )}
        {noteId !== null && (
          <IconButton
            icon={Trash2}
            size={14}
            label={say('candidates.note-remove')}
            onClick={() => void remove(noteId)}
            className="ml-auto !size-6 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
          />
        )}
      </p>
      <p className="selectable whitespace-pre-wrap">{entry.text}</p>
    </li>
  );
}

/** What the team wrote about an application, and a new note. */
export function NotesTab({ applicationId }: { readonly applicationId: number }) {
  const answer = useQuery(QUERIES.timeline, { applicationId, offset: 0, limit: LENGTH });
  const notes = answer.value?.entries.filter((entry) => (entry.kind === 'note' || entry.kind === 'rating') && entry.text !== null);
  return (
    <div className="flex flex-col gap-4 py-5 pr-2.5 pl-5">
      <Rating applicationId={applicationId} />
      <NoteForm applicationId={applicationId} />
      {notes === undefined && (answer.state === 'error' ? <ErrorState error={answer.error} /> : <SkeletonRows rows={3} height={56} />)}
      {notes?.length === 0 && (
        <EmptyState icon={NotebookPen} title={say('candidates.notes-none')}>
          {say('candidates.notes-none-hint')}
        </EmptyState>
      )}
      {notes !== undefined && notes.length > 0 && (
        <ul className="flex flex-col gap-2">
          {notes.map((entry) => (
            <Note key={entry.key} entry={entry} />
          ))}
        </ul>
      )}
    </div>
  );
}
