import { FolderOpen } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { createKeeper, readKept } from '../data/kept.ts';
import { Button } from '../kit/button.tsx';
import { Switch } from '../kit/checkbox.tsx';
import { classes } from '../kit/classes.ts';
import { TextField } from '../kit/field.tsx';
import { say } from '../text/say.ts';
import { add, problemOf, readTextFile, type NewResume } from './resume-actions.ts';

interface AddResumeProps {
  readonly candidateId: number;
  /** The first résumé is the default; nothing is asked then. */
  readonly isFirst: boolean;
  readonly onDone: (outcome: 'added' | 'thrown away') => void;
}

const EMPTY: NewResume = { name: '', filename: '', text: '', makeDefault: false };

/** What is typed, kept on this device until it is added or thrown away. */
function useDraft(candidateId: number) {
  const [resume, setResume] = useState<NewResume>(EMPTY);
  const touched = useRef(false);
  const [safe, setSafe] = useState<NewResume | null>(null);
  const [keeper] = useState(() => createKeeper(`resume:${candidateId}`));
  useEffect(() => {
    void readKept<NewResume>(`resume:${candidateId}`).then((kept) => {
      if (kept !== null && !touched.current) setResume({ ...EMPTY, ...kept });
    });
  }, [candidateId]);
  const change = (changes: Partial<NewResume>): void => {
    touched.current = true;
    const changed = { ...resume, ...changes };
    setResume(changed);
    void keeper.keep(changed).then((isKept) => isKept && setSafe(changed));
  };
  return { resume, isSafe: safe === resume, change, forget: () => void keeper.keep(null) };
}

interface TextBoxProps {
  readonly text: string;
  readonly problem: string | null;
  /** It would survive a crash. */
  readonly isSafe: boolean;
  readonly onChange: (text: string) => void;
  readonly onSave: () => void;
}

function TextBox({ text, problem, isSafe, onChange, onSave }: TextBoxProps) {
  const id = useId();
  const hint =
    text === ''
      ? say('candidates.resume-text-use')
      : isSafe
        ? say('candidates.resume-length-safe', { count: text.length })
        : say('candidates.resume-length', { count: text.length });
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-ink-2">
        {say('candidates.resume-text')}
      </label>
      <textarea
        id={id}
        dir="auto"
        autoFocus
        rows={8}
        value={text}
        placeholder={say('candidates.resume-text-hint')}
        aria-invalid={problem !== null || undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
        }}
        className={classes(
          'selectable w-full resize-y rounded-control border bg-surface px-2.5 py-2 leading-[1.5] focus:outline-2 focus:-outline-offset-1 focus:outline-accent-line',
          problem === null ? 'border-line-control' : 'border-danger',
        )}
      />
      <p
        id={`${id}-note`}
        role={problem === null ? undefined : 'alert'}
        className={classes('text-meta', problem === null ? 'text-ink-3' : 'text-danger-text')}
      >
        {problem ?? hint}
      </p>
    </div>
  );
}

function OpenFile({ onChosen }: { readonly onChosen: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".txt,.md,.text,text/plain"
        className="hidden"
        aria-label={say('candidates.resume-file')}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen !== undefined) onChosen(chosen);
        }}
      />
      <Button icon={FolderOpen} onClick={() => input.current?.click()}>
        {say('candidates.resume-file-open')}
      </Button>
    </>
  );
}

/** A new résumé out of pasted or opened text. */
export function AddResume({ candidateId, isFirst, onDone }: AddResumeProps) {
  const { resume, isSafe, change, forget } = useDraft(candidateId);
  const [problem, setProblem] = useState<string | null>(null);
  const close = (outcome: 'added' | 'thrown away'): void => {
    forget();
    onDone(outcome);
  };
  const save = async (): Promise<void> => {
    const named = { ...resume, name: resume.name.trim() === '' ? say('candidates.resume-unnamed') : resume.name };
    const wrong = problemOf(candidateId, named) ?? (await add(candidateId, named));
    setProblem(wrong);
    if (wrong === null) close('added');
  };
  const open = async (chosen: File): Promise<void> => {
    const read = await readTextFile(chosen);
    setProblem('problem' in read ? read.problem : null);
    if ('text' in read) change({ text: read.text, filename: chosen.name, name: resume.name || chosen.name.replace(/\.[^.]+$/u, '') });
  };
  return (
    <form
      data-testid="add-resume"
      aria-label={say('candidates.resume-add-form')}
      className="flex flex-col gap-3 rounded-card border border-line bg-canvas p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={say('candidates.resume-name')}
        placeholder={say('candidates.resume-unnamed')}
        value={resume.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextBox text={resume.text} problem={problem} isSafe={isSafe} onChange={(text) => change({ text })} onSave={() => void save()} />
      <div className="flex flex-wrap items-center gap-2.5">
        <OpenFile onChosen={(file) => void open(file)} />
        {!isFirst && (
          <span className="flex items-center gap-2 text-ink-2">
            <Switch label={say('candidates.resume-make-default')} checked={resume.makeDefault} onChange={(makeDefault) => change({ makeDefault })} />
            <span aria-hidden>{say('candidates.resume-default')}</span>
          </span>
        )}
        <span className="ml-auto flex gap-2">
          <Button onClick={() => close('thrown away')}>{say('kit.cancel')}</Button>
          <Button look="primary" type="submit">
            {say('candidates.resume-add-submit')}
          </Button>
        </span>
      </div>
    </form>
  );
}
