import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { ArrowUp, CircleAlert, Lock } from 'lucide-react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/field.tsx';
import { Icon } from '../kit/icon.tsx';
import { Logo } from '../kit/logo.tsx';

interface SignInProps {
  readonly session: AnswerOf<typeof QUERIES.sessionState>;
}

/** Writes an address as the gateway is called: people leave `https://` out. */
function toGatewayUrl(text: string): string | null {
  const withScheme = /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  return URL.canParse(withScheme) && new URL(withScheme).hostname !== '' ? withScheme : null;
}

function Problem({ message }: { readonly message: string }) {
  return (
    <p role="alert" className="flex gap-2 rounded-control bg-danger-soft px-3 py-2 text-pretty text-danger-text">
      <Icon icon={CircleAlert} className="mt-0.5 shrink-0" />
      {message}
    </p>
  );
}

/** Signing in: once a device, then the work opens without it. */
export function SignIn({ session }: SignInProps) {
  const [address, setAddress] = useState(session.gatewayUrl ?? window.hotgigs?.defaultGatewayUrl ?? '');
  const [email, setEmail] = useState(session.account?.email ?? '');
  const [password, setPassword] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(session.notice);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const gatewayUrl = toGatewayUrl(address);
    if (gatewayUrl === null) return setProblem('Enter your company’s workspace address, such as https://recruiting.example.com.');
    if (email.trim() === '' || password === '') return setProblem('Enter your e-mail and your password.');
    setBusy(true);
    setProblem(null);
    const result = await call(COMMANDS.signIn, { gatewayUrl, email: email.trim(), password });
    setBusy(false);
    if (!result.ok) setProblem(result.error.message);
  }

  const watchCapsLock = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'));
  const working = busy || session.state === 'signing_in';
  return (
    <main className="drag-region flex h-full items-center justify-center overflow-y-auto bg-canvas p-6">
      <div className="no-drag w-[360px]">
        <div className="mb-7 flex flex-col items-center text-center">
          <Logo size={44} />
          <h1 className="mt-4 text-view font-semibold tracking-[-0.015em]">Sign in to HotGigs</h1>
          <p className="mt-1 text-ink-3">Your pipeline, on this laptop, with or without a connection.</p>
        </div>
        <form
          data-testid="sign-in-form"
          noValidate
          onSubmit={(event) => void submit(event)}
          className="flex flex-col gap-4 rounded-panel border border-line bg-surface p-5 shadow-card"
        >
          {problem !== null && <Problem message={problem} />}
          <TextField label="E-mail" type="email" autoComplete="username" autoFocus value={email} onChange={(event) => setEmail(event.target.value)} />
          <TextField
            label="Password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            onKeyDown={watchCapsLock}
            onKeyUp={watchCapsLock}
            onBlur={() => setCapsLock(false)}
            hint={
              capsLock ? (
                <span className="inline-flex items-center gap-1 text-warning-text">
                  <Icon icon={ArrowUp} size={13} /> Caps Lock is on.
                </span>
              ) : undefined
            }
          />
          <TextField
            label="Workspace address"
            inputMode="url"
            spellCheck={false}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            placeholder="https://"
          />
          <Button type="submit" look="primary" size="form" busy={working} className="mt-1 w-full">
            {working ? 'Signing in…' : 'Sign in'}
          </Button>
        </form>
        <p className="mt-5 flex items-start justify-center gap-1.5 text-meta text-ink-3">
          <Icon icon={Lock} size={13} className="mt-0.5 shrink-0" />
          What is kept on this laptop is encrypted. No password? Ask your administrator for a password link.
        </p>
      </div>
    </main>
  );
}
