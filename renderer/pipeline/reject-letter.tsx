import { Eye, Pencil } from 'lucide-react';
import { useState } from 'react';
import { fillIn, LETTER_DELAYS, MERGE_FIELDS, type Letter, type MergeValues } from '../../shared/domain/letters.ts';
import { Button } from '../kit/button.tsx';
import { TextArea, TextField } from '../kit/field.tsx';
import { LabelledSelect } from '../kit/select.tsx';
import { say } from '../text/say.ts';
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

function addressee({ name, email }: MergeValues): string {
  const who = name === null ? 'unnamed' : 'named';
  if (email === null) return say('pipeline.letter-to', { who, name: name ?? '' });
  return say('pipeline.letter-to-address', { who, name: name ?? '', address: email });
}

function Preview({ letter, values }: { readonly letter: Letter; readonly values: MergeValues }) {
  return (
    <div
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text that scrolls must be within the keyboard's reach.
      tabIndex={0}
      role="region"
      aria-label={say('pipeline.letter-preview-region')}
      className="selectable max-h-52 overflow-y-auto rounded-card border border-line bg-canvas px-3 py-2.5"
    >
      <p className="text-meta text-ink-3">{addressee(values)}</p>
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
      <TextField
        label={say('pipeline.letter-subject')}
        value={subject}
        maxLength={500}
        onChange={(event) => onChange({ subject: event.target.value, body })}
      />
      <TextArea
        label={say('pipeline.letter-body')}
        rows={8}
        value={body}
        maxLength={20_000}
        onChange={(event) => onChange({ subject, body: event.target.value })}
      />
      <p className="text-meta text-ink-3">{say('pipeline.letter-fields', { fields: MERGE_FIELDS.map((field) => `{{${field}}}`).join(' ') })}</p>
    </div>
  );
}

interface LetterFieldsProps {
  readonly to: 'rejected' | 'withdrawn';
  /** How many it would go to. */
  readonly recipients: number;
  readonly choice: LetterChoice;
  readonly onChange: (choice: LetterChoice) => void;
  readonly templates: Templates;
  readonly reach: Reach | undefined;
}

/** Which e-mail goes to the candidates, when it leaves, and what it says. */
export function LetterFields({ to, recipients, choice, onChange, templates, reach }: LetterFieldsProps) {
  const [editing, setEditing] = useState(false);
  const letter = letterOf(choice, templates, to);
  const problem = letterProblem(letter);
  const options = [
    { value: NO_LETTER, label: say('pipeline.letter-none') },
    { value: STANDARD_LETTER, label: say('pipeline.letter-standard') },
    ...templates.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const delays = LETTER_DELAYS.map((seconds) => ({
    value: String(seconds),
    label: seconds === 0 ? say('pipeline.letter-at-once') : say('pipeline.letter-after', { delay: delayWords(seconds) }),
  }));
  const note = reach === undefined || letter === null ? null : reachWords(reach);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <LabelledSelect
          label={say('pipeline.letter', { count: recipients })}
          value={choice.template ?? firstTemplate(templates, to)}
          options={options}
          onChange={(template) => onChange({ ...choice, template, edited: null })}
        />
        {letter !== null && (
          <>
            <LabelledSelect
              label={say('pipeline.letter-delay')}
              value={String(choice.delay)}
              options={delays}
              onChange={(delay) => onChange({ ...choice, delay: Number(delay) })}
            />
            <Button look="quiet" icon={editing ? Eye : Pencil} aria-pressed={editing} onClick={() => setEditing(!editing)}>
              {editing ? say('pipeline.letter-preview') : say('pipeline.letter-edit')}
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
