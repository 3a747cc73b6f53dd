import { Eye, Pencil } from 'lucide-react';
import { useState } from 'react';
import { fillIn, LETTER_DELAYS, MERGE_FIELDS, type Letter, type MergeValues } from '../../shared/domain/letters.ts';
import { Button } from '../kit/button.tsx';
import { TextArea, TextField } from '../kit/field.tsx';
import { Select } from '../kit/select.tsx';
import {
  delayWords,
  firstTemplate,
  letterOf,
  letterProblem,
  NO_LETTER,
  reachWords,
  STANDARD_LETTER,
  type LetterChoice,
  type LetterText,
  type Reach,
  type Templates,
} from './letter-choice.ts';

function Preview({ letter, values }: { readonly letter: Letter; readonly values: MergeValues }) {
  return (
    <div
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text that scrolls must be within the keyboard's reach.
      tabIndex={0}
      role="region"
      aria-label="Preview of the e-mail"
      className="selectable max-h-52 overflow-y-auto rounded-card border border-line bg-canvas px-3 py-2.5"
    >
      <p className="text-meta text-ink-3">
        To {values.name ?? 'the candidate'} {values.email !== null && `<${values.email}>`}
      </p>
      <p dir="auto" className="mt-0.5 text-left font-medium">
        {fillIn(letter.subject, values)}
      </p>
      <p dir="auto" className="mt-1.5 text-left whitespace-pre-wrap text-ink-2">
        {fillIn(letter.body, values)}
      </p>
    </div>
  );
}

function Editor({ letter, onChange }: { readonly letter: Letter; readonly onChange: (text: LetterText) => void }) {
  const { subject, body } = letter;
  return (
    <div className="flex flex-col gap-2">
      <TextField label="Subject" value={subject} maxLength={500} onChange={(event) => onChange({ subject: event.target.value, body })} />
      <TextArea
        label="Text of the e-mail"
        rows={8}
        value={body}
        maxLength={20_000}
        onChange={(event) => onChange({ subject, body: event.target.value })}
      />
      <p className="text-meta text-ink-3">Filled in for each person: {MERGE_FIELDS.map((field) => `{{${field}}}`).join(' ')}</p>
    </div>
  );
}

interface LetterFieldsProps {
  readonly to: 'rejected' | 'withdrawn';
  readonly choice: LetterChoice;
  readonly onChange: (choice: LetterChoice) => void;
  readonly templates: Templates;
  readonly reach: Reach | undefined;
}

/** Which e-mail goes to the candidates, when it leaves, and what it says. */
export function LetterFields({ to, choice, onChange, templates, reach }: LetterFieldsProps) {
  const [editing, setEditing] = useState(false);
  const letter = letterOf(choice, templates, to);
  const problem = letterProblem(letter);
  const options = [
    { value: NO_LETTER, label: 'No e-mail' },
    { value: STANDARD_LETTER, label: 'Standard e-mail' },
    ...templates.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const delays = LETTER_DELAYS.map((seconds) => ({ value: String(seconds), label: seconds === 0 ? 'at once' : `after ${delayWords(seconds)}` }));
  const note = reach === undefined || letter === null ? null : reachWords(reach);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label="E-mail to the candidate"
          value={choice.template ?? firstTemplate(templates, to)}
          options={options}
          onChange={(template) => onChange({ ...choice, template, edited: null })}
        />
        {letter !== null && (
          <>
            <Select
              label="When it leaves"
              value={String(choice.delay)}
              options={delays}
              onChange={(delay) => onChange({ ...choice, delay: Number(delay) })}
            />
            <Button look="quiet" icon={editing ? Eye : Pencil} aria-pressed={editing} onClick={() => setEditing(!editing)}>
              {editing ? 'Preview' : 'Edit'}
            </Button>
          </>
        )}
      </div>
      {letter !== null && editing && <Editor letter={letter} onChange={(edited) => onChange({ ...choice, edited })} />}
      {letter !== null && !editing && reach?.preview != null && <Preview letter={letter} values={reach.preview} />}
      {problem !== null && (
        <p role="alert" className="text-meta text-danger-text">
          {problem}
        </p>
      )}
      {note !== null && <p className="text-meta text-warning-text">{note}</p>}
    </div>
  );
}
