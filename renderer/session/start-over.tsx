import { useState } from 'react';
import { START_OVER, VAULT_COMMANDS } from '../../shared/contract/commands.ts';
import { vaultState } from '../../shared/queries/vault.ts';
import { call } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatWhen, plural } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/field.tsx';
import { useNow } from '../use-now.ts';
import { Problem } from './doorway.tsx';

interface Unsent {
  readonly changes: number;
  readonly notedAt: string;
}

/** The changes that would be lost for ever, as exactly as a locked copy lets one know. */
function LostChanges({ unsent }: { readonly unsent: Unsent | null }) {
  const now = useNow();
  if (unsent === null) return <li>Changes made on this laptop that were never sent. How many there are is not known: the copy is locked.</li>;
  if (unsent.changes === 0) return null;
  return (
    <li>
      <strong className="font-semibold text-danger-text">{plural(unsent.changes, 'change')} that never reached the server</strong>, counted{' '}
      {formatWhen(unsent.notedAt, now)}. Nobody can bring {unsent.changes === 1 ? 'it' : 'them'} back.
    </li>
  );
}

/** That nothing waited, where that was so. */
function SentChanges({ unsent }: { readonly unsent: Unsent | null }) {
  const now = useNow();
  return unsent?.changes === 0 ? <li>Your changes: when last counted, {formatWhen(unsent.notedAt, now)}, every one had been sent.</li> : null;
}

function Question({ onClose }: { readonly onClose: () => void }) {
  const unsent = useQuery(vaultState, {}).value?.unsent ?? null;
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isMeant = typed.trim().toLowerCase() === START_OVER;

  async function startOver(): Promise<void> {
    if (!isMeant) return setProblem(`Type ${START_OVER} to confirm.`);
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
      title="Start over on this laptop?"
      description="Without the passphrase this copy cannot be opened, by anyone. Starting over removes it, and the laptop is set up as a new one."
      actions={
        <>
          <Button size="form" onClick={onClose}>
            Keep the copy
          </Button>
          <Button size="form" look="danger" busy={busy} disabled={!isMeant} onClick={() => void startOver()}>
            Remove the copy and start over
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
          <p className="font-medium">Lost for ever</p>
          <ul className="mt-1 list-disc pl-5 text-ink-2">
            <LostChanges unsent={unsent} />
            <li>Drafts and searches that were kept on this laptop only.</li>
          </ul>
        </div>
        <div>
          <p className="font-medium">Not lost</p>
          <ul className="mt-1 list-disc pl-5 text-ink-2">
            <SentChanges unsent={unsent} />
            <li>Everything that was delivered: it is on the server and is copied here again after you sign in.</li>
          </ul>
        </div>
        <TextField
          label={`Type “${START_OVER}” to confirm`}
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
        Forgotten the passphrase?
      </Button>
      {asking && <Question onClose={() => setAsking(false)} />}
    </>
  );
}
