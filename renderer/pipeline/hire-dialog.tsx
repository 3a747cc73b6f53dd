import { useState } from 'react';
import { hireCandidate } from '../../shared/mutators/hire.ts';
import type { hirePlan } from '../../shared/queries/hire.ts';
import type { AnswerOf } from '../../shared/queries/query.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { undo } from '../app/history.ts';
import { isolated } from '../bidi.ts';
import { mutate } from '../data/actions.ts';
import { useQuery } from '../data/use-query.ts';
import { formatDate } from '../format.ts';
import { Button } from '../kit/button.tsx';
import { Switch } from '../kit/checkbox.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/field.tsx';
import { Select } from '../kit/select.tsx';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
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
  if (hiredAt !== null) return say('pipeline.hire-hired-already', { name: isolated(name), date: formatDate(hiredAt, now) });
  if (status !== 'offered') return say('pipeline.hire-without-offer');
  if (jobStatus === 'filled') return say('pipeline.hire-job-filled');
  return jobStatus === 'closed' ? say('pipeline.hire-job-closed') : null;
}

async function hire(applicationId: number, plan: Plan, startDate: string, fillsJob: boolean, templateId: string): Promise<void> {
  const tasks = plan.templates.find(({ id }) => String(id) === templateId)?.tasks ?? [];
  const result = await mutate(hireCandidate, { applicationId, startDate, fillsJob, tasks: [...tasks] });
  if (!result.ok)
    return showToast({ title: say('pipeline.hire-failed', { name: isolated(plan.name) }), detail: result.error.message, tone: 'problem' });
  close();
  const detail = fillsJob ? say('pipeline.hired-fills-job', { job: plan.jobTitle }) : undefined;
  showToast({ title: say('pipeline.hired', { name: isolated(plan.name) }), detail, onUndo: () => void undo([result.value.mutationId]) });
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
  const confirm = (): void => void hire(applicationId, plan, startDate, fillsJob, templateId);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={say('pipeline.hire-question', { name: isolated(plan.name) })}
      description={problem ?? say('pipeline.hire-explained', { job: plan.jobTitle })}
      width={520}
      actions={
        <>
          <Button size="form" onClick={close}>
            {problem === null ? say('pipeline.hire-refuse') : say('kit.close')}
          </Button>
          {problem === null && (
            <Button size="form" look="primary" disabled={startDate === ''} onClick={confirm}>
              {say('pipeline.hire-confirm')}
            </Button>
          )}
        </>
      }
    >
      {problem === null && (
        <div className="flex flex-col gap-4">
          <TextField
            type="date"
            label={say('pipeline.hire-start')}
            value={startDate}
            required
            onChange={(event) => setStartDate(event.target.value)}
            className="w-44"
          />
          <Row label={say('pipeline.hire-fills-job')} hint={say('pipeline.hire-fills-job-hint', { others: plan.otherOffers })}>
            <Switch label={say('pipeline.hire-fills-job')} checked={fillsJob} onChange={setFillsJob} />
          </Row>
          <Row label={say('pipeline.hire-onboarding')} hint={say('pipeline.hire-onboarding-tasks', { count: tasks })}>
            <Select
              label={say('pipeline.hire-template')}
              value={templateId}
              options={[
                ...plan.templates.map(({ id, name }) => ({ value: String(id), label: name })),
                { value: NO_TEMPLATE, label: say('pipeline.hire-no-template') },
              ]}
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
      title={say('pipeline.hire-application-missing')}
      description={say('pipeline.hire-application-missing-hint')}
      actions={
        <Button size="form" onClick={close}>
          {say('kit.close')}
        </Button>
      }
    />
  );
}
