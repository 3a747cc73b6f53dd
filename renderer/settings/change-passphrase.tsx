import { useState } from 'react';
import { VAULT_COMMANDS } from '../../shared/contract/commands.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { SecretField } from '../kit/secret-field.tsx';
import { showToast } from '../kit/toasts.tsx';
import { Problem } from '../session/doorway.tsx';
import { NewPassphraseFields, NOTHING_TYPED, objectionTo } from '../session/new-passphrase.tsx';
import { say } from '../text/say.ts';

function ChangeForm({ onClose }: { readonly onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function change(): Promise<void> {
    const objection = current === '' ? say('settings.passphrase-missing') : objectionTo(typed);
    setProblem(objection);
    if (objection !== null) return;
    setBusy(true);
    const result = await call(VAULT_COMMANDS.changePassphrase, { current, next: typed.value });
    setBusy(false);
    if (!result.ok) return setProblem(result.error.message);
    showToast({ title: say('settings.passphrase-changed') });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={say('settings.change-passphrase')}
      description={say('settings.change-passphrase-description')}
      actions={
        <>
          <Button size="form" onClick={onClose}>
            {say('settings.keep-passphrase')}
          </Button>
          <Button size="form" look="primary" busy={busy} onClick={() => void change()}>
            {say('settings.change-passphrase')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        {problem !== null && <Problem message={problem} />}
        <SecretField
          label={say('settings.passphrase-until-now')}
          autoComplete="current-password"
          value={current}
          onChange={(event) => {
            setCurrent(event.target.value);
            setProblem(null);
          }}
        />
        <NewPassphraseFields
          typed={typed}
          onChange={(next) => {
            setTyped(next);
            setProblem(null);
          }}
        />
        {/* Enter sends a form only where there is a button to send it. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}

/** Changes the passphrase of this laptop's copy. The key stays the same, so nothing is copied or encrypted anew. */
export function ChangePassphrase() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('settings.change')}</Button>
      {open && <ChangeForm onClose={() => setOpen(false)} />}
    </>
  );
}
