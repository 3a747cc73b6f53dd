import { useEffect, useId, useRef, useState } from 'react';
import type { z } from 'zod';
import type { FieldValue } from '../../shared/mutators/conflicts.ts';
import { editCandidate } from '../../shared/mutators/edit-candidate.ts';
import { toUtcSecond } from '../../shared/time.ts';
import { mutate } from '../data/actions.ts';
import { formatTime, humanise } from '../format.ts';
import { classes } from '../kit/classes.ts';
import { NativeSelect } from '../kit/native-select.tsx';
import { say } from '../text/say.ts';
import type { FieldDraft } from './edit-drafts.ts';
import { choicesOf, isWritable, shownText, storedValue, type EditField } from './edit-fields.ts';

/** A pause in typing after which what stands there is kept. */
const PAUSE_MS = 1_200;

const BOX =
  'selectable w-full rounded-control border bg-surface px-2.5 focus:outline-2 focus:-outline-offset-1 focus:outline-accent-line disabled:opacity-55';

type Edit = z.infer<typeof editCandidate.input>;

/** What was typed and is not yet, or just now, part of the row. */
interface Draft {
  readonly text: string;
  /** What the author saw before the first key, or kept last. */
  readonly base: FieldValue;
  /** Set once it is kept: what the row still showed then. */
  readonly kept: { readonly over: FieldValue } | null;
  readonly problem: string | null;
}

/** Why a number was not taken; what the check says of it is not said to people. */
function numberProblem(value: FieldValue): string {
  return say(Number.isInteger(value) ? 'candidates.edit-out-of-range' : 'candidates.edit-no-number');
}

async function keep(candidateId: number, { name, kind }: EditField, base: FieldValue, value: FieldValue): Promise<string | null> {
  const wanted: Edit = { candidateId, fields: { [name]: { base, value } } };
  const checked = editCandidate.input.safeParse(wanted);
  if (!checked.success) return kind === 'number' ? numberProblem(value) : (checked.error.issues[0]?.message ?? say('candidates.edit-refused'));
  const result = await mutate(editCandidate, wanted);
  return result.ok ? null : result.error.message;
}

interface CandidateFieldProps {
  readonly candidateId: number;
  readonly field: EditField;
  /** What the row holds. */
  readonly current: FieldValue;
  /** What a crash left here. */
  readonly found: FieldDraft | undefined;
  readonly note: (field: string, draft: FieldDraft | null) => Promise<boolean>;
}

/** What was found is typed anew, unless the row has it already. */
function takenUp({ field, current, found }: CandidateFieldProps): Draft | null {
  if (found === undefined || storedValue(field, found.text, found.base) === current) return null;
  return { ...found, kept: null, problem: null };
}

interface FieldState {
  readonly text: string;
  readonly draft: Draft | null;
  /** What is typed would survive a crash. */
  readonly isNoted: boolean;
  /** When this form last kept something of the field. */
  readonly keptAt: string | null;
  readonly type: (text: string) => void;
  readonly save: () => void;
}

/** One field's text: the row's own, or what is being typed over it; kept after a pause, on leaving, and when the form goes. */
function useField(props: CandidateFieldProps): FieldState {
  const { candidateId, field, current, note } = props;
  const [draft, setDraft] = useState<Draft | null>(() => takenUp(props));
  const [keptAt, setKeptAt] = useState<string | null>(null);
  const [noted, setNoted] = useState<string | null>(null);
  const live = useRef({ candidateId, current, draft });
  const saving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The row has moved on since the draft was kept: it holds it, or somebody else's word.
  if (draft?.kept != null && draft.kept.over !== current) setDraft(null);

  const save = (): void => {
    clearTimeout(timer.current);
    const { draft: typed, current: shown } = live.current;
    if (typed === null || typed.kept !== null) return;
    // One change at a time: the next stands on what this one wrote.
    if (saving.current) return;
    const value = storedValue(field, typed.text, typed.base);
    if (value === typed.base) {
      set(null);
      return;
    }
    saving.current = true;
    void keep(live.current.candidateId, field, typed.base, value).then((problem) => {
      saving.current = false;
      // Typed on meanwhile: what was kept is what the next words stand on.
      const latest = live.current.draft ?? typed;
      if (problem === null) setKeptAt(toUtcSecond(Date.now()));
      if (problem !== null) set({ ...latest, problem });
      else if (latest.text === typed.text) set({ text: typed.text, base: value, kept: { over: shown }, problem: null });
      else {
        set({ ...latest, base: value });
        saveNow.current();
      }
    });
  };
  const set = (next: Draft | null): void => {
    live.current.draft = next;
    setDraft(next);
    const draftNow = next === null || next.kept !== null ? null : { text: next.text, base: next.base };
    void note(field.name, draftNow).then((isKept) => isKept && setNoted(draftNow?.text ?? null));
  };
  const type = (text: string): void => {
    set({ text, base: draft === null ? current : draft.base, kept: null, problem: null });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => saveNow.current(), PAUSE_MS);
  };
  const saveNow = useRef(save);
  useEffect(() => {
    live.current = { candidateId, current, draft };
    saveNow.current = save;
  });
  useEffect(() => {
    if (live.current.draft !== null) timer.current = setTimeout(() => saveNow.current(), PAUSE_MS);
    return () => saveNow.current();
  }, []);
  return { text: draft?.text ?? shownText(field, current), draft, isNoted: draft !== null && noted === draft.text, keptAt, type, save };
}

function Note({ id, draft, isNoted, keptAt }: { readonly id: string } & Pick<FieldState, 'draft' | 'isNoted' | 'keptAt'>) {
  const isTyping = draft !== null && draft.kept === null;
  const problem = draft?.problem ?? null;
  const words = isTyping
    ? say(isNoted ? 'candidates.edit-typing-safe' : 'candidates.edit-typing')
    : keptAt === null
      ? null
      : say('candidates.edit-kept', { time: formatTime(keptAt) });
  // A problem takes the room it needs; everything else is said between the rows, where it moves nothing.
  const place = problem !== null ? 'text-meta text-danger-text' : 'absolute inset-x-0 top-full truncate text-micro leading-[18px]';
  return (
    <p id={id} className={classes(place, problem === null && (isTyping ? 'text-ink-3' : 'text-success-text'))}>
      {problem ?? words}
    </p>
  );
}

/** What can be chosen, besides that it is not known, with the words for it. */
function optionsOf(field: EditField, standing: readonly string[]): readonly (readonly [value: string, words: string])[] {
  if (field.kind === 'yesno') return [['1', say('candidates.edit-yes')] as const, ['0', say('candidates.edit-no')] as const];
  return choicesOf(field, standing).map((value) => [value, humanise(value)] as const);
}

/** One field of a candidate that keeps itself. */
export function CandidateField(props: CandidateFieldProps) {
  const { field, current } = props;
  const id = useId();
  const { text, draft, isNoted, keptAt, type, save } = useField(props);
  const writable = isWritable(field, current);
  const shared = {
    id,
    value: text,
    disabled: !writable,
    dir: 'auto',
    'aria-describedby': `${id}-note`,
    'aria-invalid': draft?.problem != null || undefined,
    onBlur: save,
  };
  const box = classes(BOX, draft?.problem != null ? 'border-danger' : 'border-line-control');
  return (
    <div className={classes('relative flex min-w-0 flex-col gap-1 self-start', (field.kind === 'text' || field.kind === 'list') && 'col-span-full')}>
      <label htmlFor={id} className="text-meta font-medium text-ink-2">
        {say(field.label)}
      </label>
      {field.kind === 'text' || field.kind === 'list' ? (
        <textarea
          {...shared}
          rows={field.kind === 'list' ? 2 : 4}
          className={classes(box, 'resize-y py-2 leading-[1.5]')}
          onChange={(event) => type(event.target.value)}
        />
      ) : field.kind === 'yesno' || field.kind === 'choice' ? (
        <NativeSelect {...shared} className={box} onChange={(event) => type(event.target.value)}>
          <option value="">{say('candidates.edit-not-known')}</option>
          {optionsOf(field, [text, shownText(field, current)]).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </NativeSelect>
      ) : (
        <input
          {...shared}
          className={classes(box, 'h-8')}
          inputMode={field.kind === 'number' ? 'numeric' : undefined}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
      )}
      {writable ? (
        <Note id={`${id}-note`} draft={draft} isNoted={isNoted} keptAt={keptAt} />
      ) : (
        <p id={`${id}-note`} className="text-meta text-ink-3">
          {say('candidates.edit-not-writable')}
        </p>
      )}
    </div>
  );
}
