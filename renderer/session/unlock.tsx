import { useEffect, useState } from 'react';
import { VAULT_COMMANDS } from '../../shared/contract/commands.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { SecretField } from '../kit/secret-field.tsx';
import { say } from '../text/say.ts';
import { Doorway } from './doorway.tsx';
import { StartOver } from './start-over.tsx';

/** Whole seconds until a moment, counted down; 0 once it has come. */
function useSecondsUntil(ms: number | null): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  const left = ms === null ? 0 : Math.max(0, Math.ceil((ms - nowMs) / 1_000));
  useEffect(() => {
    if (ms === null) return;
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, [ms]);
  return left;
}

function inWords(seconds: number): string {
  return seconds < 90 ? say('session.wait-seconds', { count: seconds }) : say('session.wait-minutes', { count: Math.ceil(seconds / 60) });
}

/** Opens a copy that a passphrase keeps. After several wrong ones it waits, and says for how long. */
export function Unlock({ waitUntilMs }: { readonly waitUntilMs: number | null }) {
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ErrorBody | null>(null);
  const wait = useSecondsUntil(waitUntilMs);
  // The sentence about waiting is true exactly while one has to.
  const wrong = problem?.code === 'vault.wait' ? null : problem;

  async function submit(): Promise<void> {
    if (passphrase === '' || wait > 0) return;
    setBusy(true);
    const result = await call(VAULT_COMMANDS.unlock, { passphrase });
    setBusy(false);
    if (result.ok) return;
    setProblem(result.error);
    setPassphrase('');
  }

  return (
    <Doorway
      testId="unlock"
      title={say('session.unlock-title')}
      subtitle={say('session.unlock-subtitle')}
      problem={wait > 0 ? say('session.wait') : (wrong?.message ?? null)}
      onSubmit={submit}
      footnote={say('session.unlock-footnote')}
      otherwise={<StartOver />}
    >
      <SecretField
        label={say('session.passphrase')}
        autoComplete="current-password"
        autoFocus
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <Button type="submit" look="primary" size="form" busy={busy} disabled={wait > 0} className="mt-1 w-full">
        {busy ? say('session.unlocking') : wait > 0 ? say('session.try-again-in', { time: inWords(wait) }) : say('session.unlock')}
      </Button>
    </Doorway>
  );
}
