import { useState } from 'react';
import { VAULT_COMMANDS } from '../../shared/contract/commands.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { say } from '../text/say.ts';
import { Doorway } from './doorway.tsx';
import { NewPassphraseFields, NOTHING_TYPED, objectionTo, type NewPassphrase } from './new-passphrase.tsx';

/** The first start on a computer without a key store: a passphrase keeps what will be copied here. */
export function ChoosePassphrase() {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  /** What was said of the former attempt is not about this one. */
  function change(next: NewPassphrase): void {
    setTyped(next);
    setProblem(null);
  }

  async function submit(): Promise<void> {
    const objection = objectionTo(typed);
    setProblem(objection);
    if (objection !== null) return;
    setBusy(true);
    const result = await call(VAULT_COMMANDS.choosePassphrase, { passphrase: typed.value });
    setBusy(false);
    if (!result.ok) setProblem(result.error.message);
  }

  return (
    <Doorway
      testId="choose-passphrase"
      title={say('session.choose-title')}
      subtitle={say('session.choose-subtitle')}
      problem={problem}
      onSubmit={submit}
      footnote={say('session.choose-footnote')}
    >
      <NewPassphraseFields typed={typed} onChange={change} autoFocus />
      <Button type="submit" look="primary" size="form" busy={busy} className="mt-1 w-full">
        {busy ? say('session.encrypting') : say('session.use-passphrase')}
      </Button>
    </Doorway>
  );
}
