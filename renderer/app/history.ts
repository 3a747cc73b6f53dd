import { z } from 'zod';
import { COMMANDS } from '../../shared/contract/commands.ts';
import type { ErrorBody, Result } from '../../shared/errors.ts';
import { call, lastChangeAt } from '../data/actions.ts';
import { keepValue, readKeptValue, type Kept } from '../data/kept-values.ts';
import { allSettled, whileUnderWay } from '../data/under-way.ts';
import { showToast, takeOfferedUndo } from '../kit/toasts.tsx';
import type { TextKey } from '../text/catalogue.ts';
import { say } from '../text/say.ts';
import { inParts } from './long-run.ts';

/** Changes that were one act of the person: a bulk of more than one change may hold. */
const act = z.object({ title: z.string(), mutationIds: z.array(z.int()) });
type Act = z.infer<typeof act>;

/** Older acts are taken back change by change, from the history. */
const ACTS_KEPT = 50;
const KEPT_ACTS: Kept<Act[]> = { name: 'history.acts', schema: z.array(act), initial: [] };

/**
 * Runs what is one act of the person. Undo and Redo wait for it: pressed as soon
 * as it is on the screen, they would take back the part that is kept so far.
 */
export function asOneAct<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  return whileUnderWay(work());
}

const beforeUndo = new Set<() => void>();

/** Lets a view drop what it shows ahead of the data, before a change is taken back. */
export function onUndo(listener: () => void): () => void {
  beforeUndo.add(listener);
  return () => beforeUndo.delete(listener);
}

/** Remembers that these changes are one act, taken back and done again as one, after a restart too. */
export async function rememberAct(title: string, mutationIds: readonly number[]): Promise<void> {
  if (mutationIds.length < 2) return;
  const acts = await readKeptValue(KEPT_ACTS);
  await keepValue(KEPT_ACTS, [...acts, { title, mutationIds: [...mutationIds] }].slice(-ACTS_KEPT));
}

async function actOf(mutationId: number): Promise<Act | undefined> {
  return (await readKeptValue(KEPT_ACTS)).find((one) => one.mutationIds.includes(mutationId));
}

type Undone = Result<{ label: string | null; mutationId: number | null }>;

function tellFailure(what: TextKey, error: ErrorBody): void {
  showToast({ title: say(what), detail: error.message, tone: 'problem' });
}

/** Takes back these changes, newest first; what was taken back before stays so. Answers what went wrong first. */
async function undoAll(title: string, mutationIds: readonly number[]): Promise<{ readonly label: string | null; readonly error: ErrorBody | null }> {
  const parts = mutationIds.toReversed().map((mutationId) => ({ mutationId, size: 1 }));
  const outcomes = await inParts(say('app.taking-back', { title }), parts, ({ mutationId }): Promise<Undone> => call(COMMANDS.undo, { mutationId }));
  const errors = outcomes.flatMap((one) => (one.ok || one.error.code === 'history.already_undone' ? [] : [one.error]));
  return { label: outcomes.findLast((one) => one.ok)?.value.label ?? null, error: errors[0] ?? null };
}

/** Takes back several changes that were given: what one act's notice offers. */
async function undoGiven(mutationIds: readonly number[]): Promise<void> {
  const whole = await actOf(mutationIds[0] ?? 0);
  const { label, error } = await undoAll(whole?.title ?? say('app.some-change'), mutationIds);
  if (error !== null) tellFailure('app.could-not-undo', error);
  else showToast({ title: say('app.undone', { title: whole?.title ?? label ?? '' }) });
}

/** Takes back the newest change that can be, and whatever was the same act. */
async function undoNewest(): Promise<void> {
  const result = await call(COMMANDS.undo, { mutationId: null });
  if (!result.ok) return tellFailure('app.could-not-undo', result.error);
  const { label, mutationId } = result.value;
  if (label === null || mutationId === null) return showToast({ title: say('app.nothing-to-undo') });
  const whole = await actOf(mutationId);
  const others = whole?.mutationIds.filter((id) => id !== mutationId) ?? [];
  const rest = others.length === 0 ? null : await undoAll(whole?.title ?? label, others);
  if (rest?.error != null) tellFailure('app.could-not-undo-all', rest.error);
  else showToast({ title: say('app.undone', { title: whole?.title ?? label }) });
}

async function undoOne(mutationId: number): Promise<void> {
  const result = await call(COMMANDS.undo, { mutationId });
  if (!result.ok) tellFailure('app.could-not-undo', result.error);
  else showToast({ title: result.value.label === null ? say('app.nothing-to-undo') : say('app.undone', { title: result.value.label }) });
}

/**
 * Takes back the changes that are given. Without them, what a message offers to
 * take back that is no change, such as a draft that was noted; else the newest
 * change that can be. Says what was done.
 */
export async function undo(mutationIds: readonly number[] | null = null): Promise<void> {
  await allSettled();
  if (mutationIds === null && takeOfferedUndo(lastChangeAt())) return;
  for (const listener of beforeUndo) listener();
  await asOneAct(() => takeBack(mutationIds));
}

async function takeBack(mutationIds: readonly number[] | null): Promise<void> {
  const [only, ...others] = mutationIds ?? [];
  if (mutationIds === null || only === undefined) await undoNewest();
  else if (others.length === 0) await undoOne(only);
  else await undoGiven(mutationIds);
}

/** Does again what was taken back last, with whatever was the same act. */
export async function redo(): Promise<void> {
  await allSettled();
  for (const listener of beforeUndo) listener();
  const result = await call(COMMANDS.redo, {});
  if (!result.ok) return tellFailure('app.could-not-redo', result.error);
  const { label, mutationId, repeats } = result.value;
  if (label === null || mutationId === null) return showToast({ title: say('app.nothing-to-redo') });
  const whole = repeats === null ? undefined : await actOf(repeats);
  const again = [mutationId];
  const changes = whole?.mutationIds.length ?? 1;
  while (again.length < changes) {
    const next = await call(COMMANDS.redo, {});
    if (!next.ok) return tellFailure('app.could-not-redo-all', next.error);
    if (next.value.mutationId === null) break;
    again.push(next.value.mutationId);
  }
  if (whole !== undefined) await rememberAct(whole.title, again);
  showToast({ title: say('app.redone', { title: whole?.title ?? label }) });
}
