import { useState } from 'react';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/field.tsx';
import { SecretField } from '../kit/secret-field.tsx';
import { Doorway } from './doorway.tsx';

interface SignInProps {
  readonly session: AnswerOf<typeof QUERIES.sessionState>;
}

/** Writes an address as the gateway is called: people leave `https://` out. */
function toGatewayUrl(text: string): string | null {
  const withScheme = /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  return URL.canParse(withScheme) && new URL(withScheme).hostname !== '' ? withScheme : null;
}

/** Signing in: once a device, then the work opens without it. */
export function SignIn({ session }: SignInProps) {
  const [address, setAddress] = useState(session.gatewayUrl ?? window.hotgigs?.defaultGatewayUrl ?? '');
  const [email, setEmail] = useState(session.account?.email ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(session.notice);

  async function submit(): Promise<void> {
    const gatewayUrl = toGatewayUrl(address);
    if (gatewayUrl === null) return setProblem('Enter your company’s workspace address, such as https://recruiting.example.com.');
    if (email.trim() === '' || password === '') return setProblem('Enter your e-mail and your password.');
    setBusy(true);
    setProblem(null);
    const result = await call(COMMANDS.signIn, { gatewayUrl, email: email.trim(), password });
    setBusy(false);
    if (!result.ok) setProblem(result.error.message);
  }

  const working = busy || session.state === 'signing_in';
  return (
    <Doorway
      testId="sign-in-form"
      title="Sign in to HotGigs"
      subtitle="Your pipeline, on this laptop, with or without a connection."
      problem={problem}
      onSubmit={submit}
      footnote="What is kept on this laptop is encrypted. No password? Ask your administrator for a password link."
    >
      <TextField label="E-mail" type="email" autoComplete="username" autoFocus value={email} onChange={(event) => setEmail(event.target.value)} />
      <SecretField label="Password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
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
    </Doorway>
  );
}
