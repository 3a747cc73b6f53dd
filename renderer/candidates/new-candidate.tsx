import { useId, useRef, useState, type Ref } from 'react';
import { createCandidate } from '../../shared/mutators/create-candidate.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { isolated } from '../bidi.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/field.tsx';
import { NativeSelect } from '../kit/native-select.tsx';
import { say } from '../text/say.ts';
import { addCandidate } from './add-candidate.ts';
import { DuplicateHints, useSimilar } from './duplicate-hints.tsx';
import { changeNewPerson, closeNewCandidate, isUntouched, startOver, useNewCandidate, type NewPerson } from './new-candidate-state.ts';

const JOBS_OFFERED = 200;

function JobChoice({ jobId }: { readonly jobId: number | null }) {
  const id = useId();
  const jobs = useQuery(QUERIES.listJobs, { search: '', status: 'active', offset: 0, limit: JOBS_OFFERED }).value?.jobs ?? [];
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-ink-2">
        {say('candidates.new-job')}
      </label>
      <NativeSelect
        id={id}
        value={jobId ?? ''}
        onChange={(event) => changeNewPerson({ jobId: event.target.value === '' ? null : Number(event.target.value) })}
        className="rounded-control border border-line-control bg-surface pl-2.5"
      >
        <option value="">{say('candidates.new-job-none')}</option>
        {jobs.map((job) => (
          <option key={job.id} value={job.id}>
            {job.title} · {job.customerName ?? job.companyName}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}

/** The first thing that is wrong with what was typed, by field; null when it can be added. */
function problemOf({ name, email, phone, linkedinUrl }: NewPerson): { readonly field: string; readonly message: string } | null {
  const input = { name, email, phoneNumber: phone, location: '', title: null, skills: null, linkedinUrl: linkedinUrl.trim() || null };
  const issue = createCandidate.input.safeParse(input).error?.issues[0];
  if (issue === undefined) return null;
  const message = issue.code === 'too_big' ? say('candidates.new-too-long', { most: Number(issue.maximum) }) : issue.message;
  return { field: String(issue.path[0]), message };
}

interface PersonFieldsProps {
  readonly person: NewPerson;
  /** What is wrong, by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly nameRef: Ref<HTMLInputElement>;
}

function PersonFields({ person, errors, nameRef }: PersonFieldsProps) {
  return (
    <>
      <TextField
        ref={nameRef}
        label={say('candidates.new-name')}
        value={person.name}
        error={errors['name']}
        onChange={(event) => changeNewPerson({ name: event.target.value })}
      />
      <TextField
        label={say('candidates.new-email')}
        inputMode="email"
        value={person.email}
        error={errors['email']}
        hint={say('candidates.new-email-hint')}
        onChange={(event) => changeNewPerson({ email: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={say('candidates.new-phone')}
          value={person.phone}
          error={errors['phoneNumber']}
          onChange={(event) => changeNewPerson({ phone: event.target.value })}
        />
        <TextField
          label={say('candidates.new-linkedin')}
          value={person.linkedinUrl}
          error={errors['linkedinUrl']}
          onChange={(event) => changeNewPerson({ linkedinUrl: event.target.value })}
        />
      </div>
    </>
  );
}

/** Why an address cannot be given to a new person; null when it can. */
function takenWords(candidate: string | undefined, account: string | null): string | null {
  if (candidate !== undefined) return say('candidates.new-taken-by-candidate', { name: isolated(candidate) });
  if (account !== null) return say('candidates.new-taken-by-account', { name: isolated(account) });
  return null;
}

function TakenUp({ onStartOver }: { readonly onStartOver: () => void }) {
  return (
    <p role="status" className="flex items-center gap-2 rounded-card border border-line bg-canvas px-3 py-2 text-ink-2">
      <span className="flex-1">{say('candidates.new-taken-up')}</span>
      <Button onClick={onStartOver}>{say('candidates.new-start-over')}</Button>
    </p>
  );
}

/** Adding the person. What is wrong is said once it was tried, and no longer than what was typed stays as it is. */
function useAdding(person: NewPerson, takenBy: string | null) {
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<{ readonly person: NewPerson; readonly why: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const problem = isTried ? problemOf(person) : null;
  const errors: Readonly<Record<string, string>> = {
    ...(problem !== null && { [problem.field]: problem.message }),
    ...(takenBy !== null && { email: takenBy }),
  };
  const add = async (): Promise<void> => {
    setTried(true);
    setRefused(null);
    if (problemOf(person) !== null || takenBy !== null) return;
    setBusy(true);
    const result = await addCandidate(person);
    setBusy(false);
    if (result.ok) closeNewCandidate(true);
    else setRefused({ person, why: result.error.message });
  };
  const beginAnew = (): void => {
    setTried(false);
    setRefused(null);
    startOver();
  };
  return { errors, refusal: refused?.person === person ? refused.why : null, busy, add, beginAnew };
}

function NewCandidateForm() {
  const person = useNewCandidate((state) => state.person);
  const takenUp = useNewCandidate((state) => state.takenUp);
  const similar = useSimilar(person);
  const first = useRef<HTMLInputElement>(null);
  const known = similar.matches.find((match) => match.by.includes('email'));
  const takenBy = takenWords(known?.name, similar.account);
  const { errors, refusal, busy, add, beginAnew } = useAdding(person, takenBy);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeNewCandidate(false)}
      title={say('candidates.new-title')}
      description={say('candidates.new-description')}
      width={480}
      initialFocus={first}
      actions={
        <>
          <Button size="form" onClick={() => closeNewCandidate(false)}>
            {isUntouched(person) ? say('kit.cancel') : say('candidates.new-put-away')}
          </Button>
          <Button size="form" look="primary" type="submit" form="new-candidate" busy={busy} disabled={takenBy !== null}>
            {say('candidates.new-submit')}
          </Button>
        </>
      }
    >
      <form
        id="new-candidate"
        data-testid="new-candidate"
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        {takenUp && (
          <TakenUp
            onStartOver={() => {
              beginAnew();
              first.current?.focus();
            }}
          />
        )}
        <PersonFields person={person} errors={errors} nameRef={first} />
        <JobChoice jobId={person.jobId} />
        <DuplicateHints similar={similar} />
        {refusal !== null && (
          <p role="alert" className="text-danger-text">
            {refusal}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** The dialog for adding somebody by hand, while it is open. */
export function NewCandidate() {
  const open = useNewCandidate((state) => state.open);
  return open ? <NewCandidateForm /> : null;
}
