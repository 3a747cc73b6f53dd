import { useState } from 'react';
import { CHOOSE_COMPANY, COMMANDS } from '../../shared/contract/commands.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/field.tsx';
import { SecretField } from '../kit/secret-field.tsx';
import { say } from '../text/say.ts';
import { CompanyChoice, type Company } from './company-choice.tsx';
import { Doorway } from './doorway.tsx';

interface SignInProps {
  readonly session: AnswerOf<typeof QUERIES.sessionState>;
}

/** Writes an address as the gateway is called: people leave `https://` out. */
function toGatewayUrl(text: string): string | null {
  const withScheme = /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  return URL.canParse(withScheme) && new URL(withScheme).hostname !== '' ? withScheme : null;
}

/** The companies an administrator of the platform may work in. @throws Error that says why there is none */
async function companiesOf(credentials: { gatewayUrl: string; email: string; password: string }): Promise<readonly Company[]> {
  const listed = await call(COMMANDS.listCompanies, credentials);
  if (!listed.ok) throw new Error(listed.error.message);
  if (listed.value.companies.length === 0) throw new Error(say('session.no-company'));
  return listed.value.companies;
}

/** Signing in: once a device, then the work opens without it. */
export function SignIn({ session }: SignInProps) {
  const [address, setAddress] = useState(session.gatewayUrl ?? window.hotgigs?.defaultGatewayUrl ?? '');
  const [email, setEmail] = useState(session.account?.email ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(session.notice);
  // Only an administrator of the platform is asked to choose.
  const [companies, setCompanies] = useState<readonly Company[] | null>(null);
  const [companyId, setCompanyId] = useState<number | null>(null);

  /** Another person's companies are not this one's. */
  function forPerson(change: (text: string) => void): (text: string) => void {
    return (text) => {
      setCompanies(null);
      setCompanyId(null);
      change(text);
    };
  }

  function chooseCompany(id: number): void {
    setCompanyId(id);
    setProblem(null);
  }

  async function submit(): Promise<void> {
    const gatewayUrl = toGatewayUrl(address);
    if (gatewayUrl === null) return setProblem(say('session.address-missing'));
    if (email.trim() === '' || password === '') return setProblem(say('session.credentials-missing'));
    if (companies !== null && companyId === null) return setProblem(say('session.company-missing'));
    setBusy(true);
    setProblem(null);
    const credentials = { gatewayUrl, email: email.trim(), password };
    const result = await call(COMMANDS.signIn, { ...credentials, ...(companyId !== null && { companyId }) });
    if (!result.ok && result.error.code === CHOOSE_COMPANY)
      await companiesOf(credentials).then(setCompanies, (refused: Error) => setProblem(refused.message));
    else if (!result.ok) setProblem(result.error.kind === 'unreachable' ? say('session.sign-in-unreachable') : result.error.message);
    setBusy(false);
  }

  const working = busy || session.state === 'signing_in';
  return (
    <Doorway
      testId="sign-in-form"
      title={say('session.sign-in-title')}
      subtitle={say('session.sign-in-subtitle')}
      problem={problem}
      onSubmit={submit}
      footnote={say('session.sign-in-footnote')}
    >
      <TextField
        label={say('session.e-mail')}
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={(event) => forPerson(setEmail)(event.target.value)}
      />
      <SecretField
        label={say('session.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <TextField
        label={say('session.workspace-address')}
        inputMode="url"
        spellCheck={false}
        value={address}
        onChange={(event) => forPerson(setAddress)(event.target.value)}
        placeholder={say('session.address-placeholder')}
      />
      {companies !== null && <CompanyChoice companies={companies} chosen={companyId} onChoose={chooseCompany} />}
      <Button type="submit" look="primary" size="form" busy={working} className="mt-1 w-full">
        {working ? say('session.signing-in') : say('session.sign-in')}
      </Button>
    </Doorway>
  );
}
