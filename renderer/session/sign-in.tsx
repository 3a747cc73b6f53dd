import { useState } from 'react';
import { CHOOSE_COMPANY, COMMANDS } from '../../shared/contract/commands.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import type { QUERIES } from '../../shared/queries/registry.ts';
import { call } from '../data/actions.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/field.tsx';
import { SecretField } from '../kit/secret-field.tsx';
import { say } from '../text/say.ts';
import { CompanyChoice, type Company } from './company-choice.tsx';
import { Doorway } from './doorway.tsx';

interface Credentials {
  readonly gatewayUrl: string;
  readonly email: string;
  readonly password: string;
}

interface SignInProps {
  readonly session: AnswerOf<typeof QUERIES.sessionState>;
}

/** Writes an address as the gateway is called: people leave `https://` out. */
function toGatewayUrl(text: string): string | null {
  const withScheme = /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  return URL.canParse(withScheme) && new URL(withScheme).hostname !== '' ? withScheme : null;
}

function reasonOf(refusal: ErrorBody): string {
  return refusal.kind === 'unreachable' ? say('session.sign-in-unreachable') : refusal.message;
}

/** An administrator of the platform says in which company to work. Answers why there is none to choose, or null. */
async function askForCompany(credentials: Credentials, onListed: (companies: readonly Company[]) => void): Promise<string | null> {
  const listed = await call(COMMANDS.listCompanies, credentials);
  if (!listed.ok) return reasonOf(listed.error);
  if (listed.value.companies.length === 0) return say('session.no-company');
  onListed(listed.value.companies);
  return null;
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
    if (!result.ok && result.error.code === CHOOSE_COMPANY) setProblem(await askForCompany(credentials, setCompanies));
    else if (!result.ok) setProblem(reasonOf(result.error));
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
