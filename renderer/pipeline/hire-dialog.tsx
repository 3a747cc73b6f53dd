import { useState } from 'react';
import { hireCandidate } from '../../shared/mutators/hire.ts';
import type { hirePlan } from '../../shared/queries/hire.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { undo } from '../app/history.ts';
import { isolated } from '../bidi.ts';
import { mutate } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatDate, plural } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Switch } from '../kit/checkbox.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/field.tsx';
import { Select } from '../kit/select.tsx';
import { showToast } from '../kit/toasts.tsx';
import { useNow } from '../use-now.ts';
import { useDecisions } from './decisions.ts';

type Plan = NonNullable<AnswerOf<typeof hirePlan>['plan']>;

const NO_TEMPLATE = 'none';
const NOTICE_MS = 28 * 86_400_000;

function close(): void {
  useDecisions.setState({ hiring: null });
}

/** A day as a date field holds it. */
function dayOf(ms: number): string {
  const local = new Date(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** Why nobody can be hired here now; null when it can be done. */
function obstacle({ status, jobStatus, hiredAt, name }: Plan, now: number): string | null {
  if (hiredAt !== null) return `${isolated(name)} was hired on ${formatDate(hiredAt, now)}.`;
  if (status !== 'offered') return 'Only who holds an offer can be hired. Move the application to Offered first.';
  if (jobStatus === 'filled') return 'This job is filled. Open it again if there is another opening.';
  return jobStatus === 'closed' ? 'This job is closed. Open it again before you hire.' : null;
}

async function hire(applicationId: number, plan: Plan, startDate: string, fillsJob: boolean, templateId: string): Promise<void> {
  const tasks = plan.templates.find(({ id }) => String(id) === templateId)?.tasks ?? [];
  const result = await mutate(hireCandidate, { applicationId, startDate, fillsJob, tasks: [...tasks] });
  if (!result.ok) return showToast({ title: `Could not hire ${isolated(plan.name)}`, detail: result.error.message, tone: 'problem' });
  close();
  const detail = fillsJob ? `${plan.jobTitle} is filled.` : undefined;
  showToast({ title: `Hired ${isolated(plan.name)}`, detail, onUndo: () => void undo([result.value.mutationId]) });
}

function Row({ label, hint, children }: { readonly label: string; readonly hint: string; readonly children: React.ReactNode }) {
  return (
    <div className="flex items-center gap-4">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{label}</p>
        <p className="text-meta text-ink-3">{hint}</p>
      </div>
      {children}
    </div>
  );
}

function HireForm({ applicationId, plan }: { readonly applicationId: number; readonly plan: Plan }) {
  const now = useNow();
  const [startDate, setStartDate] = useState(() => dayOf(now + NOTICE_MS));
  const [fillsJob, setFillsJob] = useState(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const first = plan.templates.find(({ isDefault }) => isDefault) ?? plan.templates[0];
  const templateId = chosen ?? (first === undefined ? NO_TEMPLATE : String(first.id));
  const tasks = plan.templates.find(({ id }) => String(id) === templateId)?.tasks.length ?? 0;
  const problem = obstacle(plan, now);
  const others =
    plan.otherOffers === 0
      ? 'Nobody else holds an offer for it.'
      : `${plural(plan.otherOffers, 'other candidate holds', 'other candidates hold')} an offer for it.`;
  const confirm = (): void => void hire(applicationId, plan, startDate, fillsJob, templateId);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={`Hire ${isolated(plan.name)}?`}
      description={problem ?? `As ${plan.jobTitle}. A welcome e-mail leaves five minutes after this is delivered; Undo takes it back.`}
      width={520}
      actions={
        <>
          <Button size="form" onClick={close}>
            {problem === null ? 'Not yet' : 'Close'}
          </Button>
          {problem === null && (
            <Button size="form" look="primary" disabled={startDate === ''} onClick={confirm}>
              Hire
            </Button>
          )}
        </>
      }
    >
      {problem === null && (
        <div className="flex flex-col gap-4">
          <TextField
            type="date"
            label="First day of work"
            value={startDate}
            required
            onChange={(event) => setStartDate(event.target.value)}
            className="w-44"
          />
          <Row label="This fills the job" hint={`${others} Turn this off while openings are left.`}>
            <Switch label="This fills the job" checked={fillsJob} onChange={setFillsJob} />
          </Row>
          <Row label="Onboarding" hint={tasks === 0 ? 'Begins without tasks.' : `Begins with ${plural(tasks, 'task')}.`}>
            <Select
              label="Onboarding template"
              value={templateId}
              options={[...plan.templates.map(({ id, name }) => ({ value: String(id), label: name })), { value: NO_TEMPLATE, label: 'No template' }]}
              onChange={setChosen}
            />
          </Row>
        </div>
      )}
    </Dialog>
  );
}

/** Makes an employee of who holds an offer: associate, onboarding, and the job filled. */
export function HireDialog({ applicationId }: { readonly applicationId: number }) {
  const answer = useQuery(QUERIES.hirePlan, { applicationId });
  if (answer.value === undefined) return null;
  if (answer.value.plan !== null) return <HireForm applicationId={applicationId} plan={answer.value.plan} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title="This application is not here any more"
      description="It was deleted, or it is no longer shared with you."
      actions={
        <Button size="form" onClick={close}>
          Close
        </Button>
      }
    />
  );
}
