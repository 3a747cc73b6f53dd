import { IdCard } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { fieldLabel } from '../../shared/mutators/conflicts.ts';
import { call } from '../data/actions.ts';
import { formatCalendarDate, humanise } from '../format.ts';
import { Button } from '../kit/button.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';

/** What the platform keeps of papers, by column; one it adds later goes by its column's own words. */
const LABELS: ReadonlyMap<string, TextKey> = new Map<string, TextKey>([
  ['sinLast4', 'candidates.paper.sin'],
  ['passportCopyUrl', 'candidates.paper.passport-copy'],
  ['dlCopyUrl', 'candidates.paper.licence-copy'],
]);

function labelOf(column: string): string {
  const key = LABELS.get(column);
  return key === undefined ? fieldLabel(column) : say(key);
}

function shown(column: string, value: string): string {
  if (column === 'dateOfBirth') return formatCalendarDate(value);
  return column === 'gender' ? humanise(value) : value;
}

type Answer = z.infer<typeof COMMANDS.readIdentity.output>;

interface Papers {
  readonly title: TextKey;
  readonly entries: readonly (readonly [string, string])[];
}

function present(papers: Answer['candidate']): Papers['entries'] {
  return Object.entries(papers).flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value] as const]));
}

/** The person's own papers, then what they gave with each application. */
function sections({ candidate, applications }: Answer): readonly Papers[] {
  const all: readonly Papers[] = [
    { title: 'candidates.papers-on-profile', entries: present(candidate) },
    ...applications.map(({ papers }): Papers => ({ title: 'candidates.papers-with-application', entries: present(papers) })),
  ];
  return all.filter(({ entries }) => entries.length > 0);
}

function PapersList({ answer }: { readonly answer: Answer }) {
  const all = sections(answer);
  if (all.length === 0) return <p className="text-ink-3">{say('candidates.papers-none')}</p>;
  return all.map(({ title, entries }, index) => (
    <dl key={index} aria-label={say(title)}>
      {entries.map(([name, value]) => (
        <div key={name} className="flex items-baseline gap-3 py-[3px]">
          <dt className="w-32 shrink-0 text-ink-3">{labelOf(name)}</dt>
          <dd className="selectable min-w-0 flex-1 break-words">{shown(name, value)}</dd>
        </div>
      ))}
    </dl>
  ));
}

/** Passport, birth date and the like: asked of the server when they are wanted, gone when the panel is. */
export function IdentityPapers({ candidateId }: { readonly candidateId: number }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<ErrorBody | null>(null);
  const [busy, setBusy] = useState(false);
  const read = async (): Promise<void> => {
    setBusy(true);
    const result = await call(COMMANDS.readIdentity, { candidateId });
    setBusy(false);
    setAnswer(result.ok ? result.value : null);
    setProblem(result.ok ? null : result.error);
  };
  return (
    <div data-testid="identity-papers" className="flex flex-col gap-2">
      <p className="text-meta text-pretty text-ink-3">{say('candidates.papers-hint')}</p>
      {answer === null ? (
        <Button icon={IdCard} busy={busy} className="self-start" onClick={() => void read()}>
          {say('candidates.papers-show')}
        </Button>
      ) : (
        <>
          <PapersList answer={answer} />
          <Button className="self-start" onClick={() => setAnswer(null)}>
            {say('candidates.papers-hide')}
          </Button>
        </>
      )}
      {problem !== null && (
        <p role="alert" className="text-danger-text">
          {problem.message}
        </p>
      )}
    </div>
  );
}
