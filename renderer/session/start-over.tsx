import { useState, type ReactNode } from 'react';
import { START_OVER, VAULT_COMMANDS } from '../../shared/contract/commands.ts';
import { vaultState } from '../../shared/queries/vault.ts';
import { call } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatWhen } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/field.tsx';
import { Said } from '../text/said.tsx';
import { say } from '../text/say.ts';
import { useNow } from '../use-now.ts';
import { Problem } from './doorway.tsx';

interface Unsent {
  readonly changes: number;
  readonly notedAt: string;
}

/** What must not be read over. */
function loud(text: ReactNode): ReactNode {
  return <strong className="font-semibold text-danger-text">{text}</strong>;
}

/** The changes that would be lost for ever, as exactly as a locked copy lets one know. */
function LostChanges({ unsent }: { readonly unsent: Unsent | null }) {
  const now = useNow();
  if (unsent === null) return <li>{say('session.lost-unknown')}</li>;
  if (unsent.changes === 0) return null;
  return (
    <li>
      <Said
        text="session.lost-changes"
        values={{
          loud,
          count: unsent.changes,
          when: formatWhen(unsent.notedAt, now),
        }}
      />
    </li>
  );
}

/** That nothing waited, where that was so. */
function SentChanges({ unsent }: { readonly unsent: Unsent | null }) {
  const now = useNow();
  return unsent?.changes === 0 ? <li>{say('session.nothing-unsent', { when: formatWhen(unsent.notedAt, now) })}</li> : null;
}

function Question({ onClose }: { readonly onClose: () => void }) {
  const unsent = useQuery(vaultState, {}).value?.unsent ?? null;
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isMeant = typed.trim().toLowerCase() === START_OVER;

  async function startOver(): Promise<void> {
    if (!isMeant) return setProblem(say('session.type-to-confirm-again', { word: START_OVER }));
    setBusy(true);
    const result = await call(VAULT_COMMANDS.startOver, { confirmation: START_OVER });
    setBusy(false);
    // Done, the window asks for a new passphrase and this question is gone with the lock.
    if (!result.ok) setProblem(result.error.message);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={say('session.start-over-title')}
      description={say('session.start-over-description')}
      actions={
        <>
          <Button size="form" onClick={onClose}>
            {say('session.keep-copy')}
          </Button>
          <Button size="form" look="danger" busy={busy} disabled={!isMeant} onClick={() => void startOver()}>
            {say('session.remove-copy')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          void startOver();
        }}
      >
        {problem !== null && <Problem message={problem} />}
        <div>
          <p className="font-medium">{say('session.lost')}</p>
          <ul className="mt-1 list-disc pl-5 text-ink-2">
            <LostChanges unsent={unsent} />
            <li>{say('session.lost-drafts')}</li>
          </ul>
        </div>
        <div>
          <p className="font-medium">{say('session.not-lost')}</p>
          <ul className="mt-1 list-disc pl-5 text-ink-2">
            <SentChanges unsent={unsent} />
            <li>{say('session.not-lost-delivered')}</li>
          </ul>
        </div>
        <TextField
          label={say('session.type-to-confirm', { word: START_OVER })}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

/** The way on for who has forgotten the passphrase: giving the copy up, knowingly. */
export function StartOver() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" className="w-full" onClick={() => setAsking(true)}>
        {say('session.forgotten')}
      </Button>
      {asking && <Question onClose={() => setAsking(false)} />}
    </>
  );
}
