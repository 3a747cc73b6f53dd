import { createApplication } from '../../shared/mutators/create-application.ts';
import { createCandidate } from '../../shared/mutators/create-candidate.ts';
import { success, type Result } from '../../shared/errors.ts';
import { QUERIES } from '../../shared/queries/registry.ts';
import { isolated } from '../bidi.ts';
import { parseRoute, showInPanel } from '../app/router.ts';
import { undo } from '../app/history.ts';
import { mutate } from '../data/actions.ts';
import { readOnce } from '../data/use-query.ts';
import { showToast } from '../kit/toasts.tsx';
import { say } from '../text/say.ts';
import type { NewPerson } from './new-candidate-state.ts';
import { usePanelState } from './note-focus.ts';

/** The row a change made, as its receipt names it. */
async function madeCandidate(mutationId: number): Promise<number | null> {
  const details = await readOnce(QUERIES.changeDetails, { mutationId });
  const route = details.ok ? details.value.receipt?.route : null;
  return route == null ? null : parseRoute(route).candidateId;
}

/** Puts a candidate forward for a job. Who has applied already keeps that application. */
export async function putForward(candidateId: number, jobId: number, jobTitle: string): Promise<void> {
  const result = await mutate(createApplication, { jobId, candidateId });
  if (result.ok) showToast({ title: say('candidates.put-forward', { job: jobTitle }), onUndo: () => void undo([result.value.mutationId]) });
  else showToast({ title: say('candidates.put-forward-failed'), detail: result.error.message, tone: 'problem' });
}

/**
 * Adds somebody and, where a job is chosen, puts them forward; then opens them
 * to be completed.
 * @returns an error where the person could not be added; nothing is kept then
 */
export async function addCandidate(person: NewPerson): Promise<Result<null>> {
  const { name, email, phone, linkedinUrl, jobId } = person;
  const input = { name, email, phoneNumber: phone, location: '', title: null, skills: null, linkedinUrl: linkedinUrl.trim() || null };
  const created = await mutate(createCandidate, input);
  if (!created.ok) return created;
  const candidateId = await madeCandidate(created.value.mutationId);
  const applied = candidateId === null || jobId === null ? null : await mutate(createApplication, { jobId, candidateId });
  const ids = [created.value.mutationId, ...(applied?.ok === true ? [applied.value.mutationId] : [])];
  const shown = isolated(name);
  if (applied?.ok === false)
    showToast({ title: say('candidates.added-not-to-job', { name: shown }), detail: applied.error.message, tone: 'problem' });
  else
    showToast({
      title: jobId === null ? say('candidates.added', { name: shown }) : say('candidates.added-to-job', { name: shown }),
      onUndo: () => void undo(ids),
    });
  if (candidateId !== null) {
    usePanelState.setState({ tab: 'edit' });
    showInPanel({ applicationId: null, candidateId });
  }
  return success(null);
}
